//! Days with the month in words.

use jiff::civil::Date;

use super::{NoDay, Part, civil, full_year};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `12 May 2026`, `May 12, 2026`, `Tue 12-May-26`. None when there is no month in words.
pub(super) fn words_of(day: &str) -> Option<Result<Date, NoDay>> {
    let lower = day.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_month = |word: &str| {
        MONTHS.iter().position(|month| word.starts_with(month) && word.chars().all(char::is_alphabetic))
    };
    let month = words.iter().find_map(|word| is_month(word))?;
    let numbers: Vec<&str> = words
        .iter()
        .map(|word| word.trim_end_matches(char::is_alphabetic))
        .filter(|word| !word.is_empty())
        .collect();
    let [first, second] = numbers.as_slice() else { return Some(Err(NoDay::Unreadable)) };
    let (day, year) = if first.len() == 4 { (second, first) } else { (first, second) };
    let (Ok(day), Ok(number)) = (day.parse(), year.parse()) else { return Some(Err(NoDay::Unreadable)) };
    let month = i16::try_from(month + 1).unwrap_or(0);
    Some(civil(full_year(Part { number, digits: year.len(), dashed: false }), month, day))
}
