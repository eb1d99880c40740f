//! Results behind the counted measures.

use domain::result::ResultKind;
use domain::{ProspectId, ResultId, UserId};
use jiff::civil::Date;
use store::{Org, StoreError, ToValue, args};

use super::{ROWS, list};

/// How many results of a kind everybody has in a period.
pub fn result_counts(
    org: &mut Org<'_>,
    kind: ResultKind,
    from: Date,
    to: Date,
) -> Result<Vec<(UserId, i64)>, StoreError> {
    let sql = "select r.user_id, count(*) from results r where r.org_id = $1 and r.kind = $2 and r.day >= $3 and r.day <= $4
               group by r.user_id";
    org.query(sql, args![kind.code(), from, to])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// A result behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultLine {
    /// Which.
    pub id: ResultId,
    /// The credited person's day.
    pub day: Date,
    /// Credited to.
    pub user: UserId,
    /// With whom.
    pub prospect: Option<(ProspectId, String)>,
    /// At which company.
    pub account: Option<String>,
    /// Who wrote it down, when somebody else did: who accepted the lead, who held the call.
    pub logged_by: Option<String>,
}

/// The rows behind a count, by day; one more than a page when there is another page.
pub fn result_lines(
    org: &mut Org<'_>,
    kind: ResultKind,
    users: &[UserId],
    (from, to): (Date, Date),
    after: Option<(Date, i64)>,
) -> Result<Vec<ResultLine>, StoreError> {
    let (places, list) = list(5, users);
    let mut arguments = args![kind.code(), from, to];
    arguments.extend(list);
    let mut sql = format!(
        "select r.id, r.day, r.user_id, r.prospect_id, p.name, a.name, g.name from results r
         left join prospects p on p.org_id = r.org_id and p.id = r.prospect_id
         left join accounts a on a.org_id = r.org_id and a.id = coalesce(p.account_id, r.account_id)
         left join users g on g.org_id = r.org_id and g.id = r.logged_by and g.id <> r.user_id
         where r.org_id = $1 and r.kind = $2 and r.day >= $3 and r.day <= $4 and r.user_id in ({places})"
    );
    if let Some((day, id)) = after {
        let place = 5 + users.len();
        sql += &format!(" and (r.day > ${place} or (r.day = ${place} and r.id > ${}))", place + 1);
        arguments.extend([day.to_value(), id.to_value()]);
    }
    sql += &format!(" order by r.day, r.id limit {}", ROWS + 1);
    let rows = org.query(&sql, arguments)?;
    rows.iter()
        .map(|row| {
            let (prospect, name): (Option<ProspectId>, Option<String>) = (row.get(3)?, row.get(4)?);
            Ok(ResultLine {
                id: row.get(0)?,
                day: row.get(1)?,
                user: row.get(2)?,
                prospect: prospect.zip(name),
                account: row.get(5)?,
                logged_by: row.get(6)?,
            })
        })
        .collect()
}
