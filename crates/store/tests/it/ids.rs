use std::collections::HashSet;

use store::StoreError;

use crate::world::{World, insert, on_both_engines};

on_both_engines!(
    ids_begin_at_one_and_ascend,
    ids_are_unique_across_processes,
    a_transaction_that_takes_too_many_fails,
);

async fn ids_begin_at_one_and_ascend(world: World) {
    assert_eq!(world.add("Ada").await.unwrap(), 1);
    let undone: Result<(), StoreError> = world
        .store
        .write(world.org, None, |org| {
            assert_eq!(org.next_id::<i64>(), 2);
            Err(StoreError::Other("no".to_owned()))
        })
        .await;
    assert!(undone.is_err());
    assert_eq!(world.add("Bob").await.unwrap(), 3);
}

async fn ids_are_unique_across_processes(world: World) {
    let other = world.another().await;
    let mut writes = Vec::new();
    for number in 0..12 {
        let store = if number % 2 == 0 { world.store.clone() } else { other.clone() };
        let org = world.org;
        writes.push(tokio::spawn(async move {
            // More than one block's worth in all.
            let take = |org: &mut store::Org<'_>| {
                Ok::<_, StoreError>((0..20_000).map(|_| org.next_id::<i64>()).collect::<Vec<i64>>())
            };
            store.write(org, None, take).await.unwrap()
        }));
    }
    let mut seen = HashSet::new();
    for write in writes {
        let ids = write.await.unwrap();
        assert!(ids.is_sorted() && ids.iter().all(|id| *id > 0));
        assert!(ids.into_iter().all(|id| seen.insert(id)));
    }
    assert_eq!(seen.len(), 240_000);
}

async fn a_transaction_that_takes_too_many_fails(world: World) {
    let outcome: Result<(), StoreError> = world
        .store
        .write(world.org, None, |org| {
            insert(org, "Ada")?;
            for _ in 0..200_000 {
                org.next_id::<i64>();
            }
            Ok(())
        })
        .await;
    assert!(matches!(outcome, Err(StoreError::OutOfIds)), "{outcome:?}");
    assert!(world.names().await.is_empty());
    world.add("Ada").await.unwrap();
}
