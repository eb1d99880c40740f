use std::{sync::mpsc, time::Duration};

use domain::OrgId;
use store::{Clock, Migration, Store, StoreError, args};

use crate::world::{Place, World, insert};

/// Holds the writer until told to go on.
async fn hold_writer(store: &Store, org: OrgId) -> mpsc::Sender<()> {
    let (release, wait) = mpsc::channel::<()>();
    let (held, is_held) = mpsc::channel::<()>();
    let store = store.clone();
    let mut wait = Some(wait);
    tokio::spawn(async move {
        store
            .write(org, None, move |_| {
                held.send(()).unwrap();
                // It goes on too when the test is over.
                if let Some(Err(gone)) = wait.take().map(|wait| wait.recv()) {
                    eprintln!("{gone}");
                }
                Ok::<_, StoreError>(())
            })
            .await
    });
    is_held.recv().unwrap();
    release
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_is_bounded() {
    let world = World::at(Place::sqlite().await).await;
    let release = hold_writer(&world.store, world.org).await;
    let mut writes = Vec::new();
    for number in 0..1100 {
        let (store, org) = (world.store.clone(), world.org);
        writes.push(tokio::spawn(async move {
            store.write(org, None, move |org| insert(org, &number.to_string())).await
        }));
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    // What is in the queue runs even so; what still waits to be let in never does.
    for write in &writes {
        write.abort();
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    release.send(()).unwrap();
    world.store.write(world.org, None, |org| insert(org, "last")).await.unwrap();
    assert_eq!(world.names().await.len(), 1024 + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_commit_fails_the_whole_group() {
    static DEFERRED: &[Migration] = &[Migration::both(
        "0001_deferred",
        "create table leaves (
           org_id bigint not null, id bigint not null, parent_id bigint, primary key (org_id, id),
           foreign key (org_id, parent_id) references leaves (org_id, id) deferrable initially deferred
         );",
    )];
    let place = Place::sqlite().await;
    let store = Store::open_with(&place.url, Clock::real(), DEFERRED).await.unwrap();
    let org = OrgId::from(1);
    let release = hold_writer(&store, org).await;
    let mut writes = Vec::new();
    for id in 1..=5_i64 {
        let store = store.clone();
        let parent = (id == 3).then_some(99_i64);
        writes.push(tokio::spawn(async move {
            store
                .write(org, None, move |org| {
                    org.execute(
                        "insert into leaves (org_id, id, parent_id) values ($1, $2, $3)",
                        args![id, parent],
                    )
                })
                .await
        }));
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    // The holder took longer than a group may: it is committed alone, the five that waited together.
    release.send(()).unwrap();
    let mut outcomes = Vec::new();
    for write in writes {
        outcomes.push(write.await.unwrap());
    }
    let failed =
        outcomes.iter().filter(|outcome| matches!(outcome, Err(StoreError::ForeignKey { .. }))).count();
    let count = store
        .read(org, None, |org| {
            org.one("select count(*) from leaves where org_id = $1", args![])?.unwrap().get::<i64>(0)
        })
        .await
        .unwrap();
    assert!(failed >= 1 && outcomes.iter().all(|outcome| outcome.is_ok() || failed > 0));
    assert_eq!(usize::try_from(count).unwrap(), outcomes.iter().filter(|outcome| outcome.is_ok()).count());
    assert_eq!(count, 0, "all five were waiting when the writer was free, and shared one commit");
    // The writer goes on.
    let alone = store
        .write(org, None, |org| org.execute("insert into leaves (org_id, id) values ($1, $2)", args![7]))
        .await;
    assert_eq!(alone.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_comes_after_the_commit() {
    let world = World::at(Place::sqlite().await).await;
    for number in 0..50 {
        world.add(&number.to_string()).await.unwrap();
        // Another process sees what was answered.
        let path = world.place.url.strip_prefix("sqlite:").unwrap();
        let other = rusqlite::Connection::open(path).unwrap();
        let count: i64 = other.query_row("select count(*) from things", [], |row| row.get(0)).unwrap();
        assert_eq!(count, number + 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_answered_is_on_disk() {
    let world = World::at(Place::sqlite().await).await;
    let scope = "where (select count(org_id) from things where org_id = $1) >= 0";
    for (pragma, expected) in [("synchronous", 2), ("foreign_keys", 1)] {
        let sql = format!("select {pragma} from pragma_{pragma} {scope}");
        let setting = world
            .store
            .write(world.org, None, move |org| org.one(&sql, args![])?.unwrap().get::<i64>(0))
            .await;
        assert_eq!(setting.map_err(|error: StoreError| error.to_string()), Ok(expected), "{pragma}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_its_owners_alone_and_memory_is_a_file_that_goes() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let world = World::at(Place::sqlite().await).await;
        let path = world.place.url.strip_prefix("sqlite:").unwrap();
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let store = Store::open("sqlite::memory:", Clock::real()).await.unwrap();
    store.close().await;
    let nowhere = Store::open("sqlite:/nowhere/at/all.db", Clock::real()).await;
    assert!(matches!(nowhere.err(), Some(StoreError::Unavailable(_))));
}
