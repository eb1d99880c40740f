use store::{StoreError, args};

use crate::world::{World, insert, names, on_both_engines};

on_both_engines!(
    an_error_undoes_everything,
    a_panic_undoes_its_own_work_and_nothing_else,
    after_a_failed_statement_the_transaction_is_spent,
    a_failure_passed_over_is_not_committed,
    an_attempt_undoes_only_itself,
    constraints_are_named_alike,
    reads_cannot_write,
    a_read_sees_one_state,
    a_closed_store_is_unavailable,
);

async fn an_error_undoes_everything(world: World) {
    let outcome = world
        .store
        .write(world.org, None, |org| {
            insert(org, "Ada")?;
            Err::<(), _>(StoreError::Other("no".to_owned()))
        })
        .await;
    assert!(matches!(outcome, Err(StoreError::Other(_))));
    assert!(world.names().await.is_empty());
    world.add("Ada").await.unwrap();
    assert_eq!(world.names().await, ["Ada"]);
}

async fn a_panic_undoes_its_own_work_and_nothing_else(world: World) {
    let mut writes = Vec::new();
    for number in 0..20 {
        let (store, org) = (world.store.clone(), world.org);
        writes.push(tokio::spawn(async move {
            store
                .write(org, None, move |org| {
                    let id = insert(org, &format!("{number:02}"))?;
                    assert!(number != 11, "eleven");
                    Ok::<_, StoreError>(id)
                })
                .await
        }));
    }
    for (number, write) in writes.into_iter().enumerate() {
        match write.await.unwrap() {
            Err(StoreError::Panicked(words)) => assert!(number == 11 && words.contains("eleven"), "{words}"),
            outcome => assert!(number != 11 && outcome.is_ok(), "{number}: {outcome:?}"),
        }
    }
    assert_eq!(world.names().await.len(), 19);
    let read: Result<(), StoreError> = world.store.read(world.org, None, |_| panic!("reading")).await;
    assert!(matches!(read, Err(StoreError::Panicked(_))));
    assert_eq!(world.names().await.len(), 19);
}

async fn after_a_failed_statement_the_transaction_is_spent(world: World) {
    world.add("Ada").await.unwrap();
    let outcome: Result<(), StoreError> = world
        .store
        .write(world.org, None, |org| {
            assert!(insert(org, "Ada").unwrap_err().is_unique("things_name"));
            let next = insert(org, "Bob").unwrap_err();
            assert!(matches!(&next, StoreError::Spent(words) if words.contains("things_name")), "{next}");
            Err(next)
        })
        .await;
    assert!(matches!(outcome, Err(StoreError::Spent(_))));
    assert_eq!(world.names().await, ["Ada"]);
}

async fn a_failure_passed_over_is_not_committed(world: World) {
    world.add("Ada").await.unwrap();
    let outcome: Result<(), StoreError> = world
        .store
        .write(world.org, None, |org| {
            insert(org, "Bob")?;
            let _ = insert(org, "Ada");
            Ok(())
        })
        .await;
    assert!(matches!(outcome, Err(StoreError::Spent(_))), "{outcome:?}");
    assert_eq!(world.names().await, ["Ada"]);
}

async fn an_attempt_undoes_only_itself(world: World) {
    world.add("Ada").await.unwrap();
    let outcome: Result<(), StoreError> = world
        .store
        .write(world.org, None, |org| {
            insert(org, "Bob")?;
            let failed = org.attempt(|org| {
                insert(org, "Cleo")?;
                let inner = org.attempt(|org| insert(org, "Ada"));
                assert!(inner.unwrap_err().is_unique("things_name"));
                insert(org, "Dora")?;
                insert(org, "Bob")
            });
            assert!(failed.unwrap_err().is_unique("things_name"));
            org.attempt(|org| insert(org, "Eve"))?;
            Ok(())
        })
        .await;
    outcome.unwrap();
    assert_eq!(world.names().await, ["Ada", "Bob", "Eve"]);
}

async fn constraints_are_named_alike(world: World) {
    world.add("Ada").await.unwrap();
    let refused = async |sql: &'static str| {
        let outcome: Result<u64, StoreError> =
            world.store.write(world.org, None, move |org| org.execute(sql, args![])).await;
        outcome.unwrap_err()
    };
    let unique = refused("insert into things (org_id, id, name) values ($1, 0, 'Ada')").await;
    assert!(unique.is_unique("things_name"), "{unique:?}");
    let parted = "insert into things (org_id, id, parent_id, size) select $1, id + 9, id, 2 from things
                  where org_id = $1 union all select $1, id + 10, id, 2 from things where org_id = $1";
    let parted = refused(parted).await;
    assert!(parted.is_unique("things_parted"), "{parted:?}");
    let key =
        refused("insert into things (org_id, id) select org_id, id from things where org_id = $1").await;
    assert!(key.is_unique("things_pkey"), "{key:?}");
    let inline = refused("insert into labels (org_id, id, text) values ($1, 1, 'a'), ($1, 2, 'a')").await;
    assert!(inline.is_unique("labels_text"), "{inline:?}");
    let parent = refused("insert into things (org_id, id, parent_id) values ($1, 0, 99)").await;
    assert!(parent.is_foreign_key(), "{parent:?}");
    let check = refused("insert into things (org_id, id, count) values ($1, 0, -1)").await;
    assert!(matches!(check, StoreError::Check { .. }), "{check:?}");
    let null = refused("insert into labels (org_id, id, text) values ($1, 1, null)").await;
    assert!(matches!(&null, StoreError::Check { constraint } if constraint == "labels.text"), "{null:?}");
}

async fn reads_cannot_write(world: World) {
    let outcome = world.store.read(world.org, None, |org| insert(org, "Ada")).await;
    assert!(outcome.is_err());
    assert!(world.names().await.is_empty());
}

async fn a_read_sees_one_state(world: World) {
    world.add("Ada").await.unwrap();
    let (first_seen, wait_for_first) = std::sync::mpsc::channel();
    let (written, wait_for_write) = std::sync::mpsc::channel::<()>();
    let (store, org) = (world.store.clone(), world.org);
    let reading = tokio::spawn(async move {
        store
            .read(org, None, move |org| {
                let before = names(org)?;
                first_seen.send(()).unwrap();
                wait_for_write.recv().unwrap();
                Ok::<_, StoreError>((before, names(org)?))
            })
            .await
    });
    wait_for_first.recv().unwrap();
    world.add("Bob").await.unwrap();
    written.send(()).unwrap();
    let (before, after) = reading.await.unwrap().unwrap();
    assert_eq!((before.len(), after.len()), (1, 1));
    assert_eq!(world.names().await.len(), 2);
}

async fn a_closed_store_is_unavailable(world: World) {
    world.add("Ada").await.unwrap();
    world.store.close().await;
    assert!(matches!(world.add("Bob").await, Err(StoreError::Unavailable(_))));
    assert_eq!(World { store: world.another().await, ..world }.names().await, ["Ada"]);
}
