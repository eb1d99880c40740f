//! A row, understood: typed, checked, with the key by which it is found again. Nothing is looked up here.

use std::hash::{DefaultHasher, Hash, Hasher};

use domain::Currency;
use domain::Roles;
use domain::names::{fold, fold_company};
use domain::result::{Channel, Outcome};
use jiff::civil::Date;

use super::values::Standing;

/// One row of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Draft {
    User(UserDraft),
    Account(AccountDraft),
    Prospect(ProspectDraft),
    Opportunity(OpportunityDraft),
    Touch(TouchDraft),
}

/// A colleague.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UserDraft {
    pub name: String,
    pub email: Option<String>,
    pub roles: Option<Roles>,
    pub team: Option<String>,
    pub manager: Option<String>,
}

/// A company.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountDraft {
    pub name: String,
    pub external_id: Option<String>,
    pub owner: Option<String>,
    pub sector: Option<String>,
    pub size: Option<String>,
    pub revenue_minor: Option<i64>,
    pub founded: Option<i64>,
    pub place: Option<String>,
    pub parent: Option<String>,
    pub website: Option<String>,
    pub customer_since: Option<Date>,
}

/// A person at a company.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProspectDraft {
    pub name: String,
    pub external_id: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub title: Option<String>,
    pub company: Option<String>,
    pub company_size: Option<String>,
    pub owner: Option<String>,
    pub place: Option<String>,
    pub summary: Option<String>,
    pub source: Option<String>,
    pub last_conversation: Option<Date>,
    pub outcome: Option<(&'static str, Option<&'static str>)>,
}

/// A possible sale.
#[derive(Clone, Debug, PartialEq)]
pub struct OpportunityDraft {
    pub name: String,
    pub external_id: Option<String>,
    pub company: Option<String>,
    pub person: Option<String>,
    pub person_email: Option<String>,
    pub owner: Option<String>,
    pub amount_minor: Option<i64>,
    pub currency: Option<Currency>,
    pub product: Option<String>,
    pub standing: Standing,
    pub created_day: Option<Date>,
    pub expected_day: Option<Date>,
    pub closed_day: Option<Date>,
    pub next_step: Option<String>,
    pub next_step_day: Option<Date>,
    pub lost_reason: Option<String>,
}

/// An attempt to reach somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct TouchDraft {
    pub external_id: Option<String>,
    pub person: Option<String>,
    pub person_email: Option<String>,
    pub owner: Option<String>,
    pub day: Date,
    pub channel: Channel,
    pub outcome: Outcome,
    pub note: Option<String>,
}

/// By what a row is found again within its file: the strongest it has, and whether a weaker one may stand for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    pub strongest: u64,
    /// The name's key, when the row has nothing stronger.
    pub weak: bool,
    pub name: u64,
}

impl Draft {
    /// External id, else e-mail, else folded name and company.
    pub fn keys(&self) -> Keys {
        let (id, email, name) = match self {
            Draft::User(user) => (None, user.email.clone(), key("n", &fold(&user.name))),
            Draft::Account(account) => {
                (account.external_id.clone(), None, key("n", &fold_company(&account.name)))
            }
            Draft::Prospect(person) => {
                let company = person.company.as_deref().map(fold_company);
                (person.external_id.clone(), person.email.clone(), key("n", &(fold(&person.name), company)))
            }
            Draft::Opportunity(deal) => {
                let company = deal.company.as_deref().map(fold_company);
                let name = (fold(&deal.name), company, deal.created_day);
                (deal.external_id.clone(), None, key("n", &name))
            }
            Draft::Touch(touch) => (Some(touch.identity()), None, 0),
        };
        let strong = id.map(|id| key("i", &id)).or(email.map(|email| key("e", &email.to_lowercase())));
        Keys { strongest: strong.unwrap_or(name), weak: strong.is_none(), name }
    }
}

impl TouchDraft {
    /// The other system's id, else one made of all that is known: the same file again finds the same touch.
    pub fn identity(&self) -> String {
        self.external_id.clone().unwrap_or_else(|| {
            let who = (&self.person, &self.person_email, &self.owner);
            let what = (self.day, self.channel.code(), self.outcome.code(), &self.note);
            format!("row:{}", &web::hash_token(&format!("{who:?}{what:?}"))[..24])
        })
    }
}

/// Only compared within one run.
fn key(kind: &str, value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    kind.hash(&mut hasher);
    value.hash(&mut hasher);
    hasher.finish()
}
