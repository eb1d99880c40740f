//! Tests of the slice blocks: A1 minute by minute, and A2's silence.

use app::blocks::actions::{self, NewPolicy};
use app::blocks::queries;
use domain::block::Minutes;
use domain::{BlockId, Role, TeamId};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
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

on_both! {
    async fn a1_a_block_over_the_end_of_summer_time_has_its_minutes(world: World) {
        // Sunday 1 November 2026: clocks go back at 2:00 in New York, so that 1:00 to 3:00 lasts three hours.
        let (team, ana) = (world.team("dana"), world.user("ana"));
        let night = date(2026, 11, 1);
        world.store.clock().set(instant(&world, date(2026, 10, 31), 12));
        let block = world.act("dana", move |org| {
            let new = NewPolicy { rrule: "FREQ=WEEKLY;BYDAY=SU".into(), start_minute: 60, minutes: 120, ..mornings(team, night) };
            actions::add_policy(org, &new)?;
            Ok(queries::of_day(org, ana, night)?.remove(0))
        }).await;
        assert_eq!((block.length_minutes(), block.start_text(), block.end_text()), (180, "1:00".into(), "3:00".into()));
        let id = block.id;
        world.act("ana", move |org| actions::plan_committed(org, id)).await;
        world.store.clock().set(block.starts_at);
        world.act("ana", move |org| actions::start(org, id, ana, true)).await;
        world.store.clock().set(block.ends_at);
        assert_eq!(parts(verdict(&world, id).await), (180, 0, 0, 0));
    }

    async fn a1_a_block_over_the_start_of_summer_time_has_its_minutes(world: World) {
        // Sunday 8 March 2026: clocks go forward at 2:00, so that 1:00 to 4:00 lasts two hours.
        let (team, ana) = (world.team("dana"), world.user("ana"));
        let night = date(2026, 3, 8);
        world.store.clock().set(instant(&world, date(2026, 3, 7), 12));
        let block = world.act("dana", move |org| {
            let new = NewPolicy { rrule: "FREQ=WEEKLY;BYDAY=SU".into(), start_minute: 60, minutes: 180, ..mornings(team, night) };
            actions::add_policy(org, &new)?;
            Ok(queries::of_day(org, ana, night)?.remove(0))
        }).await;
        assert_eq!(block.length_minutes(), 120);
        world.store.clock().set(block.ends_at);
        assert_eq!(parts(verdict(&world, block.id).await), (0, 0, 120, 0));
    }

    async fn a1_a_move_stays_in_its_week_and_keeps_its_length(world: World) {
        let (ana, block) = (world.user("ana"), laid(&world, "ana", world.day(12)).await);
        let check = |at: Timestamp| world.act_fails("ana", move |org| actions::move_to(org, block, ana, at));
        assert!(refused(check(world.moment(18, 9, 0)).await).contains("stays in its week"), "Monday of the next week");
        assert!(refused(check(world.moment(10, 9, 0)).await).contains("passed"), "last Sunday");
        assert!(refused(check(world.moment(14, 10, 59)).await).contains("another block"), "over Thursday's");
        let sunday = world.moment(17, 22, 0);
        world.act("ana", move |org| actions::move_to(org, block, ana, sunday)).await;
        let to = world.moment(14, 11, 0);
        world.act("ana", move |org| actions::move_to(org, block, ana, to)).await;
        let moved = world.act("ana", move |org| Ok(queries::block(org, block)?.expect("a block"))).await;
        assert_eq!((moved.day, moved.starts_at, moved.length_minutes()), (world.day(14), to, 120));
        assert_eq!((moved.quiet_from_at, moved.moved_from_at), (world.moment(14, 10, 30), Some(world.moment(12, 9, 0))));
        // Laying out again leaves it where it is.
        assert_eq!(world.act("dana", actions::lay_out_all).await, 0);
        let still = world.act("ana", move |org| Ok(queries::block(org, block)?.expect("a block"))).await;
        assert_eq!(still.starts_at, to);
        world.set_clock(14, 11, 0);
        let late = world.moment(14, 15, 0);
        assert!(matches!(world.act_fails("ana", move |org| actions::move_to(org, block, ana, late)).await, web::Error::Conflict(_)));
        let ben = world.user("ben");
        assert!(matches!(world.act_fails("ben", move |org| actions::move_to(org, block, ben, late)).await, web::Error::NotFound));
    }

    async fn a1_taken_off_is_missed_but_for_leave_and_holidays(world: World) {
        let (dana, block) = (world.user("dana"), laid(&world, "ana", world.day(12)).await);
        let bens = laid(&world, "ben", world.day(12)).await;
        assert!(refused(world.act_fails("dana", move |org| actions::remove(org, block, dana, "other", " ")).await).contains("Say why"));
        world.act("dana", move |org| {
            actions::remove(org, block, dana, "other", "All hands")?;
            actions::remove(org, bens, dana, "leave", "A day off")
        }).await;
        world.set_clock(12, 12, 0);
        assert_eq!(parts(verdict(&world, block).await), (0, 0, 120, 0));
        assert_eq!(parts(verdict(&world, bens).await), (0, 0, 0, 0));
    }

    async fn a1_holidays_and_leave_are_not_scheduled(world: World) {
        let (ana, ben) = (world.user("ana"), world.user("ben"));
        let (holiday, away) = (world.day(14), world.day(19));
        let committed = laid(&world, "ana", away).await;
        world.act("ana", move |org| actions::plan_committed(org, committed)).await;
        let (anas, bens) = world.act("ada", move |org| {
            app::settings::actions::add_holiday(org, holiday, "Ascension")?;
            app::settings::actions::add_leave(org, ana, away, away)?;
            actions::lay_out_all(org)?;
            Ok((queries::between(org, ana, holiday, away)?, queries::between(org, ben, holiday, away)?))
        }).await;
        assert_eq!(bens.iter().map(|block| block.day).collect::<Vec<_>>(), [away]);
        assert_eq!(anas.len(), 1, "the plan is kept with its block");
        assert_eq!(anas[0].removed, Some(domain::block::Removal::Leave));
        world.set_clock(19, 12, 0);
        assert_eq!(parts(verdict(&world, committed).await), (0, 0, 0, 0));
    }

    async fn a2_meetings_over_a_block_are_conflicts_until_answered(world: World) {
        laid(&world, "ana", world.day(12)).await;
        let (ana, dana, day) = (world.user("ana"), world.user("dana"), world.day(14));
        let new = |kind, from: (i8, i8), to: (i8, i8)| app::calendars::actions::NewMeeting {
            user: ana, title: "Deal desk".into(), starts_at: world.moment(14, from.0, from.1), ends_at: world.moment(14, to.0, to.1), day, kind,
            prospect: None, organiser: Some(dana), organiser_name: Some("Dana Whitfield".into()),
        };
        let meetings = [new("meeting", (8, 0), (9, 0)), new("meeting", (10, 59), (11, 30)), new("meeting", (11, 0), (12, 0)), new("scoping_call", (9, 0), (9, 30))];
        let found = world.act("dana", move |org| {
            let mut ids = Vec::new();
            for meeting in &meetings { ids.push(app::calendars::actions::add_meeting(org, meeting)?); }
            let before = queries::conflicts(org, &[ana], day, day)?;
            app::calendars::actions::answer_conflict(org, ids[1], "declined", Some("It is the only hour"), dana)?;
            Ok((ids, before, queries::conflicts(org, &[ana], day, day)?))
        }).await;
        let (ids, before, after) = found;
        assert_eq!(before.iter().map(|conflict| conflict.meeting).collect::<Vec<_>>(), [ids[1]]);
        assert!(after.is_empty());
    }

    async fn a1_scheduled_is_kept_broken_and_missed_whatever_happened(world: World) {
        let ana = world.user("ana");
        laid(&world, "ana", world.day(12)).await;
        let blocks = world.act("ana", move |org| Ok(queries::between(org, ana, date(2026, 5, 12), date(2026, 7, 30))?)).await;
        let mut runner = TestRunner::deterministic();
        // A moment in seconds from half an hour before the block to its end, and what is done then.
        let deeds = proptest::collection::vec((0..(150 * 60_i64), 0..7_u8), 0..12);
        for block in &blocks {
            let mut deeds = deeds.new_tree(&mut runner).expect("deeds").current();
            deeds.sort_unstable();
            let (id, opens) = (block.id, block.starts_at - jiff::SignedDuration::from_mins(30));
            for (second, deed) in deeds.clone() {
                world.store.clock().set(opens + jiff::SignedDuration::from_secs(second));
                let act = world.store.write(world.org, Some(ana), move |org| match deed {
                    0 | 1 => actions::start(org, id, ana, deed == 0),
                    2 => actions::pause(org, id, ana, "A pause"),
                    3 => actions::interrupt(org, id, None, "", "An interruption", "internal"),
                    4 => actions::plan_committed(org, id),
                    5 => actions::plan_done(org, id, true),
                    _ => actions::finish(org, id, ana),
                });
                match act.await {
                    Ok(()) | Err(web::Error::Conflict(_)) => {}
                    Err(error) => panic!("{deeds:?}: {error}"),
                }
            }
            world.store.clock().set(block.ends_at);
            let before = world.act("ana", move |org| {
                let block = queries::block(org, id)?.expect("a block");
                Ok(queries::minutes(org, &block)?)
            }).await;
            let written = verdict(&world, id).await;
            assert_eq!(written, before, "the verdict is what was shown: {deeds:?}");
            assert_eq!(written.scheduled, 120, "{deeds:?}");
            parts(written);
        }
        let all = world.act("ana", move |org| Ok(queries::protected(org, &[ana], date(2026, 5, 1), date(2026, 8, 1))?)).await;
        assert_eq!(all.rows.len(), 16);
        assert_eq!(parts(all.minutes()).0, all.rows.iter().map(|row| row.minutes.kept).sum::<u32>());
        assert_eq!(all.minutes().scheduled, 16 * 120);
    }
}

fn instant(world: &World, day: Date, hour: i8) -> Timestamp {
    day.at(hour, 0, 0, 0).to_zoned(world.zone.clone()).expect("an instant").timestamp()
}

fn refused(error: web::Error) -> String {
    let errors = error.into_errors().expect("it is about what was sent");
    errors.iter().map(|(_, text)| text.to_owned()).collect()
}
