//! What the rules of segments need to know, for one prospect or for a page of them.

use std::collections::BTreeMap;

use domain::ProspectId;
use domain::result::ResultKind;
use domain::segment::Facts;
use jiff::civil::Date;
use store::{Org, Row, StoreError, Value};

/// The facts of these prospects, in five queries however many they are.
pub fn segment_facts(
    org: &mut Org<'_>,
    prospects: &[ProspectId],
) -> Result<BTreeMap<ProspectId, Facts>, StoreError> {
    let mut facts: BTreeMap<ProspectId, Facts> = prospects.iter().map(|id| (*id, Facts::default())).collect();
    if prospects.is_empty() {
        return Ok(facts);
    }
    let (list, ids) = placeholders(prospects);
    for row in org.query(&own(&list), ids.clone())? {
        from_record(of(&mut facts, &row)?, &row)?;
    }
    for row in org.query(&results(&list), ids.clone())? {
        from_results(of(&mut facts, &row)?, &row)?;
    }
    for row in org.query(&conversations_before(&list), ids.clone())? {
        of(&mut facts, &row)?.conversation_before_day = row.get(1)?;
    }
    for row in org.query(&referrals(&list), ids.clone())? {
        of(&mut facts, &row)?.referred_on = row.get(1)?;
    }
    for row in org.query(&closed(&list), ids)? {
        from_closed(of(&mut facts, &row)?, &row)?;
    }
    Ok(facts)
}

/// `$2, $3, …` and their values.
pub(super) fn placeholders(prospects: &[ProspectId]) -> (String, Vec<Value>) {
    let list: Vec<String> = (2..prospects.len() + 2).map(|number| format!("${number}")).collect();
    (list.join(", "), prospects.iter().map(|id| Value::Int((*id).into())).collect())
}

fn of<'a>(facts: &'a mut BTreeMap<ProspectId, Facts>, row: &Row) -> Result<&'a mut Facts, StoreError> {
    Ok(facts.entry(row.get(0)?).or_default())
}

fn own(list: &str) -> String {
    format!(
        "select id, state, state_reason, coalesce(state_day, ''), next_day, next_named_by_them
         from prospects where org_id = $1 and id in ({list})"
    )
}

fn from_record(facts: &mut Facts, row: &Row) -> Result<(), StoreError> {
    let (state, reason): (String, Option<String>) = (row.get(1)?, row.get(2)?);
    let day: Option<Date> = row.get::<String>(3)?.parse().ok();
    match state.as_str() {
        "qualified" => facts.qualified_day = day,
        "disqualified" => facts.not_a_fit_day = day,
        "customer" => facts.won_day = day,
        "lost" => {
            facts.lost_day = day;
            facts.lost_to_competitor = names_competitor(reason.as_deref());
        }
        _ => {}
    }
    if row.get::<bool>(5)? {
        facts.named_day = row.get(4)?;
    }
    Ok(())
}

fn results(list: &str) -> String {
    format!(
        "select prospect_id, kind, max(day) from results
         where org_id = $1 and prospect_id in ({list})
           and kind in ('conversation', 'scoping_call_completed', 'qualified_lead', 'won')
         group by prospect_id, kind"
    )
}

fn from_results(facts: &mut Facts, row: &Row) -> Result<(), StoreError> {
    let (kind, day): (String, Date) = (row.get(1)?, row.get(2)?);
    match ResultKind::from_code(&kind) {
        Some(ResultKind::Conversation) => facts.last_conversation_day = Some(day),
        Some(ResultKind::ScopingCallCompleted) => facts.scoping_call_completed_day = Some(day),
        Some(ResultKind::QualifiedLead) => facts.qualified_day = facts.qualified_day.max(Some(day)),
        Some(ResultKind::Won) => facts.won_day = facts.won_day.max(Some(day)),
        _ => {}
    }
    Ok(())
}

fn conversations_before(list: &str) -> String {
    format!(
        "select r.prospect_id, max(r.day) from results r
         where r.org_id = $1 and r.prospect_id in ({list}) and r.kind = 'conversation'
           and r.day < (select max(l.day) from results l
                        where l.org_id = $1 and l.prospect_id = r.prospect_id and l.kind = 'conversation')
         group by r.prospect_id"
    )
}

fn referrals(list: &str) -> String {
    format!(
        "select to_prospect_id, max(day) from referrals where org_id = $1 and to_prospect_id in ({list})
         group by to_prospect_id"
    )
}

fn closed(list: &str) -> String {
    format!(
        "select prospect_id, state, closed_day, lost_reason from opportunities
         where org_id = $1 and prospect_id in ({list}) and closed_day is not null order by closed_day, id"
    )
}

fn from_closed(facts: &mut Facts, row: &Row) -> Result<(), StoreError> {
    let (state, day, reason): (String, Date, Option<String>) = (row.get(1)?, row.get(2)?, row.get(3)?);
    if state == "won" {
        facts.won_day = facts.won_day.max(Some(day));
    } else if state == "lost" && facts.lost_day <= Some(day) {
        facts.lost_day = Some(day);
        facts.lost_to_competitor = names_competitor(reason.as_deref());
    }
    Ok(())
}

/// Reasons are typed by people; the one that matters here names a competitor.
fn names_competitor(reason: Option<&str>) -> bool {
    reason.is_some_and(|reason| reason.to_lowercase().contains("competitor"))
}
