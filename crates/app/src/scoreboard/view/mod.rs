//! Markup of the scoreboard: the board, and the rows of a figure.

pub(super) mod board;
mod cells;
mod heads;
pub(super) mod rows;

use maud::{Markup, html};

use super::board::Whose;
use super::measure::{Measure, Month};

/// The address of a figure's rows.
fn rows_of(measure: Measure, whose: Whose, user: Option<&str>, month: &Month) -> String {
    let (team, month) = (whose.code(), month.code());
    let whose = match user {
        Some(user) => ("user", user),
        None => ("team", team.as_str()),
    };
    web::address("/scoreboard/rows", &[("measure", measure.code()), whose, ("month", &month)])
}

/// A figure that opens its rows.
fn figure(text: &str, href: &str) -> Markup {
    html! { a.figure href=(href) { (text) } }
}
