//! Why somebody is suggested, in words a rep can act on: the domain's reason, what the day was said to be, and what
//! history says about such reasons where there is enough of it.

use domain::hours::minute_text;
use domain::suggestion::{Reason, Suggestion};
use jiff::civil::Date;
use store::Org;
use web::Result;

use super::queries::{self, Facts, Odds};

/// What became of such reasons before.
pub(super) struct History {
    named: Option<Odds>,
    referred: Option<Odds>,
}

/// Reads it for one user.
pub(super) fn history(org: &mut Org<'_>, user: domain::UserId) -> Result<History> {
    Ok(History {
        named: queries::odds_of_named_days(org, user)?,
        referred: queries::odds_of_quick_referrals(org)?,
    })
}

/// The sentence of the list, as said today.
pub(super) fn sentence(suggestion: &Suggestion, facts: &Facts, history: &History, today: Date) -> String {
    let words = short(suggestion, facts, today);
    match (&suggestion.reason, history.named, history.referred) {
        (Reason::NamedDay { .. }, Some(odds), _) if facts.candidate.next_named_by_them => {
            format!(
                "{words}. People called on the day they named talk to you {} times in {}.",
                odds.came, odds.of
            )
        }
        (Reason::Referred { .. }, _, Some(odds)) => {
            format!(
                "{words}. Call within a day: {} of {} such calls became a scoping call.",
                odds.came, odds.of
            )
        }
        _ => format!("{words}."),
    }
}

/// The reason that stays on the plan, as said on the day of the block.
pub(super) fn kept(suggestion: &Suggestion, facts: &Facts) -> String {
    short(suggestion, facts, suggestion.for_day)
}

fn short(suggestion: &Suggestion, facts: &Facts, today: Date) -> String {
    let words = suggestion.said_on(today);
    let at = facts.next_minute.and_then(|minute| u32::try_from(minute).ok()).filter(|minute| *minute < 1440);
    match (&suggestion.reason, at) {
        (Reason::NamedDay { day }, _) if !facts.candidate.next_named_by_them => {
            format!("You set {} for the next conversation", domain::hours::day_short(*day))
        }
        (Reason::NamedDay { .. }, Some(minute)) => format!("{words}, after {}", minute_text(minute)),
        _ => words,
    }
}
