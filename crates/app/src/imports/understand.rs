//! From cells to a draft: each cell read as its field wants it, or the row refused with the column and the reason.

use domain::money::MoneyError;
use domain::{Currency, Money};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::dates::{self, NoDay, Order};
use super::draft::{AccountDraft, Draft, OpportunityDraft, ProspectDraft, TouchDraft, UserDraft};
use super::field::Field;
use super::kind::Kind;
use super::mapping::Mapping;
use super::reading::{Reject, SourceRow, csv_line};
use super::values::{self, Standing};

/// What reading needs to know beyond the row.
#[derive(Clone, Debug)]
pub struct Terms {
    pub mapping: Mapping,
    pub header: Vec<String>,
    /// By the place of the column: how days are written there.
    pub orders: Vec<Option<Order>>,
    pub zone: TimeZone,
    pub currency: Currency,
}

/// Something wrong with one cell.
struct Fault {
    column: String,
    reason: String,
}

impl Terms {
    /// Reads a row.
    pub fn draft(&self, row: &SourceRow) -> Result<Draft, Reject> {
        let cells = Cells { terms: self, cells: &row.cells };
        let draft = match self.mapping.kind {
            Kind::Users => cells.user().map(Draft::User),
            Kind::Accounts => cells.account().map(Draft::Account),
            Kind::Prospects => cells.prospect().map(Draft::Prospect),
            Kind::Opportunities => cells.opportunity().map(Draft::Opportunity),
            Kind::Touches => cells.touch().map(Draft::Touch),
        };
        draft.map_err(|fault| self.reject(row, fault.column, fault.reason))
    }

    /// A row refused for something that only the database knows.
    pub fn reject(&self, row: &SourceRow, column: String, reason: String) -> Reject {
        Reject { line: row.line, column, reason, row: csv_line(&row.cells) }
    }

    /// The header of the column that fills a field.
    pub fn column_name(&self, field: Field) -> String {
        self.mapping.columns_of(field).next().map_or(String::new(), |index| self.header[index].clone())
    }
}

struct Cells<'a> {
    terms: &'a Terms,
    cells: &'a [String],
}

impl Cells<'_> {
    /// The first column of a field that isn't empty: its place and its text.
    fn cell(&self, field: Field) -> Option<(usize, &str)> {
        let mut columns = self.terms.mapping.columns_of(field);
        columns.find_map(|index| {
            Some((index, self.cells.get(index)?.trim())).filter(|(_, text)| !text.is_empty())
        })
    }

    fn text(&self, field: Field) -> Option<String> {
        self.cell(field).map(|(_, text)| text.to_owned())
    }

    fn fault(&self, field: Field, reason: impl Into<String>) -> Fault {
        let column = match self.cell(field) {
            Some((index, _)) => self.terms.header[index].clone(),
            None => self.terms.column_name(field),
        };
        Fault { column, reason: reason.into() }
    }

    /// Name, or first and last name.
    fn person_name(&self) -> Option<String> {
        self.text(Field::Name).or_else(|| {
            let parts = [self.text(Field::FirstName), self.text(Field::LastName)];
            let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
            (!name.is_empty()).then_some(name)
        })
    }

    fn email(&self, field: Field) -> Result<Option<String>, Fault> {
        let Some((_, text)) = self.cell(field) else { return Ok(None) };
        // Systems write several addresses into one cell; the first is the one they use.
        let first =
            text.split([';', ',']).next().unwrap_or("").trim().trim_start_matches("mailto:").to_lowercase();
        let plain = !first.contains(char::is_whitespace) && first.matches('@').count() == 1;
        let whole = first
            .split_once('@')
            .is_some_and(|(before, after)| !before.is_empty() && after.contains(|c| c != '.'));
        if plain && whole {
            return Ok(Some(first));
        }
        Err(self.fault(field, format!("“{text}” is not an e-mail address.")))
    }

    fn day(&self, field: Field) -> Result<Option<Date>, Fault> {
        let Some((index, text)) = self.cell(field) else { return Ok(None) };
        let order = self.terms.orders.get(index).copied().flatten();
        match dates::read(text, order, &self.terms.zone) {
            Ok(day) => Ok(Some(day)),
            Err(reason @ (NoDay::Unreadable | NoDay::NotThere | NoDay::Unclear)) => {
                Err(self.fault(field, format!("“{text}” {reason}.")))
            }
        }
    }

    fn money(&self, field: Field, currency: Currency) -> Result<Option<Money>, Fault> {
        let Some((_, text)) = self.cell(field) else { return Ok(None) };
        match Money::parse(text, currency) {
            Ok(money) => Ok(Some(money)),
            Err(MoneyError::Empty) => Ok(None),
            Err(reason) => Err(self.fault(field, format!("“{text}” is not an amount: {reason}."))),
        }
    }

    fn user(&self) -> Result<UserDraft, Fault> {
        let name = self.person_name().ok_or_else(|| self.fault(Field::Name, "The name is missing."))?;
        Ok(UserDraft {
            name,
            email: self.email(Field::Email)?,
            roles: self.cell(Field::UserRole).and_then(|(_, text)| values::roles(text)),
            team: self.text(Field::Team),
            manager: self.text(Field::Manager),
        })
    }

    fn account(&self) -> Result<AccountDraft, Fault> {
        let name = self.text(Field::Name).ok_or_else(|| self.fault(Field::Name, "The name is missing."))?;
        Ok(AccountDraft {
            name,
            external_id: self.text(Field::ExternalId),
            owner: self.text(Field::Owner),
            sector: self.text(Field::Sector),
            size: self.text(Field::CompanySize),
            revenue_minor: self.revenue()?,
            founded: self.year()?,
            place: self.text(Field::Place),
            parent: self.text(Field::Parent),
            website: self.text(Field::Website),
            customer_since: self.day(Field::CustomerSince)?,
        })
    }

    fn revenue(&self) -> Result<Option<i64>, Fault> {
        let plain = self.money(Field::Revenue, self.terms.currency)?;
        let Some(millions) = self.money(Field::RevenueMillions, self.terms.currency)? else {
            return Ok(plain.map(|money| money.minor));
        };
        let minor = millions.minor.checked_mul(1_000_000);
        Ok(Some(minor.ok_or_else(|| self.fault(Field::RevenueMillions, "That is more than can be kept."))?))
    }

    fn year(&self) -> Result<Option<i64>, Fault> {
        let Some((_, text)) = self.cell(Field::Founded) else { return Ok(None) };
        let year = text.trim_end_matches(".0").parse().ok().filter(|year| (1000..=2100).contains(year));
        year.map(Some).ok_or_else(|| self.fault(Field::Founded, format!("“{text}” is not a year.")))
    }

    fn prospect(&self) -> Result<ProspectDraft, Fault> {
        let email = self.email(Field::Email)?;
        let named = self.person_name().or_else(|| email.as_deref().map(name_from_address));
        let name = named.ok_or_else(|| self.fault(Field::Name, "There is neither a name nor an e-mail."))?;
        if domain::names::fold(&name).is_empty() {
            return Err(self.fault(Field::Name, format!("“{name}” is not a name.")));
        }
        Ok(ProspectDraft {
            name,
            external_id: self.text(Field::ExternalId),
            email,
            phone: self.text(Field::Phone),
            title: self.text(Field::Title),
            company: self.text(Field::Company),
            company_size: self.text(Field::CompanySize),
            owner: self.text(Field::Owner),
            place: self.text(Field::Place),
            summary: self.text(Field::Summary),
            source: self.text(Field::Source),
            last_conversation: self.day(Field::LastConversation)?,
            outcome: self.cell(Field::Outcome).and_then(|(_, text)| values::outcome(text)),
        })
    }

    fn opportunity(&self) -> Result<OpportunityDraft, Fault> {
        let (stage, state) = (self.text(Field::Stage), self.text(Field::State));
        let standing = values::standing(stage.as_deref(), state.as_deref());
        let is_open = matches!(standing, Standing::Open(_));
        let (close_day, expected_day) = (self.day(Field::CloseDay)?, self.day(Field::ExpectedDay)?);
        if !is_open && close_day.is_none() {
            let word = if standing == Standing::Won { "won" } else { "lost" };
            return Err(
                self.fault(Field::CloseDay, format!("It is {word} and has no day on which it closed."))
            );
        }
        let created_day = self.day(Field::CreatedDay)?;
        if let (Some(created), Some(closed), false) = (created_day, close_day, is_open)
            && closed < created
        {
            return Err(
                self.fault(Field::CloseDay, format!("It closed on {closed}, before it began on {created}."))
            );
        }
        let currency = self.currency()?;
        let amount = self.money(Field::Amount, currency.unwrap_or(self.terms.currency))?;
        if amount.is_some_and(|amount| amount.minor < 0) {
            return Err(self.fault(Field::Amount, "An amount is not below zero."));
        }
        let (company, product) = (self.text(Field::Company), self.text(Field::Product));
        let external_id = self.text(Field::ExternalId);
        let name = self.text(Field::Name).map(|name| one_line(&name));
        let made = || match (&company, &product) {
            (Some(company), Some(product)) => Some(format!("{company}, {product}")),
            (company, product) => company.clone().or(product.clone()).or(external_id.clone()),
        };
        let name = name.or_else(made).ok_or_else(|| self.fault(Field::Name, "The name is missing."))?;
        Ok(OpportunityDraft {
            name,
            company,
            person: self.text(Field::Person),
            person_email: self.email(Field::PersonEmail)?,
            owner: self.text(Field::Owner),
            currency: amount.map(|amount| amount.currency).or(currency),
            amount_minor: amount.map(|amount| amount.minor),
            product,
            created_day,
            expected_day: expected_day.or(close_day.filter(|_| is_open)),
            closed_day: close_day.filter(|_| !is_open),
            next_step: self.text(Field::NextStep).filter(|_| is_open),
            next_step_day: self.day(Field::NextStepDay)?.filter(|_| is_open),
            lost_reason: self.text(Field::LostReason).filter(|_| standing == Standing::Lost),
            standing,
            external_id,
        })
    }

    fn currency(&self) -> Result<Option<Currency>, Fault> {
        let Some((_, text)) = self.cell(Field::Currency) else { return Ok(None) };
        let read = Currency::parse(text).map(Some);
        read.map_err(|reason| self.fault(Field::Currency, format!("“{text}” is {reason}.")))
    }

    fn touch(&self) -> Result<TouchDraft, Fault> {
        let day =
            self.day(Field::TouchDay)?.ok_or_else(|| self.fault(Field::TouchDay, "The day is missing."))?;
        let (person, person_email) = (self.text(Field::Person), self.email(Field::PersonEmail)?);
        if person.is_none() && person_email.is_none() {
            return Err(self.fault(Field::Person, "It does not say who was contacted."));
        }
        let channel = values::channel(self.cell(Field::Channel).map_or("", |(_, text)| text));
        let outcome = self.cell(Field::TouchOutcome).map_or("", |(_, text)| text);
        Ok(TouchDraft {
            external_id: self.text(Field::ExternalId),
            person,
            person_email,
            owner: self.text(Field::Owner),
            day,
            channel,
            outcome: values::touch_outcome(outcome, channel),
            note: self.text(Field::Note),
        })
    }
}

/// `marta.kowalczyk@halden.example` is Marta Kowalczyk until somebody says better.
fn name_from_address(email: &str) -> String {
    let local = email.split(['@', '+']).next().unwrap_or(email);
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    };
    let words: Vec<String> =
        local.split(['.', '_', '-']).filter(|word| !word.is_empty()).map(capital).collect();
    if words.is_empty() { email.to_owned() } else { words.join(" ") }
}

/// Quoted newlines belong into notes, not into names.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
