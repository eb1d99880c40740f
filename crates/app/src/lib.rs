//! The application: a street of slices in levels. A slice sees lower levels only, and of them only `actions`, `queries`
//! and people's `access`; `xtask arch` holds it to that.

pub mod accounts;
pub mod blocks;
pub mod calendars;
pub mod debriefs;
pub mod demo;
pub mod focus;
pub mod help;
pub mod huddle;
pub mod imports;
pub mod learnings;
pub mod messages;
pub mod opportunities;
pub mod people;
pub mod plans;
pub mod prospects;
pub mod results;
pub mod scoreboard;
pub mod sessions;
pub mod settings;
pub mod today;
pub mod touches;

use axum::Router;
use store::Store;
use web::{Routes, Settings, State};

/// Every route of the application.
pub fn routes() -> Routes {
    Routes::new()
        .merge(people::routes())
        .merge(sessions::routes())
        .merge(settings::routes())
        .merge(help::routes())
        .merge(accounts::routes())
        .merge(prospects::routes())
        .merge(learnings::routes())
        .merge(calendars::routes())
        .merge(touches::routes())
        .merge(blocks::routes())
        .merge(opportunities::routes())
        .merge(plans::routes())
        .merge(focus::routes())
        .merge(debriefs::routes())
        .merge(imports::routes())
        .merge(messages::routes())
        .merge(today::routes())
        .merge(huddle::routes())
        .merge(scoreboard::routes())
        .merge(demo::routes())
}

/// The finished application over an open store.
pub fn router(store: Store, settings: Settings) -> Router {
    let state = State::new(store, settings, today::day_line);
    web::harden(routes(), state)
}

/// Whether the database has no organisation yet.
pub async fn is_empty(store: &Store) -> Result<bool, store::StoreError> {
    store.read_reference(people::queries::has_no_organisation).await
}

/// Once a minute, in every organisation: blocks that are over get their verdict, hand-offs run out, blocks are laid
/// out for the weeks ahead. Each is an action that may be repeated, so any number of servers may do this at once.
pub async fn keep_house(store: Store) {
    let mut minute = tokio::time::interval(std::time::Duration::from_secs(60));
    minute.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        minute.tick().await;
        if let Err(error) = tidy(&store).await {
            tracing::error!(%error, "housekeeping failed; it is tried again in a minute");
        }
    }
}

async fn tidy(store: &Store) -> web::Result<()> {
    let organisations = store.read_reference(people::queries::organisations).await?;
    for org in organisations {
        store
            .write(org, None, |org| {
                blocks::actions::lay_out_all(org)?;
                blocks::actions::close_due(org)?;
                opportunities::actions::expire_due(org)?;
                opportunities::actions::settle_due(org)?;
                Ok::<_, web::Error>(())
            })
            .await?;
    }
    Ok(())
}
