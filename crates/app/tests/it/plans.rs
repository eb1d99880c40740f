//! Tests of the slice plans: A4 at its midnights, A3's goal, and the page Tomorrow.

use app::accounts::actions::AccountFields;
use app::blocks::{actions as block_actions, queries as blocks};
use app::plans::{actions, queries};
use app::prospects::actions::{self as prospects, Next, ProspectFields};
use domain::plan::{PlanState, state};
use domain::result::Channel;
use domain::{BlockId, ProspectId, UserId};
use jiff::civil::Date;

use crate::blocks::laid;
use crate::on_both;
use crate::world::World;

/// A prospect of a user at a company.
async fn prospect(world: &World, owner: &str, name: &'static str, company: &'static str) -> ProspectId {
    let owner_id = world.user(owner);
    world
        .act(owner, move |org| {
            let account = app::accounts::actions::create(
                org,
                &AccountFields {
                    name: company.to_owned(),
                    owner: Some(owner_id),
                    ..AccountFields::default()
                },
            )?;
            let fields = ProspectFields {
                name: name.to_owned(),
                account: Some(account),
                owner: Some(owner_id),
                ..ProspectFields::default()
            };
            prospects::create(org, &fields)
        })
        .await
}

/// Ana, a block on Thursday 14 May, and Hannah on its plan.
async fn one_on_the_plan(world: &World) -> (BlockId, domain::PlanItemId) {
    let block = laid(world, "ana", world.day(14)).await;
    let hannah = prospect(world, "ana", "Hannah Lund", "Fjordline Parts").await;
    let item =
        world.act("ana", move |org| actions::add(org, block, hannah, "", "First conversation", false)).await;
    (block, item)
}

async fn plan_state(world: &World, block: BlockId) -> PlanState {
    world
        .act("ana", move |org| {
            let now = org.now();
            let found = blocks::block(org, block)?.expect("a block");
            Ok(state(found.plan_committed_at, found.starts_at, found.day, &found.zone, now))
        })
        .await
}

async fn commit_at(world: &World, (day, hour, minute): (i8, i8, i8)) -> PlanState {
    let (block, item) = one_on_the_plan(world).await;
    world.set_clock(day, hour, minute);
    world
        .act("ana", move |org| {
            actions::set_objective(org, item, "Book a scoping call")?;
            actions::commit(org, block, 1)
        })
        .await;
    plan_state(world, block).await
}

async fn talked(world: &World, block: BlockId, prospect: ProspectId) {
    let (ana, zone) = (world.user("ana"), world.zone.clone());
    world
        .act("ana", move |org| {
            let touch = app::touches::actions::NewTouch {
                prospect,
                user: ana,
                channel: Channel::Call,
                logged_as: app::touches::actions::LoggedAs::Conversation,
                in_writing: false,
                block: Some(block),
                plan_item: None,
                note: None,
                promise: None,
                client_key: None,
            };
            app::touches::actions::log(org, &touch, &zone)
        })
        .await;
}

async fn next(world: &World, prospect: ProspectId, day: Date, by_them: bool) {
    world
        .act("ana", move |org| {
            let next = Next {
                day: Some(day),
                minute: Some(570),
                objective: Some("Book the visit".into()),
                named_by_them: by_them,
            };
            prospects::set_next(org, prospect, &next)
        })
        .await;
}

on_both! {
    async fn a4_committed_a_minute_before_midnight(world: World) {
        assert_eq!(commit_at(&world, (13, 23, 59)).await, PlanState::Committed);
    }

    async fn a4_late_at_midnight(world: World) {
        assert_eq!(commit_at(&world, (14, 0, 0)).await, PlanState::Late);
    }

    async fn a4_late_a_minute_before_the_block(world: World) {
        assert_eq!(commit_at(&world, (14, 8, 59)).await, PlanState::Late);
    }

    async fn a4_unplanned_once_the_block_has_begun(world: World) {
        assert_eq!(commit_at(&world, (14, 9, 0)).await, PlanState::Unplanned);
    }

    async fn a4_nothing_is_committed_without_people_or_objectives(world: World) {
        let (block, item) = one_on_the_plan(&world).await;
        let answer = world.post("ana", &format!("/plans/{block}/commit"), &[("goal", "1"), ("goal_kind", "scoping_call_booked")]).await;
        answer.expect(422).shows("1 person has no objective yet. Write one, or take them off.").shows("aria-invalid");
        assert_eq!(plan_state(&world, block).await, PlanState::Draft);
        world.act("ana", move |org| actions::take_off(org, item)).await;
        let answer = world.post("ana", &format!("/plans/{block}/commit"), &[("goal", "1")]).await;
        answer.expect(422).shows("Nobody is on the plan yet");
        assert_eq!(plan_state(&world, block).await, PlanState::Draft);
    }

    async fn a4_the_draft_is_kept_by_every_form_and_lost_by_none(world: World) {
        let (block, item) = one_on_the_plan(&world).await;
        let mei = prospect(&world, "ana", "Mei Tanaka", "Sundial").await;
        let objective = format!("objective-{item}");
        let mei_text = mei.to_string();
        world.post("ana", &format!("/plans/{block}/people"), &[(&objective, "Name the date"), ("prospect", &mei_text)]).await.expect(303);
        let items = world.act("ana", move |org| Ok(queries::items(org, block)?)).await;
        assert_eq!(items.iter().map(|item| (item.name.as_str(), item.objective.as_str())).collect::<Vec<_>>(),
            [("Hannah Lund", "Name the date"), ("Mei Tanaka", "")]);
        // What fails keeps it too: the goal is wrong, the words stay.
        let answer = world.post("ana", &format!("/plans/{block}/commit"), &[(&objective, "Name the week"), ("goal", "none"), ("goal_kind", "scoping_call_booked")]).await;
        answer.expect(422).shows("Name the week").shows("Give a goal from 1 to 99.").shows("none");
        let long = "x".repeat(301);
        let answer = world.post("ana", &format!("/plans/{block}"), &[(&objective, &long)]).await;
        answer.expect(422).shows(&long).shows("Keep it to 300 characters.");
        let items = world.act("ana", move |org| Ok(queries::items(org, block)?)).await;
        assert_eq!(items[0].objective, "Name the week");
    }

    async fn a4_a_committed_plan_is_edited_until_the_block_starts(world: World) {
        let (block, item) = one_on_the_plan(&world).await;
        world.post("ana", &format!("/plans/{block}/commit"), &[(&format!("objective-{item}"), "Book it"), ("goal", "2"), ("goal_kind", "referral")]).await.expect(303);
        let found = world.act("ana", move |org| Ok(blocks::block(org, block)?.expect("a block"))).await;
        assert_eq!((found.goal_count, found.goal_kind.code()), (Some(2), "referral"));
        world.set_clock(14, 8, 0);
        world.post("ana", &format!("/plans/{block}"), &[(&format!("objective-{item}"), "Book it today")]).await.expect(303);
        assert_eq!(plan_state(&world, block).await, PlanState::Committed);
        let off = world.post("ana", &format!("/plans/{block}/removals"), &[("item", &item.to_string())]).await;
        off.expect(422).shows("A committed plan keeps at least one person.");
        world.set_clock(14, 9, 0);
        world.post("ana", &format!("/plans/{block}"), &[(&format!("objective-{item}"), "Too late")]).await.expect(409);
    }

    async fn a4_somebody_elses_plan_is_not_here(world: World) {
        let (block, item) = one_on_the_plan(&world).await;
        world.get("ben", &format!("/tomorrow?block={block}")).await.expect(404);
        world.post("ben", &format!("/plans/{block}"), &[(&format!("objective-{item}"), "Mine now")]).await.expect(404);
        world.post("ben", &format!("/plans/{block}/removals"), &[("item", &item.to_string())]).await.expect(404);
        world.post("ana", "/plans/none/commit", &[]).await.expect(404);
        world.get("dana", "/tomorrow").await.expect(403);
        let items = world.act("ana", move |org| Ok(queries::items(org, block)?)).await;
        assert_eq!(items[0].objective, "");
    }

    async fn a4_order_is_changed_one_place_at_a_time(world: World) {
        let (block, _) = one_on_the_plan(&world).await;
        let mei = prospect(&world, "ana", "Mei Tanaka", "Sundial").await;
        let item = world.act("ana", move |org| actions::add(org, block, mei, "Ask", "", false)).await;
        world.post("ana", &format!("/plans/{block}/order"), &[("up", &item.to_string())]).await.expect(303);
        world.post("ana", &format!("/plans/{block}/order"), &[("up", &item.to_string())]).await.expect(303);
        let names = world.act("ana", move |org| Ok(queries::items(org, block)?.into_iter().map(|item| item.name).collect::<Vec<_>>())).await;
        assert_eq!(names, ["Mei Tanaka", "Hannah Lund"]);
    }

    async fn a4_suggestions_are_ranked_and_say_why(world: World) {
        let block = laid(&world, "ana", world.day(14)).await;
        world.set_clock(12, 16, 48);
        let hannah = prospect(&world, "ana", "Hannah Lund", "Fjordline Parts").await;
        let joel = prospect(&world, "ana", "Joel Amsel", "Brightway Foods").await;
        let ilse = prospect(&world, "ana", "Ilse Verhoeven", "Brightway Two").await;
        prospect(&world, "ana", "Dev Patel", "Medway").await;
        prospect(&world, "ines", "Olga Brandt", "Far away").await;
        next(&world, hannah, world.day(14), true).await;
        let (ana, today) = (world.user("ana"), world.day(12));
        world.act("ana", move |org| prospects::refer(org, joel, ilse, ana, None, None, today)).await;
        let page = world.get("ana", "/tomorrow").await.expect(200);
        let at = |name: &str| page.body.find(name).unwrap_or_else(|| panic!("no {name} in {}", page.body));
        assert!(at("Hannah Lund") < at("Ilse Verhoeven") && at("Ilse Verhoeven") < at("Dev Patel"));
        let page = page.shows("Suggested for Thursday 14 May, best first.").shows("Named Thursday as the day to call, after 9:30.");
        page.shows("Referred by Joel, 12 May.").shows("First conversation.").hides("Olga Brandt").hides("times in");
        // Added with the reason as said on the day, and what was intended as the objective.
        world.post("ana", &format!("/plans/{block}/people"), &[("prospect", &hannah.to_string())]).await.expect(303);
        let items = world.act("ana", move |org| Ok(queries::items(org, block)?)).await;
        assert_eq!((items[0].why.as_str(), items[0].why_due, items[0].objective.as_str()),
            ("Named today as the day to call, after 9:30", true, "Book the visit"));
        world.get("ana", "/tomorrow").await.expect(200).shows("In plan").shows("1 person, 120 min");
    }

    async fn a4_who_was_not_reached_moves_over(world: World) {
        let today = laid(&world, "ana", world.day(12)).await;
        let (hannah, mei) = (prospect(&world, "ana", "Hannah Lund", "Fjordline").await, prospect(&world, "ana", "Mei Tanaka", "Sundial").await);
        world.act("ana", move |org| {
            actions::add(org, today, hannah, "Book", "", false)?;
            actions::add(org, today, mei, "Book", "", false)
        }).await;
        world.set_clock(12, 9, 30);
        talked(&world, today, mei).await;
        world.set_clock(12, 16, 0);
        let page = world.get("ana", "/tomorrow").await.expect(200);
        page.shows("Moved over from today’s block.").shows("Hannah Lund").hides("Mei Tanaka");
    }

    async fn a4_found_by_name_within_sight(world: World) {
        let block = laid(&world, "ana", world.day(14)).await;
        world.set_clock(12, 16, 0);
        prospect(&world, "ines", "Olga Brandt", "Far away").await;
        prospect(&world, "ana", "Ñuria Soto", "Halden").await;
        let page = world.get("ana", &format!("/tomorrow?block={block}&q=nuria")).await.expect(200);
        page.shows("Ñuria Soto").shows("value=\"nuria\"");
        world.get("ana", "/tomorrow?q=olga").await.expect(200).hides("Olga Brandt").shows("Nobody is called “olga”.");
        // The words looked for stay through a form.
        let answer = world.post("ana", &format!("/plans/{block}"), &[("q", "nuria so&to")]).await.expect(303);
        assert_eq!(answer.location.as_deref(), Some(format!("/tomorrow?block={block}&q=nuria%20so%26to").as_str()));
        let theirs = prospect(&world, "ines", "Per Holm", "Elsewhere").await;
        world.post("ana", &format!("/plans/{block}/people"), &[("prospect", &theirs.to_string())]).await.expect(404);
    }

    async fn a4_todays_block_without_a_plan_comes_first(world: World) {
        laid(&world, "ana", world.day(12)).await;
        prospect(&world, "ana", "Hannah Lund", "Fjordline").await;
        world.get("ana", "/tomorrow").await.expect(200).shows("Your block at 9:00 has no plan yet.").shows("Midnight has passed.");
        world.set_clock(12, 9, 20);
        world.get("ana", "/tomorrow").await.expect(200).shows("Your block runs without a plan.");
        world.set_clock(12, 11, 0);
        world.get("ana", "/tomorrow").await.expect(200).shows("Tomorrow begins today.").shows("Thursday, 9:00 to 11:00");
    }

    async fn a4_empty_pages_say_what_to_do(world: World) {
        world.get("ana", "/tomorrow").await.expect(200).shows("No block to plan for").shows("Dana sets when your team prospects");
        laid(&world, "ana", world.day(12)).await;
        world.get("ana", "/tomorrow").await.expect(200).shows("Nobody to call yet").shows("/prospects/new");
    }

    async fn a3_the_month_leads_and_the_goal_comes_with_its_history(world: World) {
        let block = laid(&world, "ana", world.day(14)).await;
        let ana: UserId = world.user("ana");
        let from = world.day(1);
        world.act("ana", move |org| {
            app::settings::actions::set_goal(org, "user", ana.into(), "scoping_call_booked", "month", from, 16)?;
            for day in 1..=3 {
                app::results::actions::add(org, &app::results::actions::NewResult::new(domain::result::ResultKind::ScopingCallBooked, ana, Date::constant(2026, 5, day)))?;
            }
            Ok(())
        }).await;
        let page = world.get("ana", &format!("/tomorrow?block={block}")).await.expect(200);
        page.shows("<b>3 of 16</b> booked").hides("Reached in");
    }

    async fn a3_the_default_goal_is_reached_in_half_of_the_last_blocks(world: World) {
        let ana = world.user("ana");
        let first = laid(&world, "ana", world.day(12)).await;
        // Six blocks are held: 2 2 1 2 0 2 booked.
        let booked = [2, 2, 1, 2, 0, 2];
        let blocks = world.act("ana", move |org| Ok(blocks::between(org, ana, Date::constant(2026, 5, 12), Date::constant(2026, 5, 28))?)).await;
        assert_eq!(blocks[0].id, first);
        for (block, count) in blocks.iter().zip(booked) {
            let (id, day) = (block.id, block.day);
            world.act("ana", move |org| {
                for _ in 0..count {
                    let mut new = app::results::actions::NewResult::new(domain::result::ResultKind::ScopingCallBooked, ana, day);
                    new.block = Some(id);
                    app::results::actions::add(org, &new)?;
                }
                Ok(())
            }).await;
        }
        world.set_clock(28, 12, 0);
        let history = world.act("ana", move |org| Ok(blocks::last_comparable_results(org, ana, domain::goal::GoalKind::ScopingCallBooked, 10)?)).await;
        assert_eq!(history, booked);
        let page = world.get("ana", "/tomorrow").await.expect(200);
        page.shows("Reached in 4 of 6 blocks").shows("name=\"goal\" value=\"2\"");
    }

    async fn a3_no_goal_counts_touches(world: World) {
        let block = laid(&world, "ana", world.day(14)).await;
        for kind in ["dial", "email", "touch", "calls"] {
            world.post("ana", &format!("/plans/{block}"), &[("goal_kind", kind), ("goal", "50")]).await;
        }
        let found = world.act("ana", move |org| Ok(blocks::block(org, block)?.expect("a block"))).await;
        assert_eq!((found.goal_kind.code(), found.goal_count), ("scoping_call_booked", None));
        let refused = world.act_fails("ana", move |org| block_actions::set_goal(org, block, 0, None)).await;
        assert_eq!(refused.status().as_u16(), 422);
    }

    async fn a4_midnight_is_the_reps_own(world: World) {
        let (team, dana) = (world.team("dana"), world.user("dana"));
        // Lena works in Berlin: her Thursday begins on Wednesday at 18:00 in New York.
        let (lena, block) = world.act("dana", move |org| {
            let new = app::people::actions::NewUser {
                name: "Lena Vogt".into(),
                email: Some("lena@northwind.example".into()),
                roles: domain::Role::OutboundRep.into(),
                team: Some(team),
                reports_to: Some(dana),
                zone: "Europe/Berlin".into(),
            };
            let lena = app::people::actions::create_user(org, &new, Some("no password opens this"))?;
            block_actions::add_policy(org, &crate::blocks::mornings(team, Date::constant(2026, 5, 12)))?;
            Ok((lena, blocks::of_day(org, lena, Date::constant(2026, 5, 14))?.remove(0)))
        }).await;
        assert_eq!(block.starts_at, world.moment(14, 3, 0), "9:00 in Berlin");
        let id = block.id;
        let at = |hour, minute| {
            let (moment, block) = (world.moment(13, hour, minute), block.clone());
            move || state(Some(moment), block.starts_at, block.day, &block.zone, moment)
        };
        assert_eq!((at(17, 59)(), at(18, 0)()), (PlanState::Committed, PlanState::Late));
        // And through the store, at the later edge.
        world.set_clock(13, 18, 0);
        world.act("dana", move |org| org.as_user(lena, |org| block_actions::plan_committed(org, id))).await;
        assert_eq!(plan_state(&world, id).await, PlanState::Late);
    }
}
