//! D5: a lead changes hands.

use super::*;
use crate::on_both;

on_both! {
    async fn d5_an_offer_needs_a_call_and_three_answers(world: World) {
        let prospect = prospect(&world, "ana", "Samuel Osei", "Kestrel Pharma").await;
        let empty = NewHandoff {
            needs: " ".into(),
            by_when: String::new(),
            decides: String::new(),
            to: world.user("ben"),
            ..handoff(&world, prospect, "ana", "chloe")
        };
        let error = world.act_fails("ana", move |org| actions::offer(org, &empty)).await;
        let errors = error.into_errors().expect("messages");
        for field in ["needs", "by_when", "decides", "to", "prospect"] {
            assert!(errors.get(field).is_some(), "{field}: {errors:?}");
        }
    }

    async fn d5_a_booked_call_is_enough_only_where_it_was_agreed(world: World) {
        let prospect = prospect(&world, "ana", "Samuel Osei", "Kestrel Pharma").await;
        booked(&world, "ana", prospect, (15, 10)).await;
        let new = handoff(&world, prospect, "ana", "chloe");
        let again = new.clone();
        let error = world.act_fails("ana", move |org| actions::offer(org, &new)).await;
        assert!(message_at(error, "prospect").contains("completed scoping call"));
        let id = i64::from(world.org);
        let sql = "update organisations set hand_off_after = 'booked' where id = $1";
        world.act("ana", move |org| Ok(org.reference().execute(sql, store::args![id])?)).await;
        world.act("ana", move |org| actions::offer(org, &again)).await;
    }

    async fn d5_nobody_accepts_their_own_lead_and_one_is_open_at_a_time(world: World) {
        let prospect = prospect(&world, "chloe", "Samuel Osei", "Kestrel Pharma").await;
        completed(&world, "chloe", prospect).await;
        let own = handoff(&world, prospect, "chloe", "chloe");
        let error = world.act_fails("chloe", move |org| actions::offer(org, &own)).await;
        assert!(message_at(error, "to").contains("another person"));
        offered(&world, "chloe", "gabriel", prospect).await;
        let second = handoff(&world, prospect, "chloe", "gabriel");
        let error = world.act_fails("chloe", move |org| actions::offer(org, &second)).await;
        assert!(message_at(error, "prospect").contains("Wait for the answer"));
    }

    async fn d5_only_the_receiver_accepts(world: World) {
        let lead = lead_for_chloe(&world).await;
        for user in ["ana", "gabriel", "dana", "ben"] {
            let by = world.user(user);
            world.act_fails(user, move |org| actions::accept(org, lead, by)).await;
        }
        let before = count(&world, "ana", ResultKind::QualifiedLead, world.day(1), world.day(31)).await;
        assert_eq!(before, 0);
        let chloe = world.user("chloe");
        world.act("chloe", move |org| actions::accept(org, lead, chloe)).await;
        assert_eq!(count(&world, "ana", ResultKind::QualifiedLead, world.day(12), world.day(12)).await, 1);
        assert_eq!(count(&world, "chloe", ResultKind::QualifiedLead, world.day(1), world.day(31)).await, 0);
        let error = world.act_fails("chloe", move |org| actions::accept(org, lead, chloe)).await;
        assert!(matches!(error, web::Error::Conflict(_)), "{error}");
    }

    async fn d5_offering_is_not_counted_as_a_qualified_lead(world: World) {
        lead_for_chloe(&world).await;
        assert_eq!(count(&world, "ana", ResultKind::LeadHandedOver, world.day(12), world.day(12)).await, 1);
        assert_eq!(count(&world, "ana", ResultKind::QualifiedLead, world.day(1), world.day(31)).await, 0);
    }

    async fn d5_the_day_is_the_originators_day_of_acceptance(world: World) {
        let zone = "update users set zone = 'Asia/Tokyo' where org_id = $1 and id = $2";
        let ana = world.user("ana");
        world.act("ana", move |org| Ok(org.execute(zone, store::args![ana])?)).await;
        let lead = lead_for_chloe(&world).await;
        // 18:00 in New York is the next morning in Tokyo.
        world.set_clock(12, 18, 0);
        let chloe = world.user("chloe");
        world.act("chloe", move |org| actions::accept(org, lead, chloe)).await;
        assert_eq!(count(&world, "ana", ResultKind::QualifiedLead, world.day(12), world.day(12)).await, 0);
        assert_eq!(count(&world, "ana", ResultKind::QualifiedLead, world.day(13), world.day(13)).await, 1);
    }

    async fn d5_an_accepted_lead_hands_its_booked_call_and_the_prospect_over(world: World) {
        let prospect = prospect(&world, "ana", "Samuel Osei", "Kestrel Pharma").await;
        booked(&world, "ana", prospect, (15, 10)).await;
        let id = i64::from(world.org);
        let sql = "update organisations set hand_off_after = 'booked' where id = $1";
        world.act("ana", move |org| Ok(org.reference().execute(sql, store::args![id])?)).await;
        let lead = offered(&world, "ana", "chloe", prospect).await;
        let chloe = world.user("chloe");
        world.act("chloe", move |org| actions::accept(org, lead, chloe)).await;
        let meetings = "select user_id from meetings where org_id = $1 and prospect_id = $2";
        let owner: UserId = world
            .act("chloe", move |org| Ok(org.one(meetings, store::args![prospect])?.expect("a meeting").get(0)?))
            .await;
        assert_eq!(owner, chloe);
        let row = "select owner_id, state from prospects where org_id = $1 and id = $2";
        let (owner, state): (UserId, String) = world
            .act("chloe", move |org| {
                let row = org.one(row, store::args![prospect])?.expect("the prospect");
                Ok((row.get(0)?, row.get(1)?))
            })
            .await;
        assert_eq!((owner, state.as_str()), (chloe, "qualified"));
    }

    async fn d5_sending_back_needs_a_reason_and_frees_the_lead(world: World) {
        let lead = lead_for_chloe(&world).await;
        let chloe = world.user("chloe");
        let error = world.act_fails("chloe", move |org| actions::send_back(org, lead, chloe, " ", "")).await;
        message_at(error, "reason");
        let ben = world.user("ben");
        world.act_fails("ben", move |org| actions::send_back(org, lead, ben, "No reason to act this year", "")).await;
        world
            .act("chloe", move |org| actions::send_back(org, lead, chloe, "No reason to act this year", "Ask in January."))
            .await;
        let prospect = world
            .act("ana", move |org| Ok(app::opportunities::queries::handoff(org, lead)?.expect("the hand-off").prospect))
            .await;
        offered(&world, "ana", "gabriel", prospect).await;
    }

    async fn d5_a_lead_is_escalated_at_half_its_time_and_expires_after_it(world: World) {
        // Tuesday 8:40 and one working day: due Wednesday 8:40, half at Tuesday 20:40.
        let lead = lead_for_chloe(&world).await;
        let state = async |world: &World| {
            world
                .act("ana", move |org| {
                    actions::expire_due(org)?;
                    let row = app::opportunities::queries::handoff(org, lead)?.expect("the hand-off");
                    Ok((row.rule.state.code(), row.rule.escalated_at.is_some()))
                })
                .await
        };
        world.set_clock(12, 20, 39);
        assert_eq!(state(&world).await, ("offered", false));
        world.set_clock(12, 20, 40);
        assert_eq!(state(&world).await, ("offered", true));
        world.set_clock(13, 8, 39);
        assert_eq!(state(&world).await, ("offered", true));
        world.set_clock(13, 8, 40);
        assert_eq!(state(&world).await, ("expired", true));
        let chloe = world.user("chloe");
        let error = world.act_fails("chloe", move |org| actions::accept(org, lead, chloe)).await;
        assert!(error.to_string().contains("agreed time"), "{error}");
    }

    async fn d5_a_weekend_and_a_holiday_are_no_working_days(world: World) {
        world.set_clock(15, 16, 0);
        let monday = world.day(18);
        world.act("dana", move |org| app::settings::actions::add_holiday(org, monday, "A holiday")).await;
        let lead = lead_for_chloe(&world).await;
        let due = world
            .act("ana", move |org| Ok(app::opportunities::queries::handoff(org, lead)?.expect("it").rule.due_at))
            .await;
        assert_eq!(due, world.moment(19, 16, 0));
    }

    async fn d5_what_nobody_watched_is_escalated_before_it_expires(world: World) {
        let lead = lead_for_chloe(&world).await;
        world.set_clock(20, 9, 0);
        let state = async |world: &World| {
            world
                .act("ana", move |org| {
                    actions::expire_due(org)?;
                    Ok(app::opportunities::queries::handoff(org, lead)?.expect("it").rule.state.code())
                })
                .await
        };
        assert_eq!(state(&world).await, "offered");
        assert_eq!(state(&world).await, "expired");
    }

    async fn d5_the_opportunity_of_an_accepted_lead_is_the_originators_pipeline(world: World) {
        let lead = lead_for_chloe(&world).await;
        let chloe = world.user("chloe");
        let early = NewOpportunity { handoff: Some(lead), ..named("Kestrel", chloe, Some(4_850_000)) };
        let new = early.clone();
        let again = early.clone();
        world.act_fails("chloe", move |org| actions::create(org, &early)).await;
        world.act("chloe", move |org| actions::accept(org, lead, chloe)).await;
        let id = deal(&world, "chloe", new).await;
        let stored = world.act("chloe", move |org| Ok(app::opportunities::queries::deal(org, id)?.expect("it"))).await;
        assert_eq!((stored.owner, stored.originator), (Some(chloe), Some(world.user("ana"))));
        assert_eq!(count(&world, "ana", ResultKind::Opportunity, world.day(12), world.day(12)).await, 1);
        assert_eq!(count(&world, "chloe", ResultKind::Opportunity, world.day(1), world.day(31)).await, 0);
        let error = world.act_fails("chloe", move |org| actions::create(org, &again)).await;
        assert!(matches!(error, web::Error::Conflict(_)), "one opportunity a lead: {error}");
    }

    async fn d5_an_outbound_rep_owns_no_opportunity(world: World) {
        let own = named("Kestrel", world.user("ana"), None);
        let error = world.act_fails("ana", move |org| actions::create(org, &own)).await;
        assert!(message_at(error, "owner").contains("Outbound reps own no opportunity"));
        let id = deal(&world, "ana", named("Kestrel", world.user("chloe"), None)).await;
        let stored = world.act("ana", move |org| Ok(app::opportunities::queries::deal(org, id)?.expect("it"))).await;
        assert_eq!((stored.owner, stored.originator), (Some(world.user("chloe")), Some(world.user("ana"))));
    }
}
