//! PostgreSQL: a pool of clients, each closure on a blocking thread with one of them.
//!
//! **Isolation.** A write is `serializable`, as on SQLite, where writers take turns: a slice may read, decide and
//! write without thinking of who else does, and what two transactions cannot have seen of each other fails with
//! 40001 and is tried again. Serializability is watched by index page, so that busy neighbours conflict without
//! need; whoever was pushed aside twice therefore runs alone within its process, and gets through. Measured with 32
//! writers on two shared cores that costs half the throughput of `repeatable read`, which would let two transactions
//! decide upon what the other is about to change. A read is a `repeatable read` snapshot. Its `begin` travels in the same packet as
//! the first query and nobody waits for its end, so that a single query costs one round trip.
//!
//! **Connections.** There is no TLS yet: a local socket, the same machine or a private network. A closure that was
//! begun ends by itself when whoever asked goes away; a connection that still has a transaction open when it is
//! let go is thrown away and not given back to the pool.

mod client;
mod failure;
mod migrate;
mod values;

use std::{
    hash::{BuildHasher, RandomState},
    str::FromStr,
    sync::{Arc, PoisonError, RwLock},
    thread,
    time::Duration,
};

use deadpool_postgres::{Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime};
use tokio::{runtime::Handle, sync::Mutex, task::spawn_blocking};
use tokio_postgres::NoTls;

use self::{client::Client, failure::from_postgres};
use crate::{
    Migration, StoreError,
    ids::RESERVE,
    session::{Connection, Transaction},
    store::{Isolation, Surroundings},
    work::{self, Body},
};

/// Clients of one process; PostgreSQL lets in a hundred unless told otherwise.
const CLIENTS: usize = 16;
/// How long to wait for one.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a transaction is tried when others get in its way: beside others of this process, then alone.
const TRIES_BESIDE: u32 = 2;
const TRIES_ALONE: u32 = 10;
/// The longest pause before the second try; each further one doubles it, up to a quarter of a second.
const FIRST_PAUSE: Duration = Duration::from_millis(4);
const LONGEST_PAUSE: Duration = Duration::from_millis(250);

const BEGIN_READ: &str = "begin isolation level repeatable read read only";
const BEGIN_SERIALIZABLE: &str = "begin isolation level serializable";
const BEGIN_READ_COMMITTED: &str = "begin isolation level read committed";

pub(crate) struct Engine {
    pool: Pool,
    surroundings: Surroundings,
    /// Held while ids are reserved, so that many at once don't take a block each.
    reserving: Arc<Mutex<()>>,
    /// Shared by transactions that run beside others, held alone by one that others got in the way of.
    turns: Arc<RwLock<()>>,
}

impl Engine {
    pub(crate) async fn open(
        url: &str,
        surroundings: Surroundings,
        migrations: &'static [Migration],
    ) -> Result<Engine, StoreError> {
        let pool = pool_of(url)?;
        let client = pool.get().await.map_err(no_client)?;
        migrate::bring_up_to_date(client, &surroundings.clock, migrations).await?;
        Ok(Engine { pool, surroundings, reserving: Arc::default(), turns: Arc::default() })
    }

    pub(crate) async fn read<T, E>(&self, mut body: impl Body<T, E>) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let object = self.pool.get().await.map_err(no_client)?;
        let surroundings = self.surroundings.clone();
        let handle = Handle::current();
        let reading = move || {
            let mut client = Client::new(object, handle, BEGIN_READ);
            let mut transaction =
                Transaction::new(&mut client, Arc::clone(&surroundings.ids), surroundings.clock.now());
            let outcome = work::run(&mut transaction, &mut body);
            client.end_later();
            outcome
        };
        spawn_blocking(reading).await.unwrap_or_else(|_| Err(E::from(shutting_down())))
    }

    pub(crate) async fn write<T, E>(&self, isolation: Isolation, mut body: impl Body<T, E>) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let object = self.pool.get().await.map_err(no_client)?;
        let (surroundings, reserving) = (self.surroundings.clone(), Arc::clone(&self.reserving));
        let turns = Arc::clone(&self.turns);
        let handle = Handle::current();
        let begin = match isolation {
            Isolation::Serializable => BEGIN_SERIALIZABLE,
            Isolation::ReadCommitted => BEGIN_READ_COMMITTED,
        };
        let writing = move || {
            let mut client = Client::new(object, handle, begin);
            for tried in 0..TRIES_BESIDE + TRIES_ALONE {
                reserve_ids(&mut client, &surroundings, &reserving)?;
                let outcome = if tried < TRIES_BESIDE {
                    let _beside = turns.read().unwrap_or_else(PoisonError::into_inner);
                    try_once(&mut client, &surroundings, &mut body)
                } else {
                    let _alone = turns.write().unwrap_or_else(PoisonError::into_inner);
                    try_once(&mut client, &surroundings, &mut body)
                };
                match outcome {
                    Some(outcome) => return outcome,
                    None => thread::sleep(pause_after(tried)),
                }
            }
            Err(E::from(StoreError::Busy("other transactions got in the way too often".to_owned())))
        };
        spawn_blocking(writing).await.unwrap_or_else(|_| Err(E::from(shutting_down())))
    }

    pub(crate) fn close(&self) {
        self.pool.close();
    }
}

fn pool_of(url: &str) -> Result<Pool, StoreError> {
    let mut config = tokio_postgres::Config::from_str(url).map_err(|error| {
        // Not the URL itself: it may hold a password.
        StoreError::Unavailable(format!("the database's URL is not understood: {error}"))
    })?;
    if config.get_application_name().is_none() {
        config.application_name("forenoon");
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(PATIENCE);
    }
    let manager =
        Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
    Pool::builder(manager)
        .max_size(CLIENTS)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .build()
        .map_err(|error| StoreError::Unavailable(error.to_string()))
}

/// One try; nothing when another transaction got in its way.
fn try_once<T, E: From<StoreError>>(
    client: &mut Client,
    surroundings: &Surroundings,
    body: &mut impl Body<T, E>,
) -> Option<Result<T, E>> {
    client.forget_conflict();
    let mut transaction = Transaction::new(client, Arc::clone(&surroundings.ids), surroundings.clock.now());
    let outcome = work::run(&mut transaction, body);
    let enqueued = transaction.enqueued;
    // Even if the closure made do with the failure: what it saw may not hold.
    let keep = outcome.is_ok() && !client.met_conflict();
    let ended = client.end(keep);
    if client.met_conflict() {
        return None;
    }
    match (outcome, ended) {
        (Ok(_), Err(error)) => Some(Err(E::from(error))),
        (outcome, _) => {
            if keep && enqueued {
                surroundings.jobs.notify_one();
            }
            Some(outcome)
        }
    }
}

fn reserve_ids(
    client: &mut Client,
    surroundings: &Surroundings,
    reserving: &Mutex<()>,
) -> Result<(), StoreError> {
    if !surroundings.ids.are_low() {
        return Ok(());
    }
    let _alone = reserving.blocking_lock();
    while surroundings.ids.are_low() {
        let rows = client.alone(|client| client.query(RESERVE, &[]))?;
        let first = rows.first().map(|row| row.get(0));
        surroundings
            .ids
            .add(first.unwrap_or_else(|| Err(StoreError::Other("id_blocks is empty".to_owned())))?);
    }
    Ok(())
}

/// Somewhere between nothing and the pause's full length, so that those who met don't meet again.
fn pause_after(tried: u32) -> Duration {
    let longest = FIRST_PAUSE.saturating_mul(1 << tried.min(10)).min(LONGEST_PAUSE);
    let chance = RandomState::new().hash_one(tried) as f64 / u64::MAX as f64;
    longest.mul_f64(chance)
}

fn no_client(error: PoolError) -> StoreError {
    match error {
        PoolError::Timeout(deadpool_postgres::TimeoutType::Wait) => {
            StoreError::Busy("all connections are in use".to_owned())
        }
        PoolError::Backend(error) => match from_postgres(&error) {
            StoreError::Other(words) => StoreError::Unavailable(words),
            error => error,
        },
        error => StoreError::Unavailable(error.to_string()),
    }
}

fn shutting_down() -> StoreError {
    StoreError::Unavailable("the program is shutting down".to_owned())
}
