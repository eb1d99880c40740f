//! The tables of this slice: the only file that names them.

use domain::names::fold_company;
use domain::{AccountId, Role, UserId};
use store::{Org, StoreError, args};
use web::Who;

use crate::accounts::actions::AccountFields;
use crate::people::access::record_scope;

pub(in crate::accounts) fn insert(
    org: &mut Org<'_>,
    id: AccountId,
    fields: &AccountFields,
) -> Result<(), StoreError> {
    let sql = "insert into accounts (org_id, id, name, folded_name, external_id, owner_id, sector, size, revenue_minor,
                 founded, place, parent_name, website, customer_since_day, import_id, created_at, updated_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)";
    let now = org.now();
    let args = args![
        id,
        fields.name,
        fold_company(&fields.name),
        fields.external_id,
        fields.owner,
        fields.sector,
        fields.size,
        fields.revenue_minor,
        fields.founded,
        fields.place,
        fields.parent_name,
        fields.website,
        fields.customer_since,
        fields.import,
        now
    ];
    org.execute(sql, args)?;
    Ok(())
}

pub(in crate::accounts) fn update(
    org: &mut Org<'_>,
    id: AccountId,
    fields: &AccountFields,
) -> Result<(), StoreError> {
    let sql = "update accounts set name = $2, folded_name = $3, external_id = $4, owner_id = $5, sector = $6, size = $7,
                 revenue_minor = $8, founded = $9, place = $10, parent_name = $11, website = $12,
                 customer_since_day = $13, updated_at = $14
               where org_id = $1 and id = $15";
    let now = org.now();
    let args = args![
        fields.name,
        fold_company(&fields.name),
        fields.external_id,
        fields.owner,
        fields.sector,
        fields.size,
        fields.revenue_minor,
        fields.founded,
        fields.place,
        fields.parent_name,
        fields.website,
        fields.customer_since,
        now,
        id
    ];
    org.execute(sql, args)?;
    Ok(())
}

pub(in crate::accounts) fn set_owner(
    org: &mut Org<'_>,
    id: AccountId,
    owner: Option<UserId>,
) -> Result<(), StoreError> {
    let now = org.now();
    org.execute(
        "update accounts set owner_id = $2, updated_at = $3 where org_id = $1 and id = $4",
        args![owner, now, id],
    )?;
    Ok(())
}

pub(in crate::accounts) fn delete(org: &mut Org<'_>, id: AccountId) -> Result<(), StoreError> {
    org.execute("delete from accounts where org_id = $1 and id = $2", args![id])?;
    Ok(())
}

/// Whether a person, an opportunity, a result or a note belongs to the account.
pub(in crate::accounts) fn is_referred_to(org: &mut Org<'_>, id: AccountId) -> Result<bool, StoreError> {
    let sql = "select 1 from accounts a where a.org_id = $1 and a.id = $2 and (
                 exists (select 1 from prospects p where p.org_id = $1 and p.account_id = $2)
                 or exists (select 1 from opportunities o where o.org_id = $1 and o.account_id = $2)
                 or exists (select 1 from notes n where n.org_id = $1 and n.account_id = $2)
                 or exists (select 1 from results r where r.org_id = $1 and r.account_id = $2))";
    Ok(org.one(sql, args![id])?.is_some())
}

/// Everything known of an account, whoever asks.
pub fn fields(org: &mut Org<'_>, id: AccountId) -> Result<Option<AccountFields>, StoreError> {
    let sql = "select name, external_id, owner_id, sector, size, revenue_minor, founded, place, parent_name, website,
                 customer_since_day, import_id
               from accounts where org_id = $1 and id = $2";
    let Some(row) = org.one(sql, args![id])? else { return Ok(None) };
    Ok(Some(AccountFields {
        name: row.get(0)?,
        external_id: row.get(1)?,
        owner: row.get(2)?,
        sector: row.get(3)?,
        size: row.get(4)?,
        revenue_minor: row.get(5)?,
        founded: row.get(6)?,
        place: row.get(7)?,
        parent_name: row.get(8)?,
        website: row.get(9)?,
        customer_since: row.get(10)?,
        import: row.get(11)?,
    }))
}

/// The oldest account of a name folded by [`domain::names::fold_company`].
pub fn find_by_folded_name(org: &mut Org<'_>, folded: &str) -> Result<Option<AccountId>, StoreError> {
    let sql = "select id from accounts where org_id = $1 and folded_name = $2 order by id limit 1";
    org.one(sql, args![folded])?.map(|row| row.get(0)).transpose()
}

/// The account that another system knows by this id.
pub fn find_by_external_id(org: &mut Org<'_>, external_id: &str) -> Result<Option<AccountId>, StoreError> {
    let sql = "select id from accounts where org_id = $1 and external_id = $2 order by id limit 1";
    org.one(sql, args![external_id])?.map(|row| row.get(0)).transpose()
}

/// May the viewer read an account, and change it? Out of sight it is 404; the owner, their leaders and admins change
/// it, anybody while it has no owner.
pub fn leave(org: &mut Org<'_>, who: &Who, id: AccountId) -> web::Result<bool> {
    let sql = format!(
        "select a.owner_id,
           (select count(*) from lines l where l.org_id = $1 and l.leader_id = $2 and l.user_id = a.owner_id)
         from accounts a where a.org_id = $1 and {} and a.id = $3",
        record_scope("a.owner_id")
    );
    let row = org.one(&sql, args![who.user, id])?.ok_or(web::Error::NotFound)?;
    let (owner, in_line): (Option<UserId>, i64) = (row.get(0)?, row.get(1)?);
    Ok(owner.is_none() || in_line > 0 || who.roles.has(Role::Admin))
}

/// For a form that changes the account.
pub fn may_edit(org: &mut Org<'_>, who: &Who, id: AccountId) -> web::Result<()> {
    if leave(org, who, id)? {
        return Ok(());
    }
    let text = "Only the owner, a leader of theirs or an admin can change this. Ask them.";
    Err(web::Error::Forbidden(text.to_owned()))
}
