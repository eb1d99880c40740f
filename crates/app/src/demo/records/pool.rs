//! The people whom nobody wrote down: made by the dice, the same ones every time.

use std::collections::BTreeSet;

use domain::{AccountId, ProspectId, UserId};
use jiff::civil::Date;
use store::Org;
use web::Result;

use super::words::{FAMILY, FIRST, GIVEN, PLACES, SIZES, SOURCES, TITLES, TRADES};
use crate::accounts::actions::{self as accounts, AccountFields};
use crate::demo::dice::Dice;
use crate::prospects::actions::{self as prospects, ProspectFields};

/// One of a rep's people, as far as the past needs to know.
#[derive(Clone, Debug)]
pub(in crate::demo) struct Lead {
    /// Who.
    pub(in crate::demo) id: ProspectId,
    /// How often they talked.
    pub(in crate::demo) talks: u32,
    /// How often they were tried.
    pub(in crate::demo) tries: u32,
    /// Not before that day.
    pub(in crate::demo) from: Option<Date>,
    /// Waits for a booked call on that day: not booked again before.
    pub(in crate::demo) call: Option<Date>,
    /// Not theirs to call any more.
    pub(in crate::demo) gone: bool,
}

/// A rep's people, and whose turn it is.
#[derive(Clone, Debug, Default)]
pub(in crate::demo) struct Pool {
    /// Everybody.
    pub(in crate::demo) leads: Vec<Lead>,
    /// Whose turn it is.
    pub(in crate::demo) next: usize,
}

impl Pool {
    /// The next people to call on a day, in turn; those who asked to wait only where nobody else is left.
    pub(in crate::demo) fn take(&mut self, count: usize, day: Date) -> Vec<usize> {
        let mut taken = Vec::new();
        for waiting_too in [false, true] {
            for _ in 0..self.leads.len() {
                if taken.len() == count {
                    return taken;
                }
                let place = self.next % self.leads.len();
                self.next += 1;
                let lead = &self.leads[place];
                let may = !lead.gone && (waiting_too || lead.from.is_none_or(|from| from <= day));
                if may && !taken.contains(&place) {
                    taken.push(place);
                }
            }
        }
        taken
    }
}

/// Companies that are not used twice.
#[derive(Default)]
pub(in crate::demo) struct Used {
    companies: BTreeSet<String>,
    people: BTreeSet<String>,
}

/// So many people of one rep.
pub(in crate::demo) fn fill(
    org: &mut Org<'_>,
    used: &mut Used,
    key: &str,
    owner: UserId,
    count: usize,
) -> Result<Pool> {
    let mut dice = Dice::of(key, 7);
    let mut pool = Pool::default();
    let mut account = None;
    while pool.leads.len() < count {
        let (account, company, place) = match &account {
            // Every third company has two people.
            Some((id, company, place)) if dice.chance(30) => (*id, String::clone(company), *place),
            _ => {
                let place = *dice.pick(&PLACES);
                let (id, company) = company(org, used, &mut dice, owner, place.0)?;
                account = Some((id, company.clone(), place));
                (id, company, place)
            }
        };
        let id = person(org, used, &mut dice, owner, (account, &company, place))?;
        pool.leads.push(Lead { id, talks: 0, tries: 0, from: None, call: None, gone: false });
    }
    Ok(pool)
}

fn company(
    org: &mut Org<'_>,
    used: &mut Used,
    dice: &mut Dice,
    owner: UserId,
    place: &str,
) -> Result<(AccountId, String)> {
    let (name, sector) = loop {
        let (trade, sector) = *dice.pick(&TRADES);
        let name = format!("{} {trade}", dice.pick(&FIRST));
        if used.companies.insert(name.clone()) {
            break (name, sector);
        }
    };
    let fields = AccountFields {
        name: name.clone(),
        owner: Some(owner),
        sector: Some(sector.to_owned()),
        size: Some((*dice.pick(&SIZES)).to_owned()),
        founded: Some(dice.between(1951, 2016)),
        place: Some(place.to_owned()),
        website: Some(format!("https://{}", host(&name))),
        ..AccountFields::default()
    };
    Ok((accounts::create(org, &fields)?, name))
}

fn person(
    org: &mut Org<'_>,
    used: &mut Used,
    dice: &mut Dice,
    owner: UserId,
    (account, company, place): (AccountId, &str, (&str, &str)),
) -> Result<ProspectId> {
    let name = loop {
        let name = format!("{} {}", dice.pick(&GIVEN), dice.pick(&FAMILY));
        if used.people.insert(name.clone()) {
            break name;
        }
    };
    let address = format!("{}@{}", domain::names::fold(&name).replace(' ', "."), host(company));
    let phone = format!("{} 555 01{:02}", dice.between(201, 979), dice.below(100));
    let fields = ProspectFields {
        name,
        account: Some(account),
        title: Some((*dice.pick(&TITLES)).to_owned()),
        email: dice.chance(90).then_some(address),
        phone: dice.chance(85).then_some(phone),
        place: Some(place.0.to_owned()),
        zone: Some(place.1.to_owned()),
        owner: Some(owner),
        source: Some((*dice.pick(&SOURCES)).to_owned()),
        ..ProspectFields::default()
    };
    prospects::create(org, &fields)
}

/// A made-up address on the net: `.example` belongs to nobody.
pub(super) fn host(company: &str) -> String {
    let name: String = domain::names::fold(company).chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{name}.example")
}
