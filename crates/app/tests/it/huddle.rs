//! Tests of the slice huddle: each step kept only by evidence (B1).

use app::blocks::actions::{self as blocks, NewPolicy};
use app::blocks::queries as block_queries;
use app::calendars::actions::{self as calendar, NewMeeting};
use app::debriefs::actions as debriefs;
use app::huddle::actions as huddle;
use app::huddle::queries::{self, HabitDay};
use domain::routine::{RepDay, Step};
use domain::{BlockId, DebriefId, MeetingId, Role};
use jiff::civil::date;
use store::args;
use web::Error;

use crate::on_both;
use crate::world::World;

/// Outbound reps from 9:00 to 11:00, account executives from 14:00 to 15:30, every working day.
pub async fn with_policies(world: &World) {
    let team = world.team("dana");
    world
        .act("dana", move |org| {
            for (role, start_minute, minutes) in
                [(Role::OutboundRep, 540, 120), (Role::AccountExecutive, 840, 90)]
            {
                blocks::add_policy(
                    org,
                    &NewPolicy {
                        team,
                        role,
                        rrule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR".to_owned(),
                        start_minute,
                        minutes,
                        quiet_minutes: 30,
                        from_day: date(2026, 5, 1),
                    },
                )?;
            }
            Ok(())
        })
        .await;
}

pub async fn block(world: &World, user: &str, day: i8) -> BlockId {
    let (user, day) = (world.user(user), world.day(day));
    world
        .act("dana", move |org| Ok(block_queries::of_day(org, user, day)?.first().expect("a block").id))
        .await
}

pub async fn debriefed(world: &World, user: &str, block: BlockId) -> DebriefId {
    let id = world.user(user);
    world
        .act(user, move |org| {
            let used = debriefs::save(
                org,
                block,
                id,
                "Name the cold room.",
                "Laval, first thing.",
                Some("most"),
                false,
            );
            used.or_else(|_| {
                debriefs::save(org, block, id, "Name the cold room.", "Laval, first thing.", None, false)
            })
        })
        .await
}

pub async fn commit_plan(world: &World, user: &str, block: BlockId) {
    world.act(user, move |org| blocks::plan_committed(org, block)).await;
}

async fn turn(world: &World, manager: &str, user: &str, day: i8) {
    let (m, u, day) = (world.user(manager), world.user(user), world.day(day));
    world.act(manager, move |org| huddle::turn(org, m, u, day)).await;
}

pub async fn facts(world: &World, manager: &str, user: &str, day: i8) -> RepDay {
    let (m, u, until, day) =
        (world.user(manager), world.user(user), world.moment(day + 1, 0, 0), world.day(day));
    world.act(manager, move |org| huddle::rep_day(org, m, u, day, until)).await
}

async fn kept(world: &World, user: &str, day: i8, step: Step) -> bool {
    facts(world, "dana", user, day).await.kept(step)
}

pub async fn meeting(
    world: &World,
    user: &str,
    organiser: Option<&str>,
    (day, hour, minute): (i8, i8, i8),
    minutes: i64,
) -> MeetingId {
    let starts_at = world.moment(day, hour, minute);
    let new = NewMeeting {
        user: world.user(user),
        title: "Demo rehearsal".to_owned(),
        starts_at,
        ends_at: starts_at + jiff::SignedDuration::from_mins(minutes),
        day: world.day(day),
        kind: "meeting",
        prospect: None,
        organiser: organiser.map(|name| world.user(name)),
        organiser_name: None,
    };
    world.act(user, move |org| calendar::add_meeting(org, &new)).await
}

/// Everything the four steps ask for about a rep whose block of the day is over.
pub async fn all_four(world: &World, user: &str, day: i8, next: i8) {
    let (today, next) = (block(world, user, day).await, block(world, user, next).await);
    let debrief = debriefed(world, user, today).await;
    commit_plan(world, user, next).await;
    let (m, u, on) = (world.user("dana"), world.user(user), world.day(day));
    world
        .act("dana", move |org| {
            huddle::turn(org, m, u, on)?;
            huddle::reply(org, m, u, debrief, "Who was it?")?;
            huddle::agree_goal(org, m, u, next, 1)
        })
        .await;
}

pub async fn habit(world: &World, manager: &str) -> Vec<HabitDay> {
    let id = world.user(manager);
    world.act(manager, move |org| Ok(queries::habit(org, id, date(2026, 5, 1), date(2026, 5, 31))?)).await
}

on_both! {
    async fn b1_all_four_by_evidence(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 11, 33);
        assert_eq!(facts(&world, "dana", "ana", 12).await, RepDay { had_block: true, ..RepDay::default() });
        all_four(&world, "ana", 12, 13).await;
        assert!(facts(&world, "dana", "ana", 12).await.is_full());
        assert!(!facts(&world, "dana", "ben", 12).await.is_full(), "of Ana only");
    }

    async fn b1_protect_needs_every_conflict_of_today_and_tomorrow_cleared(world: World) {
        with_policies(&world).await;
        let (dana, ana, day) = (world.user("dana"), world.user("ana"), world.day(12));
        assert!(!kept(&world, "ana", 12, Step::Protect).await, "nobody looked");
        turn(&world, "dana", "ana", 12).await;
        assert!(kept(&world, "ana", 12, Step::Protect).await, "no conflict: it was opened");
        let tomorrow = meeting(&world, "ana", Some("ana"), (13, 10, 30), 30).await;
        assert!(!kept(&world, "ana", 12, Step::Protect).await, "opened, but there is a conflict");
        let later = meeting(&world, "ana", Some("ana"), (15, 10, 30), 30).await;
        let asked = meeting(&world, "ana", Some("erik"), (13, 9, 30), 30).await;
        let beside = meeting(&world, "ana", Some("ana"), (13, 11, 0), 30).await;
        world.act("dana", move |org| huddle::clear(org, dana, ana, asked, "ask", "")).await;
        world.act("dana", move |org| huddle::clear(org, dana, ana, tomorrow, "move", "")).await;
        let moved = world.act("dana", move |org| Ok(app::calendars::queries::meeting(org, tomorrow)?.expect("it is there"))).await;
        assert_eq!(moved.starts_at, world.moment(13, 11, 30), "the first free quarter hour: 11:00 is taken until 11:30");
        assert!(!kept(&world, "ana", 12, Step::Protect).await, "asking resolves nothing yet");
        let refused = world.act_fails("dana", move |org| huddle::clear(org, dana, ana, asked, "decline", "  ")).await;
        assert!(matches!(refused, Error::Invalid(errors) if errors.get("reason").is_some()));
        world.act("dana", move |org| huddle::clear(org, dana, ana, asked, "decline", "The customer flies home at noon.")).await;
        assert!(kept(&world, "ana", 12, Step::Protect).await, "Friday’s is not asked for yet");
        let thursday = facts(&world, "dana", "ana", 14).await;
        assert_eq!((thursday.conflicts, thursday.conflicts_open), (1, 1));
        let _ = (later, beside, day);
    }

    async fn b1_protect_conflicts_all_resolved_is_evidence_by_itself(world: World) {
        with_policies(&world).await;
        let (dana, ana) = (world.user("dana"), world.user("ana"));
        let asked = meeting(&world, "ana", Some("erik"), (12, 9, 30), 30).await;
        world.act("dana", move |org| huddle::clear(org, dana, ana, asked, "decline", "A customer is down.")).await;
        assert!(kept(&world, "ana", 12, Step::Protect).await);
        let off = meeting(&world, "ben", Some("erik"), (12, 9, 30), 30).await;
        let ben = world.user("ben");
        world.act("dana", move |org| huddle::clear(org, dana, ben, off, "take_off", "")).await;
        assert!(!kept(&world, "ben", 12, Step::Protect).await, "none is left, so it has to be opened");
    }

    async fn b1_tomorrow_is_the_next_working_day(world: World) {
        with_policies(&world).await;
        meeting(&world, "ana", Some("ana"), (18, 9, 0), 60).await;
        let friday = facts(&world, "dana", "ana", 15).await;
        assert_eq!((friday.conflicts, friday.conflicts_open), (1, 1), "Monday is tomorrow on a Friday");
        assert_eq!(facts(&world, "dana", "ana", 14).await.conflicts, 0);
    }

    async fn b1_check_is_the_latest_finished_block_opened_in_the_turn(world: World) {
        with_policies(&world).await;
        turn(&world, "dana", "ana", 12).await;
        assert!(!kept(&world, "ana", 12, Step::Check).await, "none was finished at 8:40");
        world.set_clock(12, 11, 0);
        turn(&world, "dana", "ana", 12).await;
        assert!(kept(&world, "ana", 12, Step::Check).await);
        world.set_clock(13, 12, 0);
        let (dana, ana, day) = (world.user("dana"), world.user("ana"), world.day(13));
        let older = block(&world, "ana", 12).await;
        let refused = world.act_fails("dana", move |org| huddle::evidence(org, dana, ana, day, "block_opened", older.into())).await;
        assert!(matches!(refused, Error::Conflict(_)), "an older block");
        assert!(!kept(&world, "ana", 13, Step::Check).await);
    }

    async fn b1_ask_needs_an_answer_to_the_latest_debrief(world: World) {
        with_policies(&world).await;
        let (dana, ana) = (world.user("dana"), world.user("ana"));
        world.set_clock(12, 11, 10);
        let first = block(&world, "ana", 12).await;
        let first = debriefed(&world, "ana", first).await;
        world.set_clock(13, 11, 10);
        let second = block(&world, "ana", 13).await;
        let second = debriefed(&world, "ana", second).await;
        let empty = world.act_fails("dana", move |org| huddle::reply(org, dana, ana, second, " ")).await;
        assert!(matches!(empty, Error::Invalid(errors) if errors.get("reply").is_some()));
        world.act("dana", move |org| huddle::reply(org, dana, ana, first, "Late, but well done.")).await;
        assert!(!kept(&world, "ana", 13, Step::Ask).await, "an older debrief");
        world.act("dana", move |org| huddle::reply(org, dana, ana, second, "Try it on Laval.")).await;
        assert!(kept(&world, "ana", 13, Step::Ask).await);
        world.set_clock(14, 8, 0);
        world.act("dana", move |org| huddle::reply(org, dana, ana, second, "And on Bramble.")).await;
        assert!(!kept(&world, "ana", 14, Step::Ask).await, "the same answer again");
    }

    async fn b1_ask_for_the_missing_one_is_held_in_a_block_and_sent_once(world: World) {
        with_policies(&world).await;
        let (dana, chloe, ana) = (world.user("dana"), world.user("chloe"), world.user("ana"));
        world.set_clock(13, 14, 10);
        let missing_one = block(&world, "chloe", 12).await;
        let held = world.act("dana", move |org| huddle::ask(org, dana, chloe, missing_one)).await;
        assert_eq!(held, Some(world.moment(13, 15, 30)), "Chloe is in a block");
        assert!(kept(&world, "chloe", 13, Step::Ask).await);
        world.act("dana", move |org| huddle::ask(org, dana, chloe, missing_one)).await;
        let sent = world
            .act("dana", move |org| {
                let row = org.one("select count(*) from messages where org_id = $1 and to_user_id = $2", args![chloe])?;
                Ok(row.expect("a count").get::<i64>(0)?)
            })
            .await;
        assert_eq!(sent, 1);
        let (older, written) = (block(&world, "ana", 12).await, block(&world, "ana", 13).await);
        world.act_fails("dana", move |org| huddle::ask(org, dana, ana, older)).await;
        debriefed(&world, "ana", written).await;
        let refused = world.act_fails("dana", move |org| huddle::ask(org, dana, ana, written)).await;
        assert!(matches!(refused, Error::Conflict(_)), "it is written");
        assert!(!kept(&world, "ana", 13, Step::Ask).await);
    }

    async fn b1_tomorrow_needs_goal_and_committed_plan_of_the_next_block(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 11, 33);
        let (dana, ana, day) = (world.user("dana"), world.user("ana"), world.day(12));
        let (next, after) = (block(&world, "ana", 13).await, block(&world, "ana", 14).await);
        world.act("dana", move |org| huddle::agree_goal(org, dana, ana, next, 2)).await;
        turn(&world, "dana", "ana", 12).await;
        assert!(!kept(&world, "ana", 12, Step::Tomorrow).await, "the plan is a draft");
        commit_plan(&world, "ana", after).await;
        turn(&world, "dana", "ana", 12).await;
        assert!(!kept(&world, "ana", 12, Step::Tomorrow).await, "that plan is for the day after");
        commit_plan(&world, "ana", next).await;
        assert!(!kept(&world, "ana", 12, Step::Tomorrow).await, "committed, but not opened");
        world.set_clock(12, 17, 5);
        turn(&world, "dana", "ana", 12).await;
        assert!(kept(&world, "ana", 12, Step::Tomorrow).await);
        let refused = world.act_fails("dana", move |org| huddle::agree_goal(org, dana, ana, next, 0)).await;
        assert!(matches!(refused, Error::Invalid(_)));
        world.set_clock(13, 9, 0);
        let refused = world.act_fails("dana", move |org| huddle::agree_goal(org, dana, ana, next, 1)).await;
        assert!(matches!(refused, Error::Conflict(_)), "the block has begun");
        let day13 = world.day(13);
        let refused = world.act_fails("dana", move |org| huddle::evidence(org, dana, ana, day13, "plan_opened", next.into())).await;
        assert!(matches!(refused, Error::Conflict(_)));
        let _ = day;
    }

    async fn b1_a_goal_agreed_for_another_block_is_not_enough(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 11, 33);
        let (dana, ana) = (world.user("dana"), world.user("ana"));
        let (next, after) = (block(&world, "ana", 13).await, block(&world, "ana", 14).await);
        commit_plan(&world, "ana", next).await;
        world.act("dana", move |org| huddle::agree_goal(org, dana, ana, after, 1)).await;
        turn(&world, "dana", "ana", 12).await;
        assert!(!kept(&world, "ana", 12, Step::Tomorrow).await);
    }

    async fn b1_after_midnight_is_no_evidence_for_yesterday(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 11, 33);
        let debrief = block(&world, "ana", 12).await;
        let debrief = debriefed(&world, "ana", debrief).await;
        world.set_clock(13, 0, 1);
        let (dana, ana, yesterday) = (world.user("dana"), world.user("ana"), world.day(12));
        let late = world.act_fails("dana", move |org| huddle::turn(org, dana, ana, yesterday)).await;
        assert!(matches!(late, Error::Conflict(_)));
        let team = world.team("dana");
        world.act_fails("dana", move |org| huddle::start(org, team, dana, yesterday)).await;
        world.act("dana", move |org| huddle::reply(org, dana, ana, debrief, "Good.")).await;
        assert!(!kept(&world, "ana", 12, Step::Ask).await);
        assert!(kept(&world, "ana", 13, Step::Ask).await, "it is evidence of the day it was written");
    }
}
