//! Tests of the slice prospects: records, who may read and change them, the list, the page and its small forms.

use app::prospects::actions::{self, Next, ProspectFields};
use app::touches::actions::{LoggedAs, NewTouch, log};
use domain::result::Channel;
use domain::{ProspectId, UserId};
use store::Org;

use crate::on_both;
use crate::world::World;

fn create(org: &mut Org<'_>, name: &str, company: &str, owner: Option<UserId>) -> web::Result<ProspectId> {
    let account = app::accounts::actions::find_or_create(org, company)?;
    actions::create(
        org,
        &ProspectFields { name: name.into(), account: Some(account), owner, ..ProspectFields::default() },
    )
}

async fn prospect(world: &World, name: &'static str, company: &'static str, owner: &str) -> ProspectId {
    let owner = (!owner.is_empty()).then(|| world.user(owner));
    world.act("ana", move |org| create(org, name, company, owner)).await
}

async fn touched(world: &World, prospect: ProspectId, logged_as: LoggedAs, note: Option<&str>) {
    let new = NewTouch {
        prospect,
        user: world.user("ana"),
        channel: Channel::Call,
        logged_as,
        in_writing: false,
        block: None,
        plan_item: None,
        note: note.map(str::to_owned),
        promise: None,
        client_key: None,
    };
    let zone = world.zone.clone();
    world.act("ana", move |org| log(org, &new, &zone)).await;
}

on_both! {
    async fn f2_a_prospect_is_added_found_and_changed(world: World) {
        let fields = [
            ("name", "Marta Kowalczyk"), ("company", "Halden Cold Storage, Inc."), ("title", "VP Operations"),
            ("email", "Marta@Halden.example"), ("phone", "330 555 0117"), ("summary", "Four sites in Ohio."),
            ("owner", &world.user("ana").to_string()),
        ];
        let added = world.post("ana", "/prospects", &fields).await.expect(303);
        let page = added.location.expect("a page");
        world.get("ana", &page).await.expect(200)
            .shows("<h1>Marta Kowalczyk</h1>")
            .shows("VP Operations, Halden Cold Storage, Inc.. Four sites in Ohio.")
            .shows("tel:3305550117").shows("mailto:marta@halden.example")
            .shows("No next day yet").shows("Nobody has talked to them yet.");
        for words in ["marta", "KOWAL halden", "cold-storage", "marta@halden.example"] {
            let list = world.get("ana", &web::address("/prospects", &[("q", words)])).await;
            list.expect(200).shows("Marta Kowalczyk");
        }
        world.get("ana", "/prospects?q=dairy").await.expect(200).hides("Marta").shows("Nobody found");
        world.get("ana", &format!("{page}/edit")).await.expect(200).shows("Halden Cold Storage, Inc.");
        let changed = [("name", "Marta Nowak"), ("company", "Halden Cold Storage"), ("owner", fields[6].1)];
        world.post("ana", &page, &changed).await.expect(303);
        let shown = world.get("ana", &page).await.expect(200).shows("<h1>Marta Nowak</h1>");
        shown.hides("tel:").hides("VP Operations");
    }

    async fn f2_a_form_that_is_wrong_comes_back_filled(world: World) {
        let wrong = [("name", " "), ("email", "nowhere"), ("zone", "Mars/Base"), ("title", "Boss"), ("company", "!!!")];
        world.post("ana", "/prospects", &wrong).await.expect(422).shows("Write the company’s name.").shows("Boss");
        let wrong = [("name", " "), ("email", "nowhere"), ("zone", "Mars/Base"), ("title", "Boss")];
        world.post("ana", "/prospects", &wrong).await.expect(422)
            .shows("Write the person’s name.").shows("That is not an e-mail address.").shows("Write a time zone")
            .shows("Boss").shows("nowhere");
        let stranger = world.user("ines").to_string();
        world.post("ana", "/prospects", &[("name", "A B"), ("owner", &stranger)]).await.expect(422)
            .shows("Pick somebody from the list.");
    }

    async fn f2_who_may_read_and_who_may_change(world: World) {
        let anas = prospect(&world, "Marta Kowalczyk", "Halden", "ana").await;
        let nobodys = prospect(&world, "Lena Vogel", "Aldgate", "").await;
        for (user, read, change) in [
            ("ana", 200, 303), ("ben", 200, 403), ("dana", 200, 303), ("erik", 200, 303), ("ada", 200, 303),
            ("ines", 404, 404), ("marek", 404, 404),
        ] {
            world.get(user, &format!("/prospects/{anas}")).await.expect(read);
            world.post(user, &format!("/prospects/{anas}/notes"), &[("note", "Called")]).await.expect(change);
            world.post(user, &format!("/prospects/{anas}/next"), &[("day", "2026-05-14")]).await.expect(change);
            let form = [("prospect", anas.to_string()), ("as", "not_reached".into()), ("channel", "call".into())];
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            world.post(user, "/touches", &form).await.expect(change);
            world.post(user, &format!("/prospects/{nobodys}/notes"), &[("note", "Called")]).await.expect(303);
        }
        world.get("", &format!("/prospects/{anas}")).await.hides("Marta");
        world.get("ana", "/prospects/999999").await.expect(404);
        world.get("ana", "/prospects/marta").await.expect(404);
        let list = world.get("ines", "/prospects").await.expect(200);
        list.hides("Marta Kowalczyk").shows("Lena Vogel");
        let mine = world.get("ana", "/prospects?whose=mine").await.expect(200);
        mine.shows("Marta Kowalczyk").hides("Lena Vogel");
        world.get("ana", "/prospects?whose=unassigned").await.expect(200).shows("Lena Vogel").hides("Marta");
        world.get("ben", "/prospects?whose=team").await.expect(200).shows("Marta Kowalczyk").hides("Lena Vogel");
    }

    async fn f2_taking_a_prospect_that_nobody_owns(world: World) {
        let id = prospect(&world, "Lena Vogel", "Aldgate", "").await;
        world.get("ana", &format!("/prospects/{id}")).await.expect(200).shows("Make it mine");
        world.post("ana", &format!("/prospects/{id}/take"), &[]).await.expect(303);
        world.get("ana", &format!("/prospects/{id}")).await.expect(200).shows("Yours").hides("Make it mine");
        world.post("ben", &format!("/prospects/{id}/take"), &[]).await.expect(409);
    }

    async fn f2_the_list_pages_by_the_last_row(world: World) {
        world.act("ana", |org| {
            for number in 0..120 {
                create(org, &format!("Person {number:03}"), "Halden", None)?;
            }
            Ok(())
        }).await;
        let first = world.get("ana", "/prospects").await.expect(200);
        let first = first.shows("Person 000").shows("Person 049").hides("Person 050");
        let next = first.body.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a next page");
        let second = world.get("ana", &next.replace("&amp;", "&")).await.expect(200);
        second.shows("Person 050").shows("Person 099").hides("Person 049").hides("Person 100");
    }

    async fn f2_the_page_tells_what_happened(world: World) {
        let id = prospect(&world, "Marta Kowalczyk", "Halden Cold Storage", "ana").await;
        let joel = prospect(&world, "Joel Brandt", "Pinecrest Outfitters", "ana").await;
        let (ana, day) = (world.user("ana"), world.day(4));
        world.set_clock(4, 9, 0);
        world.act("ana", move |org| actions::refer(org, joel, id, ana, None, Some("Ask Marta."), day)).await;
        for day in [5, 6, 7] {
            world.set_clock(day, 9, 30);
            touched(&world, id, LoggedAs::NotReached, None).await;
        }
        world.set_clock(8, 10, 0);
        let named = LoggedAs::NotNow { day: world.day(12), minute: Some(570) };
        touched(&world, id, named, Some("Ask me again on the twelfth.")).await;
        world.set_clock(12, 8, 40);
        let page = world.get("ana", &format!("/prospects/{id}")).await.expect(200)
            .shows("Joel Brandt referred you to Marta").shows("Pinecrest Outfitters")
            .shows("3 tries, not reached").shows("5 to 7 May")
            .shows("“Ask me again on the twelfth.”").shows("“Ask Marta.”")
            .shows("You. Next call set to 12 May, the day Marta named.")
            .shows("Next: Tuesday 12 May, 9:30").shows("Marta named the day.")
            .shows("Named a day").shows("There is no history yet of how often that works.")
            .shows("How you got here").shows("Joel Brandt led to 1 person, no pipeline yet.");
        page.hides("In your block");
        world.get("ben", &format!("/prospects/{id}")).await.expect(200)
            .shows("Joel Brandt referred Ana Ruiz to Marta").shows("Ana Ruiz.").hides("Log a result");
    }

    async fn c5_the_named_days_history_is_counted_from_what_happened(world: World) {
        // Four people named the 8th. Two were called then (one booked), one earlier, one not yet.
        for (name, called, books) in
            [("Person One", Some(8), true), ("Person Two", Some(8), false), ("Person Three", Some(6), false), ("Person Four", None, false)]
        {
            world.set_clock(4, 10, 0);
            let id = prospect(&world, name, "Halden", "ana").await;
            touched(&world, id, LoggedAs::NotNow { day: world.day(8), minute: None }, None).await;
            if let Some(day) = called {
                world.set_clock(day, 10, 0);
                let booked = LoggedAs::Booked { starts_at: world.moment(20, 13, 0) };
                touched(&world, id, if books { booked } else { LoggedAs::Conversation }, None).await;
            }
        }
        world.set_clock(12, 8, 40);
        let id = prospect(&world, "Marta Kowalczyk", "Halden", "ana").await;
        touched(&world, id, LoggedAs::NotNow { day: world.day(14), minute: None }, None).await;
        world.get("ana", &format!("/prospects/{id}")).await.expect(200).shows(
            "Call on the day they named: 1 of 2 booked a scoping call that way, 0 of 1 when called earlier.",
        );
    }

    async fn f2_the_next_conversation_is_set_and_changed(world: World) {
        let id = prospect(&world, "Marta Kowalczyk", "Halden", "ana").await;
        let page = format!("/prospects/{id}/next");
        world.post("ana", &page, &[("day", "2026-05-11")]).await.expect(422).shows("Pick today or a day to come.");
        world.post("ana", &page, &[("day", "soon")]).await.expect(422).shows("Write the day like");
        world.post("ana", &page, &[("time", "9:30")]).await.expect(422).shows("Pick the day, too.");
        let fields = [("day", "2026-05-14"), ("time", "9:30"), ("named", "1"), ("objective", "Agree the site visit.")];
        world.post("ana", &page, &fields).await.expect(303);
        world.get("ana", &format!("/prospects/{id}")).await.expect(200)
            .shows("Next: Thursday 14 May, 9:30").shows("Agree the site visit.").shows("Marta named the day.");
        world.get("ana", &page).await.expect(200).shows("value=\"09:30\"").shows("value=\"2026-05-14\"");
        let list = world.get("ana", "/prospects").await.expect(200);
        list.shows("Thu 14 May, 9:30").shows("Named a day");
    }

    async fn f2_facts_are_written_over_by_their_label_and_taken_away(world: World) {
        let id = prospect(&world, "Marta Kowalczyk", "Halden", "ana").await;
        let page = format!("/prospects/{id}/facts");
        world.post("ana", &page, &[("label", ""), ("text", "")]).await.expect(422).shows("Write what you know, in a line.");
        let odd = [("label", "Who decides"), ("text", "x"), ("source_url", "javascript:alert(1)")];
        world.post("ana", &page, &odd).await.expect(422).shows("Write the whole address");
        world.post("ana", &page, &[("label", "Who decides"), ("text", "The owner")]).await.expect(303);
        world.post("ana", &page, &[("label", "who DECIDES"), ("text", "The board, next on 9 June")]).await.expect(303);
        world.get("ana", &format!("/prospects/{id}")).await.expect(200).shows("The board, next on 9 June").hides("The owner<");
        let facts = world.act("ana", move |org| Ok(app::prospects::queries::facts(org, id)?)).await;
        assert_eq!(facts.len(), 1);
        world.post("ana", &format!("{page}/{}/remove", facts[0].id), &[]).await.expect(303);
        world.get("ana", &format!("/prospects/{id}")).await.expect(200).hides("The board");
    }

    async fn f2_an_empty_note_is_told_at_its_field(world: World) {
        let id = prospect(&world, "Marta Kowalczyk", "Halden", "ana").await;
        world.post("ana", &format!("/prospects/{id}/notes"), &[("note", "  ")]).await.expect(422).shows("Write the note first.");
        world.post("ana", &format!("/prospects/{id}/notes"), &[("note", "Runs <b>four</b> sites")]).await.expect(303);
        world.get("ana", &format!("/prospects/{id}")).await.expect(200).shows("Runs &lt;b&gt;four&lt;/b&gt; sites");
    }

    async fn f2_a_promise_is_ticked_and_shows_in_the_story(world: World) {
        let id = prospect(&world, "Marta Kowalczyk", "Halden", "ana").await;
        let (ana, day) = (world.user("ana"), world.day(11));
        let promise = world.act("ana", move |org| actions::promise(org, id, ana, "Send the sheet", day)).await;
        world.get("ana", &format!("/prospects/{id}")).await.expect(200).shows("Send the sheet").shows("1 day late");
        world.post("ben", &format!("/promises/{promise}"), &[("done", "1")]).await.expect(403);
        world.post("ines", &format!("/promises/{promise}"), &[("done", "1")]).await.expect(404);
        world.post("ana", &format!("/promises/{promise}"), &[("done", "1")]).await.expect(303);
        world.get("ana", &format!("/prospects/{id}")).await.expect(200).shows("As promised, late.").hides("1 day late");
    }

    async fn f2_a_handed_lead_is_read_and_logged_by_who_holds_it(world: World) {
        // Ines' team has no line to Chloe: only the meeting on Chloe's calendar opens the prospect.
        let ines = world.user("ines");
        let id = world.act("ines", move |org| create(org, "Ilse Verhoeven", "Brightway", Some(ines))).await;
        world.get("chloe", &format!("/prospects/{id}")).await.expect(404);
        let (zone, starts_at, chloe) = (world.zone.clone(), world.moment(13, 13, 0), world.user("chloe"));
        let call = world.act("ines", move |org| {
            app::calendars::actions::book_scoping_call(org, id, ines, starts_at, &zone, None)
        }).await;
        world.act("ines", move |org| app::calendars::actions::hand_scoping_call_to(org, call, chloe)).await;
        world.get("chloe", &format!("/prospects/{id}")).await.expect(200).shows("Scoping call: Wednesday 13 May, 13:00");
        world.set_clock(13, 13, 40);
        world.get("chloe", &format!("/prospects/{id}/log")).await.expect(200).shows("Scoping call completed");
        let (prospect, call) = (id.to_string(), call.to_string());
        let fields = [("prospect", prospect.as_str()), ("as", "completed"), ("call", &call), ("channel", "call")];
        world.post("chloe", "/touches", &fields).await.expect(303);
        let counted = world.act("ines", move |org| {
            let day = jiff::civil::date(2026, 5, 13);
            Ok(app::results::queries::count(org, ines, domain::result::ResultKind::ScopingCallCompleted, day, day)?)
        }).await;
        assert_eq!(counted, 1);
    }

    async fn f2_a_next_conversation_within_ones_block_says_so(world: World) {
        let (ana, team, from) = (world.user("ana"), world.team("dana"), world.day(1));
        world.act("dana", move |org| {
            app::blocks::actions::add_policy(org, &app::blocks::actions::NewPolicy {
                team,
                role: domain::Role::OutboundRep,
                rrule: "FREQ=WEEKLY;BYDAY=TH".into(),
                start_minute: 540,
                minutes: 120,
                quiet_minutes: 30,
                from_day: from,
            })?;
            app::blocks::actions::lay_out(org, ana, from)
        }).await;
        let id = prospect(&world, "Marta Kowalczyk", "Halden", "ana").await;
        for (minute, is_inside) in [(539, false), (540, true), (659, true), (660, false)] {
            let next = Next { day: Some(world.day(14)), minute: Some(minute), ..Next::default() };
            world.act("ana", move |org| actions::set_next(org, id, &next)).await;
            let page = world.get("ana", &format!("/prospects/{id}")).await.expect(200);
            assert_eq!(page.body.contains("In your block"), is_inside, "minute {minute}");
        }
        let next = Next { day: Some(world.day(14)), minute: Some(570), ..Next::default() };
        world.act("ana", move |org| actions::set_next(org, id, &next)).await;
        world.get("chloe", &format!("/prospects/{id}")).await.expect(200).hides("In your block");
    }

    async fn f2_updating_keeps_what_is_not_given(world: World) {
        let id = prospect(&world, "Marta Kowalczyk", "Halden", "ana").await;
        let given = ProspectFields { title: Some("VP".into()), email: Some(" A@B.example ".into()), ..ProspectFields::default() };
        let (first, again) = (given.clone(), given.clone());
        let saved = world.act("ana", move |org| actions::update(org, id, &first)).await;
        assert!(matches!(saved, app::accounts::actions::Saved::Updated(_)));
        let saved = world.act("ana", move |org| actions::update(org, id, &again)).await;
        assert!(matches!(saved, app::accounts::actions::Saved::Unchanged(_)));
        let fields = world.act("ana", move |org| Ok(app::prospects::queries::fields(org, id)?)).await.expect("fields");
        assert_eq!((fields.name.as_str(), fields.email.as_deref()), ("Marta Kowalczyk", Some("a@b.example")));
        assert!(fields.owner.is_some());
        let none = Next::default();
        world.act("ana", move |org| actions::set_next(org, id, &none)).await;
    }
}
