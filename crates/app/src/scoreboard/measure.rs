//! What a column counts, and over which days.

use domain::hours::{self, Calendar, add_days};
use domain::result::ResultKind;
use jiff::civil::{Date, date};

use super::queries::Deals;

/// A figure of the board that opens its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Pipeline,
    Qualified,
    Scoping,
    Protected,
    Sales,
    /// Sales of others that a rep found.
    Sourced,
    /// The manager's huddle.
    Huddle,
    /// The manager's replies.
    Replies,
}

impl Measure {
    const ALL: [(Measure, &str, &str); 8] = [
        (Measure::Pipeline, "pipeline", "New pipeline created"),
        (Measure::Qualified, "qualified", "Qualified leads accepted"),
        (Measure::Scoping, "scoping", "Scoping calls completed"),
        (Measure::Protected, "protected", "Protected time kept"),
        (Measure::Sales, "sales", "Sales"),
        (Measure::Sourced, "sourced", "Sales sourced"),
        (Measure::Huddle, "huddle", "Huddle kept"),
        (Measure::Replies, "replies", "Replies within a day"),
    ];

    /// As the address says it.
    pub fn code(self) -> &'static str {
        Measure::ALL[self as usize].1
    }

    /// The words above the column.
    pub fn label(self) -> &'static str {
        Measure::ALL[self as usize].2
    }

    /// The measure with this code.
    pub fn from_code(code: &str) -> Option<Measure> {
        Measure::ALL.into_iter().find(|(_, known, _)| *known == code).map(|(measure, ..)| measure)
    }

    /// The result it counts, if it counts results.
    pub fn result(self) -> Option<ResultKind> {
        match self {
            Measure::Qualified => Some(ResultKind::QualifiedLead),
            Measure::Scoping => Some(ResultKind::ScopingCallCompleted),
            _ => None,
        }
    }

    /// The opportunities it adds up, if it adds some up.
    pub fn deals(self) -> Option<Deals> {
        match self {
            Measure::Pipeline => Some(Deals::Created),
            Measure::Sales => Some(Deals::Won),
            Measure::Sourced => Some(Deals::Sourced),
            _ => None,
        }
    }
}

/// A month, as the board shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Month {
    pub first: Date,
    pub last: Date,
    /// The viewer's today, if it is in the month.
    pub today: Option<Date>,
}

/// Days from one to another, both included, and their name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub from: Date,
    pub to: Date,
    pub name: String,
    pub is_week: bool,
}

impl Month {
    /// The month of an address like `2026-05`; this month for anything else.
    pub fn asked(text: &str, today: Date) -> Month {
        let first = read(text).unwrap_or(today.first_of_month());
        let last = first.last_of_month();
        Month { first, last, today: Some(today).filter(|today| (first..=last).contains(today)) }
    }

    /// As the address says it.
    pub fn code(&self) -> String {
        code(self.first)
    }

    /// The month before and after, as addresses.
    pub fn neighbours(&self) -> (Date, Date) {
        (add_days(self.first, -1).first_of_month(), add_days(self.last, 1))
    }

    /// "May", with the year when it is another one.
    pub fn name(&self) -> String {
        match self.today {
            Some(_) => hours::month_name(self.first).to_owned(),
            None => format!("{} {}", hours::month_name(self.first), self.first.year()),
        }
    }

    /// Over which days a measure counts: this week's scoping calls while the month runs, else the month.
    pub fn period(&self, measure: Measure) -> Period {
        match (measure, self.today) {
            (Measure::Scoping, Some(today)) => {
                let (from, to) = hours::week_of(today);
                Period { from, to, name: "This week".to_owned(), is_week: true }
            }
            _ => Period { from: self.first, to: self.last, name: self.name(), is_week: false },
        }
    }

    /// Which working day of how many it is: the last one of a month that is over.
    pub fn position(&self, period: &Period, calendar: &Calendar) -> (u32, u32) {
        let all = calendar.working_days(period.from, period.to);
        (self.today.map_or(all, |today| calendar.working_days(period.from, today)), all)
    }
}

/// A month as addresses write it.
pub(super) fn code(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

fn read(text: &str) -> Option<Date> {
    let (year, month) = text.split_once('-')?;
    let (year, month): (i16, i8) = (year.parse().ok()?, month.parse().ok()?);
    let plausible = (1900..=2200).contains(&year) && (1..=12).contains(&month);
    plausible.then(|| date(year, month, 1))
}
