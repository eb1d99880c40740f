//! The people by team.

use maud::{Markup, html};
use ui::word::{self, Verdict};
use ui::{Icon, icon};

use crate::people::queries::{Person, Team};

/// Everybody, and whom the viewer may change.
pub(in crate::people) struct List {
    pub(in crate::people) teams: Vec<Team>,
    pub(in crate::people) rows: Vec<(Person, bool)>,
    pub(in crate::people) is_admin: bool,
}

impl List {
    fn leader(&self, person: &Person) -> &str {
        let leader = person.reports_to;
        let found = self.rows.iter().find(|(other, _)| Some(other.id) == leader);
        found.map_or("", |(other, _)| other.name.as_str())
    }

    fn of(&self, team: Option<&Team>) -> Vec<&(Person, bool)> {
        // An import puts people into teams before they can sign in; without a team they stand apart as named owners.
        let team = team.map(|team| team.id);
        self.rows
            .iter()
            .filter(|(person, _)| person.team == team && (team.is_some() || person.state != "named"))
            .collect()
    }

    fn named(&self) -> Vec<&(Person, bool)> {
        self.rows.iter().filter(|(person, _)| person.state == "named" && person.team.is_none()).collect()
    }
}

pub(in crate::people) fn list(list: &List) -> Markup {
    let here =
        list.rows.iter().filter(|(person, _)| person.state != "named" || person.team.is_some()).count();
    let (apart, named) = (list.of(None), list.named());
    html! {
        div.lede {
            div {
                h1 { (count(here, "person", "people")) ", " (count(list.teams.len(), "team", "teams")) }
                p { "Days are everybody’s own: each person has a time zone, and a leader to report to." }
            }
            div.actions {
                @if list.is_admin { a.btn href="/people/teams/new" { "New team" } }
                a.btn.ink href="/people/new" { (icon(Icon::Plus)) "Invite somebody" }
            }
        }
        @if list.teams.is_empty() {
            (ui::empty(
                "No team yet",
                "Blocks, the huddle and the scoreboard belong to a team: a manager and the people who report to them.",
                html! { @if list.is_admin { a.btn href="/people/teams/new" { "Make the first team" } } @else { "Ask an admin to make one." } },
            ))
        }
        @for team in &list.teams {
            section {
                div.row.between {
                    h2 { a href={ "/people/teams/" (team.id) } { (team.name) } }
                    span.small.quiet { "Huddle at " (super::time(team.huddle_minute)) }
                }
                (table(list, &team.name, &list.of(Some(team)), "Nobody is in this team yet. Invite somebody, or open a person and choose it."))
            }
        }
        @if !apart.is_empty() {
            section { h2 { "Without a team" } (table(list, "Without a team", &apart, "")) }
        }
        @if !named.is_empty() {
            section {
                h2 { "Owners named in files" }
                p.small.muted { "They own records and cannot sign in. Give one an address, and the records stay theirs." }
                (table(list, "Owners named in files", &named, ""))
            }
        }
    }
}

fn table(list: &List, label: &str, rows: &[&(Person, bool)], nobody: &str) -> Markup {
    if rows.is_empty() {
        return html! { p.muted.mt-2 { (nobody) } };
    }
    ui::table::scroll(
        label,
        html! {
            table.table.stacks {
                thead { tr {
                    th scope="col" { "Name" } th scope="col" { "Role" } th scope="col" { "Reports to" } th scope="col" { "E-mail" }
                    th scope="col" { span.vh { "State" } }
                } }
                tbody {
                    @for (person, may_change) in rows {
                        tr {
                            td { @if *may_change { a href={ "/people/" (person.id) } { (person.name) } } @else { b { (person.name) } } }
                            td { (roles(person)) }
                            td data-label="Reports to" { (list.leader(person)) }
                            td { (person.email.as_deref().unwrap_or("")) }
                            td.end { (state(&person.state)) }
                        }
                    }
                }
            }
        },
    )
}

fn roles(person: &Person) -> String {
    person.roles.iter().map(domain::Role::label).collect::<Vec<_>>().join(", ")
}

/// Who is active needs no word.
fn state(state: &str) -> Markup {
    match state {
        "invited" => word::tag(Verdict::Plain, "Invited"),
        "named" => word::tag(Verdict::Plain, "Not claimed"),
        _ => html! {},
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
