//! Brings a file in as the command line does.

use std::path::PathBuf;
use std::sync::Arc;

use app::imports::actions::{self, NewImport, Totals};
use app::imports::{Choices, Kind, Opened, Place, Unreadable, jobs, queries};
use domain::{Currency, ImportId};
use store::args;

use crate::world::World;

/// What an import did.
pub struct Brought {
    pub totals: Totals,
    pub rejects: Vec<(i64, String, String)>,
    pub opened: Arc<Opened>,
}

pub fn place(world: &World) -> Place {
    Place { zone: world.zone.clone(), currency: Currency::USD }
}

pub fn open(
    world: &World,
    bytes: &[u8],
    kind: Option<Kind>,
    choices: &Choices,
) -> Result<Opened, Unreadable> {
    Opened::bytes(bytes, kind, choices, &place(world))
}

/// Imports with a map, as nobody: the command line has no user.
pub async fn bring_with(world: &World, bytes: &[u8], kind: Option<Kind>, choices: Choices) -> Brought {
    let opened = Arc::new(open(world, bytes, kind, &choices).expect("a readable file"));
    let new = NewImport::of(&opened, "file.csv", "hash", &choices);
    let import: ImportId =
        world.store.write(world.org, None, move |org| actions::begin(org, &new)).await.expect("an import");
    jobs::bring_in(&world.store, world.org, None, import, &opened, |_| ()).await.expect("an import");
    let (run, rejects) = world
        .store
        .read(world.org, None, move |org| {
            let run = queries::run(org, import)?.expect("the import");
            let sql = "select line, column_name, reason from import_rejects where org_id = $1 and import_id = $2 order by line";
            let rows = org.query(sql, args![import])?;
            let rejects = rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).collect::<Result<Vec<_>, _>>()?;
            Ok::<_, store::StoreError>((run, rejects))
        })
        .await
        .expect("the import");
    assert_eq!(run.state, "done");
    let sum = run.totals.created
        + run.totals.updated
        + run.totals.unchanged
        + run.totals.duplicates
        + run.totals.rejected;
    assert_eq!((run.rows_done, sum), (run.rows_total, run.rows_total), "every row is counted once");
    Brought { totals: run.totals, rejects, opened }
}

pub async fn bring(world: &World, text: &str) -> Brought {
    bring_with(world, text.as_bytes(), None, Choices::default()).await
}

/// One number from the database.
pub async fn number(world: &World, sql: &'static str) -> i64 {
    let read = world.store.read(world.org, None, move |org| {
        let row = org.one(sql, args![])?;
        row.map_or(Ok(0), |row| row.get::<i64>(0))
    });
    read.await.unwrap_or_else(|error| panic!("{sql}: {error}"))
}

/// One line of text from the database.
pub async fn text(world: &World, sql: &'static str) -> String {
    let read = world.store.read(world.org, None, move |org| {
        let row = org.one(sql, args![])?;
        row.map_or(Ok(String::new()), |row| row.get::<String>(0))
    });
    read.await.unwrap_or_else(|error| panic!("{sql}: {error}"))
}

/// The shared exports beside the workspace. Continuous integration must have them; elsewhere their tests rest.
pub fn shared(folder: &str) -> Option<PathBuf> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    let found = root.join(folder);
    #[expect(clippy::disallowed_methods, reason = "CI says so in its environment")]
    let must = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(found.exists() || !must, "{} is missing", found.display());
    if !found.exists() {
        eprintln!("{} is not here: nothing to check", found.display());
        return None;
    }
    Some(found)
}
