//! Offering a lead, and the page of one that was offered.

use domain::handoff::HandoffState;
use domain::hours;
use domain::names::given;
use maud::{Markup, html};
use ui::{Field, Tone, notice};
use web::{Errors, Fields};

use super::super::pages::handoffs::{Offer, Shown};
use super::super::queries::LeadCard;
use super::card;

/// When no prospect was named.
pub(in crate::opportunities) fn choose_a_prospect() -> Markup {
    ui::empty(
        "Whom do you hand over?",
        "A lead is handed over from the prospect’s page, or in Focus with Q.",
        html! { a.btn.ink href="/prospects" { "Choose a prospect" } },
    )
}

/// The form.
pub(in crate::opportunities) fn offer(offer: &Offer, fields: &Fields, errors: &Errors) -> Markup {
    let options: Vec<(String, &str)> =
        offer.executives.iter().map(|person| (person.id.to_string(), person.name.as_str())).collect();
    let mut choices = vec![("", "Choose")];
    choices.extend(options.iter().map(|(id, name)| (id.as_str(), *name)));
    let company = offer.lead.account_name.as_deref().unwrap_or("");
    let days = if offer.agreed_days == 1 {
        "one working day".to_owned()
    } else {
        format!("{} working days", offer.agreed_days)
    };
    html! {
        div.lede { div {
            h1 { "Hand over " (offer.lead.name) "." }
            p { @if !company.is_empty() { (company) ". " } "Three answers, so that the next conversation starts where yours ended. The answer comes within " (days) "." }
        } }
        form.narrow.stack method="post" action="/handoffs" data-main {
            (ui::form::hidden("prospect", &offer.prospect.to_string()))
            @if let Some(text) = errors.get("prospect") { (notice(Tone::Bad, html! { (text) })) }
            (Field::select("to", "To", &choices).value(fields.text("to")).error(errors.get("to"))
                .hint("It counts as a qualified lead when this person accepts."))
            (Field::text("needs", "What do they need?").value(fields.text("needs")).error(errors.get("needs")).words().maxlength(300))
            (Field::text("by_when", "By when?").value(fields.text("by_when")).error(errors.get("by_when")).words().maxlength(300))
            (Field::text("decides", "Who decides?").value(fields.text("decides")).error(errors.get("decides")).words().maxlength(300))
            div.row {
                button.btn.ink type="submit" { "Hand over" }
                a.btn.plain href={ "/prospects/" (offer.prospect) } { "Cancel" }
            }
        }
    }
}

/// A hand-off's page.
pub(in crate::opportunities) fn show(shown: &Shown, fields: &Fields, errors: &Errors) -> Markup {
    let lead = &shown.lead;
    html! {
        div.lede { div { h1 { (finding(shown)) } p { (lead.name) @if let Some(title) = &lead.title { ", " (title) } ". Offered " (hours::ago_text(lead.offered_at, shown.now, &shown.zone)) "." } } }
        div.narrow.stack {
            section.card.hand {
                p { span.person { a href={ "/prospects/" (lead.prospect) } { (lead.name) } @if let Some(account) = &lead.account { span { (account) } } } }
                (card::facts(lead, &shown.zone))
                @if shown.is_receiver { (card::answer(lead, true, fields, errors)) }
            }
            (state(lead))
            @if lead.state == HandoffState::Accepted { (after(shown, fields, errors)) }
        }
    }
}

fn finding(shown: &Shown) -> String {
    let lead = &shown.lead;
    let heading = lead.heading();
    match lead.state {
        HandoffState::Offered if shown.is_receiver => format!("{heading} waits for your answer."),
        HandoffState::Offered => {
            let receiver = domain::names::possessive(given(&lead.to_name));
            format!("{heading} waits for {receiver} answer.")
        }
        HandoffState::Accepted => format!("{} accepted {heading}.", given(&lead.to_name)),
        HandoffState::SentBack => format!("{} sent {heading} back.", given(&lead.to_name)),
        HandoffState::Expired => format!("Nobody answered for {heading} in time."),
    }
}

fn state(lead: &LeadCard) -> Markup {
    let (from, to) = (given(&lead.from_name), given(&lead.to_name));
    let day = lead.answered_day.map(hours::day_short).unwrap_or_default();
    html! {
        @match lead.state {
            HandoffState::Offered => @if lead.escalated_at.is_some() {
                (notice(Tone::Warm, html! { "Half of the agreed time is over. " (to) "’s manager knows." }))
            },
            HandoffState::Accepted => p.muted { "A qualified lead for " (from) " since " (day) "." },
            HandoffState::SentBack => {
                (notice(Tone::Plain, html! { p { b { (lead.reason.as_deref().unwrap_or("")) } ", " (day) } }))
                @if let Some(line) = &lead.line { (ui::word::quote(line)) }
            },
            HandoffState::Expired => (notice(Tone::Bad, html! { "The agreed time was over on " (day) ". Offer it to somebody who has the time." })),
        }
    }
}

/// What follows an accepted lead: its next step, then its opportunity.
fn after(shown: &Shown, fields: &Fields, errors: &Errors) -> Markup {
    let lead = &shown.lead;
    let day = lead.next_step_day.map(|day| day.to_string()).unwrap_or_default();
    html! {
        @if let Some(opportunity) = lead.opportunity {
            p { a href={ "/opportunities/" (opportunity) } { "The opportunity made of it" } }
        } @else if shown.may_change {
            p { a.btn.ink href={ "/opportunities/new?handoff=" (lead.id) } { "Write the opportunity" } }
            form.stack method="post" action={ "/handoffs/" (lead.id) "/step" } {
                (Field::text("next_step", "Next step").value(fields.optional("next_step").or(lead.next_step.as_deref()).unwrap_or("")).maxlength(200))
                (Field::input("date", "next_step_day", "Due on").value(fields.optional("next_step_day").unwrap_or(&day)).error(errors.get("next_step_day")).optional())
                button.btn type="submit" { "Save the next step" }
            }
        }
    }
}
