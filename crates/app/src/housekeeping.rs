//! Work that nobody asks for by hand: once a minute the house is tidied, and jobs that slices asked for are done.
//! Everything here may be repeated, so any number of servers may do it at once.

use std::time::Duration;

use jiff::SignedDuration;
use store::{Org, Store, Worker};
use tokio::time::{MissedTickBehavior, interval};

use crate::{blocks, huddle, imports, opportunities, people};

/// Longer than the largest import takes: until then nobody else begins it.
const LEASE: SignedDuration = SignedDuration::from_hours(1);

/// Tidies every minute until it is dropped.
pub async fn keep_house(store: Store) {
    let mut minute = interval(Duration::from_secs(60));
    minute.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        minute.tick().await;
        if let Err(error) = tidy(&store).await {
            tracing::error!(%error, "housekeeping failed; it is tried again in a minute");
        }
    }
}

/// Does the jobs that slices asked for, until `stop` resolves.
pub async fn work(store: Store, stop: impl Future<Output = ()>) {
    Worker::new(store).on(imports::jobs::KIND, imports::jobs::run).lease(LEASE).run(stop).await;
}

/// One round through every organisation.
pub async fn tidy(store: &Store) -> web::Result<()> {
    let organisations = store.read_reference(people::queries::organisations).await?;
    for org in organisations {
        store.write(org, None, tidy_one).await?;
    }
    Ok(())
}

/// Blocks that are over get their verdict and so do managers' days, hand-offs run out, amounts settle, blocks are laid
/// out for the weeks ahead.
fn tidy_one(org: &mut Org<'_>) -> web::Result<()> {
    blocks::actions::lay_out_all(org)?;
    blocks::actions::close_due(org)?;
    opportunities::actions::expire_due(org)?;
    opportunities::actions::settle_due(org)?;
    huddle::actions::close_due(org)?;
    Ok(())
}

/// Whether the database has no organisation yet: the set-up page is open then.
pub async fn is_empty(store: &Store) -> web::Result<bool> {
    Ok(store.read_reference(people::queries::organisations).await?.is_empty())
}
