//! Reads Rust files as text: enough to see which slice names which, without compiling anything.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file below a folder.
pub struct Source {
    /// Its path below that folder, with `/`.
    pub path: String,
    /// What is in it, comments and tests in it left out.
    pub text: String,
}

/// Every `.rs` file below a folder, in the order of their names.
pub fn files(folder: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    walk(folder, &mut found);
    found.sort();
    found
        .into_iter()
        .filter_map(|path| {
            let text = without_comments(&fs::read_to_string(&path).ok()?);
            let below = path.strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/");
            Some(Source { path: below, text })
        })
        .collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Line comments go; a `//` inside a string (an address) stays.
fn without_comments(text: &str) -> String {
    let code_only = |line: &str| -> String {
        let mut in_string = false;
        let bytes = line.as_bytes();
        for (index, byte) in bytes.iter().enumerate() {
            match byte {
                b'"' if index == 0 || bytes[index - 1] != b'\\' => in_string = !in_string,
                b'/' if !in_string && bytes.get(index + 1) == Some(&b'/') => return line[..index].to_owned(),
                _ => {}
            }
        }
        line.to_owned()
    };
    text.lines().map(code_only).collect::<Vec<_>>().join("\n")
}
