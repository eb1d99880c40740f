//! An opportunity: the form of a new one, and the page of one.

use domain::{Money, hours};
use maud::{Markup, html};
use ui::{Field, Tone, notice};
use web::{Errors, Fields};

use super::super::pages::deals::{Draft, Shown};
use super::super::queries::Stage;

/// The form of a new opportunity.
pub(in crate::opportunities) fn draft(draft: &Draft, fields: &Fields, errors: &Errors) -> Markup {
    let owners: Vec<(String, &str)> =
        draft.owners.iter().map(|person| (person.id.to_string(), person.name.as_str())).collect();
    let owners: Vec<(&str, &str)> = owners.iter().map(|(id, name)| (id.as_str(), *name)).collect();
    let label = format!("Amount in {}", draft.currency);
    html! {
        div.lede { div {
            h1 { @match (&draft.account, &draft.prospect) {
                (Some(account), _) => { "An opportunity at " (account) "." }
                (None, Some((_, name))) => { "An opportunity with " (name) "." }
                (None, None) => "A new opportunity.",
            } }
            p { @match &draft.credited {
                Some(name) => { "New pipeline for " (name) ", who found the lead." }
                None => "New pipeline for you: an opportunity counts in the month it is created.",
            } }
        } }
        form.narrow.stack method="post" action="/opportunities" data-main {
            @if let Some((id, _)) = &draft.prospect { (ui::form::hidden("prospect", &id.to_string())) }
            @if let Some(id) = &draft.handoff { (ui::form::hidden("handoff", &id.to_string())) }
            @if draft.prospect.is_none() {
                (Field::text("company", "Company").value(fields.text("company")).error(errors.get("company")).maxlength(200))
            }
            (Field::text("name", "Name").value(fields.optional("name").or(draft.account.as_deref()).unwrap_or("")).error(errors.get("name")).maxlength(200))
            (Field::text("amount", &label).value(fields.text("amount")).error(errors.get("amount")).inputmode("decimal").optional()
                .hint("Empty if you do not know it yet: it is counted, and said to have none."))
            (Field::select("owner", "Owner", &owners).value(fields.text("owner")).error(errors.get("owner")))
            (stage_field(&draft.stages, fields.text("stage"), errors))
            (Field::text("next_step", "Next step").value(fields.text("next_step")).error(errors.get("next_step")).maxlength(200))
            (Field::input("date", "next_step_day", "Due on").value(fields.text("next_step_day")).error(errors.get("next_step_day")).optional())
            (Field::input("date", "expected_day", "May close on").value(fields.text("expected_day")).error(errors.get("expected_day")).optional())
            div.row { button.btn.ink type="submit" { "Create" } a.btn.plain href="/pipeline" { "Cancel" } }
        }
    }
}

fn stage_field(stages: &[Stage], value: &str, errors: &Errors) -> Markup {
    let ids: Vec<String> = stages.iter().map(|stage| stage.id.to_string()).collect();
    let options: Vec<(&str, &str)> =
        ids.iter().zip(stages).map(|(id, stage)| (id.as_str(), stage.name.as_str())).collect();
    html! {
        @if !options.is_empty() { (Field::select("stage", "Stage", &options).value(value).error(errors.get("stage"))) }
    }
}

/// An opportunity's page.
pub(in crate::opportunities) fn show(shown: &Shown, fields: &Fields, errors: &Errors) -> Markup {
    let deal = &shown.deal;
    html! {
        div.lede { div { h1 { (finding(shown)) } p { (whose(shown)) } } }
        div.split.deal-split {
            div.stack {
                @if shown.may_change { (edit(shown, fields, errors)) } @else { (facts(shown)) }
                @if shown.may_change && deal.is_open() { (close(shown, fields, errors)) }
            }
            div.aside {
                section { h2 { "Where it came from" } (origin(shown)) }
                section { h2 { "Stages" } (history(shown)) }
            }
        }
    }
}

fn finding(shown: &Shown) -> String {
    let deal = &shown.deal;
    let amount = deal.amount().map_or_else(|| "no amount yet".to_owned(), |amount| amount.to_string());
    let day = deal.closed_day.map(|day| format!(" on {}", hours::day_short(day))).unwrap_or_default();
    match deal.state.as_str() {
        "won" => format!("{}: won{day}, {amount}.", deal.name),
        "lost" => format!("{}: lost{day}.", deal.name),
        _ => format!("{}, {amount}.", deal.name),
    }
}

fn whose(shown: &Shown) -> Markup {
    let deal = &shown.deal;
    html! {
        "Owner: " (shown.owner.as_deref().unwrap_or("nobody")) ". "
        @match (&deal.next_step, deal.next_step_day) {
            _ if !deal.is_open() => {}
            (None, _) => span.lost { "No next step." },
            (Some(step), Some(day)) if day < shown.today => span.lost { (step) ", was due " (hours::day_short(day)) "." },
            (Some(step), Some(day)) => { "Next: " (step) ", " (hours::day_short(day)) "." }
            (Some(step), None) => { "Next: " (step) "." }
        }
        @if let Some(reason) = &deal.lost_reason { "Reason: " (reason) "." }
    }
}

fn edit(shown: &Shown, fields: &Fields, errors: &Errors) -> Markup {
    let deal = &shown.deal;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let amount = deal.amount().map(plain).unwrap_or_default();
    let (expected, step_day) = (day(deal.expected_day), day(deal.next_step_day));
    let stage = deal.stage.map(|stage| stage.to_string()).unwrap_or_default();
    // A form that failed shows what was typed; one that was just opened shows what is.
    let sent = !fields.text("name").is_empty() || errors.get("name").is_some();
    let value = |name: &'static str, stored: &str| {
        if sent { fields.text(name).to_owned() } else { stored.to_owned() }
    };
    html! {
        form.stack method="post" action={ "/opportunities/" (deal.id) } data-main {
            (Field::text("name", "Name").value(&value("name", &deal.name)).error(errors.get("name")).maxlength(200))
            (Field::text("amount", &format!("Amount in {}", deal.currency)).value(&value("amount", &amount)).error(errors.get("amount")).inputmode("decimal").optional())
            @if deal.is_open() {
                (stage_field(&shown.stages, &value("stage", &stage), errors))
                (Field::text("next_step", "Next step").value(&value("next_step", deal.next_step.as_deref().unwrap_or(""))).error(errors.get("next_step")).maxlength(200))
                (Field::input("date", "next_step_day", "Due on").value(&value("next_step_day", &step_day)).error(errors.get("next_step_day")).optional())
            }
            (Field::input("date", "expected_day", "May close on").value(&value("expected_day", &expected)).error(errors.get("expected_day")).optional())
            div.row { button.btn.ink type="submit" { "Save" } }
        }
    }
}

/// An amount as it is typed: `48,500` without its symbol.
fn plain(amount: Money) -> String {
    amount.to_string().trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned()
}

fn facts(shown: &Shown) -> Markup {
    let deal = &shown.deal;
    html! {
        (notice(Tone::Plain, html! { "You can read this. " (shown.owner.as_deref().unwrap_or("Its owner")) " and the manager change it." }))
        dl.facts {
            div { dt { "Amount" } dd { @match deal.amount() { Some(amount) => (amount.to_string()), None => "none yet" } } }
            @if let Some(stage) = shown.stages.iter().find(|stage| Some(stage.id) == deal.stage) { div { dt { "Stage" } dd { (stage.name) } } }
            @if let Some(day) = deal.expected_day { div { dt { "May close" } dd { (hours::day_short(day)) } } }
        }
    }
}

fn close(shown: &Shown, fields: &Fields, errors: &Errors) -> Markup {
    let action = format!("/opportunities/{}/close", shown.deal.id);
    let today = shown.today.to_string();
    html! {
        section.card {
            h2 { "When it is decided" }
            form.row.wrap.mt-3 method="post" action=(action) {
                (ui::form::hidden("outcome", "won"))
                (Field::input("date", "closed_day", "On").value(fields.optional("closed_day").unwrap_or(&today)).error(errors.get("closed_day")).label_hidden())
                button.btn.ink type="submit" { (ui::icon(ui::Icon::Check)) "Won" }
            }
            form.stack.mt-4 method="post" action=(action) {
                (ui::form::hidden("outcome", "lost"))
                (Field::text("reason", "Or lost: why?").id("f-lost-reason").value(fields.text("reason")).error(errors.get("reason")).maxlength(300)
                    .hint("To whom, or to what. The next one starts from there."))
                button.btn type="submit" { "Lost" }
            }
        }
    }
}

fn origin(shown: &Shown) -> Markup {
    let deal = &shown.deal;
    html! {
        dl.facts {
            @if let (Some(account), Some(id)) = (&shown.account, deal.account) { div { dt { "Company" } dd { a href={ "/accounts/" (id) } { (account) } } } }
            @if let (Some(prospect), Some(id)) = (&shown.prospect, deal.prospect) { div { dt { "Person" } dd { a href={ "/prospects/" (id) } { (prospect) } } } }
            @if let Some(name) = &shown.originator { div { dt { "Credited" } dd { (name) } } }
            @if let Some(product) = &deal.product { div { dt { "Product" } dd { (product) } } }
            div { dt { "Created" } dd { @match deal.created_day { Some(day) => { (hours::day_and_month(day)) " " (day.year()) } None => "not known: counted in no month" } } }
            @if deal.settled && deal.settled_amount_minor != deal.amount_minor {
                div { dt { "New pipeline" } dd {
                    @match deal.settled_amount_minor { Some(minor) => (Money::new(minor, deal.currency).to_string()), None => "no amount" }
                    ", as its month ended"
                } }
            }
            @if let Some(id) = deal.handoff { div { dt { "Hand-off" } dd { a href={ "/handoffs/" (id) } { "The three answers" } } } }
        }
    }
}

fn history(shown: &Shown) -> Markup {
    html! {
        @if shown.moves.is_empty() { p.small.quiet { "No moves on record." } }
        ul.notes { @for step in &shown.moves {
            li {
                @match &step.from { Some(from) => { (from) " to " (step.to) } None => (step.to) }
                span.small.quiet { ", " (hours::day_short(step.day)) @if let Some(by) = &step.by { ", " (by) } }
            }
        } }
    }
}
