//! The form of a person, their invitation, and their end.

use domain::Role;
use maud::{Markup, html};
use ui::{Field, Tone, form};

use super::zone_field;
use crate::people::actions::INVITATION_DAYS;
use crate::people::form::{Choices, PersonForm};
use crate::people::queries::Person;

pub(in crate::people) fn new(form: &PersonForm, choices: &Choices) -> Markup {
    html! {
        div.lede { div {
            h1 { "Invite somebody" }
            p { "You get a link to send them. It works once, for " (INVITATION_DAYS) " days." }
        } }
        form.stack method="post" action="/people" {
            (problems(form))
            (email(form).required())
            (fields(form, choices))
            div.row { button.btn.ink type="submit" { "Make the link" } a.btn.plain href="/people" { "Cancel" } }
        }
    }
}

pub(in crate::people) fn edit(person: &Person, form: &PersonForm, choices: &Choices) -> Markup {
    let id = person.id;
    html! {
        div.lede { div { h1 { (person.name) } p { (standing(person)) } } }
        form.stack method="post" action={ "/people/" (id) } {
            (problems(form))
            @if person.state == "active" {
                p.small { span.muted { "Signs in as " } b { (form.email) } }
            } @else {
                (email(form).hint("With an address they can be invited. Their records stay theirs."))
            }
            (fields(form, choices))
            div.row { button.btn.ink type="submit" { "Save" } a.btn.plain href="/people" { "Cancel" } }
        }
        @if person.email.is_some() && (person.state == "invited" || choices.is_admin) {
            section.stack {
                h2 { "Link to sign in" }
                p.muted {
                    @if person.state == "invited" { "Invited, not here yet. A new link ends the earlier one." }
                    @else { "For a forgotten password: whoever opens the link chooses a new one, and every session of theirs ends." }
                }
                form method="post" action={ "/people/" (id) "/invitation" } {
                    button.btn type="submit" { "Make a link" }
                }
            }
        }
        section.stack {
            h2 { "Leaves the organisation" }
            p.muted { "No more signing in. Who reports to them moves up to their leader; their records stay until you give them to somebody." }
            form method="post" action={ "/people/" (id) "/end" } {
                (form::check("sure", "1", false, html! { "Yes, " (person.name) " leaves" }))
                @if let Some(text) = form.errors.get("sure") { (form::error("f-sure-error", text)) }
                div.row.mt-3 { button.btn type="submit" { "End this account" } }
            }
        }
    }
}

fn standing(person: &Person) -> &'static str {
    match person.state.as_str() {
        "named" => "An owner from an import: cannot sign in yet.",
        "invited" => "Invited, has not signed in yet.",
        _ => "Changes hold from the next page on.",
    }
}

fn problems(form: &PersonForm) -> Markup {
    let errors: Vec<(&str, &str)> = form.errors.iter().filter(|(field, _)| *field != "sure").collect();
    form::problems(&errors)
}

fn email(form: &PersonForm) -> Field<'_> {
    let field = Field::input("email", "email", "Work e-mail").value(&form.email).autocomplete("off");
    field.error(form.errors.get("email"))
}

fn fields(form: &PersonForm, choices: &Choices) -> Markup {
    let errors = &form.errors;
    let teams: Vec<(String, &str)> =
        choices.teams.iter().map(|team| (team.id.to_string(), team.name.as_str())).collect();
    let leaders: Vec<(String, &str)> =
        choices.leaders.iter().map(|(id, name)| (id.to_string(), name.as_str())).collect();
    let (teams, leaders) = (options("No team", &teams), options("Nobody", &leaders));
    html! {
        (Field::text("name", "Full name").value(&form.name).error(errors.get("name")).autocomplete("off").required())
        fieldset id="f-roles" {
            legend.label { "Roles" }
            p.small.muted { "The selling roles have protected blocks. A manager leads a team; an executive leads managers." }
            @for role in Role::ALL {
                @if choices.roles.has(role) || form.roles.has(role) {
                    (form::check("roles", role.code(), form.roles.has(role), html! { (role.label()) }))
                }
            }
            @if let Some(text) = errors.get("roles") { (form::error("f-roles-error", text)) }
        }
        div.formgrid {
            (Field::select("team", "Team", &teams).value(&form.team).error(errors.get("team")))
            (Field::select("reports_to", "Reports to", &leaders).value(&form.reports_to).error(errors.get("reports_to")))
        }
        (zone_field(&form.zone, errors.get("zone"), "Their days and blocks are in it."))
    }
}

fn options<'a>(none: &'a str, rows: &'a [(String, &'a str)]) -> Vec<(&'a str, &'a str)> {
    std::iter::once(("", none)).chain(rows.iter().map(|(id, name)| (id.as_str(), *name))).collect()
}

pub(in crate::people) fn link(person: &Person, link: &str) -> Markup {
    html! {
        div.lede { div {
            h1 { "The link for " (person.name) }
            p { "Copy it now and send it yourself: it is shown once. It works once, for " (INVITATION_DAYS) " days." }
        } }
        div.field {
            label for="f-link" { "Link" }
            input.input id="f-link" type="text" readonly value=(link) autofocus;
        }
        (ui::notice(Tone::Plain, html! { "Whoever has the link can sign in as " (person.name) ". Earlier links no longer work." }))
        div.row { a.btn.ink href="/people" { "Done" } a.btn href="/people/new" { "Invite somebody else" } }
    }
}
