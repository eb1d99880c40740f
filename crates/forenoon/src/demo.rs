//! `forenoon demo`: Northwind Robotics in a temporary folder, on Tuesday 12 May 2026 at 8:40.

use anyhow::Context;
use app::demo::{self, START};
use clap::Args as ClapArgs;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use store::{Clock, Store};
use web::{DemoMoments, Settings};

/// What can be said of the demo.
#[derive(ClapArgs)]
pub struct Args {
    /// The demo's time: "2026-05-12 08:40" (its own zone), or "now"
    #[arg(long, default_value = START)]
    at: String,
    /// The address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// A database to fill instead of a temporary one; it must be empty
    #[arg(long)]
    database: Option<String>,
    /// Stop the clock at that time: for pictures and tests
    #[arg(long)]
    frozen: bool,
}

/// Builds the company and serves it.
pub async fn run(args: Args) -> anyhow::Result<()> {
    crate::log::start("warn");
    let started = std::time::Instant::now();
    let zone = TimeZone::get(demo::ZONE).context("the machine's time zones")?;
    let clock = clock(&args, &zone)?;
    let folder = tempfile::Builder::new().prefix("forenoon-demo-").tempdir().context("a temporary folder")?;
    let url = args
        .database
        .clone()
        .unwrap_or_else(|| format!("sqlite:{}", folder.path().join("demo.db").display()));
    let store = Store::open(&url, clock).await.context("the demo's database could not be opened")?;
    let logins = demo::build(&store).await.context("the demo company could not be built")?;
    let address =
        args.listen.parse().with_context(|| format!("\"{}\" is no address with a port", args.listen))?;
    let listener = crate::serve::listen(address).await?;
    let base_url = format!("http://{}", listener.local_addr()?);
    println!("Northwind Robotics is at {base_url}   (ready in {:.1} s)\n", started.elapsed().as_secs_f64());
    for login in &logins {
        println!("  {:<34} {:<20} {}", login.email, login.password, login.who);
    }
    println!("\nNothing here leaves this machine. Ctrl C ends it and throws it away.");
    let settings =
        Settings { base_url, setup_token: None, demo: Some(DemoMoments { moments: demo::moments() }) };
    crate::serve::run_until_stopped(listener, store, settings).await
}

fn clock(args: &Args, zone: &TimeZone) -> anyhow::Result<Clock> {
    let clock = if args.at == "now" {
        Clock::real()
    } else {
        let text = args.at.replace(' ', "T");
        let at: DateTime =
            text.parse().with_context(|| format!("--at \"{}\": write it as \"{START}\"", args.at))?;
        Clock::starting_at(
            at.to_zoned(zone.clone()).context("--at is no time in the demo's zone")?.timestamp(),
        )
    };
    Ok(if args.frozen { Clock::frozen(clock.now()) } else { clock })
}
