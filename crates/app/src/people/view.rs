//! The markup of people, teams, invitations and settings.

mod front;
mod list;
mod own;
mod person;
mod team;

pub(super) use front::{accept, closed, set_up};
pub(super) use list::{List, list};
pub(super) use own::{organisation, own};
pub(super) use person::{edit, link, new};
pub(super) use team::{edit_team, new_team, time};

use maud::{Markup, html};

/// Some zones to pick from; every IANA name can be typed.
const ZONES: [&str; 24] = [
    "America/Bogota",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Toronto",
    "Asia/Dubai",
    "Asia/Hong_Kong",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Stockholm",
    "Europe/Warsaw",
    "Europe/Zurich",
    "Pacific/Auckland",
    "UTC",
];

/// A field for a time zone, with its list.
fn zone_field(value: &str, error: Option<&str>, hint: &str) -> Markup {
    let field = ui::Field::text("zone", "Time zone").value(value).hint(hint).list("zones").error(error);
    html! {
        (field)
        datalist id="zones" { @for zone in ZONES { option value=(zone) {} } }
    }
}

/// A field for a password that is being chosen.
fn new_password(label: &str, error: Option<&str>) -> Markup {
    let hint = "At least 12 characters. A few words in a row are easy to keep.";
    let field = ui::Field::input("password", "password", label).autocomplete("new-password");
    html! { (field.hint(hint).error(error).required()) }
}
