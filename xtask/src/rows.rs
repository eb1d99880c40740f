//! Which rows of the product have tests: a test names its row first (`a2_held_notes_are_…`).

use std::collections::BTreeMap;
use std::path::Path;

use crate::source;

/// The rows of the product, by letter.
const ROWS: [(char, usize); 6] = [('a', 7), ('b', 4), ('c', 7), ('d', 5), ('e', 5), ('f', 6)];

/// The rows that the releases so far promise: these must have tests.
pub const PROMISED: [&str; 14] =
    ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "b1", "b2", "c1", "d5", "f1", "f2", "f3"];

/// How many tests name each row; fails when a promised row has none.
pub fn report(root: &Path) -> Result<String, Vec<String>> {
    let mut tests: BTreeMap<String, usize> = BTreeMap::new();
    for folder in ["crates", "xtask"] {
        for source in source::files(&root.join(folder)) {
            for name in names(&source.text) {
                *tests.entry(name).or_default() += 1;
            }
        }
    }
    let faults: Vec<String> = PROMISED
        .iter()
        .filter(|row| !tests.contains_key(**row))
        .map(|row| format!("row {} has no test that names it", row.to_uppercase()))
        .collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let line = |row: String| {
        let count = tests.get(&row).copied().unwrap_or(0);
        format!("{}  {count} test(s)", row.to_uppercase())
    };
    let rows =
        ROWS.iter().flat_map(|(letter, last)| (1..=*last).map(move |number| format!("{letter}{number}")));
    Ok(rows.map(line).collect::<Vec<_>>().join("\n"))
}

/// The rows named by the test functions of a file.
fn names(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (index, _) in text.match_indices("fn ") {
        let name = &text[index + 3..];
        let mut letters = name.chars();
        let (Some(letter), Some(digit), Some('_')) = (letters.next(), letters.next(), letters.next()) else {
            continue;
        };
        if ('a'..='f').contains(&letter) && digit.is_ascii_digit() {
            found.push(format!("{letter}{digit}"));
        }
    }
    found
}
