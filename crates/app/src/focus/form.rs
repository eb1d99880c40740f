//! What the forms of Focus send, read into what was meant. Several pickers share names (a note may stand in each), so
//! the first value that says something is taken.

use domain::result::{Channel, Key};
use domain::{Currency, Money, PlanItemId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use web::{Errors, Fields};

/// What was typed, kept as typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    fields: Fields,
}

impl Form {
    pub fn new(fields: Fields) -> Self {
        Form { fields }
    }

    /// The first value of a field that is not empty.
    pub fn text(&self, name: &'static str) -> &str {
        self.fields.all(name).find(|value| !value.is_empty()).unwrap_or("")
    }

    fn optional(&self, name: &'static str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The key that was pressed.
    pub fn result(&self) -> Option<Key> {
        Key::from_code(self.text("result"))
    }

    /// A key that was pressed without a script and asks for more.
    pub fn asks(&self) -> Option<Key> {
        Key::from_code(self.text("ask")).filter(|_| self.result().is_none())
    }

    /// The touch that is to be taken back.
    pub fn undo(&self) -> Option<Option<TouchId>> {
        self.fields.ticked("undo").then(|| self.fields.parsed("last"))
    }

    pub fn item(&self) -> Option<PlanItemId> {
        self.fields.parsed("item")
    }

    /// A second round with those who were not reached.
    pub fn again(&self) -> bool {
        self.fields.ticked("again")
    }

    pub fn client_key(&self) -> Option<String> {
        self.optional("client_key").filter(|key| key.len() <= 100)
    }

    /// By what; a call unless one of the choices says otherwise.
    pub fn channel(&self) -> Channel {
        self.fields
            .all("channel")
            .filter_map(Channel::from_code)
            .find(|one| *one != Channel::Call)
            .unwrap_or(Channel::Call)
    }

    pub fn note(&self) -> Option<String> {
        self.optional("note")
    }

    /// What was promised, with its day.
    pub fn promise(&self, errors: &mut Errors) -> Option<(String, Date)> {
        let (text, day) = (self.text("promise"), self.text("promise_day"));
        match (text.is_empty(), day.is_empty()) {
            (true, true) => return None,
            (true, false) => errors.add("promise", "Write what you promised."),
            (false, true) => errors.add("promise_day", "Pick the day by which you do it."),
            (false, false) => match day.parse() {
                Ok(day) => return Some((text.to_owned(), day)),
                Err(_) => errors.add("promise_day", "Pick a day, like 2026-05-14."),
            },
        }
        None
    }

    /// Who was named, at which company, with which words.
    pub fn referral(&self, errors: &mut Errors) -> (String, Option<String>, Option<String>) {
        if self.text("name").is_empty() {
            errors.add("name", "Write whom they named.");
        }
        (self.text("name").to_owned(), self.optional("company"), self.optional("quote"))
    }

    /// When the scoping call is: a day and a time, or one of the proposed ones.
    pub fn booked_at(&self, zone: &TimeZone, errors: &mut Errors) -> Option<Timestamp> {
        let (day, time) = (self.text("booked_day"), self.text("booked_time"));
        let wall = match (day.is_empty() && time.is_empty(), self.text("slot").parse::<DateTime>()) {
            (true, Ok(slot)) => Some(slot),
            (true, Err(_)) => None,
            (false, _) => day
                .parse::<Date>()
                .ok()
                .zip(time.parse::<Time>().ok())
                .map(|(day, time)| day.to_datetime(time)),
        };
        let at = wall.and_then(|wall| zone.to_ambiguous_timestamp(wall).compatible().ok());
        if at.is_none() {
            errors.add("starts_at", "Pick the day and the time that you agreed.");
        }
        at
    }

    /// The day to call again, and the minute if they named one.
    pub fn not_now(&self, errors: &mut Errors) -> (Option<Date>, Option<i64>) {
        let typed = self.text("other_day");
        let day = if typed.is_empty() { self.text("day") } else { typed };
        let day = day.parse::<Date>().ok();
        if day.is_none() {
            errors.add("day", "Pick the day they named, or one that suits.");
        }
        let time = self.text("time");
        let minute =
            time.parse::<Time>().ok().map(|time| i64::from(time.hour()) * 60 + i64::from(time.minute()));
        if minute.is_none() && !time.is_empty() {
            errors.add("time", "Write a time of the day, like 9:30.");
        }
        (day, minute)
    }

    /// Why it is not a fit.
    pub fn reason(&self, errors: &mut Errors) -> String {
        if self.text("reason").is_empty() {
            errors.add("reason", "Say why it is not a fit.");
        }
        self.text("reason").to_owned()
    }

    /// An amount in minor units, if one was given.
    pub fn amount(&self, currency: Currency, errors: &mut Errors) -> (Option<i64>, Option<Currency>) {
        let text = self.text("amount");
        if text.is_empty() {
            return (None, None);
        }
        match Money::parse(text, currency) {
            Ok(money) if money.minor > 0 => (Some(money.minor), Some(money.currency)),
            _ => {
                errors.add(
                    "amount",
                    "Write an amount like 48,500, or leave it empty if you do not know it yet.",
                );
                (None, None)
            }
        }
    }

    /// A colleague who was chosen.
    pub fn colleague(&self, name: &'static str) -> Option<UserId> {
        self.text(name).parse().ok()
    }
}
