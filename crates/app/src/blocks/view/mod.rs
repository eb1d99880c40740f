//! The markup of blocks: the weeks ahead, the running block, what a leader sees.

pub(super) mod policies;
mod row;

use domain::BlockId;
use domain::block::{BlockState, Minutes};
use domain::hours::{self, week_of};
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use ui::Field;
use ui::icon::{Icon, icon};
use web::{Errors, Fields};

use super::actions::ABOUTS;
use super::queries::{Block, Conflict};

/// Somebody's blocks, from last week to eight weeks ahead.
pub(super) struct Weeks {
    pub given: String,
    pub now: Timestamp,
    pub today: Date,
    pub rows: Vec<Row>,
    pub conflicts: Vec<Conflict>,
    pub may_remove: bool,
    pub times_seen: bool,
}

/// One of them.
pub(super) struct Row {
    pub block: Block,
    pub state: BlockState,
    /// None where the viewer doesn't see minutes.
    pub minutes: Option<Minutes>,
}

/// What was wrong with a form, and at which block it stood.
pub(super) struct Wrong<'w> {
    pub at: Option<BlockId>,
    pub errors: &'w Errors,
    pub typed: &'w Fields,
}

impl<'w> Wrong<'w> {
    pub(super) fn at(&self, block: BlockId, field: &str) -> Option<&'w str> {
        self.errors.get(field).filter(|_| self.at == Some(block))
    }

    pub(super) fn typed(&self, block: BlockId, field: &str) -> Option<&'w str> {
        self.typed.optional(field).filter(|_| self.at == Some(block))
    }
}

/// One's own blocks.
pub(super) fn own(data: &Weeks, wrong: &Wrong<'_>) -> Markup {
    let open = |row: &&Row| matches!(row.state, BlockState::Running | BlockState::Paused);
    let quiet = |row: &&Row| row.state == BlockState::Planned && row.block.quiet_from_at <= data.now;
    let current = data.rows.iter().find(open).or_else(|| data.rows.iter().find(quiet));
    let scheduled: i64 = data
        .rows
        .iter()
        .filter(|row| week_of(row.block.day) == week_of(data.today) && row.block.removed.is_none())
        .map(|row| row.block.length_minutes())
        .sum();
    html! {
        @if data.rows.is_empty() {
            h1 { "No blocks are laid out for you." }
            div.mt-4 {
                (ui::empty("Your time is not protected yet", "A block policy says when your team prospects. Your leader or an admin sets it.",
                    html! { a.btn href="/messages/new" { "Ask for one" } }))
            }
        } @else {
            h1 { (hours_text(scheduled)) " of this week are protected." }
            p.muted.mt-1 { "Nobody interrupts a block. You may move one within its week until it starts; moving loses no hours." }
            @if let Some(row) = current { (running(row, wrong)) }
            @if !data.conflicts.is_empty() { (conflicts(data)) }
            (weeks(data, wrong, true))
        }
    }
}

/// Somebody else's blocks, as far as the viewer sees them.
pub(super) fn theirs(data: &Weeks, wrong: &Wrong<'_>) -> Markup {
    html! {
        @if data.rows.is_empty() {
            h1 { "No blocks are laid out for " (data.given) "." }
        } @else {
            h1 { "When " (data.given) " prospects." }
            @if data.may_remove {
                p.muted.mt-1 { "Taking a block off needs a reason, which is kept. Unless it is leave or a holiday, every minute counts as missed." }
            }
            (weeks(data, wrong, false))
        }
    }
}

fn hours_text(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} minutes"),
        (1, 0) => "1 hour".to_owned(),
        (hours, 0) => format!("{hours} hours"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// The block that is on now, or about to be: be there, pause, note an interruption, finish.
fn running(row: &Row, wrong: &Wrong<'_>) -> Markup {
    let id = row.block.id;
    let begun = row.state != BlockState::Planned;
    html! {
        section.card.mt-4 {
            div.row.between {
                h2 { (row.block.start_text()) " to " (row.block.end_text()) }
                span { (row::verdict(row)) }
            }
            div.row.mt-3 {
                form method="post" action={ "/blocks/" (id) "/presences" } {
                    button.btn.go type="submit" { @if row.state == BlockState::Paused { "Resume" } @else { "I’m prospecting" } }
                }
                @if begun {
                    form method="post" action={ "/blocks/" (id) "/finishes" } { button.btn type="submit" { "Finish early" } }
                }
            }
            @if begun && row.state != BlockState::Paused {
                form.row.low.mt-3 method="post" action={ "/blocks/" (id) "/pauses" } {
                    (Field::text("reason", "Why do you pause?").id("f-pause").maxlength(500)
                        .value(wrong.typed(id, "reason").unwrap_or("")).error(wrong.at(id, "reason")))
                    button.btn type="submit" { "Pause" }
                }
            }
            details.mt-3 open[wrong.errors.iter().any(|(field, _)| field.starts_with("interruption-"))] {
                summary.btn.plain.sm { "Somebody interrupted you from outside" }
                form.stack.mt-3 method="post" action={ "/blocks/" (id) "/interruptions" } {
                    (Field::text("by", "Who was it?").optional().maxlength(100).value(wrong.typed(id, "by").unwrap_or("")))
                    (Field::choice("about", "What was it about?", &ABOUTS).value(wrong.typed(id, "about").unwrap_or(""))
                        .error(wrong.at(id, "interruption-about")))
                    (Field::text("reason", "What was it?").id("f-interruption").maxlength(500)
                        .value(wrong.typed(id, "reason").unwrap_or("")).error(wrong.at(id, "interruption-reason")))
                    div { button.btn type="submit" { "Put it on record" } }
                }
            }
        }
    }
}

fn conflicts(data: &Weeks) -> Markup {
    html! {
        section.mt-5 {
            h2 { "Meetings over your blocks" }
            ul.clashes.mt-2 {
                @for conflict in &data.conflicts {
                    @let zone = data.rows.iter().find(|row| row.block.id == conflict.block).map(|row| &row.block.zone);
                    li {
                        span {
                            b { (hours::day_short(conflict.day)) @if let Some(zone) = zone { ", " (hours::clock_text(conflict.starts_at, zone)) } }
                            " " (conflict.title)
                        }
                        @if let Some(name) = &conflict.organiser_name { span.quiet { (name) } }
                    }
                }
            }
        }
    }
}

fn weeks(data: &Weeks, wrong: &Wrong<'_>, own: bool) -> Markup {
    let mut mondays: Vec<Date> = data.rows.iter().map(|row| week_of(row.block.day).0).collect();
    mondays.dedup();
    let (this, _) = week_of(data.today);
    html! {
        @for monday in mondays {
            section.mt-5 {
                h2 {
                    @match hours::days_between(this, monday) {
                        -7 => "Last week",
                        0 => "This week",
                        7 => "Next week",
                        _ => { "Week of " (hours::day_short(monday)) }
                    }
                }
                ul.lines.mt-2 {
                    @for row in data.rows.iter().filter(|row| week_of(row.block.day).0 == monday) {
                        (row::line(data, row, wrong, own))
                    }
                }
            }
        }
        p.small.muted.mt-4 { (icon(Icon::Lock)) " Every scheduled minute is kept, broken or missed. The goal is all of them." }
    }
}
