//! The list of prospects, and finding them by name.

use domain::hours::local_day;
use domain::names::fold;
use domain::segment::{Segment, segment};
use domain::{AccountId, ProspectId, UserId};
use jiff::civil::Date;
use store::{Org, Row, StoreError, ToValue, Value};
use web::{Page, PageRequest, Who};

use super::segments::segment_facts;
use crate::people::access::record_scope;

/// Whose prospects are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// All in sight.
    #[default]
    All,
    Mine,
    Team,
    Unassigned,
}

impl Whose {
    /// Every choice with its code and words.
    pub const CHOICES: [(Whose, &'static str, &'static str); 4] = [
        (Whose::All, "", "Everybody you see"),
        (Whose::Mine, "mine", "Mine"),
        (Whose::Team, "team", "My team’s"),
        (Whose::Unassigned, "unassigned", "Nobody’s yet"),
    ];

    /// The choice of a code; all for any other.
    pub fn from_code(code: &str) -> Whose {
        Whose::CHOICES.iter().find(|(_, known, _)| *known == code).map_or(Whose::All, |(whose, ..)| *whose)
    }

    /// For the address.
    pub fn code(self) -> &'static str {
        Whose::CHOICES.iter().find(|(whose, ..)| *whose == self).map_or("", |(_, code, _)| code)
    }
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub id: ProspectId,
    pub name: String,
    pub folded_name: String,
    pub title: Option<String>,
    pub account: Option<(AccountId, String)>,
    pub owner: Option<(UserId, String)>,
    pub next_day: Option<Date>,
    pub next_minute: Option<i64>,
    /// Kind and day of the last result.
    pub last: Option<(String, Date)>,
    pub segment: Segment,
}

/// A page of the prospects in the viewer's sight, by name.
pub fn list(
    org: &mut Org<'_>,
    who: &Who,
    request: &PageRequest,
    whose: Whose,
) -> Result<Page<Listed>, StoreError> {
    let (after, after_id) = request.after_key();
    let mut rows = select(org, who, &request.q, whose, (&after, after_id), PageRequest::SIZE + 1)?;
    let ids: Vec<ProspectId> = rows.iter().map(|row| row.id).collect();
    let (facts, today) = (segment_facts(org, &ids)?, local_day(org.now(), &who.zone));
    for row in &mut rows {
        if let Some(facts) = facts.get(&row.id) {
            row.segment = segment(facts, today);
        }
    }
    Ok(Page::cut(rows, |row| (row.folded_name.clone(), row.id.into())))
}

/// The prospects in the viewer's sight whose name, company or address has all the words, by name.
pub fn find_by_name(
    org: &mut Org<'_>,
    who: &Who,
    words: &str,
    limit: usize,
) -> Result<Vec<Listed>, StoreError> {
    select(org, who, words, Whose::All, ("", 0), limit)
}

fn select(
    org: &mut Org<'_>,
    who: &Who,
    words: &str,
    whose: Whose,
    (after, after_id): (&str, i64),
    limit: usize,
) -> Result<Vec<Listed>, StoreError> {
    let mut args = vec![who.user.to_value()];
    let mut conditions = vec![record_scope("p.owner_id")];
    match whose {
        Whose::All => {}
        Whose::Mine => conditions.push("p.owner_id = $2".to_owned()),
        Whose::Unassigned => conditions.push("p.owner_id is null".to_owned()),
        Whose::Team => {
            let team = place(&mut args, who.team.map_or(0, i64::from));
            conditions.push(format!(
                "p.owner_id in (select u.id from users u where u.org_id = $1 and u.team_id = {team})"
            ));
        }
    }
    conditions.extend(matching(words, &mut args));
    if !after.is_empty() || after_id > 0 {
        let (name, id) = (place(&mut args, after), place(&mut args, after_id));
        conditions.push(format!("(p.folded_name > {name} or (p.folded_name = {name} and p.id > {id}))"));
    }
    let limit = place(&mut args, limit);
    let sql = format!(
        "select p.id, p.name, p.folded_name, p.title, p.account_id, a.name, p.owner_id, u.name, p.next_day,
           p.next_minute, r.kind, r.day
         from prospects p
         left join accounts a on a.org_id = p.org_id and a.id = p.account_id
         left join users u on u.org_id = p.org_id and u.id = p.owner_id
         left join results r on r.org_id = p.org_id and r.id =
           (select l.id from results l where l.org_id = $1 and l.prospect_id = p.id order by l.at desc, l.id desc limit 1)
         where p.org_id = $1 and {} order by p.folded_name, p.id limit {limit}",
        conditions.join(" and ")
    );
    org.query(&sql, args)?.iter().map(to_listed).collect()
}

/// Adds an argument; its placeholder.
fn place(args: &mut Vec<Value>, value: impl ToValue) -> String {
    args.push(value.to_value());
    format!("${}", args.len() + 1)
}

/// Each word must stand in the name or the company; a word with an @ in the address.
fn matching(words: &str, args: &mut Vec<Value>) -> Vec<String> {
    let mut conditions = Vec::new();
    for word in words.split_whitespace().take(6) {
        if word.contains('@') {
            let address = place(args, format!("%{}%", word.to_lowercase().replace('%', "")));
            conditions.push(format!("p.email like {address}"));
            continue;
        }
        // Folding leaves letters, digits and blanks: nothing that `like` reads as a pattern.
        for part in fold(word).split(' ').filter(|part| !part.is_empty()) {
            let part = place(args, format!("%{part}%"));
            conditions.push(format!(
                "(p.folded_name like {part} or p.account_id in
                   (select f.id from accounts f where f.org_id = $1 and f.folded_name like {part}))"
            ));
        }
    }
    conditions
}

fn to_listed(row: &Row) -> Result<Listed, StoreError> {
    let (account, owner): (Option<AccountId>, Option<UserId>) = (row.get(4)?, row.get(6)?);
    let (kind, day): (Option<String>, Option<Date>) = (row.get(10)?, row.get(11)?);
    Ok(Listed {
        id: row.get(0)?,
        name: row.get(1)?,
        folded_name: row.get(2)?,
        title: row.get(3)?,
        account: account.zip(row.get(5)?),
        owner: owner.zip(row.get(7)?),
        next_day: row.get(8)?,
        next_minute: row.get(9)?,
        last: kind.zip(day),
        segment: Segment::By(domain::segment::Behaviour::New),
    })
}
