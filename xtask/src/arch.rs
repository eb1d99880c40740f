//! Holds the slices to their levels: an arrow goes down only, and only to `actions`, `queries`, `access` and the
//! slice's own documented doors; handlers reach the database through the viewer; a table is named by its owner.

use std::collections::BTreeMap;
use std::path::Path;

use crate::source::{self, Source};
use crate::tables;

/// The slices by level, lowest first.
pub const LEVELS: [&[&str]; 7] = [
    &["help", "people", "sessions", "settings"],
    &["accounts", "learnings", "results"],
    &["calendars", "prospects"],
    &["blocks", "opportunities", "touches"],
    &["debriefs", "focus", "imports", "messages", "plans"],
    &["huddle", "scoreboard", "today"],
    &["demo"],
];

/// What one slice may open of another.
const DOORS: [&str; 3] = ["actions", "queries", "access"];

/// Slices that serve people who are not signed in.
const MAY_SERVE_ANYONE: [&str; 4] = ["sessions", "people", "help", "demo"];

/// The arrows of the house: how often one slice names another.
#[derive(Default)]
pub struct House {
    /// (from, to) → how often.
    pub arrows: BTreeMap<(String, String), usize>,
}

/// Reads the application and lists what is wrong; the arrows when nothing is.
pub fn check(root: &Path) -> Result<House, Vec<String>> {
    let sources = source::files(&root.join("crates/app/src"));
    let mut faults = Vec::new();
    let mut house = House::default();
    for source in &sources {
        check_file(source, &mut house, &mut faults);
    }
    faults.extend(tables::check(root, &sources));
    if faults.is_empty() { Ok(house) } else { Err(faults) }
}

fn level(slice: &str) -> Option<usize> {
    LEVELS.iter().position(|level| level.contains(&slice))
}

fn check_file(source: &Source, house: &mut House, faults: &mut Vec<String>) {
    let Some((slice, _)) = source.path.split_once('/') else { return };
    let Some(own_level) = level(slice) else {
        faults.push(format!("{}: the slice {slice} has no level in xtask/src/arch.rs", source.path));
        return;
    };
    for (other, door) in paths(&source.text) {
        if other == slice {
            continue;
        }
        let Some(other_level) = level(&other) else { continue };
        *house.arrows.entry((slice.to_owned(), other.clone())).or_default() += 1;
        if other_level >= own_level {
            faults.push(format!(
                "{}: {slice} (level {}) names {other} (level {})",
                source.path,
                own_level + 1,
                other_level + 1
            ));
        }
        if !DOORS.contains(&door.as_str()) {
            faults.push(format!(
                "{}: {other}::{door} is not a door; only {} are",
                source.path,
                DOORS.join(", ")
            ));
        }
    }
    let is_handler = !source.path.ends_with("actions.rs") && !source.path.ends_with("queries.rs");
    if source.text.contains("Anyone")
        && source.text.contains("web::")
        && uses_anyone(&source.text)
        && !MAY_SERVE_ANYONE.contains(&slice)
    {
        faults.push(format!(
            "{}: only {} may serve people who are not signed in",
            source.path,
            MAY_SERVE_ANYONE.join(", ")
        ));
    }
    if is_handler && slice != "demo" && source.text.contains(".for_org(") {
        faults.push(format!("{}: a handler reaches data through its Viewer", source.path));
    }
}

/// `For::Anyone` on a route is a statement about the route; the extractor is what opens the store.
fn uses_anyone(text: &str) -> bool {
    text.replace("For::Anyone", "")
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|word| word == "Anyone")
}

/// Every `crate::slice::door` in a file, also inside `use crate::{a::b, c::d}`.
fn paths(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (index, _) in text.match_indices("crate::") {
        let rest = &text[index + "crate::".len()..];
        if let Some(inner) = rest.strip_prefix('{') {
            let group: String = balanced(inner);
            for part in split_top(&group) {
                found.extend(slice_and_doors(part.trim()));
            }
        } else {
            found.extend(slice_and_doors(rest));
        }
    }
    found
}

fn slice_and_doors(path: &str) -> Vec<(String, String)> {
    let slice = word(path);
    let rest = path[slice.len()..].trim_start();
    let Some(rest) = rest.strip_prefix("::") else { return vec![(slice.to_owned(), String::new())] };
    match rest.strip_prefix('{') {
        Some(inner) => split_top(&balanced(inner))
            .iter()
            .map(|door| (slice.to_owned(), word(door.trim()).to_owned()))
            .collect(),
        None => vec![(slice.to_owned(), word(rest).to_owned())],
    }
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// Up to the brace that closes one opened just before.
fn balanced(text: &str) -> String {
    let mut depth = 1;
    let end = text.char_indices().find(|(_, c)| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth == 0
    });
    text[..end.map_or(text.len(), |(index, _)| index)].to_owned()
}

/// At commas that stand in no braces.
fn split_top(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_found_in_every_shape_of_use() {
        let text = "use crate::blocks::queries; use crate::{people::access::grant, touches::{actions, queries::x}}; crate::plans::pages::f()";
        let expected = [
            ("blocks", "queries"),
            ("people", "access"),
            ("touches", "actions"),
            ("touches", "queries"),
            ("plans", "pages"),
        ];
        let expected: Vec<(String, String)> =
            expected.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
        assert_eq!(paths(text), expected);
    }

    #[test]
    fn an_arrow_upward_is_a_fault() {
        let source = Source { path: "blocks/actions.rs".into(), text: "use crate::today::queries;".into() };
        let mut faults = Vec::new();
        check_file(&source, &mut House::default(), &mut faults);
        assert_eq!(faults.len(), 1, "{faults:?}");
    }

    #[test]
    fn another_slices_pages_are_no_door() {
        let source = Source { path: "today/pages.rs".into(), text: "use crate::blocks::pages;".into() };
        let mut faults = Vec::new();
        check_file(&source, &mut House::default(), &mut faults);
        assert_eq!(faults.len(), 1, "{faults:?}");
    }
}
