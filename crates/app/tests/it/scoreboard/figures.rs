//! C1: every figure opens the rows it was counted from, and equals their sum.

use super::*;
use crate::on_both;

/// Follows every figure of a board and compares it with its rows.
async fn every_figure_equals_its_rows(world: &mut World, user: &str, path: &str) -> usize {
    let board = world.get(user, path).await.expect(200).body;
    let all = links(&board);
    for (text, href) in &all {
        let mut body = world
            .get(user, href)
            .await
            .expect(200)
            .shows(&format!(": {text}.").replace("sourced ", "").replace(": —.", ": $0."))
            .body;
        let mut found = rows(&body);
        // A long list has pages.
        while let Some((_, rest)) = body.split_once("rel=\"next\" href=\"") {
            let next = rest.split('"').next().expect("an address").replace("&amp;", "&");
            body = world.get(user, &next).await.expect(200).body;
            found.extend(rows(&body));
        }
        let figure = text.trim_start_matches("sourced ");
        if href.contains("measure=qualified") || href.contains("measure=scoping") {
            assert_eq!(figure, found.len().to_string(), "{href}");
        } else if href.contains("measure=pipeline")
            || href.contains("measure=sales")
            || href.contains("measure=sourced")
        {
            let sum: i64 = found.iter().filter_map(|row| amount(row)).sum();
            let shown = if figure == "—" { "$0" } else { figure };
            assert_eq!(shown, domain::Money::new(sum, domain::Currency::USD).to_string(), "{href}");
        }
    }
    all.len()
}

on_both! {
    async fn c1_every_figure_equals_the_sum_of_its_rows(world: World) {
        // A plain generator is enough: the data must be varied, not unpredictable.
        let mut seed: u64 = 20_260_512;
        let mut roll = move |sides: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % sides
        };
        let reps = ["ana", "ben", "chloe", "gabriel", "ines"];
        for _ in 0..90 {
            let (owner, finder) = (["chloe", "gabriel"][roll(2) as usize], reps[roll(5) as usize]);
            let month = 4 + roll(2) as i8;
            let day = date(2026, month, 1 + roll(12) as i8);
            let amount = (roll(5) > 0).then(|| (roll(90_000) * 100) as i64);
            let currency = if roll(9) == 0 { domain::Currency::EUR } else { domain::Currency::USD };
            let new = NewOpportunity {
                name: format!("Deal {}", roll(1000)),
                owner: Some(world.user(owner)),
                originator: Some(world.user(finder)),
                amount_minor: amount,
                currency: Some(currency),
                created_day: Some(day),
                ..NewOpportunity::default()
            };
            let id = world.act("dana", move |org| actions::create(org, &new)).await;
            match roll(4) {
                0 => win(&world, id, date(2026, 5, 1 + roll(12) as i8)).await,
                1 => world.act("dana", move |org| actions::set_amount(org, id, Some(77_700))).await,
                _ => {}
            }
            let kind = [ResultKind::QualifiedLead, ResultKind::ScopingCallCompleted][roll(2) as usize];
            result(&world, reps[roll(5) as usize], kind, day).await;
        }
        assert!(every_figure_equals_its_rows(&mut world, "dana", "/scoreboard").await > 20);
        assert!(every_figure_equals_its_rows(&mut world, "erik", "/scoreboard?team=all").await > 25);
        assert!(every_figure_equals_its_rows(&mut world, "ana", "/scoreboard?month=2026-04").await > 20);
        let june = every_figure_equals_its_rows(&mut world, "erik", "/scoreboard?team=all&month=2026-06").await;
        assert!(june > 20);
        // What no link may do: fail.
        for path in ["/scoreboard?month=never", "/scoreboard?month=2026-99", "/scoreboard/rows?measure=pipeline&after=x~y&user="] {
            world.get("dana", path).await.expect(200);
        }
        world.get("dana", "/scoreboard/rows?measure=dials").await.expect(404);
        world.get("dana", "/scoreboard/rows?measure=pipeline&user=999999").await.expect(404);
    }

    async fn c1_new_pipeline_is_the_originators_and_sales_are_the_owners(world: World) {
        let id = deal(&world, "chloe", "ana", Some(5_200_000), world.day(4)).await;
        deal(&world, "chloe", "chloe", None, world.day(5)).await;
        win(&world, id, world.day(11)).await;
        world.get("dana", "/scoreboard").await.expect(200)
            .shows("2 opportunities, 1 without an amount.").shows("1 sale.").shows("sourced $52,000")
            .shows("Won this week").shows("sourced by Ana 8 days ago");
        let ana = world.user("ana");
        world.get("dana", &format!("/scoreboard/rows?measure=pipeline&user={ana}")).await.expect(200)
            .shows("Ana Ruiz, new pipeline created: $52,000.").shows("1 opportunity.");
    }

    async fn c1_the_figure_of_a_month_that_is_over_stands(world: World) {
        let id = deal(&world, "chloe", "chloe", Some(100_000), world.day(4)).await;
        world.store.clock().set(world.moment(31, 12, 0) + jiff::SignedDuration::from_hours(48));
        world.get("dana", "/scoreboard?month=2026-05").await.expect(200).shows("$1,000").shows("May 2026, the whole month.");
        world.act("chloe", move |org| actions::set_amount(org, id, Some(900_000))).await;
        world.get("dana", "/scoreboard?month=2026-05").await.expect(200).shows("$1,000").hides("$9,000");
        win(&world, id, date(2026, 6, 2)).await;
        world.get("dana", "/scoreboard").await.expect(200).shows("$9,000");
    }

    async fn c1_goals_stand_in_words_against_an_even_month(world: World) {
        let team = i64::from(world.team("dana"));
        let (month, week) = (world.day(1), world.day(11));
        world
            .act("dana", move |org| {
                use app::settings::actions::set_goal;
                set_goal(org, "team", team, "pipeline", "month", month, 21_000_000)?;
                set_goal(org, "team", team, "sales", "month", month, 42_000_000)?;
                set_goal(org, "team", team, "qualified_lead", "month", month, 21)?;
                set_goal(org, "team", team, "scoping_call_completed", "week", week, 5)
            })
            .await;
        // Tuesday 12 May is working day 8 of 21, and 2 of 5 of its week.
        for _ in 0..9 {
            result(&world, "ana", ResultKind::QualifiedLead, world.day(4)).await;
        }
        for _ in 0..2 {
            result(&world, "ana", ResultKind::ScopingCallCompleted, world.day(11)).await;
        }
        result(&world, "ana", ResultKind::ScopingCallCompleted, world.day(8)).await;
        let id = deal(&world, "chloe", "ana", Some(8_000_000), world.day(4)).await;
        win(&world, id, world.day(12)).await;
        world.get("dana", "/scoreboard").await.expect(200)
            .shows("Tuesday 12 May, working day 8 of 21.")
            .shows("Goal 21, 1 ahead of an even month").shows("Goal 5, even with the week")
            .shows("Goal $210,000, even with the month").shows("Goal $420,000, <span class=\"lost\">$80,000 behind</span>");
    }

    async fn c1_a_distance_to_an_even_month_is_told_in_thousands(world: World) {
        let (team, month) = (i64::from(world.team("dana")), world.day(1));
        world
            .act("dana", move |org| app::settings::actions::set_goal(org, "team", team, "pipeline", "month", month, 329_800_000))
            .await;
        deal(&world, "chloe", "chloe", Some(61_100_000), world.day(4)).await;
        // $3,298,000 × 8 ÷ 21 is $1,256,380.95.
        world.get("dana", "/scoreboard").await.expect(200).shows("<span class=\"lost\">$645,000 behind</span>");
    }

    async fn c1_imported_history_stands_with_its_owners(world: World) {
        let team = world.team("marek");
        world
            .act("ada", move |org| {
                let owner = app::people::actions::owner_by_name(org, "Darcel Schlecht")?;
                app::people::actions::place(org, owner, None, Some(team))?;
                for (number, amount) in [(1_i8, Some(133_800)), (2, None), (3, Some(200))] {
                    let new = NewOpportunity {
                        name: format!("Old deal {number}"),
                        owner: Some(owner),
                        amount_minor: amount,
                        created_day: Some(date(2017, 6, number)),
                        state: if amount.is_some() { "won" } else { "lost" },
                        closed_day: Some(date(2017, 6, 30)),
                        import: Some(domain::ImportId::from(1)),
                        ..NewOpportunity::default()
                    };
                    actions::create(org, &new)?;
                }
                // Nobody's, and of no known month.
                let nobody = NewOpportunity { name: "Lone".into(), amount_minor: Some(500), state: "won",
                    closed_day: Some(date(2017, 6, 1)), import: Some(domain::ImportId::from(1)), ..NewOpportunity::default() };
                actions::create(org, &nobody)
            })
            .await;
        world.get("marek", "/scoreboard?month=2017-06").await.expect(200)
            .shows("June 2017, the whole month.").shows("Darcel Schlecht").shows("$1,340").shows("2 sales.")
            .shows("3 opportunities, 1 without an amount.");
        world.get("erik", "/scoreboard?team=all&month=2017-06").await.expect(200).shows("$1,345").shows("3 sales.");
        every_figure_equals_its_rows(&mut world, "erik", "/scoreboard?team=all&month=2017-06").await;
    }
}
