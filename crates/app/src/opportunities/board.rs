//! What the board says: the finding, the honest sentence, and the words on each card. Read in one snapshot.

use domain::hours::{self, add_days, days_between};
use domain::names::given;
use domain::{Currency, Money, UserId, expectation};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Org;
use web::{Result, Who};

use super::queries::{self, DealCard, LeadCard, Scope, Sum};

/// Without contact for this long and without a next step, a card says how long it has been quiet.
const QUIET_DAYS: i64 = 14;

/// How many cards a column holds; the table has the rest.
pub(super) const CARDS: usize = 12;

/// A card of the board.
#[derive(Debug)]
pub(super) struct Card {
    pub href: String,
    pub heading: String,
    pub amount: String,
    pub step: String,
    /// The step is missing or overdue.
    pub lost: bool,
    pub age: String,
}

/// A column with what it holds.
#[derive(Debug)]
pub(super) struct Column {
    pub title: String,
    pub summary: String,
    pub cards: Vec<Card>,
    pub more: i64,
}

/// A figure under a column.
#[derive(Debug)]
pub(super) struct Figure {
    pub value: i64,
    pub share: f64,
    pub words: String,
}

/// The whole board.
#[derive(Debug)]
pub(super) struct Board {
    pub scope: Scope,
    pub finding: String,
    pub sentence: String,
    /// Waits for the viewer's own answer.
    pub to_answer: Vec<LeadCard>,
    /// Waits for somebody else's.
    pub waiting: Vec<LeadCard>,
    /// What became of the viewer's own.
    pub answered: Vec<LeadCard>,
    pub agreed_days: u32,
    pub columns: Vec<Column>,
    pub since: String,
    pub figures: Vec<Figure>,
    pub now: Timestamp,
    pub zone: TimeZone,
}

impl Board {
    /// Whether there is nothing at all to show.
    pub fn is_empty(&self) -> bool {
        self.to_answer.is_empty()
            && self.waiting.is_empty()
            && self.answered.is_empty()
            && self.columns.iter().all(|column| column.cards.is_empty())
            && self.figures.iter().all(|figure| figure.value == 0)
    }
}

/// Reads the board of a viewer.
pub(super) fn read(org: &mut Org<'_>, who: &Who, scope: Scope) -> Result<Board> {
    let words = Words { viewer: who.user, today: who.today(org), now: org.now(), zone: who.zone.clone() };
    let year = words.today.first_of_year();
    let (to_answer, waiting): (Vec<_>, Vec<_>) =
        queries::offered(org, who.user, scope)?.into_iter().partition(|lead| lead.to == who.user);
    let answered = queries::answered(org, who.user, add_days(words.today, -14))?;
    let (held, not_held): (Vec<_>, Vec<_>) =
        queries::accepted(org, who.user, scope)?.into_iter().partition(LeadCard::call_completed);
    let sums = queries::open_sums(org, who.user, scope)?;
    let mut columns =
        vec![lead_column("Accepted", not_held, &words), lead_column("Scoping call completed", held, &words)];
    let mut missing = 0;
    for (position, stage) in queries::stages(org)?.into_iter().enumerate() {
        let of_stage = |sum: &&Sum| sum.stage == Some(stage.id) || (position == 0 && sum.stage.is_none());
        let total = Total::of(sums.iter().filter(of_stage), who.currency);
        let cards = queries::cards(org, who.user, scope, stage.id, position == 0)?;
        let cards: Vec<Card> = cards.iter().map(|card| words.deal(card)).collect();
        missing += cards.iter().filter(|card| card.lost).count();
        // A stage that an import brought and nobody is in takes no room.
        if position < 2 || total.count > 0 {
            let more = total.count - i64::try_from(cards.len()).unwrap_or(0);
            columns.push(Column { title: stage.name, summary: total.short(), cards, more });
        }
    }
    if columns.len() == 2 {
        columns.extend(["Opportunity", "Decision"].map(empty_column));
    }
    let total = Total::of(sums.iter(), who.currency);
    let (won, lost) = queries::decided(org, who.user, add_days(words.today, -365))?;
    Ok(Board {
        scope,
        finding: finding(&to_answer, &waiting, who.user, missing, total.count),
        sentence: sentence(&total, won, lost),
        to_answer,
        waiting,
        answered,
        agreed_days: queries::agreement(org)?.days,
        columns,
        since: "Since January".to_owned(),
        figures: figures(org, who, scope, year)?,
        now: words.now,
        zone: words.zone,
    })
}

fn empty_column(title: &str) -> Column {
    Column { title: title.to_owned(), summary: "0".to_owned(), cards: Vec::new(), more: 0 }
}

fn lead_column(title: &str, leads: Vec<LeadCard>, words: &Words) -> Column {
    let cards = leads.iter().take(CARDS).map(|lead| words.lead(lead)).collect();
    let more = leads.len().saturating_sub(CARDS);
    let more = i64::try_from(more).unwrap_or(0);
    Column { title: title.to_owned(), summary: leads.len().to_string(), cards, more }
}

/// A sum in the reporting currency, with what stands apart from it.
pub(super) struct Total {
    pub count: i64,
    pub without_amount: i64,
    pub sum: Money,
    pub apart: Vec<Money>,
}

impl Total {
    /// Adds up sums by currency.
    pub fn of<'a>(sums: impl Iterator<Item = &'a Sum>, reporting: Currency) -> Total {
        let mut total =
            Total { count: 0, without_amount: 0, sum: Money::new(0, reporting), apart: Vec::new() };
        for sum in sums {
            total.count += sum.count;
            total.without_amount += sum.without_amount;
            let money = Money::new(sum.minor, sum.currency);
            let known = total.apart.iter_mut().find(|apart| apart.currency == money.currency);
            match known {
                _ if money.currency == reporting => {
                    total.sum.minor = total.sum.minor.saturating_add(money.minor)
                }
                Some(apart) => apart.minor = apart.minor.saturating_add(money.minor),
                None if money.minor != 0 => total.apart.push(money),
                None => {}
            }
        }
        total
    }

    /// "4, $201,500", with what stands apart: "4, $201,500, and €5,000 apart".
    fn short(&self) -> String {
        match self.count {
            0 => "0".to_owned(),
            count => format!("{count}, {}", self.money()),
        }
    }

    fn money(&self) -> String {
        let apart: Vec<String> = self.apart.iter().map(Money::to_string).collect();
        match apart.is_empty() {
            true => self.sum.to_string(),
            false => format!("{}, and {} apart", self.sum, apart.join(", ")),
        }
    }
}

/// The page's headline: what waits, else what lacks a next step.
fn finding(
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
fn sentence(total: &Total, won: u32, lost: u32) -> String {
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

fn figures(org: &mut Org<'_>, who: &Who, scope: Scope, year: Date) -> Result<Vec<Figure>> {
    let (handed, accepted, completed) = queries::handed(org, who.user, scope, year)?;
    let (open, won, lost) = queries::outcomes(org, who.user, scope, year)?;
    let sums = queries::created_sums(org, who.user, scope, year)?;
    let created = Total::of(sums.iter(), who.currency);
    let scale = handed.max(created.count).max(1);
    let of = match scope {
        Scope::Team => format!("of {handed} handed over"),
        Scope::Mine if who.roles.has(domain::Role::AccountExecutive) => format!("of {handed} handed to you"),
        Scope::Mine => format!("of {handed} you handed over"),
    };
    // Shares of a bar; counts of opportunities are far below where a double is no longer exact.
    let figure = |value: i64, words: String| Figure { value, share: value as f64 / scale as f64, words };
    Ok(vec![
        figure(accepted, of),
        figure(completed, "completed".to_owned()),
        figure(created.count, format!("created, {}", created.money())),
        figure(won, format!("won, {lost} lost, {open} open")),
    ])
}

/// The words of a card depend on who looks, and when.
struct Words {
    viewer: UserId,
    today: Date,
    now: Timestamp,
    zone: TimeZone,
}

impl Words {
    fn lead(&self, lead: &LeadCard) -> Card {
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

    fn deal(&self, card: &DealCard) -> Card {
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
