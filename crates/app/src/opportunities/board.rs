//! The board, read in one snapshot: what waits, the columns, the figures below them.

use domain::hours::add_days;
use domain::{Currency, Money};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Org;
use web::{Result, Who};

use super::queries::{self, LeadCard, Scope, Sum};
use super::wording::{Words, finding, sentence};

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

    pub fn money(&self) -> String {
        let apart: Vec<String> = self.apart.iter().map(Money::to_string).collect();
        match apart.is_empty() {
            true => self.sum.to_string(),
            false => format!("{}, and {} apart", self.sum, apart.join(", ")),
        }
    }
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
