//! The right side of Today: goals, promises, what came back, what was learned, the team's successes.

use domain::goal::{self, GoalKind};
use domain::promise::{Due, due};
use maud::{Markup, html};
use ui::chart::{Bar, dots, hbar};
use ui::word::{Verdict, quote, tag};

use super::{Today, action};
use crate::prospects::queries::Promise;

/// The month's goal and the block's.
pub(in crate::today) struct GoalBox {
    pub kind: GoalKind,
    pub month: &'static str,
    pub month_count: i64,
    pub month_goal: Option<i64>,
    /// Working day n of so many of the month.
    pub position: (u32, u32),
    pub goal: u32,
    pub in_block: i64,
    pub history: Vec<u32>,
}

/// The aside.
pub(super) fn aside(today: &Today) -> Markup {
    html! {
        aside.aside {
            @if let Some(goal) = &today.goal { (goals(goal, today)) }
            @if today.waiting_leads > 0 { (waiting(today.waiting_leads)) }
            @if !today.returned.is_empty() { (returned(today)) }
            @if today.is_selling { (promises(today)) }
            @if let Some(learned) = &today.learned {
                section {
                    h2 { "What you learned " (day_words(learned.day, today)) }
                    (quote(&learned.learned))
                    @if let Some(reply) = &learned.reply {
                        p.small.muted.mt-2 {
                            @if let Some(by) = &learned.reply_by { (domain::names::given(by)) " replied: " }
                            "“" (reply) "”"
                        }
                    }
                }
            }
            @if !today.successes.is_empty() {
                section {
                    h2 { "Successes today" }
                    @for (name, text) in &today.successes {
                        p.small.quiet.mt-2 { (name) }
                        p.words.sm { (text) }
                    }
                }
            }
        }
    }
}

fn day_words(day: jiff::civil::Date, today: &Today) -> String {
    match domain::hours::days_between(day, today.day) {
        1 => "yesterday".to_owned(),
        _ => format!("on {}", domain::hours::day_short(day)),
    }
}

fn goals(goal: &GoalBox, today: &Today) -> Markup {
    html! {
        section.goalbox #goal {
            h2.vh { "Your goals" }
            (month(goal))
            @if today.block.is_some() {
                p.block-goal.mt-4 { "This block: " (block_words(goal)) }
                @if !goal.history.is_empty() { (history(goal)) }
                (action(today))
            } @else {
                (action(today))
            }
        }
    }
}

fn month(goal: &GoalBox) -> Markup {
    let (day, of) = goal.position;
    let tick = f64::from(day) / f64::from(of.max(1));
    html! {
        @match goal.month_goal {
            Some(target) if target > 0 => {
                p.lead-goal { (goal.month) ": " b { (goal.month_count) " of " (target) } " " (goal.kind.short()) }
                div.mt-2 {
                    (hbar(&Bar {
                        share: share(goal.month_count, target),
                        tick: Some(tick),
                        label: &format!(
                            "{} of {target} {} in {}, an even month would be at {:.0}",
                            goal.month_count,
                            goal.kind.plural(),
                            goal.month,
                            tick * count(target)
                        ),
                        ..Bar::default()
                    }))
                }
            }
            _ => {
                p.lead-goal { (goal.month) ": " b { (goal.month_count) } " " (goal.kind.short()) }
                p.small.muted.mt-1 { "No goal is set for the month. Your manager sets it under Goals." }
            }
        }
    }
}

fn share(part: i64, whole: i64) -> f64 {
    count(part) / count(whole.max(1))
}

/// Counts of a month are far below what a double holds exactly.
fn count(number: i64) -> f64 {
    f64::from(i32::try_from(number).unwrap_or(i32::MAX))
}

fn block_words(goal: &GoalBox) -> Markup {
    let counted = goal.kind.counted(goal.goal);
    let words = counted.split_once(' ').map_or("", |(_, words)| words);
    html! {
        b { @if goal.in_block > 0 { (goal.in_block) " of " } (goal.goal) } " " (words)
    }
}

fn history(goal: &GoalBox) -> Markup {
    let (times, of) = goal::reached(&goal.history, goal.goal);
    let list = goal.history.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    html! {
        div.mt-1 { (dots(&goal.history, goal.goal, &format!("{} in your last {} blocks: {list}", goal.kind.plural(), goal.history.len()))) }
        p.small.muted.mt-1 {
            "Reached in " (times) " of your last " (of) " blocks like this one. Missing one is fine; the month leads."
        }
    }
}

fn waiting(count: i64) -> Markup {
    html! {
        section {
            h2 { @if count == 1 { "A lead waits for your answer" } @else { (count) " leads wait for your answer" } }
            a.btn.sm.ink href="/pipeline" { "Answer" }
        }
    }
}

fn returned(today: &Today) -> Markup {
    html! {
        section {
            h2 { "Came back" }
            ul.promises {
                @for lead in &today.returned {
                    li {
                        span {
                            a href={ "/prospects/" (lead.prospect) } { (lead.name) }
                            @if let Some(account) = &lead.account { span.quiet.small { " " (account) } }
                            br;
                            span.small.muted {
                                @match &lead.reason {
                                    Some(reason) => { (domain::names::given(&lead.by)) ": " (reason) "." @if let Some(line) = &lead.line { " " (line) } }
                                    None => { (domain::names::given(&lead.by)) " did not answer in time. Offer it again, or to somebody else." }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn promises(today: &Today) -> Markup {
    html! {
        section {
            h2 { "You promised" }
            @if today.promises.is_empty() {
                p.small.muted { "Nothing is open. What you tell a prospect you would do stands here with its day." }
            } @else {
                ul.promises {
                    @for promise in &today.promises { (promise_line(promise, today)) }
                }
            }
        }
    }
}

/// Ticking is a form; the script `keys.js` has nothing to do with it, a button does it without one.
fn promise_line(promise: &Promise, today: &Today) -> Markup {
    let is_done = promise.done_at.is_some();
    let due = due(promise.due, today.day);
    let verdict = match due {
        Due::Late(_) => Verdict::Bad,
        Due::Today => Verdict::Due,
        Due::Later(_) => Verdict::Plain,
    };
    html! {
        li {
            form.check method="post" action={ "/promises/" (promise.id) } {
                input type="hidden" name="done" value=(if is_done { "0" } else { "1" });
                button.tickbox type="submit" aria-pressed=(if is_done { "true" } else { "false" })
                    aria-label={ (if is_done { "Not done after all: " } else { "Done: " }) (promise.text) } {
                    @if is_done { (ui::icon(ui::Icon::Check)) }
                }
                span {
                    (promise.text) br;
                    a.quiet.small href={ "/prospects/" (promise.prospect) } { (promise.prospect_name) }
                }
            }
            @if is_done { (tag(Verdict::Good, "Done")) } @else { (tag(verdict, &due.to_string())) }
        }
    }
}
