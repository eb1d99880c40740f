//! A lead changes hands (D5): offered with its qualification answers, accepted, sent back with a reason, or expired.

use domain::handoff::{self, HandoffError};
use domain::result::ResultKind;
use domain::{HandoffId, ProspectId, Role, ScopingCallId, UserId};
use jiff::civil::Date;
use store::Org;
use web::{Error, Errors, Result};

use super::super::queries::{self, HandoffRow, Lead, Person};
use crate::prospects::actions::ProspectFields;
use crate::results::actions::NewResult;

/// A lead offered, with its qualification answers.
#[derive(Clone, Debug)]
pub struct NewHandoff {
    /// Who is handed over.
    pub prospect: ProspectId,
    /// Who found the lead.
    pub from: UserId,
    /// The account executive who is asked to take it.
    pub to: UserId,
    /// What they need.
    pub needs: String,
    /// By when they need it.
    pub by_when: String,
    /// Who decides.
    pub decides: String,
    /// The call it rests on; the latest that will do when none is named.
    pub scoping_call: Option<ScopingCallId>,
    /// The touch on which it was agreed.
    pub touch: Option<domain::TouchId>,
}

/// Offers a lead: needs a completed (or booked, as the organisation chose) scoping call; adds the result "lead handed over".
pub fn offer(org: &mut Org<'_>, new: &NewHandoff) -> Result<HandoffId> {
    let lead = queries::lead(org, new.prospect)?.ok_or(Error::NotFound)?;
    let from = queries::person(org, new.from)?.ok_or(Error::NotFound)?;
    let agreement = queries::agreement(org)?;
    let mut errors = answers(new);
    let to = queries::person(org, new.to)?.filter(takes_leads);
    match &to {
        None => errors.add("to", "Choose an account executive."),
        Some(to) if to.id == from.id => {
            errors.add("to", "Choose somebody else: a lead is accepted by another person.")
        }
        Some(_) => {}
    }
    check_free(org, new.prospect, &lead, &mut errors)?;
    let call = call_for(org, new, agreement.after_booking)?;
    if call.is_none() {
        let text = match agreement.after_booking {
            true => format!("Book a scoping call with {} first. Then hand the lead over.", lead.name),
            false => {
                format!("Log a completed scoping call with {} first. Then hand the lead over.", lead.name)
            }
        };
        errors.add("prospect", text);
    }
    errors.check()?;
    let (Some(to), Some(call)) = (to, call) else { return Err(Error::NotFound) };

    let calendar = crate::settings::queries::calendar(org)?;
    let rule =
        handoff::offer(from.id, to.id, org.now(), agreement.days, &to.zone, &calendar).map_err(refused)?;
    let id: HandoffId = org.next_id();
    let day = from.day(org.now());
    queries::insert_handoff(org, id, new, &rule, day, call)?;
    let block = queries::block_of_touch(org, new.touch)?;
    let result = NewResult {
        prospect: Some(new.prospect),
        account: lead.account,
        touch: new.touch,
        block,
        handoff: Some(id),
        scoping_call: Some(call),
        ..NewResult::new(ResultKind::LeadHandedOver, from.id, day)
    };
    crate::results::actions::add(org, &result)?;
    tell(org, "handoff_offered", id, &rule, new.prospect)?;
    Ok(id)
}

/// Each of the three questions has its answer, or an error at its field.
fn answers(new: &NewHandoff) -> Errors {
    let mut errors = Errors::new();
    let questions = [
        ("needs", &new.needs, "Write what they need, in their words."),
        ("by_when", &new.by_when, "Write by when they need it."),
        ("decides", &new.decides, "Write who decides."),
    ];
    for (field, answer, message) in questions {
        if answer.trim().is_empty() {
            errors.add(field, message);
        }
    }
    errors
}

fn takes_leads(person: &Person) -> bool {
    person.state == "active" && person.roles.has(Role::AccountExecutive)
}

/// One hand-off at a time: a lead that waits, or was accepted and is in the pipeline, isn't offered again.
fn check_free(org: &mut Org<'_>, prospect: ProspectId, lead: &Lead, errors: &mut Errors) -> Result<()> {
    let Some(open) = queries::open_handoff_of(org, prospect)? else { return Ok(()) };
    let receiver = queries::person(org, open.rule.receiver)?.map_or_else(String::new, |person| person.name);
    let text = match open.rule.state {
        handoff::HandoffState::Offered => {
            format!("{} was offered to {receiver}. Wait for the answer.", lead.name)
        }
        _ => format!("{receiver} has accepted {} already.", lead.name),
    };
    errors.add("prospect", text);
    Ok(())
}

fn call_for(org: &mut Org<'_>, new: &NewHandoff, also_booked: bool) -> Result<Option<ScopingCallId>> {
    let Some(call) = new.scoping_call else {
        return Ok(queries::scoping_call(org, new.prospect, also_booked)?);
    };
    let state = queries::scoping_call_state(org, call, new.prospect)?;
    let will_do = matches!((state.as_deref(), also_booked), (Some("completed"), _) | (Some("booked"), true));
    Ok(will_do.then_some(call))
}

/// Accepts it: counts a qualified lead for its originator on their day of now, hands a booked call and the prospect over.
pub fn accept(org: &mut Org<'_>, handoff: HandoffId, by: UserId) -> Result<()> {
    let row = queries::handoff(org, handoff)?.ok_or(Error::NotFound)?;
    let rule = row.rule.accept(by, org.now()).map_err(not_answered)?;
    let originator = queries::person(org, rule.originator)?.ok_or(Error::NotFound)?;
    // The day of acceptance is the credited person's day.
    let day = originator.day(org.now());
    queries::save_handoff(org, handoff, &rule, Some(day), None)?;
    let lead = queries::lead(org, row.prospect)?.ok_or(Error::NotFound)?;
    let result = NewResult {
        prospect: Some(row.prospect),
        account: lead.account,
        handoff: Some(handoff),
        scoping_call: row.scoping_call,
        ..NewResult::new(ResultKind::QualifiedLead, originator.id, day)
    };
    crate::results::actions::add(org, &result)?;
    if lead.state == "lead" {
        crate::prospects::actions::set_state(org, row.prospect, "qualified", None, day)?;
    }
    // From here on the receiver works with this person, also across teams.
    let owner = ProspectFields { owner: Some(by), ..ProspectFields::default() };
    crate::prospects::actions::update(org, row.prospect, &owner)?;
    hand_call_over(org, &row, by)?;
    tell(org, "handoff_accepted", handoff, &rule, row.prospect)
}

fn hand_call_over(org: &mut Org<'_>, row: &HandoffRow, to: UserId) -> Result<()> {
    let Some(call) = row.scoping_call else { return Ok(()) };
    if queries::scoping_call_state(org, call, row.prospect)?.as_deref() == Some("booked") {
        crate::calendars::actions::hand_scoping_call_to(org, call, to)?;
    }
    Ok(())
}

/// Sends it back with a reason, and a line if there is more to say. Held for the rep by the event (A2).
pub fn send_back(org: &mut Org<'_>, handoff: HandoffId, by: UserId, reason: &str, line: &str) -> Result<()> {
    let row = queries::handoff(org, handoff)?.ok_or(Error::NotFound)?;
    let rule = row.rule.send_back(by, reason, org.now()).map_err(not_answered)?;
    let receiver = queries::person(org, by)?.ok_or(Error::NotFound)?;
    let line = Some(line.trim()).filter(|line| !line.is_empty());
    let day = receiver.day(org.now());
    queries::save_handoff(org, handoff, &rule, Some(day), line)?;
    tell(org, "handoff_sent_back", handoff, &rule, row.prospect)
}

/// Escalates what is nearly late, and expires what is late and was escalated before. How many changed.
///
/// One step a run: a hand-off whose time passed while nobody looked is escalated first, and expires the next time.
pub fn expire_due(org: &mut Org<'_>) -> Result<usize> {
    let now = org.now();
    let mut changed = 0;
    for row in queries::waiting(org)? {
        let (verb, rule) = match (row.rule.escalate(now), row.rule.expire(now)) {
            (Ok(rule), _) => ("handoff_escalated", rule),
            (_, Ok(rule)) => ("handoff_expired", rule),
            _ => continue,
        };
        let receiver = queries::person(org, rule.receiver)?;
        let day = receiver.filter(|_| rule.decided_at.is_some()).map(|person| person.day(now));
        queries::save_handoff(org, row.id, &rule, day, None)?;
        tell(org, verb, row.id, &rule, row.prospect)?;
        changed += 1;
    }
    Ok(changed)
}

/// What the receiver does next with an accepted lead.
pub fn set_handoff_step(
    org: &mut Org<'_>,
    handoff: HandoffId,
    text: Option<&str>,
    day: Option<Date>,
) -> Result<()> {
    let row = queries::handoff(org, handoff)?.ok_or(Error::NotFound)?;
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    queries::save_handoff_step(org, handoff, text, day)?;
    let payload = serde_json::json!({ "fields": ["next_step"], "prospect": i64::from(row.prospect) });
    org.record("handoff_changed", ("handoff", handoff.into()), payload)?;
    Ok(())
}

/// The event that notes, huddle and timeline read: everybody who has to know, by id.
fn tell(
    org: &mut Org<'_>,
    verb: &'static str,
    id: HandoffId,
    rule: &handoff::Handoff,
    prospect: ProspectId,
) -> Result<()> {
    let leader = queries::leader_of(org, rule.receiver)?;
    let payload = serde_json::json!({
        "prospect": i64::from(prospect),
        "from": i64::from(rule.originator),
        "to": i64::from(rule.receiver),
        "leader": leader.map(i64::from),
    });
    org.record(verb, ("handoff", id.into()), payload)?;
    Ok(())
}

/// An answer by the wrong person has no field to stand at.
fn not_answered(error: HandoffError) -> Error {
    match error {
        HandoffError::ToOneself => refused(HandoffError::NotTheReceiver),
        other => refused(other),
    }
}

fn refused(error: HandoffError) -> Error {
    match error {
        HandoffError::ToOneself => {
            Error::at("to", "Choose somebody else: a lead is accepted by another person.")
        }
        HandoffError::NotTheReceiver => {
            Error::Forbidden("Only the person it was offered to answers.".to_owned())
        }
        HandoffError::ReasonNeeded => Error::at("reason", "Choose a reason, so that the next one is better."),
        HandoffError::AlreadyDecided => Error::Conflict("It has been answered already.".to_owned()),
        HandoffError::TimeIsOver => {
            Error::Conflict("The agreed time is over. It has to be offered again.".to_owned())
        }
        HandoffError::NotDue | HandoffError::NotEscalated => Error::Conflict("It is not due yet.".to_owned()),
    }
}
