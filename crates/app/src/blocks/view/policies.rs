//! The page of block policies: per team what holds, what is missing, and a form for one more slot.

use domain::hours::{day_short, minute_text, weekday_name};
use domain::{Role, TeamId};
use jiff::civil::Date;
use maud::{Markup, html};
use ui::form::check;
use ui::icon::{Icon, icon};
use ui::{Field, Tone, notice};
use web::{Errors, Fields};

use crate::blocks::queries::{Bare, PolicyRow};

/// The teams whose policies the viewer may change.
pub(in crate::blocks) struct Teams {
    pub today: Date,
    pub tomorrow: Date,
    pub teams: Vec<Team>,
}

/// One of them.
pub(in crate::blocks) struct Team {
    pub id: TeamId,
    pub name: String,
    pub policies: Vec<PolicyRow>,
    pub bare: Vec<Bare>,
    pub holders: Vec<(Role, usize)>,
}

/// What was wrong, and at which form.
pub(in crate::blocks) struct Wrong<'w> {
    pub at: &'w str,
    pub errors: &'w Errors,
    pub typed: &'w Fields,
}

impl<'w> Wrong<'w> {
    fn at(&self, form: &str, field: &str) -> Option<&'w str> {
        self.errors.get(field).filter(|_| self.at == form)
    }

    fn typed(&self, form: &str, field: &str) -> Option<&'w str> {
        (self.at == form).then(|| self.typed.text(field))
    }
}

pub(in crate::blocks) fn page(data: &Teams, wrong: &Wrong<'_>) -> Markup {
    let bare: usize = data.teams.iter().map(|team| team.bare.len()).sum();
    html! {
        @match bare {
            0 => h1 { "Every selling role has protected time." },
            1 => h1 { "1 role has no protected time." },
            bare => h1 { (bare) " roles have no protected time." },
        }
        p.muted.mt-1 { "A policy says when a team’s people prospect, in each person’s own time zone, without holidays and leave." }
        @if data.teams.is_empty() {
            div.mt-4 { (ui::empty("No team yet", "A policy is for a team. Make one and put people into it.", html! { a.btn.ink href="/people" { "People and teams" } })) }
        }
        @for team in &data.teams { (section(data, team, wrong)) }
    }
}

fn section(data: &Teams, team: &Team, wrong: &Wrong<'_>) -> Markup {
    html! {
        section.mt-6 {
            h2 { (team.name) }
            @for bare in &team.bare { (bare_notice(team, bare, wrong)) }
            @if !team.policies.is_empty() {
                ul.lines.mt-4 { @for policy in &team.policies { (line(data, policy, wrong)) } }
            }
            (new_form(data, team, wrong))
        }
    }
}

fn bare_notice(team: &Team, bare: &Bare, wrong: &Wrong<'_>) -> Markup {
    let people = if bare.people == 1 { "1 person".to_owned() } else { format!("{} people", bare.people) };
    let form = format!("why-{}-{}", team.id, bare.role.code());
    html! {
        div.mt-2 {
            (notice(if bare.reason.is_some() { Tone::Plain } else { Tone::Bad }, html! {
                p { b { (bare.role.label()) } ", " (people) ": no protected time." }
                @match &bare.reason {
                    Some(reason) => {
                        p.words.sm { "“" (reason) "”" }
                        @if let Some(by) = &bare.by { p.small.muted { (by) } }
                    }
                    None => {
                        form.row.low.mt-2 method="post" action="/policies/reasons" {
                            input type="hidden" name="team" value=(team.id);
                            input type="hidden" name="role" value=(bare.role.code());
                            (Field::text("reason", "Add a slot below, or say why there is none").id(&form).maxlength(500)
                                .value(wrong.typed(&form, "reason").unwrap_or("")).error(wrong.at(&form, "reason")))
                            button.btn type="submit" { "Keep the reason" }
                        }
                    }
                }
            }))
        }
    }
}

fn line(data: &Teams, policy: &PolicyRow, wrong: &Wrong<'_>) -> Markup {
    let form = format!("end-{}", policy.id);
    let days: Vec<&str> = policy.rule.weekdays().iter().map(|day| weekday_name(*day)).collect();
    let tomorrow = data.tomorrow.to_string();
    let (from_id, reason_id) = (format!("{form}-from"), format!("{form}-reason"));
    html! {
        li {
            div {
                p { b { (policy.role.label()) } " " (days.join(", ")) ", " (minute_text(policy.start_minute)) " to " (minute_text(policy.start_minute + policy.minutes)) }
                p.small.muted {
                    (policy.minutes_a_week) " min a week"
                    @if policy.rule.interval() > 1 { ", every " (policy.rule.interval()) " weeks" }
                    ", held from " (policy.quiet_minutes) " min before"
                    @if policy.from_day > data.today { ", from " (day_short(policy.from_day)) }
                    @if let Some(last) = policy.until_day { ", until " (day_short(last)) }
                }
            }
            @if policy.until_day.is_none() {
                details open[wrong.at == form] {
                    summary.btn.sm { "End" }
                    form.stack.mt-2 method="post" action={ "/policies/" (policy.id) "/ends" } {
                        (Field::input("date", "from", "From this day on").id(&from_id).min(&tomorrow)
                            .value(wrong.typed(&form, "from").filter(|text| !text.is_empty()).unwrap_or(&tomorrow)).error(wrong.at(&form, "from")))
                        (Field::text("reason", "Why?").id(&reason_id).hint("Needed when it leaves a role without protected time. It is kept.")
                            .maxlength(500).value(wrong.typed(&form, "reason").unwrap_or("")).error(wrong.at(&form, "reason")))
                        p.small.muted { "Blocks from that day on are taken off, but for those whose plan is committed." }
                        div { button.btn.sm type="submit" { "End it" } }
                    }
                }
            }
        }
    }
}

const DAYS: [(&str, &str); 7] =
    [("MO", "Mon"), ("TU", "Tue"), ("WE", "Wed"), ("TH", "Thu"), ("FR", "Fri"), ("SA", "Sat"), ("SU", "Sun")];

fn new_form(data: &Teams, team: &Team, wrong: &Wrong<'_>) -> Markup {
    let form = format!("new-{}", team.id);
    let again = wrong.at == form;
    let roles: Vec<(&str, &str)> = Role::ALL
        .into_iter()
        .filter(|role| role.is_selling())
        .map(|role| (role.code(), role.label()))
        .collect();
    let first = team.bare.first().map(|bare| bare.role).or(team.holders.first().map(|(role, _)| *role));
    let value = |field: &str, default: &'static str| {
        wrong.typed(&form, field).map_or(default.to_owned(), str::to_owned)
    };
    let id = |field: &str| format!("{form}-{field}");
    let role = wrong.typed(&form, "role").or(first.map(Role::code)).unwrap_or("outbound_rep");
    let (start, minutes, quiet, rrule) =
        (value("start", "09:00"), value("minutes", "120"), value("quiet", "30"), value("rrule", ""));
    let from = wrong.typed(&form, "from").map_or_else(|| data.today.to_string(), str::to_owned);
    let (role_id, start_id, minutes_id, quiet_id, from_id, rrule_id) =
        (id("role"), id("start"), id("minutes"), id("quiet"), id("from"), id("rrule"));
    html! {
        details.mt-3 open[again || team.policies.is_empty()] {
            summary.btn { (icon(Icon::Plus)) "Add a slot" }
            form.stack.prose.mt-3 method="post" action="/policies" {
                input type="hidden" name="team" value=(team.id);
                (Field::select("role", "For", &roles).id(&role_id).value(role).error(wrong.at(&form, "role")))
                fieldset {
                    legend.label { "On" }
                    div.row {
                        @for (place, (code, name)) in DAYS.iter().enumerate() {
                            @let ticked = if again { wrong.typed.all("day").any(|day| day == *code) } else { place < 5 };
                            (check("day", code, ticked, html! { (name) }))
                        }
                    }
                    @if let Some(text) = wrong.at(&form, "day") { (ui::form::error(&id("day-error"), text)) }
                }
                div.formgrid {
                    (Field::input("time", "start", "Start").id(&start_id).value(&start).error(wrong.at(&form, "start")))
                    (Field::text("minutes", "Minutes").id(&minutes_id).inputmode("numeric").value(&minutes).error(wrong.at(&form, "minutes")))
                    (Field::text("quiet", "Quiet minutes before").id(&quiet_id).inputmode("numeric").value(&quiet).error(wrong.at(&form, "quiet")))
                    (Field::input("date", "from", "From").id(&from_id).value(&from).error(wrong.at(&form, "from")))
                }
                details open[!rrule.is_empty()] {
                    summary.btn.plain.sm { "Or a rule" }
                    (Field::text("rrule", "RRULE").id(&rrule_id).hint("Weekly rules of RFC 5545, instead of the days above.")
                        .placeholder("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH").value(&rrule).error(wrong.at(&form, "rrule")))
                }
                div { button.btn.go type="submit" { "Protect this time" } }
            }
        }
    }
}
