//! Organisations and the addresses that sign in.

use domain::{Currency, OrgId, UserId};
use store::{Org, Reference, StoreError, args};

/// An organisation and its rules.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// The reporting currency.
    pub currency: Currency,
    /// The zone of those who have no own.
    pub zone: String,
    /// When a lead may be handed over: 'completed' or 'booked'.
    pub hand_off_after: String,
    /// Working days an account executive has to answer.
    pub hand_off_days: i64,
}

/// The organisation that is asked.
pub fn organisation(org: &mut Org<'_>) -> Result<Organisation, StoreError> {
    // The table's id is the org_id of every other; the name is for the layer, which wants to see the scope.
    let sql = "select o.name, o.currency, o.zone, o.hand_off_after, o.hand_off_days
               from (select id as org_id, name, currency, zone, hand_off_after, hand_off_days from organisations) o
               where o.org_id = $1";
    let row = org.one(sql, args![])?.ok_or_else(|| StoreError::Other("no such organisation".to_owned()))?;
    let currency: String = row.get(1)?;
    Ok(Organisation {
        name: row.get(0)?,
        currency: Currency::parse(&currency).unwrap_or(Currency::USD),
        zone: row.get(2)?,
        hand_off_after: row.get(3)?,
        hand_off_days: row.get(4)?,
    })
}

/// Whether there is no organisation at all yet.
pub(crate) fn is_empty(reference: &mut Reference<'_>) -> Result<bool, StoreError> {
    Ok(reference.one("select 1 from organisations limit 1", args![])?.is_none())
}

pub(crate) fn insert_organisation(
    reference: &mut Reference<'_>,
    name: &str,
    currency: &str,
    zone: &str,
) -> Result<OrgId, StoreError> {
    let (id, now): (OrgId, _) = (reference.next_id(), reference.now());
    reference.execute(
        "insert into organisations (id, name, currency, zone, created_at) values ($1, $2, $3, $4, $5)",
        args![id, name, currency, zone, now],
    )?;
    Ok(id)
}

pub(crate) fn update_organisation(
    org: &mut Org<'_>,
    name: &str,
    after: &str,
    days: i64,
) -> Result<(), StoreError> {
    let id = org.id();
    org.reference().execute(
        "update organisations set name = $1, hand_off_after = $2, hand_off_days = $3 where id = $4",
        args![name, after, days, id],
    )?;
    Ok(())
}

/// Whose address it is.
pub(crate) fn address(
    reference: &mut Reference<'_>,
    email: &str,
) -> Result<Option<(OrgId, UserId)>, StoreError> {
    let row = reference.one("select org_id, user_id from addresses where email = $1", args![email])?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

pub(crate) fn take_address(
    reference: &mut Reference<'_>,
    email: &str,
    org: OrgId,
    user: UserId,
) -> Result<(), StoreError> {
    let sql = "insert into addresses (email, org_id, user_id) values ($1, $2, $3)";
    reference.execute(sql, args![email, org, user])?;
    Ok(())
}

/// User ids are unique in the whole database.
pub(crate) fn release_addresses(reference: &mut Reference<'_>, user: UserId) -> Result<(), StoreError> {
    reference.execute("delete from addresses where user_id = $1", args![user])?;
    Ok(())
}

/// Every organisation of the database.
pub(crate) fn organisations(reference: &mut Reference<'_>) -> Result<Vec<OrgId>, StoreError> {
    reference
        .query("select id from organisations order by id", Vec::new())?
        .iter()
        .map(|row| row.get(0))
        .collect()
}
