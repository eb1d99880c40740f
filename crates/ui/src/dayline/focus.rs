//! The line of Focus: it zooms to the block; what is done is amber, what is left is lighter.

use maud::{Markup, html};

use super::{Span, clock, full::marker};

/// The block across the page, for wide screens.
pub fn block_line(from: i32, to: i32, now: i32) -> Markup {
    let span = Span { from, to };
    let sentence = format!("It is {}. The block runs {} to {}.", clock(now), clock(from), clock(to));
    html! {
        section.dayline.in-focus aria-label="Your block" {
            p.vh { (sentence) }
            svg.blockline aria-hidden="true" data-from=(from) data-to=(to) data-now=(now) data-moving {
                rect.dl-glow x="0" y="26" width="100%" height="12" rx="3" {}
                rect.dl-rest x="0" y="26" width="100%" height="12" rx="3" {}
                rect.dl-block.dl-done x="0" y="26" width=(span.at(now)) height="12" rx="3" {}
                @for quarter in quarters(from, to) {
                    line.dl-tick x1=(span.at(quarter)) x2=(span.at(quarter)) y1="42" y2=(if quarter % 60 == 0 { "48" } else { "45" }) {}
                }
                @for minute in labels(span) {
                    text.dl-hour x=(span.at(minute)) y="62" text-anchor=(span.anchor(minute))
                        display=[span.under_marker(minute, now).then_some("none")] { (clock(minute)) }
                }
                (marker(span, now, span.holds(now), "18"))
            }
        }
    }
}

/// The same for a phone: a bar of 18 px without words.
pub fn phone_line(from: i32, to: i32, now: i32) -> Markup {
    let span = Span { from, to };
    let label = format!("It is {}. The block runs from {} to {}.", clock(now), clock(from), clock(to));
    html! {
        svg.ph-line role="img" aria-label=(label) data-from=(from) data-to=(to) data-now=(now) data-moving {
            rect.dl-rest x="0" y="5" width="100%" height="8" rx="2" {}
            rect.dl-block.dl-done x="0" y="5" width=(span.at(now)) height="8" rx="2" {}
            line.dl-now x1=(span.at(now)) x2=(span.at(now)) y1="0" y2="18" {}
        }
    }
}

fn quarters(from: i32, to: i32) -> impl Iterator<Item = i32> {
    (from..=to).filter(|minute| minute % 15 == 0)
}

/// Whole hours and both ends; an hour right beside an end gives way to it.
fn labels(span: Span) -> Vec<i32> {
    let room = span.minutes() / 15;
    let inner = span.hours().filter(|hour| hour - span.from > room && span.to - hour > room);
    std::iter::once(span.from).chain(inner).chain(std::iter::once(span.to)).collect()
}
