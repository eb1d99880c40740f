//! B2 and C1: whose board, and the manager's habit before anybody's figures.

use super::*;
use crate::on_both;

/// Judged days and answered debriefs, as the huddle's slices write them.
async fn habit(world: &World) {
    let (dana, ana, ben) = (world.user("dana"), world.user("ana"), world.user("ben"));
    let saved = [
        (world.moment(6, 11, 0), Some(world.moment(7, 11, 0))),
        (world.moment(7, 11, 0), Some(world.moment(8, 11, 1))),
        (world.moment(8, 11, 0), None),
        (world.moment(11, 11, 0), None),
    ];
    world
        .act("dana", move |org| {
            let day = "insert into habit_days (org_id, manager_id, user_id, day, protect_kept, check_kept, ask_kept, tomorrow_kept)
                       values ($1, $2, $3, $4, 1, 1, $5, 1)";
            for (user, on, ask) in [(ana, "2026-05-07", 1), (ben, "2026-05-07", 1), (ana, "2026-05-08", 1), (ben, "2026-05-08", 0)] {
                org.execute(day, store::args![dana, user, on, ask])?;
            }
            for (number, (at, replied)) in saved.into_iter().enumerate() {
                let sql = "insert into debriefs (org_id, id, block_id, user_id, day, learned, use_text, saved_at, replied_at)
                           values ($1, $2, $3, $4, $5, 'Ask who signs', 'Tomorrow', $6, $7)";
                let id: i64 = org.next_id();
                let day = ["2026-05-06", "2026-05-07", "2026-05-08", "2026-05-11"][number];
                org.execute(sql, store::args![id, id, ana, day, at, replied])?;
            }
            Ok(())
        })
        .await;
}

#[track_caller]
fn stands_before(body: &str, first: &str, second: &str) {
    let at = |text: &str| body.find(text).unwrap_or_else(|| panic!("no {text} in {body}"));
    assert!(at(first) < at(second), "{first} stands after {second}");
}

/// The page without its header, which names the viewer.
fn main_of(body: &str) -> &str {
    body.split_once("<main").map_or(body, |(_, main)| main)
}

on_both! {
    async fn b2_the_managers_habit_is_the_first_row(world: World) {
        habit(&world).await;
        // Wednesday's was answered in time, Thursday's a minute late, Friday's not at all, Monday's still has time.
        for user in ["dana", "ana", "erik"] {
            let team = world.team("dana");
            let body = world.get(user, &format!("/scoreboard?team={team}")).await.expect(200)
                .shows("Manager, own habit first").body;
            let main = main_of(&body);
            stands_before(main, "Dana Whitfield", "Ana Ruiz");
            assert!(main.contains(">1 of 2</a>"), "one of two days was full: {main}");
            assert!(main.contains(">1 of 3</a>"), "one of three was answered in time: {main}");
        }
        let dana = world.team("dana");
        world.get("erik", &format!("/scoreboard/rows?measure=replies&team={dana}")).await.expect(200)
            .shows("1 of 3").hides("Ask who signs").shows("Late").shows("Not yet");
        world.get("erik", &format!("/scoreboard/rows?measure=huddle&team={dana}")).await.expect(200).shows("Missed");
    }

    async fn b2_no_page_shows_a_reps_figures_without_the_managers(world: World) {
        habit(&world).await;
        deal(&world, "chloe", "ana", Some(5_200_000), world.day(4)).await;
        let ana = world.user("ana");
        for user in ["erik", "dana"] {
            for measure in ["pipeline", "qualified", "scoping", "protected", "sales", "sourced"] {
                let path = format!("/scoreboard/rows?measure={measure}&user={ana}");
                let body = world.get(user, &path).await.expect(200).shows("Replies within a day").body;
                let main = main_of(&body);
                stands_before(main, "own habit first", "<tbody>");
            }
        }
        let body = world.get("erik", "/scoreboard?team=all").await.expect(200).body;
        let main = main_of(&body);
        for (manager, rep) in [("Dana Whitfield", "Ana Ruiz"), ("Marek Nowak", "Ines Rocha")] {
            stands_before(main, manager, rep);
        }
        let body = world.get("erik", "/scoreboard/rows?measure=pipeline&team=all").await.expect(200).body;
        let main = main_of(&body);
        stands_before(main, "Dana Whitfield", "<tbody>");
        stands_before(main, "Marek Nowak", "<tbody>");
    }

    async fn c1_a_board_is_the_teams_own_and_their_leaders(world: World) {
        let (danas, mareks) = (world.team("dana"), world.team("marek"));
        for user in ["ana", "dana", "chloe"] {
            world.get(user, "/scoreboard").await.expect(200).shows("Ana Ruiz").hides("Ines Rocha").hides("aria-label=\"Team\"");
            world.get(user, "/scoreboard?team=all").await.expect(200).hides("Ines Rocha");
            world.get(user, &format!("/scoreboard?team={mareks}")).await.expect(404);
            world.get(user, &format!("/scoreboard/rows?measure=sales&team={mareks}")).await.expect(404);
            let ines = world.user("ines");
            world.get(user, &format!("/scoreboard/rows?measure=sales&user={ines}")).await.expect(404);
            world.get(user, "/scoreboard/rows?measure=sales&user=nobody").await.expect(404);
        }
        world.get("ines", &format!("/scoreboard?team={danas}")).await.expect(404);
        world.get("erik", "/scoreboard").await.expect(200).shows("Ana Ruiz").shows("Ines Rocha").shows("Marek’s team");
        world.get("ada", &format!("/scoreboard?team={danas}")).await.expect(404);
        world.get("", "/scoreboard").await.expect(303);
    }

    async fn c1_who_left_keeps_their_figures_and_no_row_without(world: World) {
        deal(&world, "gabriel", "gabriel", Some(100_000), world.day(4)).await;
        let (gabriel, ben) = (world.user("gabriel"), world.user("ben"));
        world
            .act("ada", move |org| {
                let sql = "update users set state = 'ended' where org_id = $1 and id in ($2, $3)";
                Ok(org.execute(sql, store::args![gabriel, ben])?)
            })
            .await;
        world.get("dana", "/scoreboard").await.expect(200).shows("Gabriel Santos").hides("Ben Okafor").shows("$1,000");
    }

    async fn c1_protected_time_is_the_minutes_of_the_blocks(world: World) {
        use app::blocks::actions as blocks;
        use domain::Role;
        let (team, ana, ben, monday) = (world.team("dana"), world.user("ana"), world.user("ben"), world.day(11));
        world
            .act("dana", move |org| {
                let policy = blocks::NewPolicy { team, role: Role::OutboundRep, rrule: "FREQ=WEEKLY;BYDAY=TU".into(),
                    start_minute: 540, minutes: 120, quiet_minutes: 30, from_day: monday };
                blocks::add_policy(org, &policy)?;
                blocks::lay_out(org, ana, monday)?;
                blocks::lay_out(org, ben, monday)
            })
            .await;
        world.get("dana", "/scoreboard").await.expect(200).shows("No block has begun.");
        let day = world.day(12);
        let block = world
            .act("ana", move |org| Ok(app::blocks::queries::of_day(org, ana, day)?.first().expect("a block").id))
            .await;
        world.act("ana", move |org| blocks::plan_committed(org, block)).await;
        world.set_clock(12, 9, 0);
        world.act("ana", move |org| blocks::start(org, block, ana, true)).await;
        world.set_clock(12, 11, 30);
        world.act("ana", blocks::close_due).await;
        world.get("dana", "/scoreboard").await.expect(200).shows(">50%</a>").shows("120 minutes lost").shows(">100%</a>").shows(">0%</a>");
        world.get("dana", &format!("/scoreboard/rows?measure=protected&user={ben}")).await.expect(200)
            .shows("0 minutes kept, 0 broken, 120 missed.").shows("9:00 to 11:00");
        // An executive outside the line sees minutes, not times.
        let ada = world.user("ada");
        let sql = "update users set roles = 'executive' where org_id = $1 and id = $2";
        world.act("ada", move |org| Ok(org.execute(sql, store::args![ada])?)).await;
        world
            .get("ada", &format!("/scoreboard/rows?measure=protected&user={ben}"))
            .await
            .expect(200)
            .shows("120 missed.")
            .hides("9:00 to 11:00");
    }
}
