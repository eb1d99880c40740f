//! What Today reads of other slices' tables; it has none of its own.

use domain::{BlockId, PlanItemId, ProspectId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Org, StoreError, args};
use web::Who;

/// One person of the plan.
pub struct PlanRow {
    pub item: PlanItemId,
    pub prospect: ProspectId,
    pub name: String,
    pub account: Option<String>,
    pub objective: String,
    pub why: String,
    pub why_due: bool,
    /// Logged in this block already.
    pub done: bool,
}

/// A block's plan in its order.
pub fn plan(org: &mut Org<'_>, block: BlockId) -> Result<Vec<PlanRow>, StoreError> {
    let sql = "select i.id, i.prospect_id, p.name, a.name, i.objective, i.why, i.why_due,
                 (select count(*) from touches t where t.org_id = $1 and t.block_id = $2 and t.prospect_id = i.prospect_id)
               from plan_items i
               join prospects p on p.org_id = i.org_id and p.id = i.prospect_id
               left join accounts a on a.org_id = p.org_id and a.id = p.account_id
               where i.org_id = $1 and i.block_id = $2 order by i.position, i.id";
    let rows = org.query(sql, args![block])?;
    rows.iter()
        .map(|row| {
            Ok(PlanRow {
                item: row.get(0)?,
                prospect: row.get(1)?,
                name: row.get(2)?,
                account: row.get(3)?,
                objective: row.get(4)?,
                why: row.get(5)?,
                why_due: row.get(6)?,
                done: row.get::<i64>(7)? > 0,
            })
        })
        .collect()
}

/// What was learned in the latest block before today, and what was answered.
pub struct Learned {
    pub day: Date,
    pub learned: String,
    pub reply: Option<String>,
    pub reply_by: Option<String>,
}

/// The user's own latest debrief before a day.
pub fn learned_before(org: &mut Org<'_>, who: &Who, today: Date) -> Result<Option<Learned>, StoreError> {
    let sql = "select d.day, d.learned, d.reply, u.name from debriefs d
               left join users u on u.org_id = d.org_id and u.id = d.reply_by
               where d.org_id = $1 and d.user_id = $2 and d.day < $3 order by d.saved_at desc limit 1";
    let row = org.one(sql, args![who.user, today])?;
    row.map(|row| {
        Ok(Learned { day: row.get(0)?, learned: row.get(1)?, reply: row.get(2)?, reply_by: row.get(3)? })
    })
    .transpose()
}

/// Whether a block has its debrief.
pub fn has_debrief(org: &mut Org<'_>, block: BlockId) -> Result<bool, StoreError> {
    Ok(org.one("select 1 from debriefs where org_id = $1 and block_id = $2", args![block])?.is_some())
}

/// The successes of a day in the viewer's team, the latest first: name and words.
pub fn successes(org: &mut Org<'_>, who: &Who, day: Date) -> Result<Vec<(String, String)>, StoreError> {
    let sql =
        "select u.name, s.text from successes s join users u on u.org_id = s.org_id and u.id = s.user_id
               where s.org_id = $1 and s.day = $2 and (u.team_id = $3 or u.id = $4
                 or u.id in (select l.user_id from lines l where l.org_id = $1 and l.leader_id = $4))
               order by s.chosen_at desc limit 12";
    let rows = org.query(sql, args![day, who.team, who.user])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// A lead that was sent back to the rep lately, or that ran out.
pub struct Returned {
    pub prospect: ProspectId,
    pub name: String,
    pub account: Option<String>,
    pub by: String,
    /// None when nobody answered in time.
    pub reason: Option<String>,
    pub line: Option<String>,
    pub at: Option<Timestamp>,
}

/// The rep's hand-offs that came back since a moment. What came back during a silence is told after it.
pub fn returned(
    org: &mut Org<'_>,
    who: &Who,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<Returned>, StoreError> {
    let sql = "select h.prospect_id, p.name, a.name, u.name, h.reason, h.line, h.answered_at from handoffs h
               join prospects p on p.org_id = h.org_id and p.id = h.prospect_id
               left join accounts a on a.org_id = p.org_id and a.id = p.account_id
               join users u on u.org_id = h.org_id and u.id = h.to_user_id
               where h.org_id = $1 and h.from_user_id = $2 and h.state in ('sent_back', 'expired')
                 and h.answered_at >= $3 and h.answered_at < $4
               order by h.answered_at desc limit 6";
    let rows = org.query(sql, args![who.user, since, until])?;
    rows.iter()
        .map(|row| {
            Ok(Returned {
                prospect: row.get(0)?,
                name: row.get(1)?,
                account: row.get(2)?,
                by: row.get(3)?,
                reason: row.get(4)?,
                line: row.get(5)?,
                at: row.get(6)?,
            })
        })
        .collect()
}

/// Leads offered to the viewer that wait for an answer.
pub fn waiting_leads(org: &mut Org<'_>, who: &Who) -> Result<i64, StoreError> {
    let sql = "select count(*) from handoffs where org_id = $1 and to_user_id = $2 and state = 'offered'";
    org.one(sql, args![who.user])?.map_or(Ok(0), |row| row.get(0))
}

/// Who reports to a leader directly, by name.
pub fn reports(org: &mut Org<'_>, leader: UserId) -> Result<Vec<(UserId, String)>, StoreError> {
    let sql = "select id, name from users where org_id = $1 and reports_to = $2 and state <> 'ended' order by name, id";
    let rows = org.query(sql, args![leader])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// When the viewer's team holds its huddle, in minutes of the day.
pub fn huddle_minute(org: &mut Org<'_>, who: &Who) -> Result<Option<i32>, StoreError> {
    let sql = "select huddle_minute from teams where org_id = $1 and id = $2";
    org.one(sql, args![who.team])?.map(|row| row.get(0)).transpose()
}

/// Who reads the viewer's debriefs.
pub fn manager_name(org: &mut Org<'_>, who: &Who) -> Result<Option<String>, StoreError> {
    let sql = "select m.name from users u join users m on m.org_id = u.org_id and m.id = u.reports_to
               where u.org_id = $1 and u.id = $2";
    org.one(sql, args![who.user])?.map(|row| row.get(0)).transpose()
}

/// Something that the palette found.
pub struct Found {
    pub href: String,
    pub words: String,
    pub kind: &'static str,
}

/// People, companies and opportunities in the viewer's sight whose folded name begins with, or holds, the words.
pub fn find(org: &mut Org<'_>, who: &Who, folded: &str, limit: usize) -> Result<Vec<Found>, StoreError> {
    let mut found = Vec::new();
    let begins = format!("{}%", like(folded));
    let holds = format!("%{}%", like(folded));
    let scope = crate::people::access::record_scope("p.owner_id");
    let sql = format!(
        "select p.id, p.name, a.name from prospects p left join accounts a on a.org_id = p.org_id and a.id = p.account_id
         where p.org_id = $1 and {scope} and (p.folded_name like $3 escape '!' or a.folded_name like $4 escape '!')
         order by case when p.folded_name like $4 escape '!' then 0 else 1 end, p.folded_name, p.id limit $5"
    );
    for row in org.query(&sql, args![who.user, holds, begins, limit])? {
        let (id, name, account): (ProspectId, String, Option<String>) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let words = account.map_or_else(|| name.clone(), |account| format!("{name}, {account}"));
        found.push(Found { href: format!("/prospects/{id}"), words, kind: "Prospect" });
    }
    let scope = crate::people::access::record_scope("a.owner_id");
    let sql = format!(
        "select a.id, a.name from accounts a where a.org_id = $1 and {scope} and a.folded_name like $3 escape '!'
         order by a.folded_name, a.id limit $4"
    );
    for row in org.query(&sql, args![who.user, holds, limit])? {
        let id: domain::AccountId = row.get(0)?;
        found.push(Found { href: format!("/accounts/{id}"), words: row.get(1)?, kind: "Account" });
    }
    let scope = crate::people::access::record_scope("o.owner_id");
    let sql = format!(
        "select o.id, o.name from opportunities o where o.org_id = $1 and {scope} and o.folded_name like $3 escape '!'
         order by o.folded_name, o.id limit $4"
    );
    for row in org.query(&sql, args![who.user, holds, limit])? {
        let id: domain::OpportunityId = row.get(0)?;
        found.push(Found { href: format!("/opportunities/{id}"), words: row.get(1)?, kind: "Opportunity" });
    }
    let sql = "select l.id, l.text from learnings l join users u on u.org_id = l.org_id and u.id = l.author_id
               where l.org_id = $1 and (u.team_id = $2 or u.id = $3) and l.folded_text like $4 escape '!' order by l.at desc limit $5";
    for row in org.query(sql, args![who.team, who.user, holds, limit])? {
        let text: String = row.get(1)?;
        let start: String = text.chars().take(60).collect();
        let words = if start.len() < text.len() {
            format!("“{}…”", start.trim_end())
        } else {
            format!("“{text}”")
        };
        found.push(Found { href: format!("/learnings?q={}", encode(&start)), words, kind: "Learning" });
    }
    Ok(found)
}

/// Words for `like … escape '!'`, taken literally.
fn like(folded: &str) -> String {
    folded.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

fn encode(text: &str) -> String {
    serde_urlencoded::to_string([("q", text)]).unwrap_or_default().trim_start_matches("q=").to_owned()
}
