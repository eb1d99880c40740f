//! What an import did, told to a person or to a program.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use app::imports::actions::Totals;
use app::imports::{Opened, Reject};
use domain::ImportId;
use domain::money::grouped;
use serde_json::{Map, Value, json};

/// Everything there is to tell.
pub(super) struct Told<'a> {
    pub(super) import: Option<ImportId>,
    pub(super) opened: &'a Opened,
    pub(super) totals: Totals,
    pub(super) rejected_file: Option<PathBuf>,
    pub(super) seconds: f64,
}

impl Told<'_> {
    /// One object, always with the same keys.
    pub(super) fn json(&self) -> Value {
        let mapping: Map<String, Value> =
            self.opened.columns().map(|(column, field)| (column.to_owned(), field.code().into())).collect();
        json!({
            "import_id": self.import.map(i64::from),
            "kind": self.opened.kind().code(),
            "rows": self.opened.rows_total(),
            "created": self.totals.created,
            "updated": self.totals.updated,
            "unchanged": self.totals.unchanged,
            "duplicates": self.totals.duplicates,
            "rejected": self.totals.rejected,
            "rejected_file": self.rejected_file.as_ref().map(|file| file.display().to_string()),
            "left_behind": self.opened.left_behind(),
            "mapping": mapping,
            "seconds": (self.seconds * 1000.0).round() / 1000.0,
        })
    }

    /// A few calm lines.
    pub(super) fn sentences(&self, file: &Path, dry_run: bool, rejects: &[Reject]) -> String {
        let kind = self.opened.kind();
        let rows = self.opened.rows_total();
        let mut text = String::new();
        let would = if dry_run { "Nothing was written. It would be " } else { "" };
        let _ = writeln!(text, "{}: {} in {:.1} s", file.display(), kind.count(rows), self.seconds);
        let counts = [
            (self.totals.created, "created"),
            (self.totals.updated, "updated"),
            (self.totals.unchanged, "unchanged"),
            (self.totals.duplicates, "twice in the file"),
            (self.totals.rejected, "rejected"),
        ];
        let counts: Vec<String> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{} {word}", grouped(*count)))
            .collect();
        let _ = writeln!(text, "{would}{}.", counts.join(", "));
        let columns: Vec<String> =
            self.opened.columns().map(|(column, field)| format!("{column} → {}", field.label())).collect();
        let _ = writeln!(text, "\nColumns that came along: {}.", columns.join(", "));
        if !self.opened.left_behind().is_empty() {
            let _ = writeln!(text, "\nColumns that stayed behind:");
            for left in self.opened.left_behind() {
                let _ = writeln!(text, "  {}: {}", left.column, left.reason);
            }
        }
        self.tell_rejects(&mut text, rejects);
        text.truncate(text.trim_end().len());
        text
    }

    fn tell_rejects(&self, text: &mut String, rejects: &[Reject]) {
        if rejects.is_empty() {
            return;
        }
        let _ = writeln!(text, "\nRejected rows:");
        for reject in rejects.iter().take(10) {
            let column =
                if reject.column.is_empty() { String::new() } else { format!(" {}:", reject.column) };
            let _ = writeln!(text, "  line {}:{column} {}", reject.line, reject.reason);
        }
        if rejects.len() > 10 {
            let _ = writeln!(text, "  and {} more", rejects.len() - 10);
        }
        if let Some(file) = &self.rejected_file {
            let _ =
                writeln!(text, "All of them are in {}, each with its line and its reason.", file.display());
        }
    }
}
