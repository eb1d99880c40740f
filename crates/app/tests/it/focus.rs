//! Tests of the slice focus: a day at Ana's block of Tuesday 12 May, 9:00 to 11:00, with three people on its plan.

use domain::result::ResultKind;
use domain::{BlockId, ProspectId};

use crate::debriefs::{block_of, lay_blocks, prospect};
use crate::on_both;
use crate::world::{Answer, World};

/// A key, the fields beside it, and what is expected.
type Row<E> = (&'static str, &'static [(&'static str, &'static str)], E);

const PEOPLE: [&str; 3] = ["Samuel Osei", "Joel Brandt", "Hannah Lund"];

/// The block and the people on its plan, committed the evening before.
async fn planned(world: &World) -> (BlockId, [ProspectId; 3]) {
    lay_blocks(world).await;
    let block = block_of(world, 12).await;
    let mut people = Vec::new();
    for name in PEOPLE {
        people.push(prospect(world, name).await);
    }
    world.set_clock(11, 16, 30);
    let all = people.clone();
    world
        .act("ana", move |org| {
            for person in &all {
                app::plans::actions::add(
                    org,
                    block,
                    *person,
                    "Book a scoping call about cold rooms.",
                    "",
                    false,
                )?;
            }
            app::plans::actions::commit(org, block, 1)
        })
        .await;
    (block, [people[0], people[1], people[2]])
}

/// Likewise, and Ana is in Focus at 9:00.
async fn focused(world: &mut World) -> (BlockId, [ProspectId; 3]) {
    let found = planned(world).await;
    world.set_clock(12, 9, 0);
    world.post("ana", "/focus/enter", &[]).await.expect(303);
    found
}

/// A hidden field of the page.
fn hidden(page: &Answer, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = page.body.split_once(&start).unwrap_or_else(|| panic!("no field {name} in\n{}", page.body)).1;
    rest.split('"').next().unwrap_or("").to_owned()
}

/// Presses a key for whoever is up, at 9:10 or later.
async fn press(world: &mut World, result: &str, more: &[(&str, &str)]) -> Answer {
    let page = world.get("ana", "/focus").await.expect(200);
    let (item, client_key) = (hidden(&page, "item"), hidden(&page, "client_key"));
    let mut fields = vec![("item", item.as_str()), ("client_key", client_key.as_str()), ("result", result)];
    fields.extend(more);
    world.post("ana", "/focus/results", &fields).await
}

async fn undo(world: &mut World) -> Answer {
    let page = world.get("ana", "/focus").await.expect(200);
    let last = hidden(&page, "last");
    world.post("ana", "/focus/results", &[("undo", "1"), ("last", &last)]).await
}

/// What counts for Ana's block, by the codes of the kinds.
async fn results(world: &World, block: BlockId) -> Vec<String> {
    world
        .act("ana", move |org| {
            let mut found = Vec::new();
            for kind in ResultKind::ALL {
                for _ in 0..app::results::queries::count_in_block(org, block, *kind)? {
                    found.push(kind.code().to_owned());
                }
            }
            Ok(found)
        })
        .await
}

async fn count(world: &World, sql: &'static str) -> i64 {
    world.act("ana", move |org| Ok(org.one(sql, store::args![])?.map_or(Ok(0), |row| row.get(0))?)).await
}

async fn minutes(world: &World, block: BlockId) -> (u32, u32, u32) {
    let minutes = world
        .act("ana", move |org| {
            let block = app::blocks::queries::block(org, block)?.expect("the block");
            Ok(app::blocks::queries::minutes(org, &block)?)
        })
        .await;
    (minutes.kept, minutes.broken, minutes.missed)
}

on_both! {
    async fn a5_the_page_waits_and_opens_by_itself(world: World) {
        planned(&world).await;
        world.set_clock(12, 8, 40);
        let page = world.get("ana", "/focus").await.expect(200).shows("It opens by itself at 9:00.").shows("data-opens=\"540\"");
        assert_eq!(page.headers["refresh"].to_str().expect("ASCII"), "1201; url=/focus?opened=1");
        page.hides("Samuel Osei");
        assert_eq!(count(&world, "select count(*) from spans where org_id = $1").await, 0, "looking writes nothing");

        world.set_clock(12, 9, 0);
        world.get("ana", "/focus").await.expect(200).shows("Your block has begun.").hides("data-auto").hides("Samuel Osei");
        world.get("ana", "/focus?opened=1").await.expect(200).shows("data-auto");
        assert_eq!(count(&world, "select count(*) from spans where org_id = $1").await, 0);
        let answer = world.post("ana", "/focus/enter", &[]).await.expect(303);
        assert_eq!(answer.location.as_deref(), Some("/focus"));
        world.get("ana", "/focus").await.expect(200).shows("Samuel Osei").shows("1 of 3");
    }

    async fn a5_entering_early_opens_at_the_hour(world: World) {
        let (block, _) = planned(&world).await;
        world.set_clock(12, 8, 20);
        world.post("ana", "/focus/enter", &[]).await.expect(303);
        assert_eq!(count(&world, "select count(*) from spans where org_id = $1").await, 0, "the quiet minutes begin at 8:30");
        world.set_clock(12, 8, 40);
        world.post("ana", "/focus/enter", &[]).await.expect(303);
        world.get("ana", "/focus").await.shows("You are in");
        world.set_clock(12, 9, 30);
        world.get("ana", "/focus").await.shows("Samuel Osei");
        assert_eq!(minutes(&world, block).await, (30, 0, 0));
    }

    async fn a5_no_block_and_no_plan_say_so(world: World) {
        world.get("ana", "/focus").await.expect(200).shows("No block is ahead of you.");
        lay_blocks(&world).await;
        world.set_clock(12, 8, 40);
        world.get("ana", "/focus").await.expect(200).shows("No plan is committed yet.").shows("/tomorrow");
        world.set_clock(12, 9, 5);
        world.get("ana", "/focus").await.expect(200).shows("Plan first.").shows("are not kept").shows("href=\"/tomorrow\"");
        world.get("dana", "/focus").await.expect(403);
        world.get("", "/focus").await.expect(303);
    }

    async fn a5_one_person_with_all_that_is_known(world: World) {
        let (_, [samuel, joel, _]) = planned(&world).await;
        let (ana, day) = (world.user("ana"), world.day(7));
        world.act("ana", move |org| {
            app::prospects::actions::refer(org, joel, samuel, ana, None, Some("Give him a number and a date."), day)?;
            app::prospects::actions::set_fact(org, samuel, "October audit", "must show accuracy by lot", Some("https://www.example.com/press/18"))?;
            app::prospects::actions::add_note(org, samuel, ana, "Hates brochures.", day)?;
            let fields = app::prospects::actions::ProspectFields {
                phone: Some("+1 937 555 0142".to_owned()),
                email: Some("samuel@kestrel.example".to_owned()),
                zone: Some("Europe/Madrid".to_owned()),
                place: Some("Madrid".to_owned()),
                ..Default::default()
            };
            app::prospects::actions::update(org, samuel, &fields)?;
            app::prospects::actions::promise(org, samuel, ana, "send the pick numbers", jiff::civil::date(2026, 5, 14))
        }).await;
        world.set_clock(12, 9, 0);
        world.post("ana", "/focus/enter", &[]).await;
        world.set_clock(12, 9, 47);
        let page = world.get("ana", "/focus").await.expect(200);
        let page = page.shows("<span class=\"stat\" data-until=\"660\">73</span>").shows("Person 1 of 3.").shows("Kestrel Pharma");
        let page = page.shows("Madrid, 15:47 there").shows("Book a scoping call about cold rooms.");
        let page = page.shows("href=\"tel:+19375550142\"").shows("mailto:samuel@kestrel.example?subject=Cold%20rooms&amp;body=Samuel%2C");
        let page = page.shows("Last try: none. You have not spoken before.");
        let page = page.shows("<b>Joel Brandt sent you</b>, 7 May.").shows("“Give him a number and a date.”");
        let page = page.shows("must show accuracy by lot").shows(">example.com</a>").shows("Hates brochures.").shows("send the pick numbers (by Thu 14 May)");
        let page = page.shows("Joel Brandt said you are the person to ask about cold rooms.").shows("Referred, short").shows(" words.");
        // Madrid is six hours ahead: an afternoon in New York is no time to propose there.
        let page = page.shows("Thursday at 17:30 or Friday at 17:00");
        // The phone has the same page: its parts are there, the stylesheet decides.
        page.shows("ph-line").shows("Call Samuel").shows("Call booked").shows("Not reached, next person").shows("All notes and the template");
    }

    async fn a5_every_key_counts_what_counting_says(world: World) {
        let (block, _) = focused(&mut world).await;
        world.set_clock(12, 9, 10);
        let rows: [Row<&[&str]>; 6] = [
            ("conversation", &[], &["conversation"]),
            ("referral", &[("name", "Tomas Berg")], &["conversation", "referral"]),
            ("booked", &[("booked_day", "2026-05-15"), ("booked_time", "10:00")], &["conversation", "scoping_call_booked"]),
            ("not_now", &[("day", "2026-06-02")], &["conversation"]),
            ("not_a_fit", &[("reason", "Too small for it")], &["conversation"]),
            ("not_reached", &[], &[]),
        ];
        for (key, more, counted) in rows {
            let answer = press(&mut world, key, more).await.expect(303);
            assert_eq!(answer.location.as_deref(), Some("/focus"), "{key}");
            assert_eq!(results(&world, block).await, counted, "{key}");
            world.get("ana", "/focus").await.shows("Joel Brandt").shows("2 of 3").hides("<h1>Samuel Osei");
            undo(&mut world).await.expect(303);
            assert_eq!(results(&world, block).await, [""; 0], "{key} is taken back");
            world.get("ana", "/focus").await.shows("<h1>Samuel Osei");
        }
        assert_eq!(count(&world, "select count(*) from touches where org_id = $1").await, 0);
        assert_eq!(count(&world, "select count(*) from scoping_calls where org_id = $1").await, 0);
        assert_eq!(count(&world, "select count(*) from referrals where org_id = $1").await, 0);
    }

    async fn a5_b_means_completed_when_the_booked_call_has_passed(world: World) {
        let (_, [samuel, ..]) = planned(&world).await;
        let (ana, zone, at) = (world.user("ana"), world.zone.clone(), world.moment(12, 8, 0));
        world.act("ana", move |org| app::calendars::actions::book_scoping_call(org, samuel, ana, at, &zone, None)).await;
        world.set_clock(12, 9, 0);
        world.post("ana", "/focus/enter", &[]).await;
        let page = world.get("ana", "/focus").await.shows("Scoping call completed").shows("sh-done").hides("id=\"ask-booked\"");
        page.shows("A scoping call").shows("was booked for Tue 12 May, 8:00");
        press(&mut world, "completed", &[]).await.expect(303);
        let block = block_of(&world, 12).await;
        assert_eq!(results(&world, block).await, ["conversation", "scoping_call_completed"]);
        world.get("ana", "/focus").await.shows("Scoping call booked").shows("id=\"ask-booked\"");
        undo(&mut world).await;
        assert_eq!(results(&world, block).await, [""; 0]);
        world.get("ana", "/focus").await.shows("Scoping call completed");
    }

    async fn a5_completing_needs_a_call_that_has_passed(world: World) {
        focused(&mut world).await;
        press(&mut world, "completed", &[]).await.expect(422);
        assert_eq!(count(&world, "select count(*) from touches where org_id = $1").await, 0);
    }

    async fn d5_a_lead_is_handed_over_after_a_completed_call(world: World) {
        let (_, [samuel, ..]) = planned(&world).await;
        world.set_clock(12, 9, 0);
        world.post("ana", "/focus/enter", &[]).await;
        let chloe = world.user("chloe").to_string();
        let answers = [("to", chloe.as_str()), ("needs", "Fewer mis-picks"), ("by_when", "October"), ("decides", "The board")];
        let refused = press(&mut world, "hand_over", &answers).await.expect(422);
        refused.shows("Log a completed scoping call with Samuel Osei first.").shows("Fewer mis-picks");
        assert_eq!(count(&world, "select count(*) from touches where org_id = $1").await, 0, "nothing by halves");

        let (ana, zone, at, day) = (world.user("ana"), world.zone.clone(), world.moment(11, 15, 0), world.day(11));
        world.act("ana", move |org| {
            let call = app::calendars::actions::book_scoping_call(org, samuel, ana, at, &zone, None)?;
            app::calendars::actions::complete_scoping_call(org, call, ana, day, None)
        }).await;
        let refused = press(&mut world, "hand_over", &[("to", chloe.as_str()), ("needs", "Fewer mis-picks")]).await.expect(422);
        refused.shows("Write by when they need it.").shows("Write who decides.").shows("Fewer mis-picks");
        press(&mut world, "hand_over", &answers).await.expect(303);
        let block = block_of(&world, 12).await;
        assert_eq!(results(&world, block).await, ["conversation", "lead_handed_over"], "offering is no qualified lead");
        assert_eq!(count(&world, "select count(*) from handoffs where org_id = $1 and state = 'offered'").await, 1);
        undo(&mut world).await.expect(303);
        assert_eq!(count(&world, "select count(*) from handoffs where org_id = $1").await, 0);
        assert_eq!(results(&world, block).await, [""; 0]);
    }

    async fn d5_an_opportunity_names_whose_it_is(world: World) {
        let (block, _) = focused(&mut world).await;
        let chloe = world.user("chloe").to_string();
        press(&mut world, "opportunity", &[("amount", "48,500")]).await.expect(422).shows("Choose the account executive");
        press(&mut world, "opportunity", &[("amount", "much"), ("owner", &chloe)]).await.expect(422).shows("Write an amount like").shows("value=\"much\"");
        press(&mut world, "opportunity", &[("amount", "48,500"), ("owner", &chloe)]).await.expect(303);
        assert_eq!(results(&world, block).await, ["conversation", "opportunity"]);
        let sum = count(&world, "select cast(sum(amount_minor) as bigint) from opportunities where org_id = $1").await;
        assert_eq!(sum, 4_850_000);
        undo(&mut world).await.expect(303);
        assert_eq!(count(&world, "select count(*) from opportunities where org_id = $1").await, 0);
        press(&mut world, "opportunity", &[("owner", &chloe)]).await.expect(303);
        assert_eq!(count(&world, "select count(*) from opportunities where org_id = $1 and amount_minor is null").await, 1);
    }

    async fn a5_the_same_post_twice_is_one_touch(world: World) {
        let (block, _) = focused(&mut world).await;
        let chloe = world.user("chloe").to_string();
        let page = world.get("ana", "/focus").await;
        let (item, key) = (hidden(&page, "item"), hidden(&page, "client_key"));
        let fields = [("item", item.as_str()), ("client_key", key.as_str()), ("result", "opportunity"), ("owner", chloe.as_str())];
        for _ in 0..3 {
            world.post("ana", "/focus/results", &fields).await.expect(303);
        }
        assert_eq!(results(&world, block).await, ["conversation", "opportunity"]);
        world.get("ana", "/focus").await.shows("2 of 3").shows("<h1>Joel Brandt");
    }

    async fn a5_a_page_left_behind_adds_nothing(world: World) {
        let (block, _) = focused(&mut world).await;
        let old = world.get("ana", "/focus").await;
        let item = hidden(&old, "item");
        press(&mut world, "conversation", &[]).await.expect(303);
        let fields = [("item", item.as_str()), ("client_key", "another"), ("result", "conversation")];
        world.post("ana", "/focus/results", &fields).await.expect(303);
        assert_eq!(results(&world, block).await, ["conversation"]);
        world.get("ana", "/focus").await.shows("<h1>Joel Brandt");
        // Somebody who was not reached and rings back is a conversation.
        press(&mut world, "not_reached", &[]).await.expect(303);
        let joel = count(&world, "select i.id from plan_items i where i.org_id = $1 and i.position = 2").await.to_string();
        let fields = [("item", joel.as_str()), ("client_key", "third"), ("result", "conversation")];
        world.post("ana", "/focus/results", &fields).await.expect(303);
        assert_eq!(results(&world, block).await, ["conversation", "conversation"]);
    }

    async fn a5_a_result_that_was_kept_arrives_after_the_end(world: World) {
        let (block, _) = focused(&mut world).await;
        let page = world.get("ana", "/focus").await;
        let (item, key) = (hidden(&page, "item"), hidden(&page, "client_key"));
        let fields = [("item", item.as_str()), ("client_key", key.as_str()), ("result", "conversation")];
        world.set_clock(12, 11, 20);
        world.post("ana", "/focus/results", &fields).await.expect(303);
        assert_eq!(results(&world, block).await, ["conversation"]);
        world.get("ana", "/focus").await.shows("The block is over.").shows(&format!("/blocks/{block}/debrief"));
        world.set_clock(13, 8, 0);
        let fields = [("item", item.as_str()), ("client_key", "tomorrow"), ("result", "conversation")];
        world.post("ana", "/focus/results", &fields).await.expect(409);
    }

    async fn a5_nobody_logs_on_anothers_plan(world: World) {
        let (block, _) = focused(&mut world).await;
        let page = world.get("ana", "/focus").await;
        let item = hidden(&page, "item");
        for other in ["ben", "chloe", "ines"] {
            let fields = [("item", item.as_str()), ("client_key", "theirs"), ("result", "conversation")];
            world.post(other, "/focus/results", &fields).await.expect(404);
        }
        world.post("ana", "/focus/results", &[("item", "999"), ("result", "conversation")]).await.expect(404);
        world.post("ana", "/focus/results", &[("result", "conversation")]).await.expect(404);
        world.post("ana", "/focus/results", &[("item", &item), ("result", "dial")]).await.expect(422);
        assert_eq!(results(&world, block).await, [""; 0]);
        press(&mut world, "conversation", &[]).await.expect(303);
        let page = world.get("ana", "/focus").await;
        let last = hidden(&page, "last");
        world.post("ben", "/focus/results", &[("undo", "1"), ("last", &last)]).await.expect(404);
        assert_eq!(results(&world, block).await, ["conversation"]);
    }

    async fn a5_what_is_missing_is_said_and_what_was_typed_stays(world: World) {
        focused(&mut world).await;
        world.set_clock(12, 9, 10);
        let rows: [Row<&str>; 9] = [
            ("referral", &[("company", "Fjord"), ("name", "")], "Write whom they named."),
            ("booked", &[("booked_day", "2026-05-12"), ("booked_time", "9:05")], "Pick the day and the time"),
            ("booked", &[("booked_day", "2026-05-12"), ("booked_time", "09:05")], "Pick a time to come."),
            ("booked", &[("booked_day", "2026-05-19")], "Pick the day and the time"),
            ("not_now", &[("other_day", "2026-05-12")], "Pick a day after today."),
            ("not_now", &[("other_day", "soon")], "Pick the day they named"),
            ("not_a_fit", &[("note", "Sold the firm.")], "Say why it is not a fit."),
            ("conversation", &[("promise", "Send the numbers")], "Pick the day by which you do it."),
            ("conversation", &[("promise", "Send the numbers"), ("promise_day", "2026-05-11")], "Pick today or a day to come."),
        ];
        for (key, more, message) in rows {
            let mut answer = press(&mut world, key, more).await.expect(422).shows(message).shows("<h1>Samuel Osei");
            for (_, typed) in more.iter().filter(|(_, typed)| !typed.is_empty()) {
                answer = answer.shows(typed);
            }
        }
        assert_eq!(count(&world, "select count(*) from touches where org_id = $1").await, 0);
    }

    async fn a5_a_note_a_promise_and_another_channel_go_with_any_key(world: World) {
        let (_, [samuel, ..]) = focused(&mut world).await;
        let more = [("note", "Named the audit."), ("promise", "Send the numbers"), ("promise_day", "2026-05-14"), ("channel", "email"), ("channel", "call")];
        press(&mut world, "not_now", &[&more[..], &[("other_day", "2026-06-02"), ("time", "14:30")]].concat()).await.expect(303);
        let (logged, promise) = world.act("ana", move |org| {
            let row = org.one("select t.channel, t.outcome, t.note from touches t where t.org_id = $1", store::args![])?.expect("a touch");
            let promise = app::prospects::queries::promises(org, samuel)?.len();
            let next = app::prospects::queries::standing(org, samuel)?.expect("Samuel").next;
            assert_eq!((next.day.map(|day| day.to_string()).as_deref(), next.minute), (Some("2026-06-02"), Some(870)));
            Ok(((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<String>(2)?), promise))
        }).await;
        assert_eq!(logged, ("email".to_owned(), "answered".to_owned(), "Named the audit.".to_owned()));
        assert_eq!(promise, 1);
    }

    async fn a5_without_a_script_a_key_asks_on_the_next_page(world: World) {
        focused(&mut world).await;
        let page = world.get("ana", "/focus").await.hides("open aria-label").shows("<dialog class=\"picker\" id=\"ask-referral\"");
        let (item, key) = (hidden(&page, "item"), hidden(&page, "client_key"));
        for (asked, dialog) in [("referral", "ask-referral"), ("booked", "ask-booked"), ("hand_over", "ask-hand-over"), ("opportunity", "ask-opportunity"), ("not_now", "ask-not-now"), ("not_a_fit", "ask-not-a-fit")] {
            let page = world.post("ana", "/focus/results", &[("item", &item), ("client_key", &key), ("ask", asked)]).await.expect(200);
            let page = page.shows(&format!("id=\"{dialog}\" aria-labelledby=\"{dialog}-title\" open")).hides("role=\"alert\"");
            assert_eq!(hidden(&page, "client_key"), key);
        }
        // With the dialog in sight both buttons' names are not sent: the one that is pressed says what it means.
        world.post("ana", "/focus/results", &[("item", &item), ("client_key", &key), ("result", "referral"), ("name", "Tomas Berg")]).await.expect(303);
        world.get("ana", "/focus?pause=1").await.shows("id=\"pause\" aria-labelledby=\"pause-title\" open");
    }

    async fn a5_pausing_and_resuming_change_the_minutes(world: World) {
        let (block, _) = focused(&mut world).await;
        world.set_clock(12, 9, 20);
        world.post("ana", "/focus/pause", &[("reason", " ")]).await.expect(422).shows("Say in a few words why you pause.");
        world.post("ana", "/focus/pause", &[("reason", "The fire alarm")]).await.expect(303);
        world.get("ana", "/focus").await.expect(200).shows("Paused since 9:20.").shows("The fire alarm").shows("Resume").hides("Samuel Osei");
        world.set_clock(12, 9, 30);
        world.post("ana", "/focus/enter", &[]).await.expect(303);
        world.set_clock(12, 10, 0);
        world.get("ana", "/focus").await.shows("Samuel Osei");
        assert_eq!(minutes(&world, block).await, (50, 10, 0));
    }

    async fn a2_an_interruption_is_told_and_stops_the_minutes(world: World) {
        let (block, _) = focused(&mut world).await;
        let erik = world.user("erik");
        world.set_clock(12, 9, 40);
        world.act("erik", move |org| app::blocks::actions::interrupt(org, block, Some(erik), "Erik Solberg", "Clarke cannot log in", "customer")).await;
        world.set_clock(12, 9, 45);
        let page = world.get("ana", "/focus").await.expect(200).shows("Erik Solberg rang through at 9:40.").shows("Clarke cannot log in");
        page.shows("existing customer").shows("Resume");
        world.post("ana", "/focus/enter", &[]).await.expect(303);
        world.set_clock(12, 9, 50);
        assert_eq!(minutes(&world, block).await, (45, 5, 0));

        world.post("ana", "/focus/interrupted", &[("reason", "A visitor")]).await.expect(422).shows("Say who it was.").shows("A visitor");
        world.post("ana", "/focus/interrupted", &[("by_name", "The porter"), ("reason", "A visitor"), ("about", "internal")]).await.expect(303);
        world.get("ana", "/focus").await.shows("The porter rang through at 9:50.");
    }

    async fn a2_what_is_held_shows_as_a_number_only(world: World) {
        planned(&world).await;
        let (ana, gabriel) = (world.user("ana"), world.user("gabriel"));
        world.set_clock(12, 8, 45);
        world.act("gabriel", move |org| app::messages::actions::send(org, ana, Some(gabriel), "Gabriel", "Can you join a call?", None)).await;
        world.set_clock(12, 9, 0);
        world.post("ana", "/focus/enter", &[]).await;
        world.get("ana", "/focus").await.shows("1 held").shows("until 11:00").hides("Can you join a call?");
    }

    async fn a2_a_reply_of_who_is_up_is_prospecting(world: World) {
        let (_, [samuel, joel, _]) = planned(&world).await;
        let (ana, gabriel) = (world.user("ana"), world.user("gabriel"));
        world.set_clock(12, 8, 45);
        world.act("gabriel", move |org| {
            app::messages::actions::send(org, ana, None, "Samuel Osei", "Ring me at ten.", Some(samuel))?;
            app::messages::actions::send(org, ana, None, "Joel Brandt", "Not this week.", Some(joel))?;
            app::messages::actions::send(org, ana, Some(gabriel), "Gabriel", "About Samuel.", Some(samuel))
        }).await;
        world.set_clock(12, 9, 0);
        world.post("ana", "/focus/enter", &[]).await;
        world.get("ana", "/focus").await.shows("Ring me at ten.").hides("Not this week.").hides("About Samuel.");
    }

    async fn a5_when_everybody_was_tried_the_rest_can_be_kept(world: World) {
        let (block, _) = focused(&mut world).await;
        world.set_clock(12, 9, 50);
        press(&mut world, "conversation", &[]).await;
        press(&mut world, "not_reached", &[]).await;
        press(&mut world, "not_reached", &[]).await;
        let page = world.get("ana", "/focus").await.expect(200).shows("The plan is done.").shows("(70 minutes) is kept").shows("Joel Brandt");
        page.shows("href=\"/focus?again=1\"").hides("2 not reached");

        undo(&mut world).await.expect(303);
        world.get("ana", "/focus").await.shows("<h1>Hannah Lund");
        let done = world.act("ana", move |org| Ok(app::blocks::queries::block(org, block)?.expect("it").plan_done)).await;
        assert!(!done, "with somebody untried again the plan is not done");
        press(&mut world, "not_reached", &[]).await;

        // A second round: whom nobody reached, the longest ago first; a conversation takes them out of it.
        let page = world.get("ana", "/focus?again=1").await.shows("<h1>Joel Brandt");
        let (item, key) = (hidden(&page, "item"), hidden(&page, "client_key"));
        let fields = [("item", item.as_str()), ("client_key", key.as_str()), ("again", "1"), ("result", "not_reached")];
        let answer = world.post("ana", "/focus/results", &fields).await.expect(303);
        assert_eq!(answer.location.as_deref(), Some("/focus?again=1"));
        assert_eq!(results(&world, block).await, ["conversation"], "not reached is never summed");

        world.set_clock(12, 10, 0);
        let answer = world.post("ana", "/focus/finish", &[]).await.expect(303);
        assert_eq!(answer.location, Some(format!("/blocks/{block}/debrief")));
        world.set_clock(12, 11, 30);
        assert_eq!(minutes(&world, block).await, (120, 0, 0));
    }

    async fn a1_finishing_early_with_an_open_plan_loses_the_rest(world: World) {
        let (block, _) = focused(&mut world).await;
        world.set_clock(12, 10, 0);
        press(&mut world, "conversation", &[]).await;
        world.post("ana", "/focus/finish", &[]).await.expect(303);
        world.set_clock(12, 11, 30);
        assert_eq!(minutes(&world, block).await, (60, 0, 60));
        world.post("ana", "/focus/finish", &[]).await.expect(409);
        world.post("ana", "/focus/pause", &[("reason", "Late")]).await.expect(409);
    }

    async fn a5_undo_takes_back_the_last_of_the_block_once(world: World) {
        let (block, _) = focused(&mut world).await;
        press(&mut world, "conversation", &[]).await;
        press(&mut world, "conversation", &[]).await;
        let page = world.get("ana", "/focus").await;
        let last = hidden(&page, "last");
        for _ in 0..2 {
            world.post("ana", "/focus/results", &[("undo", "1"), ("last", &last)]).await.expect(303);
        }
        assert_eq!(results(&world, block).await, ["conversation"], "the same post twice takes one back");
        world.get("ana", "/focus").await.shows("<h1>Joel Brandt");
        undo(&mut world).await;
        world.get("ana", "/focus").await.shows("<h1>Samuel Osei").hides("name=\"undo\"");
        world.post("ana", "/focus/results", &[("undo", "1")]).await.expect(303);
    }

    async fn a5_a_script_gets_the_next_person_at_once(world: World) {
        focused(&mut world).await;
        let page = world.get("ana", "/focus").await;
        let (item, key) = (hidden(&page, "item"), hidden(&page, "client_key"));
        let fields = [("item", item.as_str()), ("client_key", key.as_str()), ("result", "conversation")];
        let part = world.post_fragment("ana", "/focus/results", &fields).await.expect(200);
        let part = part.shows("<h1>Joel Brandt").shows("data-swap=\"top\"").shows("data-swap=\"main\"").shows("data-swap=\"legend\"");
        part.shows("data-announce=\"Joel Brandt").hides("<!DOCTYPE");
    }

    async fn a6_what_was_said_to_be_used_and_learned_stands_there(world: World) {
        planned(&world).await;
        let (ana, ben, day, monday) = (world.user("ana"), world.user("ben"), world.day(11), block_of(&world, 11).await);
        world.act("ana", move |org| app::debriefs::actions::save(org, monday, ana, "Dates help.", "Ask for their worst day.", None, false)).await;
        let learning = world.act("ben", move |org| app::learnings::actions::share(org, ben, None, "Say why you ring.", Some("new"), day)).await;
        let other = world.user("ines");
        world.act("ines", move |org| app::learnings::actions::share(org, other, None, "Another team’s.", Some("new"), day)).await;
        world.set_clock(12, 9, 0);
        world.post("ana", "/focus/enter", &[]).await;
        let page = world.get("ana", "/focus").await.shows("You said you would use this").shows("Ask for their worst day.");
        page.shows("Ben learned").shows("Say why you ring.").shows("I used it").hides("Another team");
        for _ in 0..2 {
            world.post("ana", &format!("/focus/learnings/{learning}/used"), &[]).await.expect(303);
        }
        world.get("ana", "/focus").await.shows("You used it today.").hides("I used it");
        assert_eq!(count(&world, "select uses from learnings where org_id = $1 and segment = 'new' order by id limit 1").await, 1);
        world.post("ines", &format!("/focus/learnings/{learning}/used"), &[]).await.expect(404);
    }

    async fn a5_no_count_of_touches_is_shown(world: World) {
        focused(&mut world).await;
        for _ in 0..2 {
            press(&mut world, "not_reached", &[]).await;
        }
        let page = world.get("ana", "/focus").await.shows("aria-label=\"Person 3 of 3.\"");
        for word in ["2 not reached", "touches", "calls made", "attempts"] {
            assert!(!page.body.to_lowercase().contains(word), "{word}");
        }
    }
}
