//! The forms for a meeting.

use domain::UserId;
use domain::hours::{day_long, minute_text};
use jiff::civil::Date;
use maud::{Markup, html};
use ui::Field;
use ui::form::{check, hidden, problems};
use web::{Errors, Fields};

use super::queries::Meeting;

/// A meeting to be. `people` are the viewer and those who report to them.
pub(super) fn new(people: &[(UserId, String)], fields: &Fields, errors: &Errors) -> Markup {
    let all: Vec<(&str, &str)> = errors.iter().collect();
    let ids: Vec<(String, &str)> = people.iter().map(|(id, name)| (id.to_string(), name.as_str())).collect();
    let people: Vec<(&str, &str)> = ids.iter().map(|(id, name)| (id.as_str(), *name)).collect();
    let field =
        |kind, name, label| Field::input(kind, name, label).value(fields.text(name)).error(errors.get(name));
    html! {
        div.lede { div { h1 { "Add a meeting" } p { "Over a block it is a conflict, until it is moved." } } }
        form.formgrid.narrow method="post" action="/meetings" data-main novalidate {
            div.all { (problems(&all)) }
            div.all { (field("text", "title", "What is it?").required().maxlength(120)) }
            (field("date", "day", "Day").required())
            @if people.len() > 1 {
                (Field::select("user", "For whom", &people).value(fields.text("user")).error(errors.get("user")))
            } @else { (hidden("user", fields.text("user"))) }
            (field("time", "starts", "Starts").required())
            (field("time", "ends", "Ends").required())
            (field("text", "organiser", "Who asked for it").optional().maxlength(120))
            div.all { (check("own", "1", fields.ticked("own"), html! { "An appointment with myself" })) }
            div.all.row { button.btn.ink type="submit" { "Add" } a.btn.plain href="/today" { "Cancel" } }
        }
    }
}

/// A meeting that is there: when it is, and to when it moves.
pub(super) fn edit(
    meeting: &Meeting,
    day: Date,
    (starts, ends): (u32, u32),
    fields: &Fields,
    errors: &Errors,
) -> Markup {
    let all: Vec<(&str, &str)> = errors.iter().collect();
    let is_call = meeting.kind == "scoping_call";
    html! {
        div.lede {
            div {
                p.small { a.quiet href="/today" { "Today" } }
                h1 { (meeting.title) }
                p {
                    (day_long(day)) ", " (minute_text(starts)) " to " (minute_text(ends)) "."
                    @if let Some(name) = &meeting.organiser_name { " Asked for by " (name) "." }
                    @if let Some(prospect) = meeting.prospect { " " a href={ "/prospects/" (prospect) } { "Open the prospect" } }
                }
            }
        }
        form.formgrid.narrow method="post" action={ "/meetings/" (meeting.id) "/move" } data-main novalidate {
            div.all { (problems(&all)) }
            (Field::input("date", "day", "New day").value(fields.text("day")).error(errors.get("day")).required())
            (Field::input("time", "starts", "Starts").value(fields.text("starts")).error(errors.get("starts")).required())
            div.all.row { button.btn.ink type="submit" { "Move it" } a.btn.plain href="/today" { "Cancel" } }
        }
        form.mt-5 method="post" action={ "/meetings/" (meeting.id) "/remove" } {
            button.btn.sm type="submit" { @if is_call { "Cancel the call" } @else { "Take it off the calendar" } }
        }
    }
}
