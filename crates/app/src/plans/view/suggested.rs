//! Left: whom to call, best first, and why.

use maud::{Markup, html};
use ui::icon::{Icon, icon};
use ui::word::{Verdict, chip, person_two};

use super::{Plan, Suggested, Tomorrow, day_words};

pub(super) fn section(data: &Tomorrow, plan: &Plan) -> Markup {
    let day = day_words(plan.block.day, data.today);
    html! {
        @if plan.block.day > data.today {
            h1 { "Tomorrow begins today." }
        } @else if plan.begun {
            h1 { "Your block runs without a plan." }
        } @else {
            h1 { "Your block at " (plan.block.start_text()) " has no plan yet." }
        }
        @if plan.suggestions.is_empty() {
            @if data.has_prospects {
                p.muted.mt-1 { "Nobody is due " (day) ". Find somebody by name." }
            } @else {
                div.mt-4 { (nobody(data)) }
            }
        } @else {
            p.muted.mt-1 { "Suggested for " (day) ", best first. Every rank says why." }
            table.table.sugg.mt-4 {
                thead.vh { tr { th scope="col" { "Rank" } th scope="col" { "Whom" } th scope="col" { "Why" } th scope="col" { "Add" } } }
                tbody {
                    @for (index, suggested) in plan.suggestions.iter().enumerate() { (row(index + 1, suggested, plan)) }
                }
            }
        }
        @if data.has_prospects { (rest(plan)) }
    }
}

fn row(rank: usize, suggested: &Suggested, plan: &Plan) -> Markup {
    let href = format!("/prospects/{}", suggested.prospect);
    let account = suggested.account.as_deref().unwrap_or("");
    html! {
        tr {
            td.n { (rank) }
            td { (person_two(&suggested.name, Some(&href), account)) }
            td.why { (suggested.why) }
            td.end {
                @if suggested.in_plan { (chip(Verdict::Plain, Icon::Check, "In plan")) }
                @else { (add(plan, suggested.prospect, &suggested.name)) }
            }
        }
    }
}

fn add(plan: &Plan, prospect: domain::ProspectId, name: &str) -> Markup {
    html! {
        button.btn.sm type="submit" form="plan" formaction={ "/plans/" (plan.block.id) "/people" }
            name="prospect" value=(prospect) aria-label={ "Add " (name) } { (icon(Icon::Plus)) "Add" }
    }
}

fn rest(plan: &Plan) -> Markup {
    let shown = plan.suggestions.len();
    html! {
        p.small.muted.mt-3 {
            @if shown < plan.total {
                (shown) " of " (plan.total) ". "
                @if !plan.all { button.link type="submit" form="plan" name="all" value="1" { "Show the rest" } " or press " }
                @else { "Press " }
            } @else { "Press " }
            (ui::word::cap("/")) " to find someone by name."
        }
        div.row.mt-2 {
            input.input.fit type="search" form="plan" name="q" value=(plan.q) aria-label="Find someone by name"
                placeholder="Find someone by name" autocomplete="off" data-find;
            button.btn type="submit" form="plan" { "Find" }
        }
        @if !plan.q.is_empty() {
            @if plan.found.is_empty() {
                p.small.muted.mt-2 { "Nobody is called “" (plan.q) "”." }
            } @else {
                table.table.sugg.mt-2 {
                    thead.vh { tr { th scope="col" { "Whom" } th scope="col" { "Add" } } }
                    tbody {
                        @for found in &plan.found {
                            tr {
                                td { (person_two(&found.name, Some(&format!("/prospects/{}", found.id)), found.account.as_deref().unwrap_or(""))) }
                                td.end {
                                    @if plan.items.iter().any(|item| item.prospect == found.id) {
                                        (chip(Verdict::Plain, Icon::Check, "In plan"))
                                    } @else { (add(plan, found.id, &found.name)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn nobody(data: &Tomorrow) -> Markup {
    let why = "Suggestions come from your prospects: who named a day, who was referred, who went quiet.";
    let action = html! {
        div.row {
            @if data.may_set_policy { a.btn.ink href="/imports/new" { "Import prospects" } }
            a.btn href="/prospects/new" { "Add a prospect" }
        }
    };
    ui::empty("Nobody to call yet", why, action)
}
