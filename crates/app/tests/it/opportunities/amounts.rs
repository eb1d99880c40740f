//! Counting: what new pipeline is while its month lasts, and what it stands at afterwards.

use app::opportunities::queries::PIPELINE_AMOUNT;

use super::*;
use crate::on_both;

/// What an opportunity counts as.
async fn counts_as(world: &World, id: OpportunityId) -> Option<i64> {
    let sql = format!("select {PIPELINE_AMOUNT} from opportunities o where o.org_id = $1 and o.id = $2");
    world.act("dana", move |org| Ok(org.one(&sql, store::args![id])?.expect("it").get(0)?)).await
}

async fn set(world: &World, id: OpportunityId, amount: Option<i64>) {
    world.act("chloe", move |org| actions::set_amount(org, id, amount)).await;
}

on_both! {
    async fn c1_new_pipeline_follows_the_amount_until_the_month_ends_then_stands(world: World) {
        let id = deal(&world, "chloe", named("Lakeshore", world.user("chloe"), Some(100))).await;
        world.set_clock(31, 23, 59);
        set(&world, id, Some(200)).await;
        assert_eq!(counts_as(&world, id).await, Some(200));
        world.set_clock(32 - 1, 23, 59);
        world.store.clock().set(world.moment(31, 23, 59) + jiff::SignedDuration::from_mins(1));
        // Nobody closed the books yet: the change itself does.
        set(&world, id, Some(900)).await;
        assert_eq!(counts_as(&world, id).await, Some(200));
        set(&world, id, None).await;
        assert_eq!(counts_as(&world, id).await, Some(200));
    }

    async fn c1_the_books_close_once_and_say_the_same_as_before(world: World) {
        let first = deal(&world, "chloe", named("Lakeshore", world.user("chloe"), Some(100))).await;
        let none = deal(&world, "chloe", named("Harrow", world.user("chloe"), None)).await;
        assert_eq!(world.act("dana", actions::settle_due).await, 0);
        world.store.clock().set(world.moment(31, 23, 59) + jiff::SignedDuration::from_hours(9));
        assert_eq!(counts_as(&world, first).await, Some(100));
        assert_eq!(world.act("dana", actions::settle_due).await, 2);
        assert_eq!(world.act("dana", actions::settle_due).await, 0);
        set(&world, none, Some(5000)).await;
        assert_eq!((counts_as(&world, first).await, counts_as(&world, none).await), (Some(100), None));
    }

    async fn f3_a_won_deal_is_a_sale_of_its_owner_and_makes_a_customer(world: World) {
        let prospect = prospect(&world, "chloe", "Paul Greer", "Brightside Dental").await;
        let new = NewOpportunity { prospect: Some(prospect), ..named("Brightside", world.user("chloe"), Some(100)) };
        let id = deal(&world, "chloe", new).await;
        let day = world.day(12);
        world.act("chloe", move |org| actions::close(org, id, true, None, day)).await;
        assert_eq!(count(&world, "chloe", ResultKind::Won, day, day).await, 1);
        let sql = "select p.state, a.customer_since_day from prospects p join accounts a on a.org_id = p.org_id and a.id = p.account_id
                   where p.org_id = $1 and p.id = $2";
        let (state, since): (String, Option<Date>) = world
            .act("chloe", move |org| {
                let row = org.one(sql, store::args![prospect])?.expect("it");
                Ok((row.get(0)?, row.get(1)?))
            })
            .await;
        assert_eq!((state.as_str(), since), ("customer", Some(day)));
        let error = world.act_fails("chloe", move |org| actions::close(org, id, false, Some("late"), day)).await;
        assert!(matches!(error, web::Error::Conflict(_)), "{error}");
    }

    async fn f3_losing_needs_a_reason(world: World) {
        let id = deal(&world, "chloe", named("Brightside", world.user("chloe"), None)).await;
        let day = world.day(12);
        let error = world.act_fails("chloe", move |org| actions::close(org, id, false, Some(" "), day)).await;
        message_at(error, "reason");
    }

    async fn f3_imported_history_counts_by_its_own_days(world: World) {
        let won = NewOpportunity {
            import: Some(domain::ImportId::from(1)),
            state: "won",
            created_day: Some(jiff::civil::date(2017, 6, 3)),
            closed_day: Some(jiff::civil::date(2017, 6, 28)),
            external_id: Some("OPP-1".into()),
            ..named("Cancity", world.user("ana"), Some(105_400))
        };
        let unknown = NewOpportunity { created_day: None, closed_day: None, state: "open", external_id: None, ..won.clone() };
        let id = deal(&world, "ada", won).await;
        deal(&world, "ada", unknown).await;
        let june = (jiff::civil::date(2017, 6, 1), jiff::civil::date(2017, 6, 30));
        assert_eq!(count(&world, "ana", ResultKind::Opportunity, june.0, june.1).await, 1);
        assert_eq!(count(&world, "ana", ResultKind::Won, june.0, june.1).await, 1);
        assert_eq!(count(&world, "ada", ResultKind::Opportunity, june.0, world.day(31)).await, 0);
        assert_eq!(counts_as(&world, id).await, Some(105_400));
        let found = world.act("ada", |org| Ok(app::opportunities::queries::deal_by_external_id(org, "OPP-1")?)).await;
        assert_eq!(found, Some(id));
    }

    async fn f1_the_same_row_twice_changes_nothing_and_another_one_what_differs(world: World) {
        let row = NewOpportunity {
            import: Some(domain::ImportId::from(1)),
            created_day: Some(jiff::civil::date(2017, 6, 3)),
            ..named("Cancity", world.user("chloe"), Some(100))
        };
        let id = deal(&world, "ada", row.clone()).await;
        let same = row.clone();
        use app::accounts::actions::Saved;
        assert_eq!(world.act("ada", move |org| actions::update(org, id, &same)).await, Saved::Unchanged(id));
        let won = NewOpportunity { state: "won", closed_day: Some(jiff::civil::date(2017, 7, 1)), amount_minor: Some(90), ..row };
        assert_eq!(world.act("ada", move |org| actions::update(org, id, &won)).await, Saved::Updated(id));
        assert_eq!(counts_as(&world, id).await, Some(100));
        let july = jiff::civil::date(2017, 7, 1);
        assert_eq!(count(&world, "chloe", ResultKind::Won, july, july).await, 1);
    }

    async fn f3_what_a_touch_made_goes_with_it_unless_somebody_built_on_it(world: World) {
        let prospect = prospect(&world, "ana", "Samuel Osei", "Kestrel Pharma").await;
        completed(&world, "ana", prospect).await;
        let touch = domain::TouchId::from(77);
        let new = NewHandoff { touch: Some(touch), ..handoff(&world, prospect, "ana", "chloe") };
        let again = new.clone();
        world.act("ana", move |org| actions::offer(org, &new)).await;
        world
            .act("ana", move |org| {
                actions::undo_of_touch(org, touch)?;
                app::results::actions::remove_of_touch(org, touch)
            })
            .await;
        let lead = world.act("ana", move |org| actions::offer(org, &again)).await;
        let chloe = world.user("chloe");
        world.act("chloe", move |org| actions::accept(org, lead, chloe)).await;
        let error = world.act_fails("ana", move |org| actions::undo_of_touch(org, touch)).await;
        assert!(matches!(error, web::Error::Conflict(_)), "{error}");
    }
}
