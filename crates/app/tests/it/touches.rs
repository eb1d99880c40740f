//! Tests of the slice touches: what a touch counts as, that it counts once, and that undo takes back all of it.

use app::calendars;
use app::prospects::actions::{self as prospects, Next, ProspectFields, Standing};
use app::results::queries::count;
use app::touches::actions::{LoggedAs, NewTouch, log, undo};
use domain::result::{Channel, ResultKind};
use domain::{AccountId, ProspectId, TouchId, UserId};
use store::{Org, args};

use crate::on_both;
use crate::world::World;

/// A prospect of Ana's at Halden Cold Storage.
async fn marta(world: &World) -> ProspectId {
    let ana = world.user("ana");
    world.act("ana", move |org| create(org, "Marta Kowalczyk", "Halden Cold Storage", Some(ana))).await
}

fn create(org: &mut Org<'_>, name: &str, company: &str, owner: Option<UserId>) -> web::Result<ProspectId> {
    let account = app::accounts::actions::find_or_create(org, company)?;
    let fields =
        ProspectFields { name: name.into(), account: Some(account), owner, ..ProspectFields::default() };
    prospects::create(org, &fields)
}

fn touch(world: &World, user: &str, prospect: ProspectId, logged_as: LoggedAs) -> NewTouch {
    NewTouch {
        prospect,
        user: world.user(user),
        channel: Channel::Call,
        logged_as,
        in_writing: false,
        block: None,
        plan_item: None,
        note: None,
        promise: None,
        client_key: None,
    }
}

async fn logs(world: &World, user: &str, new: NewTouch) -> TouchId {
    let zone = world.zone.clone();
    world.act(user, move |org| log(org, &new, &zone)).await
}

async fn refused(world: &World, user: &str, new: NewTouch, field: &str) -> String {
    let zone = world.zone.clone();
    let error = world.act_fails(user, move |org| log(org, &new, &zone)).await;
    let errors = error.into_errors().expect("an error at a field");
    errors.get(field).unwrap_or_else(|| panic!("nothing at {field} in {errors:?}")).to_owned()
}

/// How many results of each kind a user has on a day of May.
async fn credited(world: &World, user: &str, day: i8) -> Vec<(ResultKind, i64)> {
    let (user, day) = (world.user(user), world.day(day));
    world
        .act("ana", move |org| {
            let mut counts = Vec::new();
            for kind in ResultKind::ALL {
                let count = count(org, user, *kind, day, day)?;
                if count > 0 {
                    counts.push((*kind, count));
                }
            }
            Ok(counts)
        })
        .await
}

async fn standing(world: &World, prospect: ProspectId) -> Standing {
    world
        .act("ana", move |org| Ok(app::prospects::queries::standing(org, prospect)?.expect("a prospect")))
        .await
}

/// Every row that a touch may change, but the event log, which only grows.
async fn everything(world: &World) -> Vec<String> {
    world
        .act("ana", |org| {
            let mut all = Vec::new();
            for (table, columns) in [
                ("touches", "id, outcome, logged_as"),
                ("results", "id, kind, user_id, day"),
                ("referrals", "id, from_prospect_id, to_prospect_id"),
                ("promises", "id, text, due_day"),
                ("meetings", "id, user_id, title, starts_at"),
                ("scoping_calls", "id, state, coalesce(completed_day, ''), coalesce(held_by, 0)"),
                ("accounts", "id, name"),
                (
                    "prospects",
                    "id, state, coalesce(state_reason, ''), coalesce(state_day, ''), coalesce(next_day, ''),
                     coalesce(next_minute, -1), coalesce(next_objective, ''), next_named_by_them, coalesce(owner_id, 0)",
                ),
            ] {
                let sql = format!("select {columns} from {table} where org_id = $1 order by id");
                for row in org.query(&sql, args![])? {
                    all.push(format!("{table} {row:?}"));
                }
            }
            Ok(all)
        })
        .await
}

fn booked_on(world: &World, day: i8) -> LoggedAs {
    LoggedAs::Booked { starts_at: world.moment(day, 13, 0) }
}

on_both! {
    async fn a5_every_key_counts_as_the_rules_say(world: World) {
        use ResultKind::{Conversation, Referral, ScopingCallBooked};
        let referral = LoggedAs::Referral { name: "Dario Conti".into(), company: None, quote: None };
        let not_now = LoggedAs::NotNow { day: world.day(20), minute: Some(570) };
        let keys = [
            (LoggedAs::Conversation, vec![]),
            (referral, vec![Referral]),
            (booked_on(&world, 15), vec![ScopingCallBooked]),
            (LoggedAs::HandedOver, vec![]),
            (LoggedAs::Opportunity, vec![]),
            (not_now, vec![]),
            (LoggedAs::NotAFit { reason: "No cold store".into() }, vec![]),
        ];
        let mut conversations = 0;
        for (day, (key, more)) in (4..).zip(keys) {
            world.set_clock(day, 10, 0);
            let prospect = marta(&world).await;
            logs(&world, "ana", touch(&world, "ana", prospect, key.clone())).await;
            conversations += 1;
            let mut expected = vec![(Conversation, 1)];
            expected.extend(more.into_iter().map(|kind| (kind, 1)));
            assert_eq!(credited(&world, "ana", day).await, expected, "{key:?}");
        }
        assert_eq!(conversations, 7);
    }

    async fn a5_not_reached_never_counts_and_changes_nothing(world: World) {
        let prospect = marta(&world).await;
        let due = Next { day: Some(world.day(11)), objective: Some("Book a call".into()), ..Next::default() };
        world.act("ana", move |org| prospects::set_next(org, prospect, &due)).await;
        let before = standing(&world, prospect).await;
        for channel in Channel::ALL {
            for in_writing in [false, true] {
                let new = NewTouch { channel: *channel, in_writing, ..touch(&world, "ana", prospect, LoggedAs::NotReached) };
                let id = logs(&world, "ana", new).await;
                let found = world.act("ana", move |org| Ok(app::touches::queries::touch(org, id)?)).await;
                assert_eq!(found.expect("a touch").outcome, "not_reached");
            }
        }
        assert_eq!(credited(&world, "ana", 12).await, []);
        assert_eq!(standing(&world, prospect).await, before);
    }

    async fn a5_a_reply_in_writing_is_a_conversation(world: World) {
        let prospect = marta(&world).await;
        let new = NewTouch { channel: Channel::Email, ..touch(&world, "ana", prospect, LoggedAs::Conversation) };
        let id = logs(&world, "ana", new).await;
        let found = world.act("ana", move |org| Ok(app::touches::queries::touch(org, id)?)).await;
        assert_eq!(found.expect("a touch").outcome, "answered");
        assert_eq!(credited(&world, "ana", 12).await, [(ResultKind::Conversation, 1)]);
    }

    async fn a5_the_same_client_key_logs_once(world: World) {
        let prospect = marta(&world).await;
        let keyed = |user: &str| NewTouch {
            client_key: Some("k1".into()),
            promise: Some(("Send the sheet".into(), world.day(13))),
            ..touch(&world, user, prospect, booked_on(&world, 14))
        };
        let first = logs(&world, "ana", keyed("ana")).await;
        let stands = everything(&world).await;
        assert_eq!(logs(&world, "ana", keyed("ana")).await, first);
        assert_eq!(everything(&world).await, stands);
        // Another user's key of the same text is another touch.
        let other = NewTouch { logged_as: LoggedAs::NotReached, promise: None, ..keyed("ben") };
        assert_ne!(logs(&world, "ben", other).await, first);
    }

    async fn a5_the_same_client_key_under_a_race_logs_once(world: World) {
        let prospect = marta(&world).await;
        let mut racers = Vec::new();
        for _ in 0..8 {
            let (store, org, ana, zone) = (world.store.clone(), world.org, world.user("ana"), world.zone.clone());
            let new = NewTouch { client_key: Some("k".into()), ..touch(&world, "ana", prospect, LoggedAs::Conversation) };
            racers.push(tokio::spawn(async move {
                loop {
                    let (new, zone) = (new.clone(), zone.clone());
                    let outcome = store.write(org, Some(ana), move |org| log(org, &new, &zone)).await;
                    match outcome {
                        Err(web::Error::Store(error)) if error.is_temporary() => tokio::task::yield_now().await,
                        outcome => break outcome.expect("a touch"),
                    }
                }
            }));
        }
        let mut ids = Vec::new();
        for racer in racers {
            ids.push(racer.await.expect("no panic"));
        }
        ids.dedup();
        assert_eq!(ids.len(), 1, "{ids:?}");
        assert_eq!(credited(&world, "ana", 12).await, [(ResultKind::Conversation, 1)]);
    }

    async fn d2_a_referral_creates_the_person_on_the_next_working_day(world: World) {
        let prospect = marta(&world).await;
        world.set_clock(15, 10, 0);
        let named = LoggedAs::Referral {
            name: "Samuel Osei".into(),
            company: Some("Kestrel Pharma, Inc.".into()),
            quote: Some("Ask Samuel.".into()),
        };
        logs(&world, "ana", touch(&world, "ana", prospect, named)).await;
        let ana = world.user("ana");
        let (fields, standing) = world
            .act("ana", |org| {
                let account = app::accounts::queries::find_by_folded_name(org, "kestrel pharma")?;
                let samuel = app::prospects::queries::find_by_folded_name(org, "samuel osei", account)?.expect("Samuel");
                Ok((
                    app::prospects::queries::fields(org, samuel)?.expect("fields"),
                    app::prospects::queries::standing(org, samuel)?.expect("standing"),
                ))
            })
            .await;
        assert_eq!((fields.owner, fields.source.as_deref()), (Some(ana), Some("referral")));
        assert_eq!(standing.next.day, Some(world.day(18)), "Friday's referral is Monday's call");
        let missing = LoggedAs::Referral { name: " ".into(), company: None, quote: None };
        let message = refused(&world, "ana", touch(&world, "ana", prospect, missing), "name").await;
        assert_eq!(message, "Write whom they named.");
        let itself = LoggedAs::Referral { name: "marta KOWALCZYK".into(), company: None, quote: None };
        refused(&world, "ana", touch(&world, "ana", prospect, itself), "name").await;
    }

    async fn d2_a_referral_to_somebody_elses_prospect_leaves_them_theirs(world: World) {
        let prospect = marta(&world).await;
        let ben = world.user("ben");
        let dario = world.act("ben", move |org| create(org, "Dario Conti", "Halden Cold Storage", Some(ben))).await;
        let before = standing(&world, dario).await;
        let named = LoggedAs::Referral { name: "dario conti".into(), company: None, quote: None };
        logs(&world, "ana", touch(&world, "ana", prospect, named)).await;
        assert_eq!(standing(&world, dario).await, before);
        let linked = world
            .act("ana", move |org| {
                let sql = "select count(*) from referrals where org_id = $1 and from_prospect_id = $2 and to_prospect_id = $3";
                Ok(org.one(sql, args![prospect, dario])?.expect("a count").get::<i64>(0)?)
            })
            .await;
        assert_eq!(linked, 1);
    }

    async fn a5_a_booking_lies_in_the_future_and_stands_on_the_calendar(world: World) {
        let prospect = marta(&world).await;
        let now = LoggedAs::Booked { starts_at: world.moment(12, 8, 40) };
        let message = refused(&world, "ana", touch(&world, "ana", prospect, now), "starts_at").await;
        assert_eq!(message, "Pick a time to come.");
        logs(&world, "ana", touch(&world, "ana", prospect, booked_on(&world, 14))).await;
        let ana = world.user("ana");
        let day = world.day(14);
        let meetings = world.act("ana", move |org| Ok(calendars::queries::meetings(org, ana, day, day)?)).await;
        assert_eq!(meetings.len(), 1);
        assert_eq!(meetings[0].title, "Scoping call, Halden Cold Storage");
        assert_eq!(meetings[0].ends_at.duration_since(meetings[0].starts_at).as_mins(), 30);
        let message = refused(&world, "ana", touch(&world, "ana", prospect, booked_on(&world, 15)), "starts_at").await;
        assert_eq!(message, "A call is booked already, for Thu 14 May. Move that one on the calendar.");
    }

    async fn c1_a_completed_call_is_credited_to_who_booked_it_on_the_day_it_was_held(world: World) {
        let prospect = marta(&world).await;
        logs(&world, "ana", touch(&world, "ana", prospect, booked_on(&world, 14))).await;
        let call = world.act("ana", move |org| Ok(calendars::queries::coming_call(org, prospect)?)).await.expect("a call");
        let held = LoggedAs::Completed { call: call.id };
        let message = refused(&world, "chloe", touch(&world, "chloe", prospect, held.clone()), "call").await;
        assert!(message.contains("Thu 14 May"), "{message}");
        world.set_clock(14, 14, 0);
        let id = logs(&world, "chloe", touch(&world, "chloe", prospect, held.clone())).await;
        assert_eq!(credited(&world, "ana", 14).await, [(ResultKind::ScopingCallCompleted, 1)]);
        assert_eq!(credited(&world, "chloe", 14).await, [(ResultKind::Conversation, 1)]);
        assert_eq!(credited(&world, "ana", 12).await, [(ResultKind::Conversation, 1), (ResultKind::ScopingCallBooked, 1)]);
        let logged_by = world
            .act("ana", move |org| {
                let sql = "select logged_by from results where org_id = $1 and touch_id = $2 and kind = 'scoping_call_completed'";
                Ok(org.one(sql, args![id])?.expect("a result").get::<UserId>(0)?)
            })
            .await;
        assert_eq!(logged_by, world.user("chloe"));
        refused(&world, "chloe", touch(&world, "chloe", prospect, held), "call").await;
    }

    async fn a5_not_now_needs_a_day_to_come_and_is_named_by_them(world: World) {
        let prospect = marta(&world).await;
        let today = LoggedAs::NotNow { day: world.day(12), minute: None };
        assert_eq!(refused(&world, "ana", touch(&world, "ana", prospect, today), "day").await, "Pick a day after today.");
        let thursday = LoggedAs::NotNow { day: world.day(14), minute: Some(570) };
        logs(&world, "ana", touch(&world, "ana", prospect, thursday)).await;
        let next = standing(&world, prospect).await.next;
        assert_eq!((next.day, next.minute, next.named_by_them), (Some(world.day(14)), Some(570), true));
    }

    async fn a5_not_a_fit_needs_a_reason_and_disqualifies(world: World) {
        let prospect = marta(&world).await;
        let empty = LoggedAs::NotAFit { reason: "  ".into() };
        assert_eq!(refused(&world, "ana", touch(&world, "ana", prospect, empty), "reason").await, "Say why it is not a fit.");
        assert_eq!(credited(&world, "ana", 12).await, [], "a refused touch leaves nothing");
        logs(&world, "ana", touch(&world, "ana", prospect, LoggedAs::NotAFit { reason: "No cold store".into() })).await;
        let stands = standing(&world, prospect).await;
        assert_eq!((stands.state.as_str(), stands.state_reason.as_deref()), ("disqualified", Some("No cold store")));
    }

    async fn a5_a_conversation_clears_a_day_that_is_done_and_keeps_one_to_come(world: World) {
        for (day, stays) in [(11, false), (12, false), (13, true)] {
            let prospect = marta(&world).await;
            let next = Next { day: Some(world.day(day)), objective: Some("Ask".into()), ..Next::default() };
            world.act("ana", move |org| prospects::set_next(org, prospect, &next)).await;
            logs(&world, "ana", touch(&world, "ana", prospect, LoggedAs::Conversation)).await;
            assert_eq!(standing(&world, prospect).await.next.day.is_some(), stays, "{day} May");
        }
    }

    async fn a5_undo_takes_back_exactly_what_the_touch_led_to(world: World) {
        let prospect = marta(&world).await;
        let ana = world.user("ana");
        let dario = world.act("ana", move |org| create(org, "Dario Conti", "Halden Cold Storage", None)).await;
        world.act("ana", move |org| calendars::actions::book_scoping_call(
            org, dario, ana, jiff::Timestamp::from_second(1_778_000_000).expect("a time"), &jiff::tz::TimeZone::UTC, None,
        )).await;
        let call = world.act("ana", move |org| Ok(calendars::queries::passed_call(org, dario)?)).await.expect("a call").id;
        let next = Next { day: Some(world.day(12)), minute: Some(540), objective: Some("Ask".into()), named_by_them: true };
        world.act("ana", move |org| prospects::set_next(org, prospect, &next)).await;
        let referral = |name: &str, company: Option<&str>| LoggedAs::Referral {
            name: name.into(), company: company.map(str::to_owned), quote: None,
        };
        let keys = [
            (prospect, LoggedAs::Conversation),
            (prospect, LoggedAs::NotReached),
            (prospect, booked_on(&world, 14)),
            (dario, LoggedAs::Completed { call }),
            (prospect, LoggedAs::NotNow { day: world.day(20), minute: None }),
            (prospect, LoggedAs::NotAFit { reason: "No".into() }),
            (prospect, referral("Dario Conti", None)),
            (prospect, referral("New Person", None)),
            (prospect, referral("New Person", Some("A New Company"))),
        ];
        for (of, key) in keys {
            let before = everything(&world).await;
            let new = NewTouch {
                note: Some("Said so".into()),
                promise: Some(("Send it".into(), world.day(13))),
                ..touch(&world, "ana", of, key.clone())
            };
            let id = logs(&world, "ana", new).await;
            assert_ne!(everything(&world).await, before, "{key:?}");
            world.act("ana", move |org| undo(org, id, ana)).await;
            assert_eq!(everything(&world).await, before, "{key:?}");
        }
    }

    async fn a5_two_touches_undone_in_either_order_leave_what_was(world: World) {
        let ana = world.user("ana");
        let prospect = marta(&world).await;
        let next = Next { day: Some(world.day(12)), objective: Some("Ask".into()), ..Next::default() };
        world.act("ana", move |org| prospects::set_next(org, prospect, &next)).await;
        let before = everything(&world).await;
        for order in [[0, 1, 2], [2, 1, 0], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1]] {
            let mut ids = Vec::new();
            for key in [
                LoggedAs::Conversation,
                LoggedAs::NotReached,
                LoggedAs::NotNow { day: world.day(20), minute: None },
            ] {
                ids.push(logs(&world, "ana", touch(&world, "ana", prospect, key)).await);
            }
            for place in order {
                let id: TouchId = ids[place];
                world.act("ana", move |org| undo(org, id, ana)).await;
            }
            assert_eq!(everything(&world).await, before, "{order:?}");
        }
    }

    async fn a5_undo_leaves_what_others_did_since(world: World) {
        let (ana, prospect) = (world.user("ana"), marta(&world).await);
        let named = LoggedAs::Referral { name: "Samuel Osei".into(), company: Some("Kestrel Pharma".into()), quote: None };
        let id = logs(&world, "ana", touch(&world, "ana", prospect, named)).await;
        let samuel: ProspectId = world
            .act("ana", |org| {
                let account: Option<AccountId> = app::accounts::queries::find_by_folded_name(org, "kestrel pharma")?;
                Ok(app::prospects::queries::find_by_folded_name(org, "samuel osei", account)?.expect("Samuel"))
            })
            .await;
        let day = world.day(12);
        world.act("ana", move |org| prospects::add_note(org, samuel, ana, "Runs three plants", day)).await;
        world.act("ana", move |org| undo(org, id, ana)).await;
        assert!(world.act("ana", move |org| Ok(app::prospects::queries::exists(org, samuel)?)).await);
    }

    async fn a5_undo_is_for_ones_own_touches_of_today(world: World) {
        let prospect = marta(&world).await;
        let (ana, ben) = (world.user("ana"), world.user("ben"));
        let id = logs(&world, "ana", touch(&world, "ana", prospect, LoggedAs::Conversation)).await;
        let error = world.act_fails("ben", move |org| undo(org, id, ben)).await;
        assert_eq!(error.to_string(), "Ana Ruiz logged that. Only they can take it back.");
        world.set_clock(13, 0, 1);
        let error = world.act_fails("ana", move |org| undo(org, id, ana)).await;
        assert_eq!(error.to_string(), "That was logged on Tue 12 May. Only what was logged today can be taken back.");
        assert_eq!(credited(&world, "ana", 12).await, [(ResultKind::Conversation, 1)]);
    }
}

on_both! {
    async fn a5_a_result_is_logged_by_form_and_undone_from_its_toast(world: World) {
        let prospect = marta(&world).await;
        world.get("ana", &format!("/prospects/{prospect}/log")).await.expect(200)
            .shows("What came of it?").shows("What did Marta say?").shows("name=\"client_key\"");
        let id = prospect.to_string();
        let base = [("prospect", id.as_str()), ("channel", "call")];
        let with = |more: &[(&'static str, &'static str)]| [&base, more].concat();
        let wrong: [(&[(&str, &str)], &str); 8] = [
            (&[], "Pick what came of it."),
            (&[("as", "hand_over")], "Pick what came of it."),
            (&[("as", "referral")], "Write whom they named."),
            (&[("as", "booked")], "Pick the day of the call."),
            (&[("as", "booked"), ("call_day", "2026-05-11"), ("call_time", "9:30")], "Pick a time to come."),
            (&[("as", "not_now"), ("day", "2026-05-12")], "Pick a day after today."),
            (&[("as", "not_a_fit")], "Say why it is not a fit."),
            (&[("as", "conversation"), ("promise", "Send it"), ("promise_day", "2026-05-11")], "Pick today or a day to come."),
        ];
        for (fields, message) in wrong {
            world.post("ana", "/touches", &with(fields)).await.expect(422).shows(message);
        }
        assert_eq!(credited(&world, "ana", 12).await, []);
        let fields = with(&[
            ("as", "conversation"), ("note", "Budget is approved for two sites."), ("promise", "Send the sheet"),
            ("promise_day", "2026-05-13"), ("client_key", "k"),
        ]);
        let logged = world.post("ana", "/touches", &fields).await.expect(303);
        assert_eq!(logged.location.as_deref(), Some(&*format!("/prospects/{prospect}")));
        world.post("ana", "/touches", &fields).await.expect(303);
        assert_eq!(credited(&world, "ana", 12).await, [(ResultKind::Conversation, 1)]);
        world.get("ana", &format!("/prospects/{prospect}")).await.expect(200)
            .shows("Budget is approved for two sites.").shows("Today 8:40").shows("Send the sheet");
        let touch = world.act("ana", move |org| {
            let sql = "select id from touches where org_id = $1 and prospect_id = $2";
            Ok(org.one(sql, args![prospect])?.expect("a touch").get::<TouchId>(0)?)
        }).await;
        let undo = format!("/touches/{touch}/undo");
        world.post("ben", &undo, &[]).await.expect(403).shows("Ana Ruiz logged that.");
        world.post("ines", &undo, &[]).await.expect(404);
        world.post("ana", &undo, &[]).await.expect(303);
        assert_eq!(credited(&world, "ana", 12).await, []);
        world.get("ana", &format!("/prospects/{prospect}")).await.expect(200).hides("Budget is approved").hides("Send the sheet");
        world.post("ana", &undo, &[]).await.expect(404);
    }
}
