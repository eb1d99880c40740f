//! The settings of a user, and those of the organisation.

use maud::{Markup, html};
use ui::{Field, form};

use super::{new_password, zone_field};
use crate::people::form::{OrganisationForm, OwnForm};

const THEMES: [(&str, &str); 3] = [("auto", "As the device"), ("light", "Light"), ("dark", "Dark")];

pub(in crate::people) fn own(form: &OwnForm) -> Markup {
    let errors = &form.errors;
    html! {
        div.lede { div { h1 { "Your settings" } p { "You sign in as " b { (form.email) } "." } } }
        form.stack method="post" action="/settings" {
            (Field::text("name", "Name").value(&form.name).error(errors.get("name")).hint("As others see it.").autocomplete("name").required())
            (zone_field(&form.zone, errors.get("zone"), "Your days, blocks and midnight are in it."))
            (Field::choice("theme", "Look", &THEMES).value(&form.theme))
            fieldset {
                legend.label { "Keys" }
                (form::check("single_keys", "1", form.single_keys, html! { "Single keys are on, such as " kbd { "C" } " for a conversation" }))
                p.small.muted { "Keys with Ctrl always work. " kbd { "?" } " lists all." }
            }
            div.row { button.btn.ink type="submit" { "Save" } }
        }
        section.stack {
            h2 { "Password" }
            form.stack method="post" action="/settings/password" {
                (Field::input("password", "old", "Password now").error(errors.get("old")).autocomplete("current-password").required())
                (new_password("New password", errors.get("password")))
                div.row { button.btn type="submit" { "Change it" } span.small.quiet { "Other browsers are signed out." } }
            }
        }
    }
}

const AFTER: [(&str, &str); 2] =
    [("completed", "A scoping call was held"), ("booked", "A scoping call is booked")];

pub(in crate::people) fn organisation(form: &OrganisationForm) -> Markup {
    let errors = &form.errors;
    let listed: Vec<(&str, &str)> = errors.iter().collect();
    html! {
        div.lede { div {
            h1 { (form.name) }
            p { "Figures are in " (form.currency) ". Its own zone is " (form.zone) "; people have theirs." }
        } }
        form.stack method="post" action="/settings/organisation" {
            (form::problems(&listed))
            (Field::text("name", "Name").value(&form.name).error(errors.get("name")).required())
            (Field::choice("hand_off_after", "A lead may be handed over when", &AFTER).value(&form.after).error(errors.get("hand_off_after")))
            (Field::input("number", "hand_off_days", "Working days to answer a hand-over").value(&form.days)
                .min("1").max("10").error(errors.get("hand_off_days"))
                .hint("Late ones are told to the account executive’s leader first, then they expire and go back."))
            div.row { button.btn.ink type="submit" { "Save" } }
        }
    }
}
