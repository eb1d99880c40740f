//! F1 on the command line: what is printed, which file is written, how it ends.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use store::{Clock, Store};

const CONTACTS: &str = "full name,email,company,owner,dials_total\n\
    Ada King,ada@engines.example,Engines,Ana Ruiz,4\n\
    Bo Lind,broken,Engines,Ana Ruiz,7\n";

/// A database with one organisation, in a folder of its own.
fn folder_with_database() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("forenoon.db").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = Store::open(&url, Clock::real()).await.expect("a database");
        let created = store.write_reference(|reference| {
            app::people::actions::create_organisation(reference, "Northwind", "USD", "America/New_York")
        });
        created.await.expect("an organisation");
        store.close().await;
    });
    folder
}

fn import(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_forenoon"));
    command.current_dir(folder).arg("import").args(arguments);
    command.args(["--database", "sqlite:forenoon.db"]).output().expect("the program")
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

#[test]
fn f1_the_command_line_prints_what_became_of_the_rows() {
    let folder = folder_with_database();
    std::fs::write(folder.path().join("people.csv"), CONTACTS).unwrap();
    let tried = json(&import(folder.path(), &["people.csv", "--dry-run", "--json"]));
    assert_eq!(
        (&tried["import_id"], &tried["created"], &tried["rejected"]),
        (&Value::Null, &1.into(), &1.into())
    );
    assert!(!folder.path().join("people.rejected.csv").exists());

    let first = json(&import(folder.path(), &["people.csv", "--json"]));
    let mut keys: Vec<&str> = first.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    let mut expected = [
        "import_id",
        "kind",
        "rows",
        "created",
        "updated",
        "unchanged",
        "duplicates",
        "rejected",
        "rejected_file",
        "left_behind",
        "mapping",
        "seconds",
    ];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert!(first["import_id"].is_i64() && first["seconds"].is_f64());
    assert_eq!(
        (&first["kind"], &first["rows"], &first["created"]),
        (&"prospects".into(), &2.into(), &1.into())
    );
    assert_eq!(
        first["left_behind"],
        serde_json::json!([{ "column": "dials_total", "reason": "Dials are not a result" }])
    );
    assert_eq!(first["mapping"]["full name"], "name");
    assert_eq!(first["rejected_file"], "people.rejected.csv");
    let rejected = std::fs::read_to_string(folder.path().join("people.rejected.csv")).unwrap();
    assert!(rejected.starts_with("line,column,reason,row\n3,email,"), "{rejected}");

    let again = import(folder.path(), &["people.csv"]);
    let told = String::from_utf8_lossy(&again.stdout).into_owned();
    assert!(told.contains("1 unchanged, 1 rejected.") && told.contains("line 3: email:"), "{told}");
}

#[test]
fn f1_a_file_that_cannot_be_read_ends_with_two_and_says_why() {
    let folder = folder_with_database();
    std::fs::write(folder.path().join("book.csv"), b"PK\x03\x04").unwrap();
    std::fs::write(folder.path().join("ab.csv"), "a,b\n1,2\n").unwrap();
    std::fs::write(folder.path().join("map.toml"), "kind = 'people'\n").unwrap();
    let check = |arguments: &[&str], words: &str| {
        let output = import(folder.path(), arguments);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(words) && told.contains("Nothing was changed."), "{told}");
    };
    check(&["book.csv"], "save it as CSV");
    check(&["ab.csv"], "don’t say what the rows are");
    check(&["missing.csv"], "can’t be opened");
    check(&["ab.csv", "--map", "map.toml"], "a kind that there is not");
    check(&["ab.csv", "--as", "accounts"], "No column holds the company’s name.");
    let known = import(folder.path(), &["ab.csv", "--org", "Southwind"]);
    assert_eq!(known.status.code(), Some(1), "{known:?}");
}
