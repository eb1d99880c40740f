//! The page Tomorrow.

mod plan;
mod suggested;

use domain::plan::PlanState;
use domain::{ProspectId, hours, names};
use jiff::civil::Date;
use maud::{Markup, html};
use ui::icon::Icon;
use ui::word::{Verdict, chip, words};
use web::{Errors, Fields};

use super::queries::{Found, Item};
use crate::blocks::queries::Block;

/// Everything on the page.
pub(super) struct Tomorrow {
    pub today: Date,
    pub success: Option<String>,
    pub leaders: Vec<String>,
    pub may_set_policy: bool,
    pub has_prospects: bool,
    pub plan: Option<Plan>,
}

/// The plan of a block and what it is made from.
pub(super) struct Plan {
    pub block: Block,
    pub state: PlanState,
    pub begun: bool,
    /// Whether midnight before the block has passed.
    pub late: bool,
    pub items: Vec<Item>,
    pub suggestions: Vec<Suggested>,
    pub total: usize,
    pub found: Vec<Found>,
    pub q: String,
    pub all: bool,
    pub month_count: i64,
    pub month_goal: Option<i64>,
    pub goal: i64,
    pub results: Vec<u32>,
    pub others: Vec<Block>,
}

/// Somebody to call, and why.
pub(super) struct Suggested {
    pub prospect: ProspectId,
    pub name: String,
    pub account: Option<String>,
    pub why: String,
    pub in_plan: bool,
}

/// The page.
pub(super) fn page(data: &Tomorrow, errors: &Errors, typed: &Fields) -> Markup {
    html! {
        (success(data))
        @match &data.plan {
            Some(plan) => {
                form #plan method="post" action={ "/plans/" (plan.block.id) } data-draft={ "plan-" (plan.block.id) } {
                    // Enter in any field keeps the draft: the first button of a form is the one it presses.
                    button.vh type="submit" tabindex="-1" { "Save the draft" }
                    @if plan.all { input type="hidden" name="all" value="1"; }
                }
                div.split {
                    section { (suggested::section(data, plan)) }
                    section.card.planbox { (plan::section(data, plan, errors, typed)) }
                }
            }
            None => {
                h1 { "Tomorrow begins today." }
                div.mt-4 { (no_block(data)) }
            }
        }
    }
}

fn success(data: &Tomorrow) -> Markup {
    let manager = data.leaders.first().map(|name| names::given(name));
    html! {
        @if let Some(text) = &data.success {
            div.success {
                div { p.label { "Today’s most significant success, however small" } (words(text)) }
                @let saved = manager.map_or("Saved.".to_owned(), |manager| format!("Saved. {manager} sees it tonight."));
                (chip(Verdict::Good, Icon::Check, &saved))
            }
        } @else {
            form.success method="post" action="/successes" {
                input type="hidden" name="back" value="/tomorrow";
                div.grow {
                    label.label for="f-success" { "Today’s most significant success, however small" }
                    input.input.words.one #f-success name="success" maxlength="200" autocomplete="off";
                }
                button.btn type="submit" { "Save" }
            }
        }
    }
}

fn no_block(data: &Tomorrow) -> Markup {
    let ask = data.leaders.first().map(|name| names::given(name));
    let why = "A plan is for a protected block, and none is laid out for you in the next eight weeks.";
    if data.may_set_policy {
        ui::empty("No block to plan for", why, html! { a.btn.go href="/policies" { "Set a block policy" } })
    } else {
        let who = ask.map_or("your leader".to_owned(), str::to_owned);
        let why = format!("{why} {who} sets when your team prospects.");
        ui::empty("No block to plan for", &why, html! { a.btn href="/messages/new" { "Write to " (who) } })
    }
}

/// `Wednesday 13 May`, or `today`.
fn day_words(day: Date, today: Date) -> String {
    if day == today { "today".to_owned() } else { hours::day_long(day) }
}

/// A text as it stands in an address.
pub(super) fn in_query(text: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.bytes()
        .map(|byte| if keep(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
