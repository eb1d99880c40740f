//! The line across the page, 68 px high.

use maud::{Markup, html};

use super::{DayLine, LineBlock, LineEvent, Span, clock};
use crate::percent::percent;

/// Pixels of the line on the screen it was drawn for; labels are measured against it.
const DRAWN_WIDTH: f64 = 1200.0;
/// A label is dropped when the next thing starts nearer than this.
const LABEL_ROOM: f64 = 90.0;

/// The day line of a main page, in its section.
pub fn full(line: &DayLine) -> Markup {
    let span = line.span();
    let now_shown = span.holds(line.now);
    html! {
        section.dayline aria-label="Your day" {
            p.vh { (line.sentence) }
            svg aria-hidden="true" data-from=(span.from) data-to=(span.to) data-now=(line.now) data-moving[line.moving] {
                @for block in &line.blocks {
                    rect.dl-glow x=(span.at(block.from)) y="28" width=(span.width(block.from, block.to)) height="12" rx="3" {}
                }
                line.dl-base x1="0" x2="100%" y1="34" y2="34" {}
                line.dl-past x1="0" x2=(span.at(line.now)) y1="34" y2="34" {}
                @for hour in span.hours() { (tick(span, hour, line.now)) }
                @for piece in &line.blocks { (block(span, piece)) }
                @for (place, piece) in line.events.iter().enumerate() { (event(line, span, place, piece)) }
                (marker(span, line.now, now_shown, "20"))
            }
            @if let Some(note) = &line.phone_note { p.dl-phone { (note) } }
        }
    }
}

/// The upright of the present moment and its time. Hidden rather than absent when the moment lies
/// outside the line, so that the script can bring it in.
pub(super) fn marker(span: Span, now: i32, shown: bool, top: &str) -> Markup {
    let hidden = (!shown).then_some("none");
    html! {
        line.dl-now x1=(span.at(now)) x2=(span.at(now)) y1=(top) y2="50" display=[hidden] {}
        svg.dl-nowbubble x=(span.at(now)) y="49" display=[hidden] {
            rect.dl-nowbox x="-20" y="0" width="40" height="18" rx="4" {}
            text.dl-nowtext x="0" y="13" { (clock(now)) }
        }
    }
}

fn tick(span: Span, hour: i32, now: i32) -> Markup {
    let x = span.at(hour);
    // A phone has room for every second hour, and for none beside the marker; the labels at the ends lean inwards.
    let room = if span.anchor(hour) == "middle" { 65 } else { 85 };
    let sparse = hour / 60 % 2 == 1 || (hour - now).abs() * 600 < room * span.minutes();
    let hidden = (span.holds(now) && span.under_marker(hour, now)).then_some("none");
    html! {
        line.dl-tick x1=(x) x2=(x) y1="34" y2="40" {}
        text.dl-hour.dl-odd[sparse] x=(x) y="62" text-anchor=(span.anchor(hour)) display=[hidden] { (clock(hour)) }
    }
}

fn block(span: Span, block: &LineBlock) -> Markup {
    let room = span.share(block.to) - span.share(block.from);
    let right = block
        .right
        .as_ref()
        .filter(|right| text_width(&block.label) + text_width(right) < room * DRAWN_WIDTH);
    html! {
        rect.dl-block x=(span.at(block.from)) y="28" width=(span.width(block.from, block.to)) height="12" rx="3" {}
        @for (from, to) in &block.lost {
            rect.dl-lost x=(span.at(*from)) y="25" width=(span.width(*from, *to)) height="18" rx="1" {}
        }
        // On a phone the words of a later block stand where its label would.
        text.dl-amber.dl-odd[block.right.is_some() && span.share(block.from) > 0.4] x=(span.at(block.from)) y="12" { (block.label) }
        @if let Some(right) = right {
            text.dl-held.dl-right-lost[block.right_lost] x=(span.at(block.to)) y="12" text-anchor="end" { (right) }
        }
    }
}

fn event(line: &DayLine, span: Span, place: usize, event: &LineEvent) -> Markup {
    let start = span.share(event.from);
    let overhangs = start * DRAWN_WIDTH + text_width(&event.label) > DRAWN_WIDTH;
    html! {
        rect.dl-plan[event.plan && !event.clash].dl-clash[event.clash].dl-event[!event.plan && !event.clash]
            x=(span.at(event.from)) y="30" width=(span.width(event.from, event.to)) height="8" rx="2" {}
        @if has_room(line, span, place, event) {
            @if overhangs {
                text.dl-name x="100%" y="12" text-anchor="end" { (event.label) }
            } @else {
                text.dl-name x=(percent(start)) y="12" { (event.label) }
            }
        }
    }
}

/// A label is shown when it reaches neither the next thing on the line nor the words over a block.
fn has_room(line: &DayLine, span: Span, place: usize, event: &LineEvent) -> bool {
    let inside_block = line.blocks.iter().any(|block| (block.from..block.to).contains(&event.from));
    let later_events =
        line.events.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, other)| other.from);
    let starts = later_events.chain(line.blocks.iter().map(|block| block.from));
    let next = starts.filter(|start| *start >= event.from).min();
    let room = next.map(|next| (span.share(next) - span.share(event.from)) * DRAWN_WIDTH);
    let wanted = text_width(&event.label).max(LABEL_ROOM);
    !inside_block && room.is_none_or(|room| room >= wanted)
}

/// A guess that is good enough for 12 px labels.
fn text_width(text: &str) -> f64 {
    text.chars().map(|_| 6.0).sum::<f64>() + 8.0
}
