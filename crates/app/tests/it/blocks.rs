//! Tests of the slice blocks: A1 minute by minute, and A2's silence.

use app::blocks::actions::{self, NewPolicy};
use app::blocks::queries;
use domain::block::Minutes;
use domain::{BlockId, Role, TeamId, UserId};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use store::Org;

use crate::on_both;
use crate::world::World;

/// Tuesdays and Thursdays, 9:00 to 11:00, for the outbound reps of a team.
pub fn mornings(team: TeamId, from_day: Date) -> NewPolicy {
    NewPolicy {
        team,
        role: Role::OutboundRep,
        rrule: "FREQ=WEEKLY;BYDAY=TU,TH".to_owned(),
        start_minute: 540,
        minutes: 120,
        quiet_minutes: 30,
        from_day,
    }
}

/// Dana's team has its mornings; the block of a user on a day.
pub async fn laid(world: &World, user: &str, day: Date) -> BlockId {
    let (team, user_id) = (world.team("dana"), world.user(user));
    world
        .act("dana", move |org| {
            if queries::of_day(org, user_id, day)?.is_empty() {
                actions::add_policy(org, &mornings(team, date(2026, 5, 1)))?;
            }
            Ok(queries::of_day(org, user_id, day)?.first().expect("a block is laid on that day").id)
        })
        .await
}

/// Commits the plan of a block without asking who is on it.
async fn committed(world: &World, block: BlockId) {
    world.act("ana", move |org| actions::plan_committed(org, block)).await;
}

async fn at(
    world: &World,
    hour: i8,
    minute: i8,
    f: impl FnMut(&mut Org<'_>) -> web::Result<()> + Send + 'static,
) {
    world.set_clock(12, hour, minute);
    world.act("ana", f).await;
}

async fn verdict(world: &World, block: BlockId) -> Minutes {
    world.act("ana", actions::close_due).await;
    let block = world.act("ana", move |org| Ok(queries::block(org, block)?.expect("a block"))).await;
    assert!(block.closed_at.is_some(), "the verdict is written");
    block.verdict.expect("a verdict")
}

/// kept, broken, missed, unplanned
fn parts(minutes: Minutes) -> (u32, u32, u32, u32) {
    assert_eq!(minutes.scheduled, minutes.kept + minutes.broken + minutes.missed, "{minutes:?}");
    (minutes.kept, minutes.broken, minutes.missed, minutes.unplanned)
}

on_both! {
    async fn a1_blocks_are_laid_eight_weeks_ahead_and_laying_again_changes_nothing(world: World) {
        let ana = world.user("ana");
        laid(&world, "ana", world.day(12)).await;
        let (again, blocks) = world.act("dana", move |org| {
            let again = actions::lay_out_all(org)?;
            Ok((again, queries::between(org, ana, date(2026, 5, 1), date(2026, 12, 31))?))
        }).await;
        assert_eq!(again, 0);
        assert_eq!(blocks.len(), 16, "two a week for eight weeks");
        assert_eq!((blocks[0].day, blocks[0].start_text(), blocks[0].end_text()), (world.day(12), "9:00".into(), "11:00".into()));
        assert_eq!(blocks[0].quiet_from_at, world.moment(12, 8, 30));
        let chloe = world.user("chloe");
        let others = world.act("dana", move |org| Ok(queries::between(org, chloe, date(2026, 5, 1), date(2026, 12, 31))?)).await;
        assert!(others.is_empty(), "the policy is for outbound reps");
    }

    async fn a1_what_has_begun_is_not_laid(world: World) {
        world.set_clock(12, 9, 1);
        let (team, ana) = (world.team("dana"), world.user("ana"));
        let today = world.day(12);
        let blocks = world.act("dana", move |org| {
            actions::add_policy(org, &mornings(team, today))?;
            Ok(queries::of_day(org, ana, today)?)
        }).await;
        assert!(blocks.is_empty());
    }

    async fn a1_minutes_late_start_pause_interruption(world: World) {
        let (ana, block) = (world.user("ana"), laid(&world, "ana", world.day(12)).await);
        committed(&world, block).await;
        at(&world, 9, 3, move |org| actions::start(org, block, ana, true)).await;
        at(&world, 9, 30, move |org| actions::pause(org, block, ana, "The courier rang")).await;
        at(&world, 9, 34, move |org| actions::start(org, block, ana, true)).await;
        at(&world, 10, 0, move |org| actions::interrupt(org, block, None, "A customer", "The line stands still", "customer")).await;
        at(&world, 10, 6, move |org| actions::start(org, block, ana, false)).await;
        world.set_clock(12, 11, 0);
        assert_eq!(parts(verdict(&world, block).await), (107, 10, 3, 0));
        // Once written, it stays.
        world.set_clock(12, 12, 0);
        assert_eq!(world.act("ana", actions::close_due).await, 0);
    }

    async fn a1_nobody_there_is_missed(world: World) {
        let block = laid(&world, "ana", world.day(12)).await;
        committed(&world, block).await;
        world.set_clock(12, 23, 0);
        assert_eq!(parts(verdict(&world, block).await), (0, 0, 120, 0));
    }
}

on_both! {
    async fn a1_finishing_early_keeps_the_rest_only_with_the_plan_done(world: World) {
        let (ana, ben) = (world.user("ana"), world.user("ben"));
        let block = laid(&world, "ana", world.day(12)).await;
        let bens = laid(&world, "ben", world.day(12)).await;
        world.act("ana", move |org| {
            actions::plan_committed(org, block)?;
            actions::plan_committed(org, bens)
        }).await;
        at(&world, 9, 0, move |org| { actions::start(org, block, ana, true)?; actions::start(org, bens, ben, true) }).await;
        at(&world, 10, 0, move |org| { actions::finish(org, block, ana)?; actions::finish(org, bens, ben)?; actions::plan_done(org, block, true) }).await;
        world.set_clock(12, 11, 0);
        assert_eq!(parts(verdict(&world, block).await), (120, 0, 0, 0));
        assert_eq!(parts(verdict(&world, bens).await), (60, 0, 60, 0));
    }

    async fn a1_minutes_without_a_committed_plan_are_unplanned(world: World) {
        let (ana, block) = (world.user("ana"), laid(&world, "ana", world.day(12)).await);
        at(&world, 9, 0, move |org| actions::start(org, block, ana, true)).await;
        at(&world, 9, 20, move |org| actions::plan_committed(org, block)).await;
        world.set_clock(12, 11, 0);
        assert_eq!(parts(verdict(&world, block).await), (100, 0, 20, 20));
    }
}
