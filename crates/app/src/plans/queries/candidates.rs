//! What is on record about everybody who might go on a plan: read in a few sweeps, one kind of fact each.

use std::collections::{BTreeMap, HashMap};

use domain::hours::{days_between, local_day};
use domain::suggestion::{Candidate, LOST_MONTHS};
use domain::{AccountId, BlockId, ProspectId, UserId};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Org, Row, StoreError, Value, args};

/// Somebody who might go on a plan.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Their name.
    pub name: String,
    /// Their company.
    pub account: Option<String>,
    /// The minute of the day they named.
    pub next_minute: Option<i64>,
    /// What was intended with them next.
    pub objective: String,
    /// What the ranking looks at.
    pub candidate: Candidate,
}

type All = HashMap<ProspectId, Facts>;

/// Whose next conversation could be whose: one's own people, and those that are nobody's. The latter are cut where a
/// file has brought in very many.
const CHOSEN: &str =
    "with chosen as (select id, account_id from prospects where org_id = $1 and state <> 'disqualified'
    and (owner_id = $2 or owner_id is null)
    order by case when owner_id is null then 1 else 0 end, coalesce(next_day, '9999'), id limit 2000)";

/// After so many days it is the waiting that was asked for, not the day that was named.
const A_WAIT_DAYS: i64 = 21;

/// Everybody who might go on the user's plan of a day, with what is on record.
pub(in crate::plans) fn candidates(
    org: &mut Org<'_>,
    user: UserId,
    zone: &TimeZone,
    last_block: Option<(BlockId, Date)>,
) -> Result<BTreeMap<ProspectId, Facts>, StoreError> {
    let mut all = All::new();
    let accounts = records(org, user, &mut all)?;
    touches(org, user, &mut all)?;
    referrals(org, user, &mut all)?;
    scoping_calls(org, user, zone, &mut all)?;
    lost_deals(org, user, &mut all)?;
    promises(org, user, &mut all)?;
    if let Some((block, day)) = last_block {
        moved_over(org, block, day, &mut all)?;
    }
    colleagues(org, user, &accounts, &mut all)?;
    Ok(all.into_iter().collect())
}

fn sweep(
    org: &mut Org<'_>,
    user: UserId,
    rest: &str,
    more: Vec<Value>,
    mut each: impl FnMut(&Row) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut arguments = args![user];
    arguments.extend(more);
    for row in &org.query(&format!("{CHOSEN} {rest}"), arguments)? {
        each(row)?;
    }
    Ok(())
}

fn records(
    org: &mut Org<'_>,
    user: UserId,
    all: &mut All,
) -> Result<HashMap<ProspectId, AccountId>, StoreError> {
    let mut accounts = HashMap::new();
    let rest = "select p.id, p.name, a.name, p.account_id, p.next_day, p.next_minute, p.next_objective, p.next_named_by_them,
          case when p.state = 'customer' or a.customer_since_day is not null then 1 else 0 end, p.state, p.state_reason, p.state_day
        from chosen c join prospects p on p.org_id = $1 and p.id = c.id
        left join accounts a on a.org_id = $1 and a.id = p.account_id where p.org_id = $1";
    sweep(org, user, rest, Vec::new(), |row| {
        let id: ProspectId = row.get(0)?;
        if let Some(account) = row.get::<Option<AccountId>>(3)? {
            accounts.insert(id, account);
        }
        let mut candidate = Candidate {
            named_day: row.get(4)?,
            next_named_by_them: row.get(7)?,
            customer: row.get(8)?,
            ..Candidate::default()
        };
        if row.get::<String>(9)? == "lost" {
            let reason: Option<String> = row.get(10)?;
            candidate.lost_to_competitor = is_competitor(reason.as_deref());
            candidate.lost_day = row.get(11)?;
        }
        let facts = Facts {
            name: row.get(1)?,
            account: row.get(2)?,
            next_minute: row.get(5)?,
            objective: row.get::<Option<String>>(6)?.unwrap_or_default(),
            candidate,
        };
        all.insert(id, facts);
        Ok(())
    })?;
    Ok(accounts)
}

fn touches(org: &mut Org<'_>, user: UserId, all: &mut All) -> Result<(), StoreError> {
    let rest = "select t.prospect_id, t.day, t.outcome, t.logged_as from touches t join chosen c on c.id = t.prospect_id
        where t.org_id = $1 order by t.at, t.id";
    sweep(org, user, rest, Vec::new(), |row| {
        let Some(facts) = all.get_mut(&row.get(0)?) else { return Ok(()) };
        let (day, outcome, logged_as): (Date, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let candidate = &mut facts.candidate;
        candidate.last_touch_day = Some(day);
        if outcome == "not_reached" {
            candidate.tries_since_conversation += 1;
            return Ok(());
        }
        candidate.conversations += 1;
        candidate.tries_since_conversation = 0;
        candidate.last_conversation_day = Some(day);
        candidate.not_now_said = (logged_as == "not_now").then_some(day);
        Ok(())
    })?;
    for facts in all.values_mut() {
        let candidate = &mut facts.candidate;
        let waits = match (candidate.not_now_said, candidate.named_day) {
            (Some(said), Some(until)) => {
                days_between(said, until) > A_WAIT_DAYS && facts.next_minute.is_none()
            }
            _ => false,
        };
        if waits {
            candidate.not_now_until = candidate.named_day.take();
        }
    }
    Ok(())
}

fn referrals(org: &mut Org<'_>, user: UserId, all: &mut All) -> Result<(), StoreError> {
    let received = "select r.to_prospect_id, r.day, f.name,
          case when f.state = 'customer' or a.customer_since_day is not null then 1 else 0 end
        from referrals r join chosen c on c.id = r.to_prospect_id
        join prospects f on f.org_id = $1 and f.id = r.from_prospect_id
        left join accounts a on a.org_id = $1 and a.id = f.account_id
        where r.org_id = $1 order by r.at, r.id";
    sweep(org, user, received, Vec::new(), |row| {
        let Some(facts) = all.get_mut(&row.get(0)?) else { return Ok(()) };
        let (on, by): (Date, String) = (row.get(1)?, row.get(2)?);
        let candidate = &mut facts.candidate;
        candidate.referred_on = Some(on);
        candidate.referred_by = Some(domain::names::given(&by).to_owned());
        candidate.referred_by_customer = row.get(3)?;
        // The day a referral is put on is the rep's; that somebody named them is the better reason.
        if !candidate.next_named_by_them && candidate.last_conversation_day.is_none_or(|talked| talked < on) {
            candidate.named_day = None;
        }
        Ok(())
    })?;
    let given = "select r.from_prospect_id, count(*), max(r.day) from referrals r join chosen c on c.id = r.from_prospect_id
        where r.org_id = $1 group by r.from_prospect_id";
    sweep(org, user, given, Vec::new(), |row| {
        if let Some(facts) = all.get_mut(&row.get(0)?) {
            facts.candidate.referrals_given = row.get(1)?;
            facts.candidate.last_referral_given_day = row.get(2)?;
        }
        Ok(())
    })
}

fn scoping_calls(org: &mut Org<'_>, user: UserId, zone: &TimeZone, all: &mut All) -> Result<(), StoreError> {
    let rest = "select s.prospect_id, s.state, s.starts_at, s.completed_day from scoping_calls s join chosen c on c.id = s.prospect_id
        where s.org_id = $1 and s.state in ('booked', 'completed') order by s.starts_at, s.id";
    sweep(org, user, rest, Vec::new(), |row| {
        let Some(facts) = all.get_mut(&row.get(0)?) else { return Ok(()) };
        match row.get::<String>(1)?.as_str() {
            "booked" => facts.candidate.scoping_call_day = Some(local_day(row.get(2)?, zone)),
            _ => facts.candidate.scoping_call_completed_day = row.get(3)?,
        }
        Ok(())
    })
}

fn lost_deals(org: &mut Org<'_>, user: UserId, all: &mut All) -> Result<(), StoreError> {
    // A deal that names nobody was the account's: long ago it is a reason to call, lately it is none against a person
    // who may never have heard of it.
    let rest = "select c.id, o.closed_day, o.lost_reason, o.id from chosen c join opportunities o on o.prospect_id = c.id
        where o.org_id = $1 and o.state = 'lost' and o.closed_day is not null
        union all
        select c.id, o.closed_day, o.lost_reason, o.id from chosen c join opportunities o on o.account_id = c.account_id
        where o.org_id = $1 and o.state = 'lost' and o.closed_day <= $3 and o.prospect_id is null
        order by 2, 4";
    let today = local_day(org.now(), &TimeZone::UTC);
    let long_ago = today.saturating_sub(LOST_MONTHS.months());
    sweep(org, user, rest, args![long_ago], |row| {
        if let Some(facts) = all.get_mut(&row.get(0)?) {
            let reason: Option<String> = row.get(2)?;
            facts.candidate.lost_day = row.get(1)?;
            facts.candidate.lost_to_competitor = is_competitor(reason.as_deref());
        }
        Ok(())
    })
}

fn is_competitor(reason: Option<&str>) -> bool {
    reason.is_some_and(|reason| reason.to_lowercase().contains("competitor"))
}

fn promises(org: &mut Org<'_>, user: UserId, all: &mut All) -> Result<(), StoreError> {
    let rest = "select m.prospect_id, min(m.due_day) from promises m join chosen c on c.id = m.prospect_id
        where m.org_id = $1 and m.user_id = $2 and m.done_at is null group by m.prospect_id";
    sweep(org, user, rest, Vec::new(), |row| {
        if let Some(facts) = all.get_mut(&row.get(0)?) {
            facts.candidate.open_promise_due = row.get(1)?;
        }
        Ok(())
    })
}

/// On the last plan, and nobody of them was talked to in its block.
fn moved_over(org: &mut Org<'_>, block: BlockId, day: Date, all: &mut All) -> Result<(), StoreError> {
    let sql = "select i.prospect_id from plan_items i where i.org_id = $1 and i.block_id = $2 and not exists
          (select 1 from touches t where t.org_id = $1 and t.prospect_id = i.prospect_id and t.outcome <> 'not_reached'
           and t.at >= (select b.starts_at from blocks b where b.org_id = $1 and b.id = i.block_id))";
    for row in &org.query(sql, args![block])? {
        if let Some(facts) = all.get_mut(&row.get(0)?) {
            facts.candidate.moved_over = Some(day);
        }
    }
    Ok(())
}

/// Somebody at the same account talks to the user.
fn colleagues(
    org: &mut Org<'_>,
    user: UserId,
    accounts: &HashMap<ProspectId, AccountId>,
    all: &mut All,
) -> Result<(), StoreError> {
    let sql = "select p.account_id, p.id, p.name from touches t join prospects p on p.org_id = t.org_id and p.id = t.prospect_id
        where t.org_id = $1 and t.user_id = $2 and t.outcome <> 'not_reached' and p.account_id is not null
        group by p.account_id, p.id, p.name order by max(t.at)";
    let mut talks: HashMap<AccountId, (ProspectId, String)> = HashMap::new();
    for row in &org.query(sql, args![user])? {
        let name: String = row.get(2)?;
        talks.insert(row.get(0)?, (row.get(1)?, domain::names::given(&name).to_owned()));
    }
    for (prospect, account) in accounts {
        if let (Some(facts), Some((who, name))) = (all.get_mut(prospect), talks.get(account))
            && who != prospect
        {
            facts.candidate.colleague_of = Some(name.clone());
        }
    }
    Ok(())
}
