//! What a column can become: the fields of Forenoon that a file may fill.

use super::kind::Kind;

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Name,
    FirstName,
    LastName,
    ExternalId,
    Email,
    Phone,
    /// A prospect's role at the company.
    Title,
    Company,
    CompanySize,
    Owner,
    Place,
    Summary,
    Source,
    LastConversation,
    Outcome,
    Sector,
    Revenue,
    /// The same, written in millions.
    RevenueMillions,
    Founded,
    Parent,
    Website,
    CustomerSince,
    Amount,
    Currency,
    Product,
    Stage,
    State,
    CreatedDay,
    CloseDay,
    ExpectedDay,
    NextStep,
    NextStepDay,
    LostReason,
    Person,
    PersonEmail,
    UserRole,
    Team,
    Manager,
    TouchDay,
    Channel,
    TouchOutcome,
    Note,
}

/// Code, label and kinds of every field.
const WORDS: [(Field, &str, &str, &[Kind]); 42] = {
    use Field as F;
    use Kind::{Accounts as A, Opportunities as O, Prospects as P, Touches as T, Users as U};
    [
        (F::Name, "name", "Name", &[U, A, P, O]),
        (F::FirstName, "first_name", "First name", &[U, P]),
        (F::LastName, "last_name", "Last name", &[U, P]),
        (F::ExternalId, "external_id", "Number in the other system", &[A, P, O, T]),
        (F::Email, "email", "E-mail", &[U, P]),
        (F::Phone, "phone", "Phone", &[P]),
        (F::Title, "title", "Role", &[P]),
        (F::Company, "company", "Company", &[P, O]),
        (F::CompanySize, "size", "Company size", &[A, P]),
        (F::Owner, "owner", "Belongs to", &[A, P, O, T]),
        (F::Place, "place", "Place", &[A, P]),
        (F::Summary, "summary", "Notes", &[P]),
        (F::Source, "source", "Source", &[P]),
        (F::LastConversation, "last_conversation", "Last conversation", &[P]),
        (F::Outcome, "outcome", "Outcome", &[P]),
        (F::Sector, "sector", "Sector", &[A]),
        (F::Revenue, "revenue", "Revenue", &[A]),
        (F::RevenueMillions, "revenue_millions", "Revenue in millions", &[A]),
        (F::Founded, "founded", "Year founded", &[A]),
        (F::Parent, "parent", "Part of", &[A]),
        (F::Website, "website", "Website", &[A]),
        (F::CustomerSince, "customer_since", "Customer since", &[A]),
        (F::Amount, "amount", "Amount", &[O]),
        (F::Currency, "currency", "Currency", &[O]),
        (F::Product, "product", "Product", &[O]),
        (F::Stage, "stage", "Stage", &[O]),
        (F::State, "state", "Open, won or lost", &[O]),
        (F::CreatedDay, "created_day", "Created on", &[O]),
        (F::CloseDay, "close_day", "Closed or closing on", &[O]),
        (F::ExpectedDay, "expected_day", "Expected on", &[O]),
        (F::NextStep, "next_step", "Next step", &[O]),
        (F::NextStepDay, "next_step_day", "Next step on", &[O]),
        (F::LostReason, "lost_reason", "Why it was lost", &[O]),
        (F::Person, "person", "Person", &[O, T]),
        (F::PersonEmail, "person_email", "Person’s e-mail", &[O, T]),
        (F::UserRole, "role", "Role in Forenoon", &[U]),
        (F::Team, "team", "Team", &[U]),
        (F::Manager, "manager", "Reports to", &[U]),
        (F::TouchDay, "touch_day", "When", &[T]),
        (F::Channel, "channel", "By what", &[T]),
        (F::TouchOutcome, "touch_outcome", "How it went", &[T]),
        (F::Note, "note", "Note", &[T]),
    ]
};

impl Field {
    /// The word in map files and in JSON.
    pub fn code(self) -> &'static str {
        WORDS[self as usize].1
    }

    /// The word on the page.
    pub fn label(self) -> &'static str {
        WORDS[self as usize].2
    }

    /// Whether a file of this kind can fill it.
    pub fn belongs_to(self, kind: Kind) -> bool {
        WORDS[self as usize].3.contains(&kind)
    }

    /// The fields of a kind, in the order in which pages offer them.
    pub fn of(kind: Kind) -> impl Iterator<Item = Field> {
        WORDS.iter().map(|words| words.0).filter(move |field| field.belongs_to(kind))
    }

    /// The field of a kind with this code.
    pub fn from_code(kind: Kind, code: &str) -> Option<Field> {
        Field::of(kind).find(|field| field.code() == code)
    }

    /// Whether several columns may fill it, the first that isn't empty winning: work and home addresses.
    pub fn takes_several(self) -> bool {
        matches!(self, Field::Email | Field::Phone | Field::CloseDay)
    }

    /// Whether it holds a day.
    pub fn is_day(self) -> bool {
        matches!(
            self,
            Field::LastConversation
                | Field::CustomerSince
                | Field::CreatedDay
                | Field::CloseDay
                | Field::ExpectedDay
                | Field::NextStepDay
                | Field::TouchDay
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_every_field_stands_at_its_own_place() {
        for (index, words) in WORDS.iter().enumerate() {
            assert_eq!(words.0 as usize, index, "{}", words.1);
            assert!(!words.3.is_empty());
        }
    }
}
