//! Today's markup, as in the picture: the plan at the left, goals, promises and what was learned at the right.

mod aside;

use domain::block::BlockState;
use domain::hours::{clock_text, day_short};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use ui::word::person;

pub(super) use aside::GoalBox;

use super::moment::Moment;
use super::queries::{Learned, PlanRow, Returned};
use crate::blocks::queries::{Block, Conflict};
use crate::prospects::queries::Promise;

/// Everything the page shows.
pub(super) struct Today {
    pub headline: String,
    pub lede: String,
    pub day: Date,
    pub now: Timestamp,
    pub zone: TimeZone,
    pub is_selling: bool,
    pub leads: bool,
    pub is_planning_time: bool,
    pub next_working_day: Date,
    pub moment: Moment,
    pub block: Option<Block>,
    pub plan: Vec<PlanRow>,
    pub goal: Option<GoalBox>,
    pub conflicts: Vec<Conflict>,
    pub promises: Vec<Promise>,
    pub learned: Option<Learned>,
    pub successes: Vec<(String, String)>,
    pub returned: Vec<Returned>,
    pub waiting_leads: i64,
}

/// The page.
pub(super) fn show(today: &Today) -> Markup {
    html! {
        div {
            div.lede { div { h1 { (today.headline) } p { (today.lede) } } (lede_action(today)) }
            (conflicts(today))
            (plan(today))
        }
        (aside::aside(today))
    }
}

fn lede_action(today: &Today) -> Markup {
    html! {
        @if today.is_selling && today.is_planning_time {
            div.actions { a.btn.go href="/tomorrow" { "Plan " (day_short(today.next_working_day)) } }
        } @else if !today.is_selling && today.leads {
            div.actions { a.btn.ink href="/huddle" { "Open the huddle" } }
        }
    }
}

/// Meetings over a block of the days ahead: one line each, one action.
fn conflicts(today: &Today) -> Markup {
    html! {
        @if !today.conflicts.is_empty() {
            section {
                h2 { (clash_words(today.conflicts.len())) }
                ul.clashes.mt-2 {
                    @for conflict in &today.conflicts {
                        li {
                            span {
                                b { (when(conflict.day, conflict.starts_at, today)) } " " (conflict.title)
                            }
                            form method="post" action={ "/meetings/" (conflict.meeting) "/remove" } {
                                button.btn.sm type="submit" { "Take it off" }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn clash_words(count: usize) -> String {
    if count == 1 {
        "1 meeting stands over a block".to_owned()
    } else {
        format!("{count} meetings stand over blocks")
    }
}

fn when(day: Date, at: Timestamp, today: &Today) -> String {
    let clock = clock_text(at, &today.zone);
    if day == today.day { clock } else { format!("{} {clock}", day_short(day)) }
}

fn plan(today: &Today) -> Markup {
    if today.plan.is_empty() {
        return no_plan(today);
    }
    html! {
        table.table.plan {
            thead { tr {
                th.n { span.vh { "Place" } }
                th scope="col" { "Whom" }
                th scope="col" { "Objective" }
                th scope="col" { "Why today" }
            } }
            tbody {
                @for (place, row) in today.plan.iter().enumerate() {
                    tr {
                        td.n { @if row.done { (ui::icon(ui::Icon::Check)) span.vh { "Done" } } @else { (place + 1) } }
                        td { (person(&row.name, Some(&format!("/prospects/{}", row.prospect)), row.account.as_deref().unwrap_or(""))) }
                        td { @if row.objective.is_empty() { span.lost { "No objective yet" } } @else { (row.objective) } }
                        td class=(if row.why_due { "why is-due" } else { "why" }) { (row.why) }
                    }
                }
            }
        }
    }
}

fn no_plan(today: &Today) -> Markup {
    let tomorrow = html! { a.btn.go href="/tomorrow" { "Plan " (day_short(today.next_working_day)) } };
    match (&today.moment, &today.block) {
        _ if !today.is_selling && today.leads => ui::empty(
            "Your day is the huddle",
            "Ten minutes, four questions for each of your people. Your own habit is the first row of the scoreboard.",
            html! { a.btn.ink href="/huddle" { "Open the huddle" } },
        ),
        _ if !today.is_selling => ui::empty(
            "You have no blocks",
            "Blocks are for selling roles. Look after people, policies and imports here.",
            html! { a.btn.ink href="/people" { "People" } },
        ),
        (Moment::NoneToday(None), _) => ui::empty(
            "No block is laid out for you yet",
            "Your team's block policy says when you prospect. Ask your manager to write one; blocks then appear eight weeks ahead.",
            html! { a.btn href="/help/blocks" { "How blocks work" } },
        ),
        (Moment::NoneToday(_), _) => ui::empty(
            "Nothing is planned for today",
            "A plan made the day before is what makes a block work. It takes about ten minutes.",
            tomorrow,
        ),
        (Moment::Before, Some(_)) => ui::empty(
            "No plan for today’s block yet",
            "Its minutes are kept only with a committed plan. A plan made now is late, and better than none.",
            html! { a.btn.go href="/tomorrow" { "Plan it now" } },
        ),
        (Moment::Running(_), Some(_)) => ui::empty(
            "This block has no plan",
            "Its minutes are shown as unplanned and are not kept until a plan is committed.",
            html! { a.btn.go href="/tomorrow" { "Plan it now" } },
        ),
        _ => ui::empty(
            "No plan for tomorrow yet",
            "Everybody worth a call is listed there, with the reason. It takes about ten minutes.",
            tomorrow,
        ),
    }
}

/// The one thing to do about the block.
fn action(today: &Today) -> Markup {
    let Some(block) = &today.block else { return html! {} };
    let quiet = clock_text(block.quiet_from_at, &today.zone);
    let (start, end) = (clock_text(block.starts_at, &today.zone), clock_text(block.ends_at, &today.zone));
    html! {
        @match &today.moment {
            Moment::Before => {
                (enter("Enter Focus"))
                p.small.quiet.mt-2 {
                    "It opens by itself at " (start) ". "
                    @if block.quiet_from_at <= today.now { "Quiet since " (quiet) "." } @else { "Quiet from " (quiet) "." }
                }
            }
            Moment::Running(BlockState::Paused) => {
                (enter("Resume"))
                p.small.quiet.mt-2 { "The minutes since the pause are not kept." }
            }
            Moment::Running(_) => {
                (enter("Enter Focus"))
                p.small.quiet.mt-2 { "Until " (end) ". What others send you waits." }
            }
            Moment::DebriefDue => {
                a.btn.go.lg.wide.mt-4 href={ "/blocks/" (block.id) "/debrief" } { "Write the debrief" }
                p.small.quiet.mt-2 { "Two questions, three minutes." }
            }
            Moment::Over | Moment::NoneToday(_) => {
                a.btn.lg.wide.mt-4 href="/tomorrow" { "Plan " (day_short(today.next_working_day)) }
            }
        }
    }
}

/// Entering is a write (the rep is present from then on), so it is a form.
fn enter(words: &str) -> Markup {
    html! {
        form.mt-4 method="post" action="/focus/enter" {
            button.btn.go.lg.wide type="submit" data-key="f" { (words) " " kbd { "F" } }
        }
    }
}
