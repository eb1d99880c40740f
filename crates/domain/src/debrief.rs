//! Debrief (A6): two questions that must be answered, and whether yesterday's answer was used.

use crate::result::words;

/// "Yesterday you said you would … Did you?"
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum UsedYesterday {
    /// In most conversations.
    Most,
    /// In some.
    Some,
    /// No.
    No,
}

words!(UsedYesterday {
    Most => "most", "In most conversations";
    Some => "some", "In some";
    No => "no", "No";
});

/// What is missing from a debrief.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, thiserror::Error)]
#[error("learned missing: {learned}, use missing: {will_use}, used yesterday missing: {used_yesterday}")]
pub struct DebriefErrors {
    /// "What did you learn?" is not answered.
    pub learned: bool,
    /// "How will you use it?" is not answered.
    pub will_use: bool,
    /// Yesterday named a use, and it was not said whether it was used.
    pub used_yesterday: bool,
}

/// Checks a debrief: both answers have words, and if yesterday's named a use, it says whether it was used.
pub fn check(
    learned: &str,
    will_use: &str,
    yesterday_named_a_use: bool,
    used_yesterday: Option<UsedYesterday>,
) -> Result<(), DebriefErrors> {
    let errors = DebriefErrors {
        learned: learned.trim().is_empty(),
        will_use: will_use.trim().is_empty(),
        used_yesterday: yesterday_named_a_use && used_yesterday.is_none(),
    };
    if errors == DebriefErrors::default() { Ok(()) } else { Err(errors) }
}
