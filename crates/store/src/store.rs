//! The door of the house's memory: one handle, two engines, and transactions lent to closures.

use std::sync::Arc;

use domain::{OrgId, UserId};
use tokio::sync::Notify;

use crate::{
    Clock, Migration, Org, Reference, StoreError, ids::Ids, migrations::MIGRATIONS, postgres,
    session::Session, sqlite, work::Body,
};

/// The database. Cheap to clone; all clones are the same one.
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
}

/// What both engines are given.
#[derive(Clone)]
pub(crate) struct Surroundings {
    pub(crate) clock: Clock,
    pub(crate) ids: Arc<Ids>,
    /// Rung after a transaction that enqueued jobs.
    pub(crate) jobs: Arc<Notify>,
}

struct Shared {
    engine: Engine,
    surroundings: Surroundings,
}

enum Engine {
    Sqlite(sqlite::Engine),
    Postgres(postgres::Engine),
}

/// Which engine a URL means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlKind {
    /// `sqlite:PATH` or `sqlite::memory:`.
    Sqlite,
    /// `postgres://…` or `postgresql://…`.
    Postgres,
}

/// How closely a PostgreSQL transaction is kept apart from others. SQLite's are always one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Isolation {
    /// As if one after another: every action.
    Serializable,
    /// For the job queue, which locks the rows it takes.
    ReadCommitted,
}

impl Store {
    /// Opens a database and brings its schema up to date. `sqlite:PATH` is a file, made if it isn't there;
    /// `sqlite::memory:` a file in a temporary folder, gone afterwards; `postgres://user@host/name` a
    /// PostgreSQL database (without TLS for now: a local socket, the same machine or a private network).
    pub async fn open(url: &str, clock: Clock) -> Result<Store, StoreError> {
        Store::open_with(url, clock, MIGRATIONS).await
    }

    /// Opens a database with another history than the program's own: for tests of upgrades.
    #[doc(hidden)]
    pub async fn open_with(
        url: &str,
        clock: Clock,
        migrations: &'static [Migration],
    ) -> Result<Store, StoreError> {
        let surroundings = Surroundings { clock, ids: Arc::default(), jobs: Arc::default() };
        let engine = match Store::kind_of(url)? {
            UrlKind::Sqlite => {
                Engine::Sqlite(sqlite::Engine::open(url, surroundings.clone(), migrations).await?)
            }
            UrlKind::Postgres => {
                Engine::Postgres(postgres::Engine::open(url, surroundings.clone(), migrations).await?)
            }
        };
        Ok(Store { shared: Arc::new(Shared { engine, surroundings }) })
    }

    /// Which engine a URL means, without opening it.
    pub fn kind_of(url: &str) -> Result<UrlKind, StoreError> {
        match url.split_once(':') {
            Some(("sqlite", _)) => Ok(UrlKind::Sqlite),
            Some(("postgres" | "postgresql", _)) => Ok(UrlKind::Postgres),
            _ => Err(StoreError::Unavailable(
                "the database's URL begins with sqlite: or postgres://".to_owned(),
            )),
        }
    }

    /// Which engine this is.
    pub fn url_kind(&self) -> UrlKind {
        match self.shared.engine {
            Engine::Sqlite(_) => UrlKind::Sqlite,
            Engine::Postgres(_) => UrlKind::Postgres,
        }
    }

    /// The one clock.
    pub fn clock(&self) -> &Clock {
        &self.shared.surroundings.clock
    }

    /// Reads within an organisation. All of the closure's queries see the same state; writes are refused.
    pub async fn read<T, E>(
        &self,
        org: OrgId,
        actor: Option<UserId>,
        f: impl FnOnce(&mut Org<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run_read(move |session| f(&mut Org::new(session, org, actor))).await
    }

    /// One transaction within an organisation: kept when the closure answers `Ok` and the commit is on disk,
    /// else undone. PostgreSQL may have it tried again, therefore `FnMut` and nothing but the database
    /// should be touched. Once begun it ends by itself, even when whoever asked has gone away.
    pub async fn write<T, E>(
        &self,
        org: OrgId,
        actor: Option<UserId>,
        mut f: impl FnMut(&mut Org<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run_write(Isolation::Serializable, move |session| f(&mut Org::new(session, org, actor))).await
    }

    /// Reads the tables without an organisation.
    pub async fn read_reference<T, E>(
        &self,
        f: impl FnOnce(&mut Reference<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run_read(move |session| f(&mut Reference::new(session))).await
    }

    /// One transaction on the tables without an organisation (and, by [`Reference::within`], on one's rows).
    pub async fn write_reference<T, E>(
        &self,
        mut f: impl FnMut(&mut Reference<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run_write(Isolation::Serializable, move |session| f(&mut Reference::new(session))).await
    }

    /// Has the engine prepare statements without running them; returns those it refuses, and why. It stands
    /// in for checking queries at compile time.
    pub async fn prepare_all(&self, statements: &[&str]) -> Result<Vec<(String, StoreError)>, StoreError> {
        let statements: Vec<String> = statements.iter().map(|sql| (*sql).to_owned()).collect();
        self.run_read(move |session| {
            let mut refused = Vec::new();
            for sql in statements {
                if let Err(error) = session.prepare(&sql) {
                    refused.push((sql, error));
                }
            }
            Ok(refused)
        })
        .await
    }

    /// Finishes what is under way and lets the database go; everything asked later is `Unavailable`.
    pub async fn close(&self) {
        match &self.shared.engine {
            Engine::Sqlite(engine) => engine.close().await,
            Engine::Postgres(engine) => engine.close(),
        }
    }

    /// Resolves when jobs were enqueued through this handle.
    pub(crate) async fn jobs_enqueued(&self) {
        self.shared.surroundings.jobs.notified().await;
    }

    pub(crate) async fn run_read<T, E>(
        &self,
        f: impl FnOnce(&mut dyn Session) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let mut f = Some(f);
        let body = move |session: &mut dyn Session| match f.take() {
            Some(f) => f(session),
            None => Err(E::from(StoreError::Other("a read is never tried again".to_owned()))),
        };
        match &self.shared.engine {
            Engine::Sqlite(engine) => engine.read(body).await,
            Engine::Postgres(engine) => engine.read(body).await,
        }
    }

    pub(crate) async fn run_write<T, E>(&self, isolation: Isolation, body: impl Body<T, E>) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.shared.engine {
            Engine::Sqlite(engine) => engine.write(body).await,
            Engine::Postgres(engine) => engine.write(isolation, body).await,
        }
    }
}
