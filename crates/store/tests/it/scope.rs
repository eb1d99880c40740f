use domain::{OrgId, UserId};
use jiff::Timestamp;
use store::{StoreError, args};

use crate::world::{NOW, World, insert, names, on_both_engines};

on_both_engines!(
    organisations_do_not_see_each_other,
    unscoped_statements_are_refused,
    reference_statements_keep_to_reference_tables,
    setting_up_writes_both_in_one_transaction,
    moments_and_actors_are_lent,
    every_statement_of_the_store_is_understood,
);

async fn organisations_do_not_see_each_other(world: World) {
    world.add("Ada").await.unwrap();
    let other = OrgId::from(8);
    assert!(world.store.read(other, None, names).await.unwrap().is_empty());
    world.store.write(other, None, |org| insert(org, "Ada")).await.unwrap();
    assert_eq!(world.names().await.len(), 1);
}

async fn unscoped_statements_are_refused(world: World) {
    let outcome: Result<(), StoreError> = world
        .store
        .read(world.org, None, |org| {
            let unscoped = org.query("select name from things", args![]).unwrap_err();
            assert!(matches!(unscoped, StoreError::Unscoped { .. }), "{unscoped}");
            let order = org
                .query("select name from things where org_id = $1 and id = $3 and count = $2", args![1, 2]);
            assert!(matches!(order, Err(StoreError::Placeholders { .. })));
            // Nothing reached the database, so nothing is spent.
            assert!(names(org)?.is_empty());
            Ok(())
        })
        .await;
    outcome.unwrap();
}

async fn reference_statements_keep_to_reference_tables(world: World) {
    let outcome: Result<(), StoreError> = world
        .store
        .read_reference(|reference| {
            let refused = reference.one("select name from users where id = $1", args![1]).unwrap_err();
            assert!(matches!(refused, StoreError::Unscoped { .. }), "{refused}");
            let row = reference.one("select count(*) from organisations", args![])?.unwrap();
            assert_eq!(row.get::<i64>(0)?, 0);
            Ok(())
        })
        .await;
    outcome.unwrap();
}

async fn setting_up_writes_both_in_one_transaction(world: World) {
    let set_up = |fail: bool| {
        world.store.write_reference(move |reference| {
            let org: OrgId = reference.next_id();
            let now = reference.now();
            reference.execute(
                "insert into organisations (id, name, currency, zone, created_at) values ($1, $2, $3, $4, $5)",
                args![org, "Northwind", "EUR", "Europe/Berlin", now],
            )?;
            reference.within(org, None, |org| {
                let id = insert(org, "Ada")?;
                let sql = "insert into addresses (email, org_id, user_id) values ($1, $2, $3)";
                let organisation = org.id();
                org.reference().execute(sql, args!["ada@example.com", organisation, id])
            })?;
            if fail { Err(StoreError::Other("no".to_owned())) } else { Ok(org) }
        })
    };
    assert!(set_up(true).await.is_err());
    let org = set_up(false).await.unwrap();
    assert_eq!(world.store.read(org, None, names).await.unwrap(), ["Ada"]);
    let count = world
        .store
        .read_reference(|reference| {
            reference
                .one("select count(*) from addresses where email like $1", args!["ada@%"])?
                .unwrap()
                .get(0)
        })
        .await;
    assert_eq!(count.map_err(|error: StoreError| error.to_string()), Ok(1_i64));
}

async fn moments_and_actors_are_lent(world: World) {
    let outcome: Result<(), StoreError> = world
        .store
        .write(world.org, Some(UserId::from(1)), |org| {
            let now: Timestamp = NOW.parse().unwrap();
            let past: Timestamp = "2026-02-12T08:00:00Z".parse().unwrap();
            assert_eq!((org.now(), org.actor()), (now, Some(UserId::from(1))));
            org.at(past, |org| {
                assert_eq!(org.now(), past);
                org.as_user(UserId::from(2), |org| {
                    assert_eq!((org.now(), org.actor()), (past, Some(UserId::from(2))));
                    org.attempt(|org| org.record("met", ("thing", 1), serde_json::json!({})))
                })
            })?;
            assert_eq!((org.now(), org.actor()), (now, Some(UserId::from(1))));
            let row = org.one("select at, actor_id from events where org_id = $1", args![])?.unwrap();
            assert_eq!((row.get(0)?, row.get(1)?), (past, UserId::from(2)));
            Ok(())
        })
        .await;
    outcome.unwrap();
}

async fn every_statement_of_the_store_is_understood(world: World) {
    let refused = world
        .store
        .prepare_all(&[
            "select name from things where org_id = $1 and id = $2",
            "update things set name = $2 where org_id = $1 and id = $3",
            "select nothing from things where org_id = $1",
            "select 1 from nowhere where org_id = $1",
            "insert into things (org_id, id) values ($1, $2) on conflict (org_id, id) do update set name = 'x'",
        ])
        .await
        .unwrap();
    let refused: Vec<&str> = refused.iter().map(|(sql, _)| sql.as_str()).collect();
    assert_eq!(
        refused,
        ["select nothing from things where org_id = $1", "select 1 from nowhere where org_id = $1"]
    );
}
