//! Offering a lead, and answering one.

use domain::{HandoffId, ProspectId, UserId};
use serde::Deserialize;
use ui::Nav;
use web::{Error, Errors, Fields, Frame, Path, Query, Reply, Result, Viewer, redirect};

use super::super::queries::{self, Lead, LeadCard, Person};
use super::super::{actions, view};

#[derive(Debug, Default, Deserialize)]
pub(in crate::opportunities) struct About {
    #[serde(default)]
    prospect: String,
}

/// The form to offer a lead.
#[derive(Debug)]
pub(in crate::opportunities) struct Offer {
    pub prospect: ProspectId,
    pub lead: Lead,
    pub executives: Vec<Person>,
    pub agreed_days: u32,
}

pub(in crate::opportunities) async fn new(viewer: Viewer, Query(about): Query<About>) -> Result<Reply> {
    let fields = Fields::from_pairs([("prospect", about.prospect)]);
    form(viewer, fields, Errors::new()).await
}

async fn form(viewer: Viewer, fields: Fields, errors: Errors) -> Result<Reply> {
    let Some(prospect) = fields.parsed::<ProspectId>("prospect") else {
        let frame = Frame::new("Hand a lead over", Some(Nav::Pipeline));
        return viewer.page(frame, view::handoff::choose_a_prospect()).await;
    };
    let offer = viewer
        .read(move |org, who| {
            if !queries::sees_prospect(org, who.user, prospect)? {
                return Err(Error::NotFound);
            }
            let lead = queries::lead(org, prospect)?.ok_or(Error::NotFound)?;
            let mut executives = queries::account_executives(org)?;
            executives.retain(|person| person.id != who.user);
            Ok(Offer { prospect, lead, executives, agreed_days: queries::agreement(org)?.days })
        })
        .await?;
    let reply = viewer
        .page(
            Frame::new("Hand a lead over", Some(Nav::Pipeline)),
            view::handoff::offer(&offer, &fields, &errors),
        )
        .await?;
    Ok(if errors.is_empty() { reply } else { reply.invalid() })
}

pub(in crate::opportunities) async fn create(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let Some(prospect) = fields.parsed::<ProspectId>("prospect") else { return Err(Error::NotFound) };
    let sent = fields.clone();
    let done = viewer
        .write(move |org, who| {
            if !queries::sees_prospect(org, who.user, prospect)? {
                return Err(Error::NotFound);
            }
            let text = |name: &str| sent.text(name).to_owned();
            let new = actions::NewHandoff {
                prospect,
                from: who.user,
                to: sent.parsed("to").unwrap_or_else(|| UserId::from(0)),
                needs: text("needs"),
                by_when: text("by_when"),
                decides: text("decides"),
                scoping_call: None,
                touch: None,
            };
            let id = actions::offer(org, &new)?;
            let to = queries::person(org, new.to)?.map_or_else(String::new, |person| person.name);
            Ok((id, to))
        })
        .await;
    match done {
        Ok((id, to)) => {
            let toast = format!("Offered to {}.", domain::names::given(&to));
            Ok(redirect(format!("/handoffs/{id}")).toast(&toast))
        }
        Err(error) => form(viewer, fields, error.into_errors()?).await,
    }
}

/// A hand-off's page.
#[derive(Debug)]
pub(in crate::opportunities) struct Shown {
    pub lead: LeadCard,
    pub is_receiver: bool,
    pub may_change: bool,
    pub now: jiff::Timestamp,
    pub zone: jiff::tz::TimeZone,
}

pub(in crate::opportunities) async fn show(viewer: Viewer, Path(id): Path<String>) -> Result<Reply> {
    page(viewer, id.parse().map_err(|_| Error::NotFound)?, Fields::default(), Errors::new()).await
}

async fn page(viewer: Viewer, id: HandoffId, fields: Fields, errors: Errors) -> Result<Reply> {
    let shown = viewer
        .read(move |org, who| {
            let lead = queries::lead_card(org, who.user, id)?.ok_or(Error::NotFound)?;
            Ok(Shown {
                is_receiver: lead.to == who.user,
                may_change: super::may_change(org, who, Some(lead.to))?,
                lead,
                now: org.now(),
                zone: who.zone.clone(),
            })
        })
        .await?;
    let frame = Frame::new(shown.lead.heading().to_owned(), Some(Nav::Pipeline));
    let reply = viewer.page(frame, view::handoff::show(&shown, &fields, &errors)).await?;
    Ok(if errors.is_empty() { reply } else { reply.invalid() })
}

pub(in crate::opportunities) async fn accept(viewer: Viewer, Path(id): Path<String>) -> Result<Reply> {
    let id: HandoffId = id.parse().map_err(|_| Error::NotFound)?;
    let lead = viewer
        .write(move |org, who| {
            let lead = queries::lead_card(org, who.user, id)?.ok_or(Error::NotFound)?;
            actions::accept(org, id, who.user)?;
            Ok(lead)
        })
        .await?;
    let toast =
        format!("Accepted. It counts as a qualified lead for {}.", domain::names::given(&lead.from_name));
    Ok(redirect("/pipeline").toast(&toast))
}

pub(in crate::opportunities) async fn send_back(
    viewer: Viewer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Reply> {
    let id: HandoffId = id.parse().map_err(|_| Error::NotFound)?;
    let sent = fields.clone();
    let done = viewer
        .write(move |org, who| {
            let lead = queries::lead_card(org, who.user, id)?.ok_or(Error::NotFound)?;
            let (reason, line) = (sent.text("reason"), sent.text("line"));
            if reason == view::card::SOMETHING_ELSE && line.is_empty() {
                return Err(Error::at("line", "Write what else it is."));
            }
            actions::send_back(org, id, who.user, reason, line)?;
            Ok(lead)
        })
        .await;
    match done {
        Ok(lead) => {
            let toast = format!("Sent back to {}.", domain::names::given(&lead.from_name));
            Ok(redirect("/pipeline").toast(&toast))
        }
        Err(error) => page(viewer, id, fields, error.into_errors()?).await,
    }
}

/// What the receiver does next with an accepted lead.
pub(in crate::opportunities) async fn step(
    viewer: Viewer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Reply> {
    let id: HandoffId = id.parse().map_err(|_| Error::NotFound)?;
    let sent = fields.clone();
    let done = viewer
        .write(move |org, who| {
            let lead = queries::lead_card(org, who.user, id)?.ok_or(Error::NotFound)?;
            if !super::may_change(org, who, Some(lead.to))? {
                return Err(Error::Forbidden(format!(
                    "Only {} and their manager change this.",
                    lead.to_name
                )));
            }
            let mut errors = Errors::new();
            let day = super::day(&sent, "next_step_day", &mut errors);
            errors.check()?;
            actions::set_handoff_step(org, id, sent.optional("next_step"), day)
        })
        .await;
    match done {
        Ok(()) => Ok(redirect(format!("/handoffs/{id}")).toast("Saved.")),
        Err(error) => page(viewer, id, fields, error.into_errors()?).await,
    }
}
