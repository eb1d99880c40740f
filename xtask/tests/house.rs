//! The house stands: `cargo xtask arch` and `cargo xtask rows` find nothing.

use std::path::Path;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

#[test]
fn every_arrow_falls_and_every_table_is_named_by_its_owner() {
    if let Err(faults) = xtask::arch::check(root()) {
        panic!("{}", faults.join("\n"));
    }
}

#[test]
fn every_promised_row_has_a_test_that_names_it() {
    if let Err(faults) = xtask::rows::report(root()) {
        panic!("{}", faults.join("\n"));
    }
}
