//! One block in a list: when, how it stands, what can still be done with it.

use domain::block::{BlockState, Minutes, Removal};
use domain::hours;
use domain::plan::{self, PlanState};
use maud::{Markup, html};
use ui::Field;
use ui::word::{Verdict, tag};

use super::{Row, Weeks, Wrong};

pub(super) fn line(data: &Weeks, row: &Row, wrong: &Wrong<'_>, own: bool) -> Markup {
    let block = &row.block;
    let movable = own && row.state == BlockState::Planned && block.starts_at > data.now;
    let removable = data.may_remove && row.state == BlockState::Planned && block.starts_at > data.now;
    html! {
        li #{ "block-" (block.id) } {
            div {
                p {
                    b { (hours::day_short(block.day)) }
                    @if data.times_seen { " " (block.start_text()) " to " (block.end_text()) }
                    @if block.moved_from_at.is_some() { span.quiet.small { " moved" } }
                }
                @if let Some(reason) = block.removed_reason.as_ref().filter(|_| own || data.may_remove) {
                    p.small.muted { "Taken off: " (reason) }
                }
            }
            div.row {
                (verdict(row))
                @if own && movable { (plan_link(data, row)) }
                @if movable { (move_form(row, wrong)) }
                @if removable { (remove_form(row, wrong)) }
            }
        }
    }
}

/// How it stands, in a tag; with the minutes where the viewer sees them.
pub(super) fn verdict(row: &Row) -> Markup {
    html! {
        @match (row.state, row.minutes) {
            (BlockState::Removed, _) => {
                @match row.block.removed {
                    Some(Removal::Leave) => (tag(Verdict::Plain, "Leave")),
                    Some(Removal::Holiday) => (tag(Verdict::Plain, "Holiday")),
                    _ => (tag(Verdict::Bad, "Taken off")),
                }
            }
            (BlockState::Over, Some(minutes)) => (over(minutes)),
            (BlockState::Running, Some(minutes)) => { (tag(Verdict::Due, "Running")) " " span.small.muted { (minutes.kept) " of " (minutes.so_far) " min kept so far" } }
            (BlockState::Running, None) => (tag(Verdict::Due, "Running")),
            (BlockState::Planned, _) => {}
            (state, _) => (tag(Verdict::Plain, state.label())),
        }
    }
}

fn over(minutes: Minutes) -> Markup {
    let whole = minutes.kept == minutes.scheduled;
    let text = format!("Kept {} of {} min", minutes.kept, minutes.scheduled);
    let unplanned = (minutes.unplanned > 0).then(|| format!("{} unplanned", minutes.unplanned));
    let parts = [(minutes.broken, "broken"), (minutes.missed - minutes.unplanned, "missed")];
    let lost =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    let lost: Vec<String> = lost.chain(unplanned).collect();
    html! {
        (tag(if whole { Verdict::Good } else { Verdict::Bad }, &text))
        @if !lost.is_empty() { " " span.small.muted { (lost.join(", ")) } }
    }
}

fn plan_link(data: &Weeks, row: &Row) -> Markup {
    let block = &row.block;
    let word = match plan::state(block.plan_committed_at, block.starts_at, block.day, &block.zone, data.now) {
        PlanState::Draft => "Plan it",
        state => state.label(),
    };
    html! { a.small href={ "/tomorrow?block=" (block.id) } { (word) } }
}

fn move_form(row: &Row, wrong: &Wrong<'_>) -> Markup {
    let id = row.block.id;
    let (monday, sunday) = hours::week_of(row.block.day);
    let (monday, sunday) = (monday.to_string(), sunday.to_string());
    let day = wrong.typed(id, "day").map_or_else(|| row.block.day.to_string(), str::to_owned);
    let start = row.block.starts_at.to_zoned(row.block.zone.clone());
    let time = wrong
        .typed(id, "time")
        .map_or_else(|| format!("{:02}:{:02}", start.hour(), start.minute()), str::to_owned);
    let (day_id, time_id) = (format!("day-{id}"), format!("time-{id}"));
    html! {
        details open[wrong.at(id, "starts").is_some()] {
            summary.btn.sm { "Move" }
            form.stack.mt-2 method="post" action={ "/blocks/" (id) "/moves" } {
                (Field::input("date", "day", "Day").id(&day_id).min(&monday).max(&sunday).value(&day).error(wrong.at(id, "starts")))
                (Field::input("time", "time", "Start").id(&time_id).value(&time))
                div { button.btn.sm type="submit" { "Move it" } }
            }
        }
    }
}

const KINDS: [(&str, &str); 3] = [("leave", "Leave"), ("holiday", "Holiday"), ("other", "Something else")];

fn remove_form(row: &Row, wrong: &Wrong<'_>) -> Markup {
    let id = row.block.id;
    let (kind_id, reason_id) = (format!("kind-{id}"), format!("reason-{id}"));
    html! {
        details open[wrong.at == Some(id)] {
            summary.btn.sm { "Take off" }
            form.stack.mt-2 method="post" action={ "/blocks/" (id) "/removals" } {
                (Field::choice("kind", "What is it?", &KINDS).id(&kind_id).value(wrong.typed(id, "kind").unwrap_or("")).error(wrong.at(id, "kind")))
                (Field::text("reason", "Why?").id(&reason_id).maxlength(500).value(wrong.typed(id, "reason").unwrap_or("")).error(wrong.at(id, "reason")))
                div { button.btn.sm type="submit" { "Take it off" } }
            }
        }
    }
}
