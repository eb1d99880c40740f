//! One prospect's own row.

use domain::names::fold;
use domain::{AccountId, ProspectId, UserId};
use jiff::civil::Date;
use store::{Org, StoreError, args};

use crate::prospects::actions::{Next, ProspectFields, Standing};

pub(in crate::prospects) fn insert(
    org: &mut Org<'_>,
    id: ProspectId,
    fields: &ProspectFields,
) -> Result<(), StoreError> {
    let sql = "insert into prospects (org_id, id, account_id, name, folded_name, title, email, phone, place, zone, summary,
                 external_id, owner_id, source, state, next_named_by_them, import_id, created_at, updated_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'lead', 0, $15, $16, $16)";
    let now = org.now();
    let args = args![
        id,
        fields.account,
        fields.name,
        fold(&fields.name),
        fields.title,
        fields.email,
        fields.phone,
        fields.place,
        fields.zone,
        fields.summary,
        fields.external_id,
        fields.owner,
        fields.source,
        fields.import,
        now
    ];
    org.execute(sql, args)?;
    Ok(())
}

pub(in crate::prospects) fn update(
    org: &mut Org<'_>,
    id: ProspectId,
    fields: &ProspectFields,
) -> Result<(), StoreError> {
    let sql = "update prospects set account_id = $2, name = $3, folded_name = $4, title = $5, email = $6, phone = $7,
                 place = $8, zone = $9, summary = $10, external_id = $11, owner_id = $12, source = $13, updated_at = $14
               where org_id = $1 and id = $15";
    let now = org.now();
    let args = args![
        fields.account,
        fields.name,
        fold(&fields.name),
        fields.title,
        fields.email,
        fields.phone,
        fields.place,
        fields.zone,
        fields.summary,
        fields.external_id,
        fields.owner,
        fields.source,
        now,
        id
    ];
    org.execute(sql, args)?;
    Ok(())
}

pub(in crate::prospects) fn set_owner(
    org: &mut Org<'_>,
    id: ProspectId,
    owner: Option<UserId>,
) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "update prospects set owner_id = $2, updated_at = $3 where org_id = $1 and id = $4";
    org.execute(sql, args![owner, now, id])?;
    Ok(())
}

pub(in crate::prospects) fn set_next(
    org: &mut Org<'_>,
    id: ProspectId,
    next: &Next,
) -> Result<(), StoreError> {
    let sql =
        "update prospects set next_day = $2, next_minute = $3, next_objective = $4, next_named_by_them = $5,
                 updated_at = $6
               where org_id = $1 and id = $7";
    let now = org.now();
    org.execute(sql, args![next.day, next.minute, next.objective, next.named_by_them, now, id])?;
    Ok(())
}

pub(in crate::prospects) fn set_state(
    org: &mut Org<'_>,
    id: ProspectId,
    state: &str,
    reason: Option<&str>,
    day: Option<Date>,
) -> Result<u64, StoreError> {
    let sql = "update prospects set state = $2, state_reason = $3, state_day = $4, updated_at = $5
               where org_id = $1 and id = $6";
    let now = org.now();
    org.execute(sql, args![state, reason, day, now, id])
}

pub(in crate::prospects) fn delete(org: &mut Org<'_>, id: ProspectId) -> Result<(), StoreError> {
    org.execute("delete from prospects where org_id = $1 and id = $2", args![id])?;
    Ok(())
}

/// Whether anything happened with the person, or was written down about them.
pub(in crate::prospects) fn is_referred_to(org: &mut Org<'_>, id: ProspectId) -> Result<bool, StoreError> {
    let sql = "select 1 from prospects p where p.org_id = $1 and p.id = $2 and (
                 exists (select 1 from touches t where t.org_id = $1 and t.prospect_id = $2)
                 or exists (select 1 from results r where r.org_id = $1 and r.prospect_id = $2)
                 or exists (select 1 from facts f where f.org_id = $1 and f.prospect_id = $2)
                 or exists (select 1 from notes n where n.org_id = $1 and n.prospect_id = $2)
                 or exists (select 1 from promises m where m.org_id = $1 and m.prospect_id = $2)
                 or exists (select 1 from referrals f where f.org_id = $1
                              and (f.from_prospect_id = $2 or f.to_prospect_id = $2))
                 or exists (select 1 from scoping_calls c where c.org_id = $1 and c.prospect_id = $2)
                 or exists (select 1 from plan_items i where i.org_id = $1 and i.prospect_id = $2)
                 or exists (select 1 from handoffs h where h.org_id = $1 and h.prospect_id = $2)
                 or exists (select 1 from opportunities o where o.org_id = $1 and o.prospect_id = $2))";
    Ok(org.one(sql, args![id])?.is_some())
}

/// Whether somebody changed the record itself after it was made (its next day does not count).
pub fn was_edited(org: &mut Org<'_>, id: ProspectId) -> Result<bool, StoreError> {
    let sql = "select 1 from events where org_id = $1 and subject_kind = 'prospect' and subject_id = $2
               and verb = 'prospect_changed' limit 1";
    Ok(org.one(sql, args![id])?.is_some())
}

/// Whether there is such a prospect, whoever asks.
pub fn exists(org: &mut Org<'_>, id: ProspectId) -> Result<bool, StoreError> {
    Ok(org.one("select 1 from prospects where org_id = $1 and id = $2", args![id])?.is_some())
}

/// Everything known of a prospect, whoever asks.
pub fn fields(org: &mut Org<'_>, id: ProspectId) -> Result<Option<ProspectFields>, StoreError> {
    let sql = "select name, account_id, title, email, phone, place, zone, summary, external_id, owner_id, source, import_id
               from prospects where org_id = $1 and id = $2";
    let Some(row) = org.one(sql, args![id])? else { return Ok(None) };
    Ok(Some(ProspectFields {
        name: row.get(0)?,
        account: row.get(1)?,
        title: row.get(2)?,
        email: row.get(3)?,
        phone: row.get(4)?,
        place: row.get(5)?,
        zone: row.get(6)?,
        summary: row.get(7)?,
        external_id: row.get(8)?,
        owner: row.get(9)?,
        source: row.get(10)?,
        import: row.get(11)?,
    }))
}

/// The next conversation, the state and the owner, whoever asks.
pub fn standing(org: &mut Org<'_>, id: ProspectId) -> Result<Option<Standing>, StoreError> {
    let sql = "select next_day, next_minute, next_objective, next_named_by_them, state, state_reason, state_day, owner_id
               from prospects where org_id = $1 and id = $2";
    let Some(row) = org.one(sql, args![id])? else { return Ok(None) };
    Ok(Some(Standing {
        next: Next {
            day: row.get(0)?,
            minute: row.get(1)?,
            objective: row.get(2)?,
            named_by_them: row.get(3)?,
        },
        state: row.get(4)?,
        state_reason: row.get(5)?,
        state_day: row.get(6)?,
        owner: row.get(7)?,
    }))
}

/// The oldest prospect of a folded name at an account (or at none).
pub fn find_by_folded_name(
    org: &mut Org<'_>,
    folded: &str,
    account: Option<AccountId>,
) -> Result<Option<ProspectId>, StoreError> {
    let sql =
        "select id from prospects where org_id = $1 and folded_name = $2 and coalesce(account_id, 0) = $3
               order by id limit 1";
    let account = account.map_or(0, i64::from);
    org.one(sql, args![folded, account])?.map(|row| row.get(0)).transpose()
}

/// The prospect with this address, compared in lower case.
pub fn find_by_email(org: &mut Org<'_>, email: &str) -> Result<Option<ProspectId>, StoreError> {
    let sql = "select id from prospects where org_id = $1 and email = $2 order by id limit 1";
    org.one(sql, args![email.trim().to_lowercase()])?.map(|row| row.get(0)).transpose()
}

/// The prospect that another system knows by this id.
pub fn find_by_external_id(org: &mut Org<'_>, external_id: &str) -> Result<Option<ProspectId>, StoreError> {
    let sql = "select id from prospects where org_id = $1 and external_id = $2 order by id limit 1";
    org.one(sql, args![external_id])?.map(|row| row.get(0)).transpose()
}
