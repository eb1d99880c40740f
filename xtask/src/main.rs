//! Chores of the house: `cargo xtask arch` (who may import whom, and the map), `cargo xtask rows` (which product rows
//! have tests), `cargo xtask maven OUT` (files of the shape of Maven's export).

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let chore = std::env::args().nth(1).unwrap_or_default();
    let outcome = match chore.as_str() {
        "arch" => xtask::arch::check(&root).and_then(|house| xtask::map::draw(&root, &house)),
        "rows" => xtask::rows::report(&root),
        "maven" => xtask::maven::write(&std::env::args().skip(2).collect::<Vec<_>>()),
        _ => Err(vec!["usage: cargo xtask arch | rows | maven OUT [--rows N] [--seed S]".to_owned()]),
    };
    match outcome {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(faults) => {
            for fault in &faults {
                eprintln!("{fault}");
            }
            eprintln!("{} fault(s)", faults.len());
            ExitCode::FAILURE
        }
    }
}
