//! Who names which table: its owner's `queries.rs` (or a file below `queries/`) writes it; everybody else may only join
//! it to read, and only where this list says so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::source::Source;

/// The owner of every table.
pub const OWNERS: &[(&str, &[&str])] = &[
    ("people", &["users", "teams", "lines", "record_sight", "invitations", "organisations", "addresses"]),
    ("sessions", &["sessions", "attempts"]),
    ("settings", &["goals", "holidays", "leaves"]),
    ("accounts", &["accounts"]),
    ("prospects", &["prospects", "facts", "notes", "promises", "referrals"]),
    ("calendars", &["meetings", "scoping_calls"]),
    ("learnings", &["learnings"]),
    ("results", &["results"]),
    ("touches", &["touches"]),
    ("blocks", &["blocks", "spans", "policies"]),
    ("opportunities", &["opportunities", "stages", "stage_moves", "handoffs"]),
    ("plans", &["plan_items"]),
    ("debriefs", &["debriefs", "successes"]),
    ("messages", &["messages"]),
    ("imports", &["imports", "import_rejects", "import_pieces"]),
    ("huddle", &["huddles", "huddle_evidence", "habit_days"]),
];

/// Names that are also everyday words or columns: only counted right after a keyword of SQL anyway.
const KEYWORDS: [&str; 5] = ["from ", "join ", "into ", "update ", "delete from "];

/// Lists what is wrong.
pub fn check(root: &Path, sources: &[Source]) -> Vec<String> {
    let owner_of: BTreeMap<&str, &str> =
        OWNERS.iter().flat_map(|(owner, tables)| tables.iter().map(move |table| (*table, *owner))).collect();
    let listed = listed_joins(root);
    let mut used = BTreeSet::new();
    let mut faults = Vec::new();
    for source in sources {
        let Some((slice, _)) = source.path.split_once('/') else { continue };
        for (keyword, table) in tables_in(&source.text) {
            let Some(owner) = owner_of.get(table.as_str()) else { continue };
            let in_queries = source.path.contains("/queries");
            if !in_queries {
                faults
                    .push(format!("{}: names the table {table}; only queries.rs names tables", source.path));
            } else if *owner != slice {
                // The demo wipes its company to build it anew, with everybody still signed in.
                let writes = !matches!(keyword, "from " | "join ") && source.path != "demo/queries.rs";
                let key = (slice.to_owned(), table.clone());
                if writes {
                    faults.push(format!("{}: writes {table}, which belongs to {owner}", source.path));
                } else if !listed.contains(&key) {
                    faults.push(format!(
                        "{}: reads {table} of {owner}; list it in xtask/joins.txt",
                        source.path
                    ));
                }
                used.insert(key);
            }
        }
    }
    for (slice, table) in listed.difference(&used) {
        faults.push(format!("xtask/joins.txt: {slice} no longer reads {table}; take the line out"));
    }
    faults
}

/// Lines of `xtask/joins.txt`: a slice, then the tables of others that it reads.
fn listed_joins(root: &Path) -> BTreeSet<(String, String)> {
    let text = std::fs::read_to_string(root.join("xtask/joins.txt")).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(slice, tables)| {
            tables.split_whitespace().map(move |table| (slice.trim().to_owned(), table.to_owned()))
        })
        .collect()
}

fn tables_in(text: &str) -> Vec<(&'static str, String)> {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for keyword in KEYWORDS {
        for (index, _) in flat.match_indices(keyword) {
            let starts_word = index == 0 || !flat.as_bytes()[index - 1].is_ascii_alphanumeric();
            let deletes = keyword == "from " && flat[..index].ends_with("delete ");
            if !starts_word || deletes {
                continue;
            }
            let rest = flat[index + keyword.len()..].trim_start_matches('(');
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            found.push((keyword, rest[..end].to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_found_with_their_keyword() {
        let found =
            tables_in("select 1 from users u join teams t; delete from blocks where 1; update spans set x");
        let names: Vec<&str> = found.iter().map(|(_, table)| table.as_str()).collect();
        assert_eq!(names, ["users", "teams", "spans", "blocks"]);
        assert!(found.iter().any(|(keyword, table)| *keyword == "delete from " && table == "blocks"));
    }
}
