//! What people see before they are in: set-up, and the page behind an invitation.

use maud::{Markup, html};
use ui::{Field, Front, form, front};
use web::Errors;

use super::{new_password, zone_field};
use crate::people::form::SetUpForm;
use crate::people::queries::Invitation;

fn around(place: &str, host: &str, headline: &str, tagline: Markup, form: Markup) -> Markup {
    front(&Front { place, headline, tagline, form, host, version: env!("CARGO_PKG_VERSION") })
}

pub(in crate::people) fn set_up(form: &SetUpForm, host: &str) -> Markup {
    let errors = &form.errors;
    let error = |field: &'static str| errors.get(field);
    let listed: Vec<(&str, &str)> = errors.iter().collect();
    let fields = html! {
        form.stack.signin-form method="post" action="/set-up" {
            (form::problems(&listed))
            (Field::text("token", "Token").value(&form.token).error(error("token")).autocomplete("off").required()
                .hint("It stands on the terminal where Forenoon was started. It works once."))
            (Field::text("organisation", "Organisation").value(&form.organisation).error(error("organisation")).autocomplete("organization").required())
            (Field::text("currency", "Reporting currency").value(&form.currency).error(error("currency")).hint("Three letters, such as USD. All totals are in it.").maxlength(3).required())
            (zone_field(&form.zone, error("zone"), "By its name, such as Europe/Madrid."))
            (Field::text("name", "Your full name").value(&form.name).error(error("name")).autocomplete("name").required())
            (Field::input("email", "email", "Your work e-mail").value(&form.email).error(error("email")).autocomplete("username").required())
            (new_password("Password", error("password")))
            (form::check("leads", "1", form.leads, html! { "I lead sales people as well" }))
            div.row { button.btn.ink.lg type="submit" { "Set up" } }
        }
    };
    let tagline = html! { p { "One organisation, one admin." br; "Teams and people come next." } };
    around("", host, "Nobody is here yet.", tagline, fields)
}

pub(in crate::people) fn accept(invitation: &Invitation, place: &str, host: &str, errors: &Errors) -> Markup {
    let email = invitation.email.as_deref().unwrap_or("");
    let fields = html! {
        form.stack.signin-form method="post" {
            div.field {
                label for="f-email" { "You sign in as" }
                input.input id="f-email" type="email" autocomplete="username" readonly value=(email);
            }
            (new_password("Choose a password", errors.get("password")))
            div.row { button.btn.ink.lg type="submit" { "Come in" } }
        }
    };
    let given = domain::names::given(&invitation.name);
    let tagline = html! { p { "Your place at " (place) " is ready." } };
    around(place, host, &format!("Welcome, {given}."), tagline, fields)
}

pub(in crate::people) fn closed(invitation: Option<&Invitation>, host: &str) -> Markup {
    let why = match invitation {
        Some(found) if found.is_ended => "The account it was for has been ended.",
        Some(found) if found.is_used => {
            "It was used already. If that was you, sign in with the password you chose."
        }
        Some(_) => "It has run out, or a newer one was made.",
        None => "It may have been cut off on its way: copy the whole of it.",
    };
    let text = html! {
        div.stack.signin-form {
            p { (why) }
            p.muted { "Otherwise ask the person who sent it, or an admin, for a new link. That takes them a minute." }
            div.row { a.btn.ink.lg href="/sign-in" { "Sign in" } }
        }
    };
    around("", host, "This link does not open.", html! { p { "Links work once, for a week." } }, text)
}
