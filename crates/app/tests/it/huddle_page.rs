//! Tests of the page of the huddle: what it shows to whom, and that its forms keep what was typed.

use app::blocks::actions as blocks;
use app::huddle::actions as huddle;
use app::plans::actions as plans;
use app::prospects::actions::{self as prospects, ProspectFields};
use domain::routine::RepDay;

use crate::huddle::{all_four, block, commit_plan, debriefed, facts, habit, meeting, with_policies};
use crate::on_both;
use crate::world::World;

/// The id of a user as a form sends it.
fn id(world: &World, user: &str) -> String {
    world.user(user).to_string()
}

fn missing(error: &web::Error) -> bool {
    matches!(error, web::Error::NotFound)
}

async fn opened(world: &mut World, user: &str) {
    let user = id(world, user);
    world.post("dana", "/huddle/turn", &[("user", &user)]).await.expect(303);
}

on_both! {
    async fn b1_looking_is_no_evidence(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 11, 33);
        let ana = id(&world, "ana");
        world.get("dana", "/huddle").await.expect(200).shows("Today’s huddle is not held yet.").shows("Start with Ana");
        world.get("dana", &format!("/huddle?person={ana}")).await.expect(200).hides("is-cur");
        world.get("dana", "/today").await.expect(200);
        let nothing = RepDay { had_block: true, ..RepDay::default() };
        assert_eq!(facts(&world, "dana", "ana", 12).await, nothing);
        opened(&mut world, "ana").await;
        let facts = facts(&world, "dana", "ana", 12).await;
        assert_eq!(facts, RepDay { protect_opened: true, check_opened_latest: true, ..nothing });
    }

    async fn b1_ten_minutes_go_round(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 11, 29);
        world.get("dana", "/huddle").await.expect(200).shows("Huddle at 11:30.");
        world.set_clock(12, 11, 30);
        let answer = world.post("dana", "/huddle/start", &[]).await.expect(303);
        assert_eq!(answer.location, Some(format!("/huddle?person={}", id(&world, "ana"))));
        all_four(&world, "ana", 12, 13).await;
        world.store.clock().set(world.moment(12, 11, 31) + jiff::SignedDuration::from_secs(52));
        opened(&mut world, "ben").await;
        world.set_clock(12, 11, 33);
        world.get("dana", "/huddle").await.expect(200)
            .shows("Huddle. It is Ben’s turn.")
            .shows("data-seconds=\"180\">3:00")
            .shows("Person 2 of 4")
            .shows("Done, 1:52")
            .shows("data-key=\"j\"").shows("data-key=\"k\"").shows("data-key=\"4\"")
            .shows("Erik and your team see this.");
        world.post("dana", "/huddle/start", &[]).await.expect(303);
        world.set_clock(12, 11, 39);
        world.post("dana", "/huddle/end", &[]).await.expect(303);
        world.get("dana", "/huddle").await.expect(200).shows("Huddle held. 1 of 4 are done.").shows("class=\"clock\">9:00").hides("is-cur");
    }

    async fn b1_a_conflict_is_cleared_by_the_one_button_beside_it(world: World) {
        with_policies(&world).await;
        let ben = id(&world, "ben");
        let moved = meeting(&world, "ben", Some("ben"), (13, 10, 30), 30).await;
        let asked = meeting(&world, "ben", Some("erik"), (12, 10, 0), 30).await.to_string();
        opened(&mut world, "ben").await;
        let page = format!("/huddle?person={ben}");
        world.get("dana", &page).await.expect(200).shows("2 conflicts to clear").shows("Move to 11:15").shows("Ask Erik");
        let fields = [("user", &*ben), ("person", &*ben), ("by", "move"), ("meeting", &*moved.to_string())];
        world.post("dana", "/huddle/conflict", &fields).await.expect(303);
        world.get("dana", &page).await.expect(200).shows("1 conflict to clear");
        let fields = [("user", &*ben), ("person", &*ben), ("by", "ask"), ("meeting", &*asked)];
        world.post("dana", "/huddle/conflict", &fields).await.expect(303);
        world.get("dana", &page).await.expect(200).shows(", asked").shows("Take Ben off").hides("Ask Erik");
        let erik = world.user("erik");
        let told = world.act("erik", move |org| {
            let sql = "select text from messages where org_id = $1 and to_user_id = $2";
            Ok(org.one(sql, store::args![erik])?.expect("a message").get::<String>(0)?)
        }).await;
        assert_eq!(told, "“Demo rehearsal” on Tue 12 May at 10:00 lies over Ben’s block, 9:00 to 11:00. Can you move it, or do without?");
        let fields = [("user", &*ben), ("person", &*ben), ("by", "decline"), ("meeting", &*asked), ("reason", " ")];
        world.post("dana", "/huddle/conflict", &fields).await.expect(422).shows("Say why it stays over the block.");
        let long = "x".repeat(501);
        let fields = [("user", &*ben), ("person", &*ben), ("by", "decline"), ("meeting", &*asked), ("reason", &*long)];
        world.post("dana", "/huddle/conflict", &fields).await.expect(422).shows("Keep it to 500 characters.").shows(&long);
        let fields = [("user", &*ben), ("person", &*ben), ("by", "decline"), ("meeting", &*asked), ("reason", "It is <b>his</b> day.")];
        world.post("dana", "/huddle/conflict", &fields).await.expect(303);
        world.get("dana", &page).await.expect(200).shows("Demo rehearsal stays: “It is &lt;b&gt;his&lt;/b&gt; day.”").hides("to clear");
    }

    async fn b1_a_block_that_is_over_leaves_only_the_reason(world: World) {
        with_policies(&world).await;
        let ben = id(&world, "ben");
        let over = meeting(&world, "ben", Some("ben"), (12, 10, 0), 30).await.to_string();
        world.set_clock(12, 11, 33);
        opened(&mut world, "ben").await;
        world.get("dana", &format!("/huddle?person={ben}")).await.expect(200).shows("1 conflict to clear").hides("Move to");
        let fields = [("user", &*ben), ("by", "move"), ("meeting", &*over)];
        world.post("dana", "/huddle/conflict", &fields).await.expect(409);
        for (by, meeting) in [("dance", &*over), ("move", "7"), ("move", "no number")] {
            let answer = world.post("dana", "/huddle/conflict", &[("user", &*ben), ("by", by), ("meeting", meeting)]).await;
            assert!(answer.status.is_client_error(), "{by} {meeting}: {}", answer.status);
        }
    }

    async fn b1_a_reply_is_written(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 11, 33);
        let (ben, bens) = (id(&world, "ben"), block(&world, "ben", 12).await);
        opened(&mut world, "ben").await;
        let page = format!("/huddle?person={ben}");
        world.get("dana", &page).await.expect(200).shows("No debrief of today’s block.").shows("Ask now");
        let debrief = debriefed(&world, "ben", bens).await.to_string();
        world.get("dana", &page).await.expect(200).shows("“Name the cold room.”").shows("How Ben will use it: Laval, first thing.");
        let fields = [("user", &*ben), ("person", &*ben), ("debrief", &*debrief), ("reply", "  ")];
        world.post("dana", "/huddle/reply", &fields).await.expect(422).shows("Write a line").shows("is-cur");
        let long = "y".repeat(4001);
        let fields = [("user", &*ben), ("person", &*ben), ("debrief", &*debrief), ("reply", &*long)];
        world.post("dana", "/huddle/reply", &fields).await.expect(422).shows(&long);
        let fields = [("user", &*ben), ("person", &*ben), ("debrief", &*debrief), ("reply", "What did you say?")];
        world.post("dana", "/huddle/reply", &fields).await.expect(303);
        world.get("dana", &page).await.expect(200).shows("“What did you say?”").hides("name=\"reply\"");
    }

    async fn b1_the_missing_debrief_is_asked_for(world: World) {
        with_policies(&world).await;
        world.set_clock(13, 11, 33);
        let (chloe, missing) = (id(&world, "chloe"), block(&world, "chloe", 12).await.to_string());
        world.get("dana", "/huddle").await.expect(200).shows("No debrief of yesterday’s block.");
        let fields = [("user", &*chloe), ("block", &*missing)];
        world.post("dana", "/huddle/ask", &fields).await.expect(303);
        world.get("dana", "/huddle").await.expect(200).shows("Asked at 11:33.");
    }

    async fn b1_goal_is_proposed_and_agreed_and_the_plan_opened(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 11, 33);
        let (ben, next) = (id(&world, "ben"), block(&world, "ben", 13).await);
        let owner = world.user("ben");
        world.act("ben", move |org| {
            let new = ProspectFields { name: "Joel Whitcomb".to_owned(), owner: Some(owner), ..ProspectFields::default() };
            let prospect = prospects::create(org, &new)?;
            plans::add(org, next, prospect, "Book a scoping call", "New", false)?;
            blocks::set_goal(org, next, 2, None)
        }).await;
        opened(&mut world, "ben").await;
        let page = format!("/huddle?person={ben}");
        world.get("dana", &page).await.expect(200)
            .shows("Ben proposes <b>2</b> scoping calls booked")
            .shows("Plan so far: 1 person, 1 objective. Due tonight, by midnight.")
            .hides("Joel Whitcomb");
        let bad = [("user", &*ben), ("person", &*ben), ("block", &*next.to_string())];
        world.post("dana", "/huddle/goal", &bad).await.expect(422).shows("Pick a goal first.");
        let fields = [("user", &*ben), ("person", &*ben), ("block", &*next.to_string()), ("goal", "1")];
        world.post("dana", "/huddle/goal", &fields).await.expect(303);
        world.get("dana", &page).await.expect(200).shows("Agreed: <b>1</b> scoping call booked");
        commit_plan(&world, "ben", next).await;
        world.get("dana", &page).await.expect(200).shows("Open the plan").hides("Joel Whitcomb");
        opened(&mut world, "ben").await;
        world.get("dana", &page).await.expect(200).shows("Joel Whitcomb").shows("Book a scoping call").hides("Open the plan");
        assert!(facts(&world, "dana", "ben", 12).await.kept(domain::routine::Step::Tomorrow));
    }

    async fn b1_the_huddle_is_the_managers_alone(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 11, 33);
        let (ana, anas) = (id(&world, "ana"), block(&world, "ana", 12).await);
        let debrief = debriefed(&world, "ana", anas).await.to_string();
        world.get("ben", "/huddle").await.expect(403);
        world.post("ben", "/huddle/turn", &[("user", &*ana)]).await.expect(403);
        world.get("ada", "/huddle").await.expect(403);
        assert_ne!(world.get("", "/huddle").await.status.as_u16(), 200);
        for leader in ["marek", "erik"] {
            world.get(leader, "/huddle").await.expect(200).hides("Name the cold room").hides("Ana Ruiz");
            world.get(leader, &format!("/huddle?person={ana}")).await.expect(200).hides("Ana Ruiz");
            world.post(leader, "/huddle/turn", &[("user", &*ana)]).await.expect(404);
            let fields = [("user", &*ana), ("debrief", &*debrief), ("reply", "Hm.")];
            world.post(leader, "/huddle/reply", &fields).await.expect(404);
            world.post(leader, "/huddle/ask", &[("user", &*ana), ("block", &*anas.to_string())]).await.expect(404);
        }
        world.post("dana", "/huddle/turn", &[("user", "nobody")]).await.expect(404);
        assert_eq!(facts(&world, "marek", "ana", 12).await, RepDay { had_block: true, ..RepDay::default() });
    }

    async fn b1_a_manager_without_reports_is_told_so(world: World) {
        let (ines, dana, team) = (world.user("ines"), world.user("dana"), world.team("dana"));
        world.act("ada", move |org| app::people::actions::place(org, ines, Some(dana), Some(team))).await;
        world.get("marek", "/huddle").await.expect(200).shows("Nobody who sells reports to you").hides("htable");
        world.post("marek", "/huddle/start", &[]).await.expect(404);
    }

    async fn b2_leaders_see_the_habit_of_the_managers_below_and_managers_their_own(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 16, 0);
        for user in ["ana", "ben", "chloe", "gabriel"] {
            all_four(&world, user, 12, 13).await;
        }
        world.get("dana", "/huddle").await.expect(200).shows("1 of 1 in May");
        world.set_clock(13, 8, 0);
        world.act("dana", huddle::close_due).await;
        assert!(habit(&world, "dana").await[0].is_full());
        world.get("erik", "/huddle").await.expect(200)
            .shows("In May, your managers kept 1 of 1 days.")
            .shows("Dana Whitfield").shows("Marek Nowak").shows("4 of 4");
        world.get("marek", "/huddle").await.expect(200).hides("Dana Whitfield").shows("No day yet in May");
    }

    async fn b1_nobody_runs_another_managers_huddle(world: World) {
        with_policies(&world).await;
        world.set_clock(12, 11, 33);
        let (marek, erik, ana, day, team) = (world.user("marek"), world.user("erik"), world.user("ana"), world.day(12), world.team("dana"));
        let block = block(&world, "ana", 12).await;
        let debrief = debriefed(&world, "ana", block).await;
        for (name, leader) in [("marek", marek), ("erik", erik), ("ana", ana)] {
            assert!(missing(&world.act_fails(name, move |org| huddle::start(org, team, leader, day)).await));
            assert!(missing(&world.act_fails(name, move |org| huddle::turn(org, leader, ana, day)).await));
            assert!(missing(&world.act_fails(name, move |org| huddle::reply(org, leader, ana, debrief, "Hm.")).await));
            assert!(missing(&world.act_fails(name, move |org| huddle::ask(org, leader, ana, block)).await));
            assert!(missing(&world.act_fails(name, move |org| huddle::agree_goal(org, leader, ana, block, 1)).await));
        }
    }
}
