use domain::OrgId;
use store::{Clock, MIGRATIONS, Migration, Store, StoreError, args};

use crate::world::Place;

const FIRST: Migration =
    Migration::both("0001_first", "create table a (org_id bigint not null primary key) {clustered};");
const SECOND: Migration = Migration::both(
    "0002_second",
    "alter table a add column b bigint; insert into a (org_id, b) values (1, 5);",
);
const BROKEN: Migration =
    Migration::both("0003_broken", "create table c (org_id bigint not null primary key); create nonsense;");

async fn open(place: &Place, migrations: &'static [Migration]) -> Result<Store, StoreError> {
    Store::open_with(&place.url, Clock::real(), migrations).await
}

async fn b(store: &Store) -> Result<i64, StoreError> {
    store
        .read(OrgId::from(1), None, |org| {
            org.one("select b from a where org_id = $1", args![])?.unwrap().get(0)
        })
        .await
}

async fn they_are_applied_once_and_in_order(place: Place) {
    open(&place, &[FIRST]).await.unwrap().close().await;
    for _ in 0..2 {
        let store = open(&place, &[FIRST, SECOND]).await.unwrap();
        assert_eq!(b(&store).await.unwrap(), 5);
        store.close().await;
    }
}

async fn a_broken_one_leaves_nothing_behind(place: Place) {
    let Err(error) = open(&place, &[FIRST, SECOND, BROKEN]).await else { panic!("it is broken") };
    assert!(error.to_string().contains("0003_broken"), "{error}");
    let store = open(&place, &[FIRST, SECOND]).await.unwrap();
    assert_eq!(b(&store).await.unwrap(), 5);
    let refused = store.prepare_all(&["select 1 from c"]).await.unwrap();
    assert_eq!(refused.len(), 1, "the table before the nonsense is undone too");
}

async fn a_newer_schema_is_not_touched(place: Place) {
    open(&place, &[FIRST, SECOND]).await.unwrap().close().await;
    let Err(error) = open(&place, &[FIRST]).await else { panic!("it is newer") };
    assert!(matches!(&error, StoreError::NewerSchema { migration } if migration == "0002_second"), "{error}");
}

async fn many_may_start_at_once(place: Place) {
    let mut starting = Vec::new();
    for _ in 0..8 {
        let url = place.url.clone();
        starting.push(tokio::spawn(async move { Store::open(&url, Clock::real()).await }));
    }
    for start in starting {
        start.await.unwrap().unwrap().close().await;
    }
}

macro_rules! on_both {
    ($($name:ident),*) => {$(
        mod $name {
            use super::Place;
            #[tokio::test(flavor = "multi_thread")]
            async fn on_sqlite() { super::$name(Place::sqlite().await).await; }
            #[tokio::test(flavor = "multi_thread")]
            async fn on_postgres() { super::$name(Place::postgres().await).await; }
        }
    )*};
}
on_both!(
    they_are_applied_once_and_in_order,
    a_broken_one_leaves_nothing_behind,
    a_newer_schema_is_not_touched,
    many_may_start_at_once
);

#[test]
fn they_are_listed_in_the_order_of_their_numbers_and_all_of_them() {
    let listed: Vec<&str> = MIGRATIONS.iter().map(|migration| migration.name).collect();
    assert!(listed.is_sorted());
    let mut files = Vec::new();
    for folder in ["both", "sqlite", "postgres"] {
        let path = format!("{}/migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
        let Ok(entries) = std::fs::read_dir(path) else { continue };
        for entry in entries {
            let name = entry.unwrap().file_name().into_string().unwrap();
            files.push(name.trim_end_matches(".sql").to_owned());
        }
    }
    files.sort();
    files.dedup();
    assert_eq!(listed, files);
}
