//! Small words that several cells use.

use domain::goal::GoalKind;
use domain::hours::{add_days, day_short};
use domain::result::ResultKind;
use jiff::civil::Date;

/// `five`; figures from thirteen on.
pub(in crate::huddle) fn number_word(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// The same with a capital at the beginning.
pub(in crate::huddle) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Seconds as a stop watch shows them: `3:20`.
pub(in crate::huddle) fn clock(seconds: i64) -> String {
    let seconds = seconds.max(0);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// `2 min each`, `1:25 each`.
pub(super) fn minutes_each(seconds: i64, people: usize) -> String {
    let each = seconds / people.max(1) as i64;
    if each % 60 == 0 { format!("{} min each", each / 60) } else { format!("{} each", clock(each)) }
}

/// `today`, `yesterday`, `Thu 7 May`.
pub(in crate::huddle) fn own_day(day: Date, today: Date) -> String {
    match day {
        day if day == today => "today".to_owned(),
        day if add_days(day, 1) == today => "yesterday".to_owned(),
        day => day_short(day),
    }
}

/// `yesterday’s block`, `the block on Thu 7 May`.
pub(in crate::huddle) fn whose_block(day: &str) -> String {
    match day {
        "today" | "yesterday" => format!("{} block", domain::names::possessive(day)),
        other => format!("the block on {other}"),
    }
}

/// `6 conversations`, `1 referral`.
pub(super) fn counted(kind: ResultKind, count: i64) -> String {
    let word = if count == 1 { kind.label() } else { kind.plural() };
    format!("{count} {}", word.to_lowercase())
}

/// `a scoping call booked`, `an opportunity`.
pub(super) fn one_of(kind: GoalKind) -> String {
    let word = kind.label();
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

/// The beginning of what somebody wrote, for a narrow row.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', '.', ';', ':']))
}
