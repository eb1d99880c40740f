//! A database for one test, on either engine, gone when the test ends.

use std::sync::atomic::{AtomicU32, Ordering};

use domain::OrgId;
use jiff::Timestamp;
use store::{Clock, MIGRATIONS, Migration, Store, StoreError, args};
use tempfile::TempDir;

/// Tables for tests, after the program's own.
const TABLES: Migration = Migration::both(
    "9000_tests",
    "create table things (
       org_id bigint not null, id bigint not null, name text, count bigint not null default 0 check (count >= 0),
       size double precision, parent_id bigint, primary key (org_id, id),
       constraint things_parent foreign key (org_id, parent_id) references things (org_id, id)
     ) {clustered};
     create unique index things_name on things (org_id, name);
     create unique index things_parted on things (org_id, parent_id, size);
     create table labels (
       org_id bigint not null, id bigint not null, text text not null, primary key (org_id, id),
       unique (org_id, text)
     ) {clustered};",
);

pub const NOW: &str = "2026-05-12T06:40:00Z";

pub struct World {
    pub store: Store,
    pub org: OrgId,
    pub place: Place,
}

/// Where a test's database is; dropping it drops the database.
pub struct Place {
    pub url: String,
    postgres: Option<(String, String)>,
    _folder: Option<TempDir>,
}

pub fn test_migrations() -> &'static [Migration] {
    let mut all = MIGRATIONS.to_vec();
    all.push(TABLES);
    all.leak()
}

impl World {
    pub async fn at(place: Place) -> World {
        let clock = Clock::frozen(NOW.parse::<Timestamp>().unwrap());
        let store = Store::open_with(&place.url, clock, test_migrations()).await.unwrap();
        World { store, org: OrgId::from(7), place }
    }

    /// The same database by another handle, as another process would have it.
    pub async fn another(&self) -> Store {
        Store::open_with(&self.place.url, self.store.clock().clone(), test_migrations()).await.unwrap()
    }

    pub async fn add(&self, name: &str) -> Result<i64, StoreError> {
        let name = name.to_owned();
        self.store.write(self.org, None, move |org| insert(org, &name)).await
    }

    pub async fn names(&self) -> Vec<String> {
        self.store.read(self.org, None, names).await.unwrap()
    }
}

pub fn insert(org: &mut store::Org<'_>, name: &str) -> Result<i64, StoreError> {
    let id: i64 = org.next_id();
    org.execute("insert into things (org_id, id, name) values ($1, $2, $3)", args![id, name])?;
    Ok(id)
}

pub fn names(org: &mut store::Org<'_>) -> Result<Vec<String>, StoreError> {
    let rows = org.query("select name from things where org_id = $1 order by name", args![])?;
    rows.iter().map(|row| row.get(0)).collect()
}

impl Place {
    pub async fn sqlite() -> Place {
        let folder = TempDir::new().unwrap();
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        Place { url, postgres: None, _folder: Some(folder) }
    }

    pub async fn postgres() -> Place {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let server = server();
        let nanos = std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos();
        let name = format!("t{nanos}_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        run_on(&server, &format!("create database {name}")).await;
        let (before, _) = server.rsplit_once('/').expect("a URL that ends in /postgres");
        let url = format!("{before}/{name}");
        Place { url, postgres: Some((server, name)), _folder: None }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some((server, name)) = self.postgres.take() else { return };
        let dropping = move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(run_on(&server, &format!("drop database if exists {name} with (force)")));
        };
        std::thread::spawn(dropping).join().unwrap();
    }
}

#[expect(clippy::disallowed_methods, reason = "a test's server is named by the environment")]
fn server() -> String {
    std::env::var("FORENOON_TEST_POSTGRES")
        .expect("FORENOON_TEST_POSTGRES is not set: run bin/test, or export it from bin/test-postgres start")
}

pub async fn run_on(url: &str, sql: &str) -> Vec<String> {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    let messages = client.simple_query(sql).await.unwrap();
    drop(client);
    connection.await.unwrap().unwrap();
    let first = |message| match message {
        tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    };
    messages.into_iter().filter_map(first).collect()
}

/// Makes a test for each engine out of each function that takes a [`World`].
macro_rules! on_both_engines {
    ($($name:ident),* $(,)?) => {
        mod on_sqlite {
            use crate::world::{Place, World};
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() { super::$name(World::at(Place::sqlite().await).await).await; })*
        }
        mod on_postgres {
            use crate::world::{Place, World};
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() { super::$name(World::at(Place::postgres().await).await).await; })*
        }
    };
}
pub(crate) use on_both_engines;
