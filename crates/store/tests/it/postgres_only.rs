use std::time::Duration;

use store::{Clock, Store, StoreError, args};

use crate::world::{Place, World, insert, run_on};

const OPEN_TRANSACTIONS: &str = "select pid from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'";

#[tokio::test(flavor = "multi_thread")]
async fn no_connection_goes_back_with_a_transaction_open() {
    let world = World::at(Place::postgres().await).await;
    for number in 0..60 {
        let (store, org) = (world.store.clone(), world.org);
        let work = tokio::spawn(async move {
            let name = number.to_string();
            let writing = store.write(org, None, move |org| {
                insert(org, &name)?;
                match number % 3 {
                    0 => Err(StoreError::Other("no".to_owned())),
                    1 => panic!("no"),
                    _ => Ok(()),
                }
            });
            let outcome: Result<(), StoreError> = writing.await;
            let reading: Result<(), StoreError> = store
                .read(org, None, move |org| {
                    org.query("select 1 from things where org_id = $1", args![])?;
                    if number % 3 == 1 { panic!("no") } else { Ok(()) }
                })
                .await;
            (outcome, reading)
        });
        if number % 4 == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
            work.abort();
        } else {
            drop(work.await);
        }
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(run_on(&world.place.url, OPEN_TRANSACTIONS).await.is_empty());
    world.add("after all that").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_connection_is_replaced() {
    let world = World::at(Place::postgres().await).await;
    world.add("Ada").await.unwrap();
    let others = "select pg_terminate_backend(pid) from pg_stat_activity
                  where datname = current_database() and pid <> pg_backend_pid()";
    run_on(&world.place.url, others).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(world.names().await, ["Ada"]);
    world.add("Bob").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_not_there_is_unavailable() {
    let url = "postgres://nobody:secret@127.0.0.1:1/nothing";
    let error = Store::open(url, Clock::real()).await.err().unwrap();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
    assert!(!error.to_string().contains("secret"));
    let url = "postgres://nobody:secret@[/nothing";
    let error = Store::open(url, Clock::real()).await.err().unwrap();
    assert!(!error.to_string().contains("secret"), "{error}");
}
