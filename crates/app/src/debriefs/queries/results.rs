//! What came of a block or of a day, in words: the debrief's right side and the proposed success.

use domain::result::ResultKind;
use domain::{BlockId, Currency, Money, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Org, Row, StoreError, Value, args};

/// The kinds of results, the most significant first, as an `order by`.
pub(super) const BEST_FIRST: &str =
    "case r.kind when 'won' then 0 when 'opportunity' then 1 when 'qualified_lead' then 2
    when 'lead_handed_over' then 3 when 'scoping_call_completed' then 4 when 'scoping_call_booked' then 5
    when 'referral' then 6 else 7 end";

/// A result, with the names that tell it.
#[derive(Clone, Debug)]
pub struct Came {
    /// What.
    pub kind: ResultKind,
    /// With whom.
    pub prospect: Option<String>,
    /// Their company.
    pub account: Option<String>,
    /// When the scoping call is.
    pub call_at: Option<Timestamp>,
    /// The amount of the opportunity.
    pub amount: Option<Money>,
    /// Who was asked to take the lead, or took it.
    pub receiver: Option<String>,
    /// Who was named.
    pub named: Option<String>,
    /// Why they were on the plan.
    pub why: Option<String>,
}

const SELECT: &str =
    "select r.kind, p.name, a.name, c.starts_at, o.amount_minor, o.currency, hu.name, tp.name, i.why
    from results r
    left join prospects p on p.org_id = $1 and p.id = r.prospect_id
    left join accounts a on a.org_id = $1 and a.id = coalesce(r.account_id, p.account_id)
    left join scoping_calls c on c.org_id = $1 and (c.id = r.scoping_call_id
        or (r.scoping_call_id is null and r.kind = 'scoping_call_booked' and c.touch_id = r.touch_id))
    left join opportunities o on o.org_id = $1 and o.id = r.opportunity_id
    left join handoffs h on h.org_id = $1 and h.id = r.handoff_id
    left join users hu on hu.org_id = $1 and hu.id = h.to_user_id
    left join referrals f on f.org_id = $1 and f.touch_id = r.touch_id and r.kind = 'referral'
    left join prospects tp on tp.org_id = $1 and tp.id = f.to_prospect_id
    left join touches t on t.org_id = $1 and t.id = r.touch_id
    left join plan_items i on i.org_id = $1 and i.id = t.plan_item_id";

/// The results of a block, the most significant first.
pub fn results_of_block(org: &mut Org<'_>, block: BlockId) -> Result<Vec<Came>, StoreError> {
    select(org, "r.block_id = $2", args![block])
}

/// The results credited to a user on a day, the most significant first.
pub fn results_of_day(org: &mut Org<'_>, user: UserId, day: Date) -> Result<Vec<Came>, StoreError> {
    select(org, "r.user_id = $2 and r.day = $3", args![user, day])
}

/// The proposed success of a user's day, in words.
pub fn best_of_day(
    org: &mut Org<'_>,
    user: UserId,
    day: Date,
    zone: &TimeZone,
) -> Result<Option<String>, StoreError> {
    Ok(results_of_day(org, user, day)?.first().and_then(|came| came.words(day, zone)))
}

fn select(org: &mut Org<'_>, what: &str, args: Vec<Value>) -> Result<Vec<Came>, StoreError> {
    let sql = format!("{SELECT} where r.org_id = $1 and {what} order by {BEST_FIRST}, r.at, r.id");
    let rows = org.query(&sql, args)?;
    Ok(rows.iter().map(came).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

fn came(row: &Row) -> Result<Option<Came>, StoreError> {
    let Some(kind) = ResultKind::from_code(&row.get::<String>(0)?) else { return Ok(None) };
    let currency: Option<String> = row.get(5)?;
    let currency = currency.and_then(|code| Currency::parse(&code).ok()).unwrap_or(Currency::USD);
    let amount: Option<i64> = row.get(4)?;
    Ok(Some(Came {
        kind,
        prospect: row.get(1)?,
        account: row.get(2)?,
        call_at: row.get(3)?,
        amount: amount.map(|minor| Money { minor, currency }),
        receiver: row.get(6)?,
        named: row.get(7)?,
        why: row.get(8)?,
    }))
}

impl Came {
    /// As somebody would say it in one line, seen from a day: "Samuel Osei booked Friday at 10:00".
    pub fn words(&self, today: Date, zone: &TimeZone) -> Option<String> {
        let who = self.prospect.as_deref().or(self.account.as_deref())?;
        let to =
            |verb: &str| self.receiver.as_ref().map_or_else(String::new, |name| format!(" {verb} {name}"));
        Some(match self.kind {
            ResultKind::Won => format!("{} is a customer", self.account.as_deref().unwrap_or(who)),
            ResultKind::Opportunity => match self.amount {
                Some(amount) => format!("An opportunity with {who}, {amount}"),
                None => format!("An opportunity with {who}"),
            },
            ResultKind::QualifiedLead => format!("{who} was accepted{}", to("by")),
            ResultKind::LeadHandedOver => format!("{who} was handed over{}", to("to")),
            ResultKind::ScopingCallCompleted => format!("A scoping call with {who}"),
            ResultKind::ScopingCallBooked => match self.call_at {
                Some(at) => format!("{who} booked {}", call_text(at, today, zone)),
                None => format!("{who} booked a scoping call"),
            },
            ResultKind::Referral => match &self.named {
                Some(named) => format!("{who} named {named}"),
                None => format!("{who} named somebody"),
            },
            ResultKind::Conversation => format!("A conversation with {who}"),
        })
    }
}

/// "Friday at 10:00" within a week, "Thu 28 May at 10:00" later.
pub(in crate::debriefs) fn call_text(at: Timestamp, today: Date, zone: &TimeZone) -> String {
    let day = domain::hours::local_day(at, zone);
    let days = domain::hours::days_between(today, day);
    let day = match days {
        0 => "today".to_owned(),
        1..=6 => domain::hours::weekday_name(day.weekday()).to_owned(),
        _ => domain::hours::day_short(day),
    };
    format!("{day} at {}", domain::hours::clock_text(at, zone))
}
