//! Tests of the verdict on the manager's day (B2).

use app::blocks::actions as blocks;
use app::blocks::queries as block_queries;
use app::huddle::actions as huddle;
use app::huddle::queries::HabitDay;
use domain::routine::Step;
use jiff::civil::Date;
use web::Error;

use crate::huddle::{all_four, block, commit_plan, debriefed, facts, habit, with_policies};
use crate::on_both;

on_both! {
    async fn b2_a_day_is_judged_once_when_it_is_over(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 16, 0);
        for user in ["ana", "ben", "chloe"] {
            all_four(&world, user, 12, 13).await;
        }
        let (dana, day) = (world.user("dana"), world.day(12));
        let early = world.act_fails("dana", move |org| huddle::close_day(org, dana, day)).await;
        assert!(matches!(early, Error::Conflict(_)));
        world.set_clock(13, 0, 0);
        world.act("dana", huddle::close_due).await;
        let tuesday = HabitDay { day, reps: 4, full_reps: 3, per_step: [3, 3, 3, 3] };
        assert_eq!(habit(&world, "dana").await, [tuesday], "Gabriel was left out");
        world.act("dana", huddle::close_due).await;
        world.act("dana", move |org| huddle::close_day(org, dana, day)).await;
        assert_eq!(habit(&world, "dana").await, [tuesday]);
        assert_eq!(habit(&world, "marek").await, [], "nobody of that team had a block");
        let thursday: Date = world.day(14);
        world.set_clock(15, 0, 0);
        world.act("dana", move |org| app::settings::actions::add_leave(org, dana, thursday, thursday)).await;
        world.act("dana", huddle::close_due).await;
        let days: Vec<Date> = habit(&world, "dana").await.iter().map(|day| day.day).collect();
        assert_eq!(days, [world.day(12), world.day(13)], "a manager on leave is not judged");
    }

    async fn b2_a_day_is_full_when_all_four_were_kept_for_every_rep_with_a_block(world: World) {
        with_policies(&world).await;
        let (gabriel, day) = (world.user("gabriel"), world.day(12));
        world.act("gabriel", move |org| {
            let block = block_queries::of_day(org, gabriel, day)?[0].id;
            blocks::remove(org, block, gabriel, "leave", "Away.")
        }).await;
        world.set_clock(12, 16, 0);
        for user in ["ana", "ben", "chloe"] {
            all_four(&world, user, 12, 13).await;
        }
        world.set_clock(13, 0, 0);
        world.act("dana", huddle::close_due).await;
        let days = habit(&world, "dana").await;
        assert_eq!((days[0].reps, days[0].is_full()), (3, true), "Gabriel had none");
    }

    async fn b2_the_verdict_of_a_rep_stays_with_who_managed_them(world: World) {
        with_policies(&world).await;
        world.set_clock(13, 0, 0);
        world.act("dana", huddle::close_due).await;
        let (ana, marek, team) = (world.user("ana"), world.user("marek"), world.team("marek"));
        world.act("ada", move |org| app::people::actions::place(org, ana, Some(marek), Some(team))).await;
        world.act("dana", huddle::close_due).await;
        assert_eq!(habit(&world, "marek").await, [], "Marek did not lead Ana that day");
        assert_eq!(habit(&world, "dana").await[0].reps, 4);
    }

    async fn b2_the_verdict_is_the_rule_over_the_evidence(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 16, 0);
        // Each rep lacks another step: no step is kept for all, and no day is full.
        let names = ["ana", "ben", "chloe", "gabriel"];
        let dana = world.user("dana");
        for (lacking, name) in names.into_iter().enumerate() {
            let (user, day) = (world.user(name), world.day(12));
            let (today, next) = (block(&world, name, 12).await, block(&world, name, 13).await);
            let debrief = debriefed(&world, name, today).await;
            commit_plan(&world, name, next).await;
            world.act("dana", move |org| {
                if lacking != 0 {
                    huddle::evidence(org, dana, user, day, "protect_opened", 0)?;
                }
                if lacking != 1 {
                    huddle::evidence(org, dana, user, day, "block_opened", today.into())?;
                }
                if lacking != 2 {
                    huddle::reply(org, dana, user, debrief, "Good.")?;
                }
                huddle::agree_goal(org, dana, user, next, 1)?;
                if lacking != 3 {
                    huddle::evidence(org, dana, user, day, "plan_opened", next.into())?;
                }
                Ok(())
            }).await;
            let facts = facts(&world, "dana", name, 12).await;
            for (place, step) in Step::ALL.iter().enumerate() {
                assert_eq!(facts.kept(*step), place != lacking, "{name}, {}", step.label());
            }
        }
        world.set_clock(13, 0, 0);
        world.act("dana", huddle::close_due).await;
        assert_eq!(habit(&world, "dana").await, [HabitDay { day: world.day(12), reps: 4, full_reps: 0, per_step: [3, 3, 3, 3] }]);
    }
}
