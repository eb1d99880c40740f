//! Brings a PostgreSQL database up to date, one transaction a migration. Who migrates holds the lock row: any
//! number of processes may start at once, and engines without advisory locks will do.

use std::time::Duration;

use deadpool_postgres::Object;
use tokio_postgres::{Error, error::SqlState};

use super::failure::from_postgres;
use crate::{
    Clock, Migration, StoreError,
    migrations::{self, FOUNDATION},
};

const LOCK: &str = "select id from migration_lock where id = 1 for update";

pub(super) async fn bring_up_to_date(
    client: Object,
    clock: &Clock,
    migrations: &'static [Migration],
) -> Result<(), StoreError> {
    for sql in FOUNDATION {
        lay(&client, sql).await.map_err(|error| from_postgres(&error))?;
    }
    loop {
        match apply_next(&client, clock, migrations).await {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => {
                // With its transaction, whatever state that is in.
                drop(Object::take(client));
                return Err(error);
            }
        }
    }
}

/// `create table if not exists` is not safe against another that does the same at the same moment: one of them
/// is told that the name is taken, and finds it there when it tries again.
async fn lay(client: &Object, sql: &str) -> Result<(), Error> {
    let mut tries = 0;
    loop {
        let taken = [
            SqlState::UNIQUE_VIOLATION,
            SqlState::DUPLICATE_TABLE,
            SqlState::DUPLICATE_OBJECT,
            // "tuple concurrently updated"
            SqlState::INTERNAL_ERROR,
        ];
        match client.batch_execute(sql).await {
            Err(error) if tries < 20 && error.code().is_some_and(|code| taken.contains(code)) => {
                tries += 1;
                tokio::time::sleep(Duration::from_millis(25)).await;
            }
            outcome => return outcome,
        }
    }
}

/// Whether there was one.
async fn apply_next(
    client: &Object,
    clock: &Clock,
    migrations: &'static [Migration],
) -> Result<bool, StoreError> {
    let failed = |error: Error| from_postgres(&error);
    client.batch_execute(super::BEGIN_READ_COMMITTED).await.map_err(failed)?;
    client.batch_execute(LOCK).await.map_err(failed)?;
    let rows = client.query("select name from migrations order by name", &[]).await.map_err(failed)?;
    let applied: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    let migration = migrations::next(migrations, &applied)?;
    if let Some(migration) = migration {
        let sql = migration.postgres.replace("{clustered}", "");
        let applied = client.batch_execute(&sql).await;
        applied.map_err(|error| migrations::failed(migration, &from_postgres(&error)))?;
        let now = clock.now().as_microsecond();
        client
            .execute("insert into migrations (name, applied_at) values ($1, $2)", &[&migration.name, &now])
            .await
            .map_err(failed)?;
    }
    client.batch_execute("commit").await.map_err(failed)?;
    Ok(migration.is_some())
}
