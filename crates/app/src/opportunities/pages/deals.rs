//! An opportunity: written down, changed, won or lost.

use domain::{AccountId, HandoffId, OpportunityId, ProspectId, UserId};
use serde::Deserialize;
use store::Org;
use ui::Nav;
use web::{Error, Errors, Fields, Frame, Path, Query, Reply, Result, Viewer, Who, redirect};

use super::super::queries::{self, Deal, Move, Person, Stage};
use super::super::{actions, view};

#[derive(Debug, Default, Deserialize)]
pub(in crate::opportunities) struct About {
    #[serde(default)]
    prospect: String,
    #[serde(default)]
    handoff: String,
}

/// The form of a new opportunity.
#[derive(Debug)]
pub(in crate::opportunities) struct Draft {
    pub stages: Vec<Stage>,
    /// Who may own it; the viewer first.
    pub owners: Vec<Person>,
    pub currency: domain::Currency,
    pub prospect: Option<(ProspectId, String)>,
    pub account: Option<String>,
    pub handoff: Option<HandoffId>,
    pub credited: Option<String>,
}

pub(in crate::opportunities) async fn new(viewer: Viewer, Query(about): Query<About>) -> Result<Reply> {
    let fields = Fields::from_pairs([("prospect", about.prospect), ("handoff", about.handoff)]);
    form(viewer, fields, Errors::new()).await
}

async fn form(viewer: Viewer, fields: Fields, errors: Errors) -> Result<Reply> {
    let sent = fields.clone();
    let draft = viewer.read(move |org, who| draft(org, who, &sent)).await?;
    let frame = Frame::new("New opportunity", Some(Nav::Pipeline));
    let reply = viewer.page(frame, view::deal::draft(&draft, &fields, &errors)).await?;
    Ok(if errors.is_empty() { reply } else { reply.invalid() })
}

fn draft(org: &mut Org<'_>, who: &Who, fields: &Fields) -> Result<Draft> {
    let handoff = match fields.parsed::<HandoffId>("handoff") {
        Some(id) => Some(queries::lead_card(org, who.user, id)?.ok_or(Error::NotFound)?),
        None => None,
    };
    let prospect = handoff.as_ref().map(|lead| lead.prospect).or(fields.parsed("prospect"));
    let mut known = (None, None);
    if let Some(prospect) = prospect {
        if handoff.is_none() && !queries::sees_prospect(org, who.user, prospect)? {
            return Err(Error::NotFound);
        }
        let lead = queries::lead(org, prospect)?.ok_or(Error::NotFound)?;
        known = (Some((prospect, lead.name)), lead.account_name);
    }
    let mut owners = queries::account_executives(org)?;
    let me = queries::person(org, who.user)?.filter(actions::may_own);
    owners.retain(|person| person.id != who.user);
    let mut all: Vec<Person> = me.into_iter().collect();
    all.extend(owners);
    // A lead belongs to who accepted it.
    if let Some(lead) = &handoff {
        all.retain(|person| person.id == lead.to);
    }
    Ok(Draft {
        stages: queries::stages(org)?,
        owners: all,
        currency: who.currency,
        prospect: known.0,
        account: known.1,
        handoff: handoff.as_ref().map(|lead| lead.id),
        credited: handoff.map(|lead| lead.from_name),
    })
}

pub(in crate::opportunities) async fn create(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let sent = fields.clone();
    match viewer.write(move |org, who| create_from(org, who, &sent)).await {
        Ok(id) => Ok(redirect(format!("/opportunities/{id}")).toast("Opportunity created.")),
        Err(error) => form(viewer, fields, error.into_errors()?).await,
    }
}

fn create_from(org: &mut Org<'_>, who: &Who, fields: &Fields) -> Result<OpportunityId> {
    let draft = draft(org, who, fields)?;
    let mut errors = Errors::new();
    let owner = fields.parsed::<UserId>("owner");
    if !draft.owners.iter().any(|person| Some(person.id) == owner) {
        errors.add("owner", "Choose the account executive whose it is.");
    }
    let new = actions::NewOpportunity {
        name: fields.text("name").to_owned(),
        prospect: draft.prospect.map(|(prospect, _)| prospect),
        owner,
        amount_minor: super::amount(fields, who.currency, &mut errors),
        stage: fields.parsed("stage"),
        expected_day: super::day(fields, "expected_day", &mut errors),
        next_step: fields.optional("next_step").map(str::to_owned),
        next_step_day: super::day(fields, "next_step_day", &mut errors),
        handoff: draft.handoff,
        account: None::<AccountId>,
        ..actions::NewOpportunity::default()
    };
    if new.name.is_empty() && new.prospect.is_none() {
        errors.add("name", "Give it a name: the company, or what it is about.");
    }
    errors.check()?;
    let company = fields.optional("company").filter(|_| new.prospect.is_none());
    let account = match company {
        Some(company) => Some(crate::accounts::actions::find_or_create(org, company)?),
        None => None,
    };
    actions::create(org, &actions::NewOpportunity { account, ..new })
}

/// An opportunity's page.
#[derive(Debug)]
pub(in crate::opportunities) struct Shown {
    pub deal: Deal,
    pub account: Option<String>,
    pub prospect: Option<String>,
    pub owner: Option<String>,
    pub originator: Option<String>,
    pub stages: Vec<Stage>,
    pub moves: Vec<Move>,
    pub may_change: bool,
    pub today: jiff::civil::Date,
}

pub(in crate::opportunities) async fn show(viewer: Viewer, Path(id): Path<String>) -> Result<Reply> {
    page(viewer, id.parse().map_err(|_| Error::NotFound)?, Fields::default(), Errors::new()).await
}

async fn page(viewer: Viewer, id: OpportunityId, fields: Fields, errors: Errors) -> Result<Reply> {
    let shown = viewer.read(move |org, who| shown(org, who, id)).await?;
    let frame = Frame::new(shown.deal.name.clone(), Some(Nav::Pipeline));
    let reply = viewer.page(frame, view::deal::show(&shown, &fields, &errors)).await?;
    Ok(if errors.is_empty() { reply } else { reply.invalid() })
}

fn shown(org: &mut Org<'_>, who: &Who, id: OpportunityId) -> Result<Shown> {
    let deal = visible(org, who, id)?;
    let name = |org: &mut Org<'_>, user: Option<UserId>| -> Result<Option<String>> {
        let Some(user) = user else { return Ok(None) };
        Ok(queries::person(org, user)?.map(|person| person.name))
    };
    Ok(Shown {
        account: match deal.account {
            Some(account) => queries::account(org, account)?.map(|(name, _)| name),
            None => None,
        },
        prospect: match deal.prospect {
            Some(prospect) => queries::lead(org, prospect)?.map(|lead| lead.name),
            None => None,
        },
        owner: name(org, deal.owner)?,
        originator: name(org, deal.originator)?,
        stages: queries::stages(org)?,
        moves: queries::moves(org, id)?,
        may_change: super::may_change(org, who, deal.owner)?,
        today: who.today(org),
        deal,
    })
}

fn visible(org: &mut Org<'_>, who: &Who, id: OpportunityId) -> Result<Deal> {
    match queries::sees_deal(org, who.user, id)? {
        true => queries::deal(org, id)?.ok_or(Error::NotFound),
        false => Err(Error::NotFound),
    }
}

fn changeable(org: &mut Org<'_>, who: &Who, id: OpportunityId) -> Result<Deal> {
    let deal = visible(org, who, id)?;
    match super::may_change(org, who, deal.owner)? {
        true => Ok(deal),
        false => Err(Error::Forbidden("Only the owner and their manager change an opportunity.".to_owned())),
    }
}

pub(in crate::opportunities) async fn update(
    viewer: Viewer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Reply> {
    let id: OpportunityId = id.parse().map_err(|_| Error::NotFound)?;
    let sent = fields.clone();
    match viewer.write(move |org, who| update_from(org, who, id, &sent)).await {
        Ok(()) => Ok(redirect(format!("/opportunities/{id}")).toast("Saved.")),
        Err(error) => page(viewer, id, fields, error.into_errors()?).await,
    }
}

fn update_from(org: &mut Org<'_>, who: &Who, id: OpportunityId, fields: &Fields) -> Result<()> {
    let deal = changeable(org, who, id)?;
    let mut errors = Errors::new();
    let amount = super::amount(fields, deal.currency, &mut errors);
    let expected = super::day(fields, "expected_day", &mut errors);
    let step_day = super::day(fields, "next_step_day", &mut errors);
    errors.check()?;
    actions::rename(org, id, fields.text("name"), expected)?;
    actions::set_amount(org, id, amount)?;
    if deal.is_open() {
        if let Some(stage) = fields.parsed("stage") {
            actions::move_stage(org, id, stage, who.today(org))?;
        }
        actions::set_next_step(org, id, fields.optional("next_step"), step_day)?;
    }
    Ok(())
}

pub(in crate::opportunities) async fn close(
    viewer: Viewer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Reply> {
    let id: OpportunityId = id.parse().map_err(|_| Error::NotFound)?;
    let sent = fields.clone();
    let won = fields.text("outcome") == "won";
    let done = viewer
        .write(move |org, who| {
            let deal = changeable(org, who, id)?;
            // A sale belongs to its owner's day.
            let owner = match deal.owner {
                Some(owner) => queries::person(org, owner)?,
                None => None,
            };
            let today = owner.map_or_else(|| who.today(org), |owner| owner.day(org.now()));
            let mut errors = Errors::new();
            let day = super::day(&sent, "closed_day", &mut errors).unwrap_or(today);
            if day > today {
                errors.add("closed_day", "That day is still to come.");
            }
            errors.check()?;
            actions::close(org, id, won, sent.optional("reason"), day)
        })
        .await;
    match done {
        Ok(()) => Ok(redirect(format!("/opportunities/{id}")).toast(if won {
            "Won."
        } else {
            "Lost, with its reason."
        })),
        Err(error) => page(viewer, id, fields, error.into_errors()?).await,
    }
}
