//! The job queue, beside the data: a job exists when the transaction that asked for it is committed. A worker
//! leases jobs for a while; a lease that runs out (a crash) lets another worker have the job, so that each runs
//! at least once, and an action behind a job must bear being done twice.

use domain::{JobId, OrgId};
use jiff::{SignedDuration, Timestamp};

use crate::{Row, Store, StoreError, args, store::Isolation};

/// After so many tries a job is given up: done, with its last error.
pub const MOST_ATTEMPTS: i64 = 20;
/// The wait after the first failure; each further one doubles it, up to the longest.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(10);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(6);

/// A piece of background work, leased.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Whose it is.
    pub org: OrgId,
    /// Its id.
    pub id: JobId,
    /// What is to be done.
    pub kind: String,
    /// With what.
    pub payload: serde_json::Value,
    /// When it was due.
    pub run_at: Timestamp,
    /// Which try this is, from 1. It also tells this lease from a later one.
    pub attempts: i64,
}

impl Store {
    /// Takes up to `limit` jobs that are due, of all organisations, each for as long as `lease`.
    pub async fn lease_jobs(&self, limit: u32, lease: SignedDuration) -> Result<Vec<Job>, StoreError> {
        self.run_write(Isolation::ReadCommitted, move |session| {
            let now = session.now();
            let until = now.saturating_add(lease).unwrap_or(Timestamp::MAX);
            let skip_locked = session.skip_locked();
            let sql = format!(
                "with due as materialized (
                   select org_id, id from jobs
                   where done_at is null and run_at <= $1 and (lease_until is null or lease_until <= $1)
                   order by run_at, org_id, id limit $2 {skip_locked}
                 )
                 update jobs set lease_until = $3, attempts = attempts + 1
                 where (org_id, id) in (select org_id, id from due)
                 returning org_id, id, kind, payload, run_at, attempts"
            );
            let rows = session.query(&sql, &args![now, limit, until])?;
            let mut jobs = rows.iter().map(job).collect::<Result<Vec<Job>, StoreError>>()?;
            jobs.sort_by_key(|job| (job.run_at, job.org, job.id));
            Ok(jobs)
        })
        .await
    }

    /// Says that a job is done. False when its lease had run out and another worker has it.
    pub async fn finish(&self, job: &Job) -> Result<bool, StoreError> {
        let job = job.clone();
        self.run_write(Isolation::ReadCommitted, move |session| {
            let done = session.execute(
                "update jobs set done_at = $1, lease_until = null, last_error = null
                 where org_id = $2 and id = $3 and attempts = $4 and done_at is null",
                &args![session.now(), job.org, job.id, job.attempts],
            )?;
            Ok(done == 1)
        })
        .await
    }

    /// Says that a job failed: it is tried again later, after [`MOST_ATTEMPTS`] not any more. False when
    /// another worker has it.
    pub async fn fail(&self, job: &Job, error: &str) -> Result<bool, StoreError> {
        let (job, error) = (job.clone(), error.replace('\0', " "));
        self.run_write(Isolation::ReadCommitted, move |session| {
            let now = session.now();
            let given_up = (job.attempts >= MOST_ATTEMPTS).then_some(now);
            let again = now.saturating_add(wait_after(job.attempts)).unwrap_or(Timestamp::MAX);
            let failed = session.execute(
                "update jobs set run_at = $1, lease_until = null, last_error = $2, done_at = $3
                 where org_id = $4 and id = $5 and attempts = $6 and done_at is null",
                &args![again, error, given_up, job.org, job.id, job.attempts],
            )?;
            Ok(failed == 1)
        })
        .await
    }
}

fn wait_after(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(20);
    FIRST_WAIT.saturating_mul(1 << doublings).min(LONGEST_WAIT)
}

fn job(row: &Row) -> Result<Job, StoreError> {
    let payload: String = row.get(3)?;
    Ok(Job {
        org: row.get(0)?,
        id: row.get(1)?,
        kind: row.get(2)?,
        payload: serde_json::from_str(&payload)
            .map_err(|error| StoreError::Column { column: 3, problem: error.to_string() })?,
        run_at: row.get(4)?,
        attempts: row.get(5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_six_hours() {
        let check = |attempts, seconds| assert_eq!(wait_after(attempts).as_secs(), seconds, "{attempts}");
        check(1, 10);
        check(2, 20);
        check(5, 160);
        check(12, 20_480);
        check(13, 21_600);
        check(MOST_ATTEMPTS, 21_600);
    }
}
