//! Beside the questions: goal and result, the month first; what moved on; what waited.

use domain::goal::GoalKind;
use maud::{Markup, html};
use ui::Shape;
use ui::chart::{Bar, Ink, Step, funnel, hbar};

/// The month so far.
pub(in crate::debriefs) struct Month {
    pub name: &'static str,
    pub count: u32,
    pub target: Option<u32>,
    /// Where an even month would be, in the goal's unit.
    pub tick: Option<f64>,
}

/// A message that waited.
pub(in crate::debriefs) struct Line {
    pub text: String,
    pub from: String,
    pub at: String,
    pub passed_to: Option<String>,
}

/// Everything beside the questions.
pub(in crate::debriefs) struct Side {
    pub month: Month,
    pub goal_kind: GoalKind,
    pub goal: Option<u32>,
    pub result: u32,
    /// A sentence for each result that the goal counts.
    pub reached: Vec<String>,
    pub planned: u32,
    pub conversations: u32,
    pub booked: u32,
    pub handed_over: u32,
    pub referrals: u32,
    pub referred: Vec<String>,
    pub not_tried: Vec<String>,
    pub until: String,
    pub waited: Vec<Line>,
}

/// For the rep themself: what waited was sent to them.
pub(super) fn side(side: &Side) -> Markup {
    html! {
        aside.aside {
            section {
                h2.vh { "Goal and result" }
                (month(&side.month, side.goal_kind))
                (block_goal(side))
                @for line in &side.reached { p.small.muted.mt-1 { (line) } }
                div.mt-4 { (bars(side)) }
                p.small.muted.mt-2 {
                    @if side.referrals > 0 {
                        (ui::shape::inline(Shape::Referral)) " " (counted(side.referrals, "referral", "referrals"))
                        ": from " (names(&side.referred)) "." br;
                    }
                    @if !side.not_tried.is_empty() {
                        (ui::shape::inline(Shape::NotReached)) " "
                        (counted(side.not_tried.len() as u32, "person was", "people were"))
                        " not tried and can come along tomorrow: " (names(&side.not_tried)) "."
                    }
                }
            }
            @if !side.waited.is_empty() { (waited(side)) }
        }
    }
}

fn month(month: &Month, kind: GoalKind) -> Markup {
    html! {
        @match month.target {
            Some(target) => {
                @let tick = month.tick.unwrap_or(f64::from(target));
                @let label = format!("{} of {target} {} in {}, an even month would be at {tick:.0}", month.count, kind.plural(), month.name);
                p.lead-goal { (month.name) ": " b { (month.count) " of " (target) } " " (kind.short()) }
                div.mt-2 {
                    (hbar(&Bar {
                        share: f64::from(month.count) / f64::from(target),
                        tick: Some(tick / f64::from(target)),
                        label: &label,
                        ..Bar::default()
                    }))
                }
            }
            None => { p.lead-goal { (month.name) ": " b { (month.count) } " " (kind.short()) } }
        }
    }
}

fn block_goal(side: &Side) -> Markup {
    let one = side.goal.unwrap_or(side.result) == 1;
    let words = if one { side.goal_kind.label() } else { side.goal_kind.plural() };
    html! {
        p.block-goal.mt-4 {
            "This block: " b { (side.result) @if let Some(goal) = side.goal { " of " (goal) } } " " (words)
        }
    }
}

fn bars(side: &Side) -> Markup {
    let step = |label, value, ink| Step { label, value, ink };
    let steps = [
        step("Planned", side.planned, Ink::Grey),
        step("Conversations", side.conversations, Ink::Amber),
        step("Scoping calls booked", side.booked, Ink::Amber),
        step("Handed over", side.handed_over, Ink::Amber),
    ];
    let label = format!(
        "Planned {}, conversations {}, scoping calls booked {}, handed over {}",
        side.planned, side.conversations, side.booked, side.handed_over
    );
    funnel(&steps, &label)
}

fn waited(side: &Side) -> Markup {
    let count = side.waited.len() as u32;
    let passed = side.waited.iter().filter_map(|line| line.passed_to.as_ref().map(|to| (&line.from, to)));
    html! {
        section {
            h2 { (counted(count, "thing", "things")) " waited for you" }
            ul.waited {
                @for line in &side.waited { li { span { (line.text) } span.quiet { (line.from) ", " (line.at) } } }
            }
            @for (from, to) in passed {
                p.small.muted.mt-2 { (from) " was told you would see it at " (side.until) ", and asked " (to) "." }
            }
        }
    }
}

fn counted(count: u32, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// "Joel Brandt and Priya Nair"; from five on the first three and how many more.
fn names(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] if names.len() <= 4 => format!("{} and {last}", most.join(", ")),
        _ => format!("{} and {} more", names[..3].join(", "), names.len() - 3),
    }
}
