//! The form of a team.

use maud::{Markup, html};
use ui::{Field, form};

use crate::people::form::TeamForm;
use crate::people::queries::Team;

pub(in crate::people) fn new_team(form: &TeamForm) -> Markup {
    sheet("New team", "/people/teams", form)
}

pub(in crate::people) fn edit_team(team: &Team, form: &TeamForm) -> Markup {
    sheet(&team.name, &format!("/people/teams/{}", team.id), form)
}

fn sheet(headline: &str, action: &str, form: &TeamForm) -> Markup {
    let errors: Vec<(&str, &str)> = form.errors.iter().collect();
    html! {
        div.lede { div { h1 { (headline) } p { "A manager and the people who report to them, with one huddle a day." } } }
        form.stack method="post" action=(action) {
            (form::problems(&errors))
            (Field::text("name", "Name").value(&form.name).error(form.errors.get("name")).required())
            (Field::input("time", "huddle", "Huddle at").value(&form.huddle).error(form.errors.get("huddle"))
                .hint("Ten minutes, every working day, in the manager’s time. Best after the morning’s blocks.").required())
            div.row { button.btn.ink type="submit" { "Save" } a.btn.plain href="/people" { "Cancel" } }
        }
    }
}

/// A minute of the day as a time field has it: `11:30`, `09:00`.
pub(in crate::people) fn time(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
