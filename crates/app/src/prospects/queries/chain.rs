//! The referral chain around a prospect: who led to whom, within the viewer's sight.

use std::collections::BTreeSet;

use domain::ProspectId;
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, Row, StoreError, args};
use web::Who;

use crate::people::access::record_scope;

/// How far up and down the chain is followed, and how many people it shows.
const DEPTH: u8 = 5;
const PEOPLE: usize = 24;

/// A person in the chain.
#[derive(Clone, Debug)]
pub struct Link {
    pub id: ProspectId,
    pub depth: u8,
    pub name: String,
    pub account: Option<String>,
    pub state: String,
    pub customer_since: Option<Date>,
    pub next_day: Option<Date>,
    /// The scoping call that is booked.
    pub call_at: Option<Timestamp>,
    pub referred: i64,
    /// Pipeline that came of this person, in the organisation's currency.
    pub pipeline_minor: i64,
}

/// The chain from its first person on, depth first; empty when nobody named anybody.
pub fn chain(org: &mut Org<'_>, who: &Who, prospect: ProspectId) -> Result<Vec<Link>, StoreError> {
    let root = root_of(org, who, prospect)?;
    let mut links = Vec::new();
    let mut seen = BTreeSet::new();
    descend(org, who, root, 0, &mut seen, &mut links)?;
    if links.len() < 2 { Ok(Vec::new()) } else { Ok(links) }
}

/// Who named whom first, upwards, as far as the viewer sees.
fn root_of(org: &mut Org<'_>, who: &Who, prospect: ProspectId) -> Result<ProspectId, StoreError> {
    let sql = format!(
        "select f.from_prospect_id from referrals f
         join prospects p on p.org_id = f.org_id and p.id = f.from_prospect_id
         where f.org_id = $1 and {} and f.to_prospect_id = $3 order by f.at, f.id limit 1",
        record_scope("p.owner_id")
    );
    let mut seen = BTreeSet::from([prospect]);
    let mut root = prospect;
    for _ in 0..DEPTH {
        let Some(row) = org.one(&sql, args![who.user, root])? else { break };
        let above: ProspectId = row.get(0)?;
        if !seen.insert(above) {
            break;
        }
        root = above;
    }
    Ok(root)
}

fn descend(
    org: &mut Org<'_>,
    who: &Who,
    prospect: ProspectId,
    depth: u8,
    seen: &mut BTreeSet<ProspectId>,
    links: &mut Vec<Link>,
) -> Result<(), StoreError> {
    if links.len() >= PEOPLE || !seen.insert(prospect) {
        return Ok(());
    }
    let Some(link) = link(org, who, prospect, depth)? else { return Ok(()) };
    links.push(link);
    if depth < DEPTH {
        let sql = "select to_prospect_id from referrals where org_id = $1 and from_prospect_id = $2 order by at, id";
        for row in org.query(sql, args![prospect])? {
            descend(org, who, row.get(0)?, depth + 1, seen, links)?;
        }
    }
    Ok(())
}

fn link(org: &mut Org<'_>, who: &Who, prospect: ProspectId, depth: u8) -> Result<Option<Link>, StoreError> {
    let sql = format!(
        "with seen as (select p.id from prospects p where p.org_id = $1 and {} and p.id = $3)
         select p.id, p.name, a.name, p.state, a.customer_since_day, p.next_day,
           (select min(c.starts_at) from scoping_calls c
            where c.org_id = $1 and c.prospect_id = p.id and c.state = 'booked'),
           (select count(distinct f.to_prospect_id) from referrals f where f.org_id = $1 and f.from_prospect_id = p.id),
           (select cast(coalesce(sum(o.amount_minor), 0) as bigint) from opportunities o
            where o.org_id = $1 and o.prospect_id = p.id and o.currency = $4)
         from seen join prospects p on p.org_id = $1 and p.id = seen.id
         left join accounts a on a.org_id = p.org_id and a.id = p.account_id",
        record_scope("p.owner_id")
    );
    let row = org.one(&sql, args![who.user, prospect, who.currency.code()])?;
    row.map(|row| to_link(&row, depth)).transpose()
}

fn to_link(row: &Row, depth: u8) -> Result<Link, StoreError> {
    Ok(Link {
        id: row.get(0)?,
        depth,
        name: row.get(1)?,
        account: row.get(2)?,
        state: row.get(3)?,
        customer_since: row.get(4)?,
        next_day: row.get(5)?,
        call_at: row.get(6)?,
        referred: row.get(7)?,
        pipeline_minor: row.get(8)?,
    })
}
