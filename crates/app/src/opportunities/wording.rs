//! What the board says: the finding, the honest sentence, and the words on a card.

use domain::hours::{self, days_between};
use domain::names::given;
use domain::{Money, UserId, expectation};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::board::{Card, Total};
use super::queries::{DealCard, LeadCard};

/// Without contact for this long and without a next step, a card says how long it has been quiet.
const QUIET_DAYS: i64 = 14;
/// The page's headline: what waits, else what lacks a next step.
pub(super) fn finding(
    to_answer: &[LeadCard],
    waiting: &[LeadCard],
    viewer: UserId,
    missing: usize,
    open: i64,
) -> String {
    let number = |count: usize| capital(&expectation::number_word(u32::try_from(count).unwrap_or(u32::MAX)));
    match (to_answer.len(), waiting.len(), missing) {
        (1, ..) => "One lead waits for your answer.".to_owned(),
        (count @ 2.., ..) => format!("{} leads wait for your answer.", number(count)),
        (0, 1, _) => format!("One lead waits for {} answer.", possessive_given(&waiting[0].to_name)),
        (0, count @ 2.., _) if waiting.iter().all(|lead| lead.from == viewer) => {
            format!("{} of your leads wait for an answer.", number(count))
        }
        (0, count @ 2.., _) => format!("{} leads wait for an answer in your team.", number(count)),
        (0, 0, 1) => "One opportunity has no next step ahead.".to_owned(),
        (0, 0, count @ 2..) => format!("{} opportunities have no next step ahead.", number(count)),
        (0, 0, 0) if open == 0 => "No open opportunities.".to_owned(),
        (0, 0, 0) => "Every opportunity has its next step.".to_owned(),
    }
}

fn possessive_given(name: &str) -> String {
    domain::names::possessive(given(name))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "7 open opportunities, $387,500. At your team’s win rate expect one or two sales from these, not seven."
pub(super) fn sentence(total: &Total, won: u32, lost: u32) -> String {
    let open = u32::try_from(total.count).unwrap_or(u32::MAX);
    let Some(expected) = expectation::sales_sentence(open, expectation::expected_sales(open, won, lost))
    else {
        return "Leads that are accepted and opportunities that are created stand here.".to_owned();
    };
    let word = if open == 1 { "opportunity" } else { "opportunities" };
    let without = match total.without_amount {
        0 => String::new(),
        count => format!(", {count} without an amount"),
    };
    let expected = expected.replacen("Expect", "expect", 1);
    let number = domain::money::grouped(u64::from(open));
    format!("{number} open {word}, {}{without}. At your team’s win rate {expected}", total.money())
}

/// The words of a card depend on who looks, and when.
pub(super) struct Words {
    pub viewer: UserId,
    pub today: Date,
    pub now: Timestamp,
    pub zone: TimeZone,
}

impl Words {
    pub fn lead(&self, lead: &LeadCard) -> Card {
        let (step, lost) = match (&lead.next_step, lead.call_at, lead.call_completed()) {
            (Some(step), ..) => self.step(step, lead.next_step_day),
            (None, Some(at), false) => self.call(at),
            _ => ("No next step".to_owned(), true),
        };
        let by = self.by(Some((lead.to, &lead.to_name)), Some((lead.from, &lead.from_name)));
        Card {
            href: format!("/handoffs/{}", lead.id),
            heading: lead.heading().to_owned(),
            amount: String::new(),
            step,
            lost,
            age: self.age(by, lead.answered_day),
        }
    }

    fn call(&self, at: Timestamp) -> (String, bool) {
        let day = hours::local_day(at, &self.zone);
        match (at <= self.now, day == self.today) {
            (false, _) => (format!("Scoping call {}", hours::day_short(day)), false),
            (true, true) => (format!("Log the {} scoping call", hours::clock_text(at, &self.zone)), true),
            (true, false) => (format!("Log the scoping call of {}", hours::day_short(day)), true),
        }
    }

    pub fn deal(&self, card: &DealCard) -> Card {
        let (step, lost) = match &card.next_step {
            Some(step) => self.step(step, card.next_step_day),
            None => {
                let quiet = days_between(hours::local_day(card.quiet_since, &self.zone), self.today);
                match quiet >= QUIET_DAYS {
                    true => (format!("Quiet for {quiet} days"), true),
                    false => ("No next step".to_owned(), true),
                }
            }
        };
        let owner = card.owner.zip(card.owner_name.as_deref());
        let originator = card.originator.zip(card.originator_name.as_deref());
        Card {
            href: format!("/opportunities/{}", card.id),
            heading: card.name.clone(),
            amount: card
                .amount_minor
                .map_or_else(String::new, |minor| Money::new(minor, card.currency).to_string()),
            step,
            lost,
            age: self.age(self.by(owner, originator), card.since),
        }
    }

    fn step(&self, step: &str, day: Option<Date>) -> (String, bool) {
        match day {
            None => (step.to_owned(), false),
            Some(day) if day < self.today => (format!("{step}, was due {}", hours::day_short(day)), true),
            Some(day) => (format!("{step}, {}", hours::day_short(day)), false),
        }
    }

    /// Whose it is and where it came from, as the viewer would say it.
    fn by(&self, owner: Option<(UserId, &str)>, originator: Option<(UserId, &str)>) -> String {
        match (owner, originator) {
            (Some((owner, _)), Some((from, name))) if owner == self.viewer && from != owner => {
                format!("From {}", given(name))
            }
            (Some((owner, _)), _) if owner == self.viewer => "Yours".to_owned(),
            (Some((_, name)), Some((from, _))) if from == self.viewer => format!("With {}", given(name)),
            (Some((owner, name)), Some((from, from_name))) if from != owner => {
                format!("{}, from {}", given(name), given(from_name))
            }
            (Some((_, name)), _) => given(name).to_owned(),
            (None, _) => "Nobody’s".to_owned(),
        }
    }

    fn age(&self, by: String, since: Option<Date>) -> String {
        match since.map(|since| days_between(since, self.today)) {
            None => by,
            Some(..=0) => format!("{by}, today"),
            Some(1) => format!("{by}, 1 day"),
            Some(days) => format!("{by}, {days} days"),
        }
    }
}
