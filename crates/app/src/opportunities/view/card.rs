//! A lead that waits: what is known, and the answer.

use domain::handoff::HandoffState;
use domain::hours;
use domain::names::given;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use ui::{Icon, icon};
use web::{Errors, Fields};

use super::super::queries::LeadCard;

/// The reason that asks for a line.
pub(in crate::opportunities) const SOMETHING_ELSE: &str = "Something else";

const REASONS: [&str; 3] =
    ["Does not decide, and nobody who does is named", "No reason to act this year", SOMETHING_ELSE];

/// A card of a lead that waits, for the viewer's `own` answer or somebody else's.
pub(super) fn waiting(lead: &LeadCard, now: Timestamp, zone: &TimeZone, own: bool, answer: Markup) -> Markup {
    let late = lead.escalated_at.is_some() || now >= lead.due_at;
    html! {
        article.card.hand {
            p.row.between {
                span.person { a href={ "/handoffs/" (lead.id) } { (lead.heading()) } }
                span.small.nowrap.lost[late].quiet[!late] {
                    @if late { b { (ago(lead, now)) } } @else { (ago(lead, now)) }
                }
            }
            p.small.muted { (person(lead)) " From " (given(&lead.from_name)) @if !own { ", to " (given(&lead.to_name)) } "." }
            (facts(lead, zone))
            (answer)
        }
    }
}

fn person(lead: &LeadCard) -> String {
    let title = lead.title.as_deref().map(|title| format!(", {title}")).unwrap_or_default();
    format!("{}{title}.", lead.name)
}

/// "3 h ago", in days when it is long.
fn ago(lead: &LeadCard, now: Timestamp) -> String {
    match now.duration_since(lead.offered_at).as_mins().max(0) {
        0 => "just now".to_owned(),
        minutes @ 1..60 => format!("{minutes} min ago"),
        minutes @ 60..2880 => format!("{} h ago", minutes / 60),
        minutes => format!("{} days ago", minutes / 1440),
    }
}

/// The three answers and the call.
pub(super) fn facts(lead: &LeadCard, zone: &TimeZone) -> Markup {
    let rows = [("Needs", &lead.needs), ("By when", &lead.by_when), ("Decides", &lead.decides)];
    html! {
        dl.facts.mt-3 {
            @for (label, answer) in rows { div { dt { (label) } dd { (answer) } } }
            @if let (Some(state), Some(at)) = (lead.call_state.as_deref(), lead.call_at) {
                @match state {
                    "completed" => div { dt { "Held" } dd { "Scoping call, " (hours::day_short(lead.call_day.unwrap_or(hours::local_day(at, zone)))) } },
                    "cancelled" => div { dt { "Cancelled" } dd { "Scoping call, " (hours::day_short(hours::local_day(at, zone))) } },
                    _ => div { dt { "Booked" } dd { "Scoping call, " (hours::day_short(hours::local_day(at, zone))) " " (hours::clock_text(at, zone)) } },
                }
            }
        }
    }
}

/// Accept, or send back with a reason. The first on a page takes the keys A and R.
pub(super) fn answer(lead: &LeadCard, keys: bool, fields: &Fields, errors: &Errors) -> Markup {
    let from = given(&lead.from_name);
    let line_id = format!("line-{}", lead.id);
    html! {
        @if lead.state == HandoffState::Offered {
            div.answer.mt-4 {
                form method="post" action={ "/handoffs/" (lead.id) "/accept" } {
                    button.btn.ink type="submit" data-key=[keys.then_some("a")] {
                        (icon(Icon::Check)) "Accept" @if keys { " " kbd { "A" } }
                    }
                }
                details open[!errors.is_empty()] {
                    summary.btn data-key=[keys.then_some("r")] { "Send back" @if keys { " " kbd { "R" } } }
                    form.mt-3 method="post" action={ "/handoffs/" (lead.id) "/send-back" } {
                        fieldset {
                            legend.label { "Why do you send it back?" }
                            @for reason in REASONS {
                                (ui::form::radio("reason", reason, fields.text("reason") == reason, html! { (reason) }))
                            }
                            @if let Some(text) = errors.get("reason") { (ui::form::error("reason-error", text)) }
                        }
                        label.vh for=(line_id) { "A line for " (from) }
                        textarea.input.mt-2 id=(line_id) name="line" rows="2" maxlength="500"
                            placeholder={ "A line for " (from) } { (fields.text("line")) }
                        @if let Some(text) = errors.get("line") { (ui::form::error("line-error", text)) }
                        div.row.mt-3 { button.btn.ink type="submit" { "Send back to " (from) } }
                    }
                }
            }
        }
    }
}
