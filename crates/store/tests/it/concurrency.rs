use std::time::Duration;

use store::{StoreError, args};

use crate::world::{World, insert, on_both_engines};

on_both_engines!(
    nothing_is_lost_between_reading_and_writing,
    two_that_look_before_they_write_take_turns,
    two_processes_share_a_database,
    a_write_ends_by_itself_when_its_caller_goes_away,
);

async fn nothing_is_lost_between_reading_and_writing(world: World) {
    let id = world.add("counter").await.unwrap();
    let mut writes = Vec::new();
    for _ in 0..24 {
        let (store, org) = (world.store.clone(), world.org);
        writes.push(tokio::spawn(async move {
            for _ in 0..5 {
                let add = move |org: &mut store::Org<'_>| {
                    let row = org.one("select count from things where org_id = $1 and id = $2", args![id])?;
                    let count: i64 = row.unwrap().get(0)?;
                    let sql = "update things set count = $2 where org_id = $1 and id = $3";
                    org.execute(sql, args![count + 1, id])
                };
                // Busy is an honest answer when everybody writes one row; whoever gets it may ask again.
                while let Err(error) = store.write(org, None, add).await {
                    assert!(matches!(error, StoreError::Busy(_)), "{error:?}");
                }
            }
        }));
    }
    for write in writes {
        write.await.unwrap();
    }
    let count: i64 = world
        .store
        .read(world.org, None, move |org| {
            let row = org.one("select count from things where org_id = $1 and id = $2", args![id])?;
            row.unwrap().get::<i64>(0)
        })
        .await
        .unwrap();
    assert_eq!(count, 120);
}

/// Write skew: each sees that nobody is there, and adds a row of its own. Only one may.
async fn two_that_look_before_they_write_take_turns(world: World) {
    for round in 0..10 {
        let mut writes = Vec::new();
        for number in 0..4 {
            let (store, org) = (world.store.clone(), world.org);
            writes.push(tokio::spawn(async move {
                store
                    .write(org, None, move |org| {
                        let sql = "select count(*) from things where org_id = $1 and count = $2";
                        let there: i64 = org.one(sql, args![round])?.unwrap().get(0)?;
                        if there == 0 {
                            let id: i64 = org.next_id();
                            let sql = "insert into things (org_id, id, name, count) values ($1, $2, $3, $4)";
                            org.execute(sql, args![id, format!("{round}-{number}"), round])?;
                        }
                        Ok::<_, StoreError>(there == 0)
                    })
                    .await
                    .unwrap()
            }));
        }
        let mut took = 0;
        for write in writes {
            took += i32::from(write.await.unwrap());
        }
        assert_eq!(took, 1, "round {round}");
    }
}

async fn two_processes_share_a_database(world: World) {
    let stores = [world.store.clone(), world.another().await];
    let mut writes = Vec::new();
    for (process, store) in stores.into_iter().enumerate() {
        let org = world.org;
        writes.push(tokio::spawn(async move {
            for number in 0..40 {
                let name = format!("{process}-{number}");
                store.write(org, None, move |org| insert(org, &name)).await.unwrap();
            }
        }));
    }
    for write in writes {
        write.await.unwrap();
    }
    assert_eq!(world.names().await.len(), 80);
}

async fn a_write_ends_by_itself_when_its_caller_goes_away(world: World) {
    let (begun, wait_for_begun) = std::sync::mpsc::channel();
    for number in 0..12 {
        let (store, org, begun) = (world.store.clone(), world.org, begun.clone());
        let write = tokio::spawn(async move {
            store
                .write(org, None, move |org| {
                    insert(org, &format!("gone {number}"))?;
                    begun.send(()).unwrap();
                    std::thread::sleep(Duration::from_millis(30));
                    Ok::<_, StoreError>(())
                })
                .await
        });
        wait_for_begun.recv().unwrap();
        write.abort();
    }
    // On PostgreSQL they run side by side: wait for the last.
    for _ in 0..100 {
        if world.names().await.len() == 12 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(world.names().await.len(), 12);
}
