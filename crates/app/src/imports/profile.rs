//! What a file itself can prove about its columns: how full, how many values, constant, a copy of another.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::dates::Evidence;
use super::reading::Sheet;

/// Different values told apart a column; with more it counts as "many".
const MOST_DISTINCT: usize = 4096;
/// Values kept to look at: for matching states.
const MOST_SAMPLES: usize = 200;

/// One column.
#[derive(Clone, Debug, Default)]
pub struct Column {
    pub header: String,
    /// The first value that isn't empty.
    pub sample: String,
    /// Rows with a value.
    pub filled: u64,
    /// Different values, up to a few thousand.
    pub distinct: usize,
    /// How often the commonest value stands.
    pub commonest: u64,
    /// Some of its different values, in the order of the file.
    pub values: Vec<String>,
    /// The header of an earlier column with the same values in every row.
    pub copy_of: Option<String>,
    /// In which order its days are written, if they are days.
    pub days: Evidence,
}

/// All columns of a file.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Rows that can be read.
    pub rows: u64,
    /// Rows that can't.
    pub broken: u64,
    pub columns: Vec<Column>,
}

#[derive(Default)]
struct Counting {
    hash: DefaultHasher,
    seen: HashMap<u64, u64>,
}

impl Profile {
    /// Walks the file once.
    pub fn of(sheet: &Sheet) -> Profile {
        let columns =
            sheet.header().iter().map(|header| Column { header: header.clone(), ..Column::default() });
        let mut profile = Profile { columns: columns.collect(), ..Profile::default() };
        let mut counting: Vec<Counting> = sheet.header().iter().map(|_| Counting::default()).collect();
        for row in sheet.rows() {
            let Ok(row) = row else {
                profile.broken += 1;
                continue;
            };
            profile.rows += 1;
            for ((cell, column), counting) in row.cells.iter().zip(&mut profile.columns).zip(&mut counting) {
                column.count(cell, counting);
            }
        }
        profile.finish(&counting);
        profile
    }

    fn finish(&mut self, counting: &[Counting]) {
        let hashes: Vec<u64> = counting.iter().map(|counting| counting.hash.finish()).collect();
        for (index, counting) in counting.iter().enumerate() {
            let original = (0..index).find(|earlier| hashes[*earlier] == hashes[index]);
            let header = original.map(|earlier| self.columns[earlier].header.clone());
            let column = &mut self.columns[index];
            column.distinct = counting.seen.len();
            column.commonest = counting.seen.values().copied().max().unwrap_or(0);
            // Two empty columns, or two with a single value, say nothing about each other.
            column.copy_of = header.filter(|_| column.distinct > 1);
        }
    }

    /// The column with this header.
    pub fn column(&self, header: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.header == header)
    }
}

impl Column {
    fn count(&mut self, cell: &str, counting: &mut Counting) {
        cell.hash(&mut counting.hash);
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        self.days.see(cell);
        if self.sample.is_empty() {
            self.sample = cell.to_owned();
        }
        let mut hasher = DefaultHasher::new();
        cell.hash(&mut hasher);
        let key = hasher.finish();
        if let Some(count) = counting.seen.get_mut(&key) {
            *count += 1;
        } else if counting.seen.len() < MOST_DISTINCT {
            counting.seen.insert(key, 1);
            if self.values.len() < MOST_SAMPLES {
                self.values.push(cell.to_owned());
            }
        }
    }

    /// The share of rows with a value, in whole percent; 100 only when there is no gap.
    pub fn filled_percent(&self, rows: u64) -> u64 {
        percent(self.filled, rows)
    }

    /// Why the file itself says that nobody needs this column, if it does.
    pub fn idle(&self, rows: u64) -> Option<String> {
        if rows == 0 || self.filled == 0 {
            return Some("Empty in every row".to_owned());
        }
        let empty = rows - self.filled;
        if empty * 100 >= rows * 90 {
            return Some(format!("Empty in {}% of rows", percent(empty, rows)));
        }
        // One row proves nothing.
        if rows < 2 {
            return None;
        }
        if self.distinct == 1 && empty == 0 {
            return Some("One value in every row".to_owned());
        }
        let same = percent(self.commonest, rows);
        match (same >= 95, self.distinct) {
            (true, 2..=3) => Some(format!("{} values, {same}% the same", self.distinct)),
            (true, _) => Some(format!("The same value in {same}% of rows")),
            _ => None,
        }
    }
}

fn percent(part: u64, whole: u64) -> u64 {
    part.saturating_mul(100).checked_div(whole).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(rows: impl Iterator<Item = String>) -> Profile {
        let text = format!("name,fax,score,hot,by,copy\n{}", rows.collect::<Vec<_>>().join("\n"));
        Profile::of(&Sheet::new(text).unwrap())
    }

    #[test]
    fn f1_a_column_is_idle_for_a_reason_the_file_proves() {
        let profile = profile((0..100).map(|row| {
            let fax = if row == 7 { "555" } else { "" };
            let score = if row < 97 { "0".to_owned() } else { row.to_string() };
            let hot = if row < 2 { "hot" } else { "warm" };
            format!("Name {row},{fax},{score},{hot},admin,Name {row}")
        }));
        let check = |header: &str, expected: Option<&str>| {
            assert_eq!(profile.column(header).unwrap().idle(profile.rows).as_deref(), expected, "{header}");
        };
        check("name", None);
        check("fax", Some("Empty in 99% of rows"));
        check("score", Some("The same value in 97% of rows"));
        check("hot", Some("2 values, 98% the same"));
        check("by", Some("One value in every row"));
        assert_eq!(profile.column("copy").unwrap().copy_of.as_deref(), Some("name"));
    }
}
