//! Serves an organisation: opens the database, prints the set-up link while it is empty, runs until told to stop.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use jiff::Timestamp;
use store::{Clock, Store};
use tokio::net::TcpListener;
use web::Settings;

use crate::config::{self, Config, Flags};

/// `forenoon serve`.
pub async fn run(flags: &Flags) -> anyhow::Result<()> {
    crate::log::start("info");
    let config = config::read(flags)?;
    let store = open(flags, &config).await?;
    let listener = listen(config.address()?).await?;
    let base_url = config.base_url(listener.local_addr()?);
    let setup_token = match app::is_empty(&store).await? {
        true => Some(web::new_token()),
        false => None,
    };
    match &setup_token {
        Some(token) => println!("Nobody is here yet. Set up at {base_url}/set-up?token={token}"),
        None => println!("Forenoon is at {base_url}"),
    }
    let settings = Settings { base_url, setup_token, demo: None };
    run_until_stopped(listener, store, settings).await
}

/// Opens the database that the settings name.
pub async fn open(flags: &Flags, config: &Config) -> anyhow::Result<Store> {
    let clock = match &flags.test_clock {
        Some(file) => clock_of(file).await?,
        None => Clock::real(),
    };
    Store::open(&config.database, clock).await.context("the database could not be opened")
}

/// A clock that stands where a file says; journeys set it by writing the file.
async fn clock_of(file: &Path) -> anyhow::Result<Clock> {
    let clock = Clock::frozen(time_in(file).await?);
    let (follower, file) = (clock.clone(), file.to_owned());
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_millis(20)).await;
            // A file that is being written is read again in a moment.
            if let Ok(time) = time_in(&file).await {
                follower.set(time);
            }
        }
    });
    Ok(clock)
}

async fn time_in(file: &Path) -> anyhow::Result<Timestamp> {
    let text =
        tokio::fs::read_to_string(file).await.with_context(|| format!("--test-clock {}", file.display()))?;
    text.trim().parse().context("--test-clock: the file holds no time such as 2026-05-12T12:40:00Z")
}

/// Binds, or says what to do.
pub async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("{address} is taken or not yours; choose another with --listen"))
}

/// Serves until Ctrl C or a termination signal; requests under way are finished.
pub async fn run_until_stopped(
    listener: TcpListener,
    store: Store,
    settings: Settings,
) -> anyhow::Result<()> {
    let housekeeping = tokio::spawn(app::keep_house(store.clone()));
    let (stop_working, stopped_working) = tokio::sync::oneshot::channel::<()>();
    let working = tokio::spawn(app::work(store.clone(), async { drop(stopped_working.await) }));
    let router = app::router(store.clone(), settings);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stopped()).await?;
    housekeeping.abort();
    drop(stop_working);
    working.await?;
    store.close().await;
    Ok(())
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
