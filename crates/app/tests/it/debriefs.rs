//! Tests of the slice debriefs.

use app::blocks::actions::{NewPolicy, add_policy, lay_out, plan_committed, start};
use app::debriefs::{actions, queries};
use app::people::access;
use app::prospects::actions::ProspectFields;
use app::touches::actions::{LoggedAs, NewTouch};
use domain::access::What;
use domain::result::Channel;
use domain::{BlockId, ProspectId, Role};
use web::Error;

use crate::on_both;
use crate::world::World;

/// Ana's blocks from Monday 11 May on, 9:00 to 11:00; the one of a day.
pub async fn lay_blocks(world: &World) {
    let (team, ana) = (world.team("dana"), world.user("ana"));
    let from = world.day(11);
    world.set_clock(10, 12, 0);
    world
        .act("dana", move |org| {
            let policy = NewPolicy {
                team,
                role: Role::OutboundRep,
                rrule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR".to_owned(),
                start_minute: 540,
                minutes: 120,
                quiet_minutes: 30,
                from_day: from,
            };
            add_policy(org, &policy)?;
            lay_out(org, ana, from)
        })
        .await;
}

pub async fn block_of(world: &World, day: i8) -> BlockId {
    let (ana, day) = (world.user("ana"), world.day(day));
    world
        .act("ana", move |org| Ok(app::blocks::queries::of_day(org, ana, day)?.first().map(|block| block.id)))
        .await
        .expect("a block on that day")
}

async fn save(world: &World, block: BlockId, used: Option<&'static str>, share: bool) {
    let ana = world.user("ana");
    world
        .act("ana", move |org| actions::save(org, block, ana, "Dates help.", "With Samuel.", used, share))
        .await;
}

pub async fn prospect(world: &World, name: &'static str) -> ProspectId {
    let ana = world.user("ana");
    world
        .act("ana", move |org| {
            let account = app::accounts::actions::find_or_create(org, "Kestrel Pharma")?;
            let fields = ProspectFields {
                name: name.to_owned(),
                account: Some(account),
                owner: Some(ana),
                ..ProspectFields::default()
            };
            app::prospects::actions::create(org, &fields)
        })
        .await
}

async fn log(world: &World, block: BlockId, prospect: ProspectId, logged_as: LoggedAs) {
    let (ana, zone) = (world.user("ana"), world.zone.clone());
    world
        .act("ana", move |org| {
            let new = NewTouch {
                prospect,
                user: ana,
                channel: Channel::Call,
                logged_as: logged_as.clone(),
                in_writing: false,
                block: Some(block),
                plan_item: None,
                note: None,
                promise: None,
                client_key: None,
            };
            app::touches::actions::log(org, &new, &zone)
        })
        .await;
}

on_both! {
    async fn a6_both_questions_must_be_answered(world: World) {
        lay_blocks(&world).await;
        let block = block_of(&world, 12).await;
        world.set_clock(12, 11, 4);
        let path = format!("/blocks/{block}/debrief");
        let answer = world.post("ana", &path, &[("learned", "  "), ("use_text", "With Hannah first."), ("success", "A small one")]).await.expect(422);
        let answer = answer.shows("Write one thing you learned").shows("With Hannah first.").shows("A small one");
        answer.hides("Write how you will use it");
        world.post("ana", &path, &[("learned", "Dates."), ("use_text", "")]).await.expect(422).shows("Write how you will use it");
        world.get("ana", &path).await.expect(200).shows("What did you learn?");

        let answer = world.post("ana", &path, &[("learned", "Dates."), ("use_text", "With Hannah.")]).await.expect(303);
        assert_eq!(answer.location.as_deref(), Some("/today"));
    }

    async fn a6_a_debrief_opens_when_the_block_ends(world: World) {
        lay_blocks(&world).await;
        let block = block_of(&world, 12).await;
        let path = format!("/blocks/{block}/debrief");
        world.set_clock(12, 10, 59);
        world.get("ana", &path).await.expect(200).shows("The block is not over.").shows("until 11:00");
        world.post("ana", &path, &[("learned", "Dates."), ("use_text", "With Hannah.")]).await.expect(409);
        world.set_clock(12, 11, 0);
        world.get("ana", &path).await.expect(200).shows("The block is done.").shows("Dana reads this before the Huddle at 11:30.");
        world.get("ana", "/debrief").await.expect(200).shows(&path);
    }

    async fn a6_an_early_finish_opens_it_too(world: World) {
        lay_blocks(&world).await;
        let (block, ana) = (block_of(&world, 12).await, world.user("ana"));
        world.set_clock(12, 9, 0);
        world.act("ana", move |org| { plan_committed(org, block)?; start(org, block, ana, true) }).await;
        world.set_clock(12, 10, 0);
        world.act("ana", move |org| app::blocks::actions::finish(org, block, ana)).await;
        world.get("ana", "/debrief").await.expect(200).shows("The block is done.");
    }

    async fn a6_yesterdays_use_is_asked_for_first(world: World) {
        lay_blocks(&world).await;
        let (monday, tuesday) = (block_of(&world, 11).await, block_of(&world, 12).await);
        world.set_clock(11, 11, 1);
        let first = world.get("ana", &format!("/blocks/{monday}/debrief")).await.expect(200);
        first.hides("Did you?");
        save(&world, monday, None, false).await;

        world.set_clock(12, 11, 1);
        let path = format!("/blocks/{tuesday}/debrief");
        let page = world.get("ana", &path).await.expect(200).shows("Yesterday you said").shows("With Samuel.");
        page.shows("In most conversations").shows("Did you?");
        let fields = [("learned", "Dates."), ("use_text", "With Hannah.")];
        world.post("ana", &path, &fields).await.expect(422).shows("Say whether you used it.");
        let fields = [("learned", "Dates."), ("use_text", "With Hannah."), ("used_yesterday", "perhaps")];
        world.post("ana", &path, &fields).await.expect(422);
        let fields = [("learned", "Dates."), ("use_text", "With Hannah."), ("used_yesterday", "some")];
        world.post("ana", &path, &fields).await.expect(303);

        let ana = world.user("ana");
        let code = world.act("ana", move |org| {
            let who = web::Who::load(org, ana)?.expect("Ana");
            let grant = access::grant(org, &who, What::Debriefs, ana)?;
            let latest = queries::latest_of(org, &grant)?.expect("a debrief");
            Ok((latest.block == tuesday, latest.used_yesterday.map(|used| used.code())))
        }).await;
        assert_eq!(code, (true, Some("some")));
    }

    async fn a6_saving_twice_edits_until_the_manager_answers(world: World) {
        lay_blocks(&world).await;
        let block = block_of(&world, 12).await;
        world.set_clock(12, 11, 4);
        save(&world, block, None, false).await;
        let path = format!("/blocks/{block}/debrief");
        world.get("ana", &path).await.expect(200).shows("You can still change what you wrote.").shows("Dates help.");
        world.post("ana", &path, &[("learned", "Dates of theirs help."), ("use_text", "With Samuel.")]).await.expect(303);

        let (ana, ben, dana) = (world.user("ana"), world.user("ben"), world.user("dana"));
        let debrief = world.act("ana", move |org| {
            let who = web::Who::load(org, ana)?.expect("Ana");
            let grant = access::grant(org, &who, What::Debriefs, ana)?;
            let all = queries::of_user(org, &grant, 10)?;
            assert_eq!(all.len(), 1, "one debrief a block");
            assert_eq!(all[0].learned, "Dates of theirs help.");
            assert_eq!(queries::unanswered(org, &grant)?.len(), 1);
            Ok(all[0].id)
        }).await;
        let refused = world.act_fails("ben", move |org| actions::reply(org, debrief, ben, "Nice.")).await;
        assert!(matches!(refused, Error::NotFound), "{refused:?}");
        let refused = world.act_fails("ana", move |org| actions::reply(org, debrief, ana, "Nice.")).await;
        assert!(matches!(refused, Error::NotFound), "nobody answers their own: {refused:?}");
        let refused = world.act_fails("dana", move |org| actions::reply(org, debrief, dana, "  ")).await;
        assert!(matches!(refused, Error::Invalid(_)), "{refused:?}");
        world.act("dana", move |org| actions::reply(org, debrief, dana, "Ask for the date first.")).await;

        world.post("ana", &path, &[("learned", "Something else."), ("use_text", "With Samuel.")]).await.expect(409);
        let page = world.get("ana", &path).await.expect(200).shows("Dana Whitfield answered").shows("Ask for the date first.");
        page.hides("Save debrief");
        let facts = world.act("dana", move |org| {
            let day = jiff::civil::date(2026, 5, 12);
            Ok(queries::answered(org, dana, day, day)?)
        }).await;
        assert_eq!(facts.len(), 1);
        assert!(facts[0].replied_at.is_some());
    }

    async fn a6_sharing_makes_one_learning(world: World) {
        lay_blocks(&world).await;
        let block = block_of(&world, 12).await;
        world.set_clock(12, 11, 4);
        let path = format!("/blocks/{block}/debrief");
        world.get("ana", &path).await.shows("so that Ben and Chloe can use it");
        for _ in 0..2 {
            world.post("ana", &path, &[("learned", "Dates."), ("use_text", "With Samuel."), ("share", "1")]).await.expect(303);
        }
        let learnings = world.act("ana", |org| {
            let sql = "select count(*) from learnings where org_id = $1 and debrief_id is not null";
            let row = org.one(sql, store::args![])?.expect("a count");
            Ok(row.get::<i64>(0)?)
        }).await;
        assert_eq!(learnings, 1);
        world.get("ana", &path).await.shows("is in Learnings").hides("Also add it to Learnings");
    }

    async fn a6_a_learning_carries_the_segment_of_the_best_result(world: World) {
        lay_blocks(&world).await;
        let block = block_of(&world, 12).await;
        let samuel = prospect(&world, "Samuel Osei").await;
        world.set_clock(12, 9, 10);
        log(&world, block, samuel, LoggedAs::Conversation).await;
        world.set_clock(12, 11, 4);
        save(&world, block, None, true).await;
        let segment = world.act("ana", |org| {
            let row = org.one("select segment from learnings where org_id = $1", store::args![])?.expect("a learning");
            Ok(row.get::<Option<String>>(0)?)
        }).await;
        assert_eq!(segment.as_deref(), Some("new"), "nobody had talked to Samuel before this block");
    }

    async fn a6_only_the_owner_and_their_manager_read_the_words(world: World) {
        lay_blocks(&world).await;
        let block = block_of(&world, 12).await;
        world.set_clock(12, 11, 4);
        save(&world, block, None, false).await;
        let path = format!("/blocks/{block}/debrief");
        world.get("dana", &path).await.expect(200).shows("Dates help.").shows("Ana Ruiz").hides("Save debrief").hides("This block:");
        for stranger in ["ben", "chloe", "erik", "marek", "ines", "ada"] {
            world.get(stranger, &path).await.expect(404).hides("Dates help.");
        }
        world.post("ben", &path, &[("learned", "Mine."), ("use_text", "Now.")]).await.expect(404);
        let erik = world.user("erik");
        let ana = world.user("ana");
        let counts_only = world.act("erik", move |org| {
            let who = web::Who::load(org, erik)?.expect("Erik");
            let grant = access::grant(org, &who, What::Debriefs, ana)?;
            Ok(queries::latest_of(org, &grant)?)
        }).await;
        assert!(counts_only.is_none(), "a manager above gets counts, not words");
    }

    async fn a6_a_grant_for_something_else_reads_nothing(world: World) {
        lay_blocks(&world).await;
        let (block, dana, ana) = (block_of(&world, 12).await, world.user("dana"), world.user("ana"));
        world.set_clock(12, 11, 4);
        save(&world, block, None, false).await;
        let found = world.act("dana", move |org| {
            let who = web::Who::load(org, dana)?.expect("Dana");
            let grant = access::grant(org, &who, What::Plans, ana)?;
            Ok(queries::latest_of(org, &grant)?)
        }).await;
        assert!(found.is_none());
    }

    async fn a6_the_month_leads_and_the_block_is_told_beside_it(world: World) {
        lay_blocks(&world).await;
        let block = block_of(&world, 12).await;
        let (samuel, joel) = (prospect(&world, "Samuel Osei").await, prospect(&world, "Joel Brandt").await);
        let (ana, month) = (world.user("ana"), world.day(1));
        world.act("dana", move |org| app::settings::actions::set_goal(org, "user", ana.into(), "scoping_call_booked", "month", month, 16)).await;
        world.act("ana", move |org| app::plans::actions::add(org, block, samuel, "Book a scoping call.", "Referred by Joel, 7 May", true)).await;
        world.act("ana", move |org| app::plans::actions::add(org, block, joel, "Say thank you.", "", false)).await;
        world.set_clock(12, 9, 40);
        let friday = world.moment(15, 10, 0);
        log(&world, block, samuel, LoggedAs::Booked { starts_at: friday }).await;
        let (ana, gabriel) = (world.user("ana"), world.user("gabriel"));
        world.act("gabriel", move |org| app::messages::actions::send(org, ana, Some(gabriel), "Gabriel", "Can you join a call at 10?", None)).await;

        world.set_clock(12, 11, 4);
        let path = format!("/blocks/{block}/debrief");
        let page = world.get("ana", &path).await.expect(200);
        let page = page.shows("May: <b>1 of 16</b> booked").shows("Samuel Osei, Kestrel Pharma, Friday at 10:00.");
        let page = page.shows("Planned 2, conversations 1, scoping calls booked 1, handed over 0");
        let page = page.shows("1 person was").shows("Joel Brandt");
        let page = page.shows("1 thing waited for you").shows("Can you join a call at 10?").shows("Gabriel, 9:40");
        page.shows("data-words=\"Samuel Osei booked Friday at 10:00\"").shows("data-draft");
    }

    async fn a7_the_days_success_is_chosen_and_the_team_sees_it(world: World) {
        let (dana_team, marek_team, day) = (world.team("dana"), world.team("marek"), world.day(12));
        let answer = world.post("ana", "/successes", &[("success", "  ")]).await.expect(422);
        answer.shows("Write one line, however small.");
        let answer = world.post("ana", "/successes", &[("success", "Samuel named October"), ("back", "/tomorrow")]).await.expect(303);
        assert_eq!(answer.location.as_deref(), Some("/tomorrow"));
        world.post("ana", "/successes", &[("success", "Samuel booked Friday"), ("back", "//evil.example")]).await.expect(303);
        let seen = world.act("ben", move |org| Ok(queries::team_successes(org, dana_team, day)?)).await;
        let seen: Vec<_> = seen.iter().map(|success| (success.name.as_str(), success.text.as_str())).collect();
        assert_eq!(seen, [("Ana Ruiz", "Samuel booked Friday")], "one a day: the latest");
        let elsewhere = world.act("ines", move |org| Ok(queries::team_successes(org, marek_team, day)?)).await;
        assert!(elsewhere.is_empty());
    }

    async fn a7_a_success_goes_with_the_debrief(world: World) {
        lay_blocks(&world).await;
        let (block, ana, day) = (block_of(&world, 12).await, world.user("ana"), world.day(12));
        world.set_clock(12, 11, 4);
        let path = format!("/blocks/{block}/debrief");
        let long = "x".repeat(201);
        let fields = [("learned", "Dates."), ("use_text", "With Samuel."), ("success", long.as_str())];
        world.post("ana", &path, &fields).await.expect(422).shows("Keep it to one line");
        let nothing = world.act("ana", move |org| Ok(queries::success_of(org, ana, day)?)).await;
        assert_eq!(nothing, None, "nothing is saved by halves");
        world.get("ana", &path).await.shows("The block is done.");
        let fields = [("learned", "Dates."), ("use_text", "With Samuel."), ("success", "Samuel named October")];
        world.post("ana", &path, &fields).await.expect(303);
        let success = world.act("ana", move |org| Ok(queries::success_of(org, ana, day)?)).await;
        assert_eq!(success.as_deref(), Some("Samuel named October"));
    }

    async fn a6_nothing_to_look_back_on(world: World) {
        world.get("ana", "/debrief").await.expect(200).shows("There is nothing to look back on.");
        world.get("ana", "/blocks/999/debrief").await.expect(404);
        world.get("dana", "/debrief").await.expect(403);
        world.get("", "/debrief").await.expect(303);
    }
}
