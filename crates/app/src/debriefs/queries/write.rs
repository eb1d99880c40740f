//! What is written.

use domain::{BlockId, DebriefId, UserId};
use jiff::civil::Date;
use store::{Org, StoreError, args};

/// A debrief as its author gave it.
pub(in crate::debriefs) struct Saved<'a> {
    pub block: BlockId,
    pub user: UserId,
    pub day: Date,
    pub learned: &'a str,
    pub use_text: &'a str,
    pub used_yesterday: Option<&'static str>,
}

pub(in crate::debriefs) fn insert(
    org: &mut Org<'_>,
    id: DebriefId,
    saved: &Saved<'_>,
) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "insert into debriefs (org_id, id, block_id, user_id, day, learned, use_text, used_yesterday, saved_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let args = args![
        id,
        saved.block,
        saved.user,
        saved.day,
        saved.learned,
        saved.use_text,
        saved.used_yesterday,
        now
    ];
    org.execute(sql, args)?;
    Ok(())
}

/// Changes the words; when it was first saved stays.
pub(in crate::debriefs) fn update(
    org: &mut Org<'_>,
    id: DebriefId,
    saved: &Saved<'_>,
) -> Result<(), StoreError> {
    let sql =
        "update debriefs set learned = $2, use_text = $3, used_yesterday = $4 where org_id = $1 and id = $5";
    org.execute(sql, args![saved.learned, saved.use_text, saved.used_yesterday, id])?;
    Ok(())
}

/// Writes a reply; a second one by the manager replaces the words, and the first moment stays the evidence.
pub(in crate::debriefs) fn set_reply(
    org: &mut Org<'_>,
    id: DebriefId,
    by: UserId,
    text: &str,
) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "update debriefs set reply = $2, reply_by = $3, replied_at = coalesce(replied_at, $4)
               where org_id = $1 and id = $5";
    org.execute(sql, args![text, by, now, id])?;
    Ok(())
}

pub(in crate::debriefs) fn set_success(
    org: &mut Org<'_>,
    user: UserId,
    day: Date,
    text: &str,
) -> Result<(), StoreError> {
    let now = org.now();
    let sql = "insert into successes (org_id, user_id, day, text, chosen_at) values ($1, $2, $3, $4, $5)
               on conflict (org_id, user_id, day) do update set text = excluded.text, chosen_at = excluded.chosen_at";
    org.execute(sql, args![user, day, text, now])?;
    Ok(())
}
