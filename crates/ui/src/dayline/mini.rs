//! The small line, 16 px: a row of the Huddle, a day in a week.

use maud::{Markup, html};

use super::{DayLine, Span};

/// The small line. An interruption breaks the bar; a clash is boxed on it. `label` says it all.
/// The marker is drawn when `moving` is set, since only today has a now.
pub fn mini(line: &DayLine, label: &str) -> Markup {
    let span = line.span();
    html! {
        svg.mini role="img" aria-label=(label) data-from=(span.from) data-to=(span.to) data-now=(line.now) data-moving[line.moving] {
            line.dl-base x1="0" x2="100%" y1="8" y2="8" {}
            @for hour in span.hours() {
                line.dl-tick x1=(span.at(hour)) x2=(span.at(hour)) y1="8" y2="11" {}
            }
            @for event in line.events.iter().filter(|event| !event.clash) {
                (bar(span, if event.plan { "dl-plan" } else { "dl-event" }, (event.from, event.to), ("5", "6", "1")))
            }
            @for block in &line.blocks {
                (bar(span, "dl-block", (block.from, block.to), ("3.5", "9", "2")))
                @for lost in &block.lost { (bar(span, "dl-lost", *lost, ("1", "14", "1"))) }
            }
            @for event in line.events.iter().filter(|event| event.clash) {
                (bar(span, "dl-clash", (event.from, event.to), ("0.5", "15", "2")))
            }
            @if line.moving && span.holds(line.now) {
                line.dl-now x1=(span.at(line.now)) x2=(span.at(line.now)) y1="-1" y2="17" {}
            }
        }
    }
}

fn bar(span: Span, class: &str, (from, to): (i32, i32), (y, height, radius): (&str, &str, &str)) -> Markup {
    html! { rect class=(class) x=(span.at(from)) y=(y) width=(span.width(from, to)) height=(height) rx=(radius) {} }
}
