//! `forenoon import FILE`: a file from any CRM into the organisation, without a browser.

mod told;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, anyhow, bail};
use app::imports::actions::{self, NewImport, Totals};
use app::imports::{Choices, Kind, Opened, Reject, decode, jobs, queries};
use domain::{ImportId, OrgId};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use store::Store;

use crate::config::{self, Flags};

/// Brings a CSV file in: users, accounts, prospects, opportunities or touches.
#[derive(clap::Args, Clone, Debug)]
pub struct Args {
    /// The file
    file: PathBuf,
    /// What its rows are, where the columns don't say it
    #[arg(long = "as", value_name = "KIND", value_parser = ["users", "accounts", "prospects", "opportunities", "touches"])]
    kind: Option<String>,
    /// A TOML file: kind, the table columns ("header" = "field"), leave (a list of headers), date_order ("dmy")
    #[arg(long, value_name = "MAP.toml")]
    map: Option<PathBuf>,
    /// Say what would happen and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Print one JSON object instead of sentences
    #[arg(long)]
    json: bool,
    /// The organisation, where the database has several
    #[arg(long, value_name = "NAME")]
    org: Option<String>,
}

/// A file that can't be brought in: exit code 2, and nothing was changed.
const UNREADABLE: u8 = 2;

/// Opens the database of the settings and runs the import on it.
pub async fn open(args: Args, flags: &Flags) -> anyhow::Result<ExitCode> {
    crate::log::start("warn");
    let config = config::read(flags)?;
    let store = crate::serve::open(flags, &config).await?;
    let outcome = run(args, store.clone()).await;
    store.close().await;
    outcome
}

/// Runs the import; the exit code is 0 when every row was dealt with, also when some were rejected.
pub async fn run(args: Args, store: Store) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    let org = organisation(&store, args.org.as_deref()).await?;
    let place = store.read(org, None, jobs::place).await?;
    let (choices, kind) = match wanted(&args) {
        Ok(wanted) => wanted,
        Err(error) => return Ok(refuse(&args, &error.to_string())),
    };
    let bytes = match fs::read(&args.file) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(refuse(&args, &format!("It can’t be opened: {error}."))),
    };
    let read = decode(&bytes).map_err(Into::into).and_then(|text| {
        let hash = web::hash_token(&text);
        Opened::text(text, kind, &choices, &place).map(|opened| (Arc::new(opened), hash))
    });
    let (opened, hash) = match read {
        Ok(read) => read,
        Err(unreadable) => return Ok(refuse(&args, &unreadable.to_string())),
    };
    drop(bytes);
    let bar = progress_bar(opened.rows_total(), args.json);
    let outcome = if args.dry_run {
        try_out(&store, org, &opened, &bar).await
    } else {
        bring_in(&store, org, &args.file, &opened, &hash, &choices, &bar).await
    };
    bar.finish_and_clear();
    let (import, totals, rejects) = outcome?;
    let rejected_file = match args.dry_run {
        true => None,
        false => write_rejects(&args.file, &rejects)?,
    };
    let told = told::Told {
        import,
        opened: &opened,
        totals,
        rejected_file,
        seconds: started.elapsed().as_secs_f64(),
    };
    match args.json {
        true => println!("{}", told.json()),
        false => println!("{}", told.sentences(&args.file, args.dry_run, &rejects)),
    }
    Ok(ExitCode::SUCCESS)
}

/// The only organisation, or the one that is named.
async fn organisation(store: &Store, name: Option<&str>) -> anyhow::Result<OrgId> {
    let all = jobs::organisations(store).await?;
    let known = || all.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ");
    match (all.as_slice(), name) {
        ([], _) => bail!("nobody is here yet: run `forenoon serve` and set the organisation up first"),
        (_, Some(name)) => {
            let wanted = domain::names::fold(name);
            let found = all.iter().find(|(_, name)| domain::names::fold(name) == wanted);
            found
                .map(|(org, _)| *org)
                .ok_or_else(|| anyhow!("no organisation is called {name}; there is {}", known()))
        }
        ([(org, _)], None) => Ok(*org),
        (_, None) => bail!("the database has several organisations: say which with --org ({})", known()),
    }
}

fn wanted(args: &Args) -> anyhow::Result<(Choices, Option<Kind>)> {
    let choices = match &args.map {
        Some(map) => {
            let text = fs::read_to_string(map)
                .with_context(|| format!("the map {} can’t be opened", map.display()))?;
            Choices::from_toml(&text)?
        }
        None => Choices::default(),
    };
    Ok((choices, args.kind.as_deref().and_then(Kind::from_code)))
}

fn refuse(args: &Args, reason: &str) -> ExitCode {
    eprintln!("{}: {reason} Nothing was changed.", args.file.display());
    ExitCode::from(UNREADABLE)
}

async fn bring_in(
    store: &Store,
    org: OrgId,
    file: &Path,
    opened: &Arc<Opened>,
    hash: &str,
    choices: &Choices,
    bar: &ProgressBar,
) -> anyhow::Result<(Option<ImportId>, Totals, Vec<Reject>)> {
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let new = NewImport::of(opened, &name, hash, choices);
    let import = store.write(org, None, move |org| actions::begin(org, &new)).await?;
    let heard = bar.clone();
    let outcome =
        jobs::bring_in(store, org, None, import, opened, move |rows| heard.set_position(rows)).await;
    if let Err(error) = outcome {
        let words = error.to_string();
        store.write(org, None, move |org| actions::fail(org, import, &words)).await?;
        return Err(anyhow!(
            "the import stopped: {error} What was written stays; the same file again goes on from there."
        ));
    }
    let read = store.read(org, None, move |org| {
        let run = queries::run(org, import)?.ok_or(web::Error::NotFound)?;
        Ok::<_, web::Error>((run, queries::all_rejects(org, import)?))
    });
    let (run, rejects) = read.await?;
    Ok((Some(import), run.totals, rejects))
}

async fn try_out(
    store: &Store,
    org: OrgId,
    opened: &Arc<Opened>,
    bar: &ProgressBar,
) -> anyhow::Result<(Option<ImportId>, Totals, Vec<Reject>)> {
    let heard = bar.clone();
    let outcome = jobs::try_out(store, org, None, opened, move |rows| heard.set_position(rows)).await?;
    Ok((None, outcome.totals, outcome.rejects))
}

/// A bar on a terminal; nothing where somebody else reads.
fn progress_bar(rows: u64, json: bool) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(rows), ProgressDrawTarget::stderr());
    if json {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} rows, {eta} left");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// `NAME.rejected.csv` beside the file, or here where that folder can't be written.
fn write_rejects(file: &Path, rejects: &[Reject]) -> anyhow::Result<Option<PathBuf>> {
    if rejects.is_empty() {
        return Ok(None);
    }
    let text = app::imports::rejects_csv(rejects);
    let stem =
        file.file_stem().map_or_else(|| "import".to_owned(), |stem| stem.to_string_lossy().into_owned());
    let beside = file.with_file_name(format!("{stem}.rejected.csv"));
    if fs::write(&beside, &text).is_ok() {
        return Ok(Some(beside));
    }
    let here = PathBuf::from(format!("{stem}.rejected.csv"));
    fs::write(&here, &text).with_context(|| format!("{} can’t be written", here.display()))?;
    Ok(Some(here))
}
