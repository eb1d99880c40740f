//! An opportunity begins: from an accepted lead, or by an account executive's own prospecting.

use domain::result::ResultKind;
use domain::{AccountId, HandoffId, ImportId, OpportunityId, ProspectId, Role, StageId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::{Error, Errors, Result};

use super::super::queries::{self, Agreement, Deal, Lead, Person};
use super::stages;
use crate::results::actions::NewResult;

/// An opportunity to be.
#[derive(Clone, Debug, Default)]
pub struct NewOpportunity {
    /// What it is called; the account's or the prospect's name when empty.
    pub name: String,
    /// With which company; the prospect's when none.
    pub account: Option<AccountId>,
    /// With whom.
    pub prospect: Option<ProspectId>,
    /// Whose it is; the receiver of the hand-off, else who creates it.
    pub owner: Option<UserId>,
    /// Who is credited; the originator of the hand-off goes first, else who creates it.
    pub originator: Option<UserId>,
    /// The amount, if there is one.
    pub amount_minor: Option<i64>,
    /// The currency of the amount; the organisation's when none.
    pub currency: Option<domain::Currency>,
    /// What is sold.
    pub product: Option<String>,
    /// The first stage when none.
    pub stage: Option<StageId>,
    /// The originator's today, but none for an import that doesn't know it: then it counts in no month.
    pub created_day: Option<Date>,
    /// When it may close.
    pub expected_day: Option<Date>,
    /// What is done next.
    pub next_step: Option<String>,
    /// On which day.
    pub next_step_day: Option<Date>,
    /// The accepted hand-off it comes from.
    pub handoff: Option<HandoffId>,
    /// Its id where it was imported from.
    pub external_id: Option<String>,
    /// The import that makes it.
    pub import: Option<ImportId>,
    /// 'open' (also when empty), 'won' or 'lost'; with a day when it is over.
    pub state: &'static str,
    /// The owner's day of closing.
    pub closed_day: Option<Date>,
    /// The moment, if it is known.
    pub closed_at: Option<Timestamp>,
    /// Why it was lost.
    pub lost_reason: Option<String>,
    /// The touch on which it was agreed.
    pub touch: Option<domain::TouchId>,
    /// The block in which it was created.
    pub block: Option<domain::BlockId>,
}

/// Creates an opportunity and the result "opportunity" (credited to the originator of an accepted lead, else the creator).
pub fn create(org: &mut Org<'_>, new: &NewOpportunity) -> Result<OpportunityId> {
    let agreement = queries::agreement(org)?;
    let mut errors = Errors::new();
    let handoff = accepted_lead(org, new)?;
    let prospect = new.prospect.or(handoff.as_ref().map(|handoff| handoff.prospect));
    let lead = match prospect {
        Some(prospect) => Some(queries::lead(org, prospect)?.ok_or(Error::NotFound)?),
        None => None,
    };
    let account = new.account.or(lead.as_ref().and_then(|lead| lead.account));
    let account_name = match account {
        Some(account) => Some(queries::account(org, account)?.ok_or(Error::NotFound)?.0),
        None => None,
    };
    let owner = owner(org, new, handoff.as_ref().map(|handoff| handoff.rule.receiver), &mut errors)?;
    let originator = match (&handoff, new.originator) {
        (Some(handoff), _) => Some(handoff.rule.originator),
        (None, Some(originator)) => Some(originator),
        (None, None) => creator(org, new)?.or(owner.as_ref().map(|owner| owner.id)),
    };
    let name = name(new, account_name.as_deref(), lead.as_ref());
    check(new, &name, &mut errors);
    errors.check()?;

    let credited = match originator {
        Some(user) => Some(queries::person(org, user)?.ok_or(Error::NotFound)?),
        None => None,
    };
    let deal =
        build(org, new, &agreement, Parts { name, account, prospect, owner, credited: credited.as_ref() })?;
    let closed_at = closed_moment(org, new, deal.closed_day, &agreement);
    queries::insert_deal(org, &deal, closed_at)?;
    if let Some(handoff) = &handoff {
        queries::link_opportunity(org, handoff.id, Some(deal.id))?;
    }
    begin_history(org, new, &deal)?;
    count(org, new, &deal)?;
    if let (Some(prospect), Some("lead"), None, Some(day)) =
        (prospect, lead.as_ref().map(|lead| lead.state.as_str()), new.import, deal.created_day)
    {
        crate::prospects::actions::set_state(org, prospect, "qualified", None, day)?;
    }
    if deal.state == "won" {
        stages::become_customer(org, &deal)?;
    }
    let payload = serde_json::json!({
        "owner": deal.owner.map(i64::from),
        "originator": deal.originator.map(i64::from),
        "prospect": prospect.map(i64::from),
        "handoff": deal.handoff.map(i64::from),
        "import": deal.import.map(i64::from),
    });
    org.record("opportunity_created", ("opportunity", deal.id.into()), payload)?;
    Ok(deal.id)
}

/// The hand-off it comes from: accepted, and nothing made of it yet.
fn accepted_lead(org: &mut Org<'_>, new: &NewOpportunity) -> Result<Option<queries::HandoffRow>> {
    let Some(id) = new.handoff else { return Ok(None) };
    let handoff = queries::handoff(org, id)?.ok_or(Error::NotFound)?;
    if handoff.rule.state != domain::handoff::HandoffState::Accepted {
        return Err(Error::Conflict("The lead has to be accepted first.".to_owned()));
    }
    if handoff.opportunity.is_some() {
        return Err(Error::Conflict("This lead has its opportunity already.".to_owned()));
    }
    if new.prospect.is_some_and(|prospect| prospect != handoff.prospect) {
        return Err(Error::at("prospect", "That lead is another person."));
    }
    Ok(Some(handoff))
}

/// Who creates it, if they sell: a manager who writes down a rep's opportunity is not credited with it.
fn creator(org: &mut Org<'_>, new: &NewOpportunity) -> Result<Option<UserId>> {
    let (Some(actor), None) = (org.actor(), new.import) else { return Ok(None) };
    Ok(queries::person(org, actor)?.filter(|person| person.roles.is_selling()).map(|person| person.id))
}

/// Outbound reps own no opportunity past the hand-off (D5); history that is imported is as it was.
fn owner(
    org: &mut Org<'_>,
    new: &NewOpportunity,
    receiver: Option<UserId>,
    errors: &mut Errors,
) -> Result<Option<Person>> {
    let actor = org.actor().filter(|_| new.import.is_none());
    let Some(owner) = new.owner.or(receiver).or(actor) else { return Ok(None) };
    let owner = queries::person(org, owner)?.ok_or(Error::NotFound)?;
    if new.import.is_none() && !may_own(&owner) {
        errors.add("owner", "Outbound reps own no opportunity. Choose the account executive whose it is.");
    }
    Ok(Some(owner))
}

/// Whether somebody may own an opportunity: everybody but those who only open doors.
pub(in crate::opportunities) fn may_own(person: &Person) -> bool {
    let closes = [Role::AccountExecutive, Role::AccountManager, Role::SalesManager, Role::Executive];
    !person.roles.has(Role::OutboundRep) || closes.into_iter().any(|role| person.roles.has(role))
}

fn name(new: &NewOpportunity, account: Option<&str>, lead: Option<&Lead>) -> String {
    match new.name.trim() {
        "" => account.or(lead.map(|lead| lead.name.as_str())).unwrap_or("").to_owned(),
        name => name.to_owned(),
    }
}

fn check(new: &NewOpportunity, name: &str, errors: &mut Errors) {
    if name.is_empty() {
        errors.add("name", "Give it a name: the company, or what it is about.");
    }
    if new.amount_minor.is_some_and(|minor| minor < 0) {
        errors.add("amount", "An amount is above zero. Leave it empty if you do not know it yet.");
    }
    if state(new) == "lost"
        && new.import.is_none()
        && new.lost_reason.as_deref().unwrap_or("").trim().is_empty()
    {
        errors.add("reason", "Write why it was lost.");
    }
}

fn state(new: &NewOpportunity) -> &'static str {
    if new.state.is_empty() { "open" } else { new.state }
}

struct Parts<'a> {
    name: String,
    account: Option<AccountId>,
    prospect: Option<ProspectId>,
    owner: Option<Person>,
    credited: Option<&'a Person>,
}

fn build(org: &mut Org<'_>, new: &NewOpportunity, agreement: &Agreement, parts: Parts<'_>) -> Result<Deal> {
    let zone = parts.credited.map_or(&agreement.zone, |person| &person.zone);
    let today = domain::hours::local_day(org.now(), zone);
    let created_day = new.created_day.or(Some(today).filter(|_| new.import.is_none()));
    let state = state(new);
    let over = state != "open";
    let stage = match new.stage {
        Some(stage) => Some(stages::known(org, stage)?.id),
        None => Some(stages::first(org)?).filter(|_| !over),
    };
    let month_is_over = created_day.is_some_and(|day| day.last_of_month() < today);
    Ok(Deal {
        id: org.next_id(),
        name: parts.name,
        account: parts.account,
        prospect: parts.prospect,
        closed_day: new.closed_day.or_else(|| (over && new.import.is_none()).then_some(today)),
        owner: parts.owner.map(|owner| owner.id),
        originator: parts.credited.map(|person| person.id),
        amount_minor: new.amount_minor,
        settled_amount_minor: new.amount_minor.filter(|_| month_is_over),
        settled: month_is_over,
        currency: new.currency.unwrap_or(agreement.currency),
        state: state.to_owned(),
        stage,
        stage_since: created_day,
        lost_reason: new.lost_reason.clone(),
        created_day,
        expected_day: new.expected_day,
        next_step: new.next_step.clone(),
        next_step_day: new.next_step_day,
        handoff: new.handoff,
        product: new.product.clone(),
        external_id: new.external_id.clone(),
        import: new.import,
        updated_at: org.now(),
    })
}

/// The moment it was over: as told, else noon of the day for history and now for what is told today.
fn closed_moment(
    org: &Org<'_>,
    new: &NewOpportunity,
    day: Option<Date>,
    agreement: &Agreement,
) -> Option<Timestamp> {
    let day = day.filter(|_| state(new) != "open")?;
    let noon = domain::hours::at_minute(day, 12 * 60, &agreement.zone);
    Some(new.closed_at.unwrap_or_else(|| noon.min(org.now())))
}

/// The first line of its way through the stages. What an import brings has a way that nobody told us.
fn begin_history(org: &mut Org<'_>, new: &NewOpportunity, deal: &Deal) -> Result<()> {
    let (Some(stage), Some(day), None) = (deal.stage, deal.created_day, new.import) else { return Ok(()) };
    let stage = stages::known(org, stage)?;
    queries::insert_move(org, deal.id, None, &stage.name, day)?;
    Ok(())
}

/// The results it counts as: an opportunity for the originator, a sale for the owner.
fn count(org: &mut Org<'_>, new: &NewOpportunity, deal: &Deal) -> Result<()> {
    let block = new.block.or(queries::block_of_touch(org, new.touch)?);
    if let (Some(user), Some(day)) = (deal.originator, deal.created_day) {
        let base = result_of(deal, ResultKind::Opportunity, user, day);
        crate::results::actions::add(org, &NewResult { touch: new.touch, block, ..base })?;
    }
    if let (Some(user), Some(day), "won") = (deal.owner, deal.closed_day, deal.state.as_str()) {
        crate::results::actions::add(org, &result_of(deal, ResultKind::Won, user, day))?;
    }
    Ok(())
}

/// A result about an opportunity.
pub(super) fn result_of(deal: &Deal, kind: ResultKind, user: UserId, day: Date) -> NewResult {
    NewResult {
        prospect: deal.prospect,
        account: deal.account,
        opportunity: Some(deal.id),
        handoff: deal.handoff,
        import: deal.import,
        ..NewResult::new(kind, user, day)
    }
}
