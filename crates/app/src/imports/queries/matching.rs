//! Looks for rows that a file may mean and that no lower slice looks for.

use std::collections::HashSet;

use domain::{AccountId, OpportunityId, ProspectId, UserId};
use jiff::civil::Date;
use store::{Org, StoreError, args};

/// The users whose records somebody sees.
pub(in crate::imports) fn visible_owners(
    org: &mut Org<'_>,
    viewer: UserId,
) -> Result<HashSet<UserId>, StoreError> {
    let sql = "select user_id from record_sight where org_id = $1 and viewer_id = $2";
    org.query(sql, args![viewer])?.iter().map(|row| row.get(0)).collect()
}

/// The opportunity of a folded name with a company, begun on that day, that no other system's id contradicts.
pub(in crate::imports) fn opportunity_named(
    org: &mut Org<'_>,
    folded: &str,
    account: Option<AccountId>,
    created_day: Option<Date>,
    has_id: bool,
) -> Result<Option<OpportunityId>, StoreError> {
    let sql =
        "select id from opportunities where org_id = $1 and folded_name = $2 and coalesce(account_id, 0) = $3
                 and coalesce(created_day, '') = $4 and (external_id is null or $5 = 0)
               order by id limit 1";
    let day = created_day.map_or(String::new(), |day| day.to_string());
    let args = args![folded, account.map_or(0, i64::from), day, has_id];
    org.one(sql, args)?.map(|row| row.get(0)).transpose()
}

/// The people of a folded name, at any company: two at most, which is one too many to be sure.
pub(in crate::imports) fn people_named(
    org: &mut Org<'_>,
    folded: &str,
) -> Result<Vec<ProspectId>, StoreError> {
    let sql = "select id from prospects where org_id = $1 and folded_name = $2 order by id limit 2";
    org.query(sql, args![folded])?.iter().map(|row| row.get(0)).collect()
}

/// Somebody who is here already, as the preview shows them.
#[derive(Clone, Debug)]
pub(in crate::imports) struct Known {
    pub(in crate::imports) name: String,
    pub(in crate::imports) company: Option<String>,
}

/// A prospect that the viewer sees.
pub(in crate::imports) fn known_prospect(
    org: &mut Org<'_>,
    viewer: UserId,
    prospect: ProspectId,
) -> Result<Option<Known>, StoreError> {
    let scope = crate::people::access::record_scope("p.owner_id");
    let sql = format!(
        "select p.name, a.name from prospects p
         left join accounts a on a.org_id = p.org_id and a.id = p.account_id
         where p.org_id = $1 and {scope} and p.id = $3"
    );
    let row = org.one(&sql, args![viewer, prospect])?;
    row.map(|row| Ok(Known { name: row.get(0)?, company: row.get(1)? })).transpose()
}
