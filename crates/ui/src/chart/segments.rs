//! The segments of a Huddle: one for each person, filled as the turn goes round.

use maud::{Markup, html};

use crate::percent::percent;

/// `done` whole segments, then `current` (a share of one) of the next.
pub fn segments(people: u32, done: u32, current: f64, label: &str) -> Markup {
    let width = 1.0 / f64::from(people.max(1));
    let bar = width - 0.005;
    html! {
        svg width="100%" height="6" role="img" aria-label=(label) {
            @for person in 0..people {
                @let left = percent(f64::from(person) * width + 0.0025);
                rect class=(if person < done { "sg-done" } else { "sg-bg" }) x=(left) width=(percent(bar)) height="6" rx="2" {}
                @if person == done && current > 0.0 {
                    rect.sg-done x=(left) width=(percent(bar * current.min(1.0))) height="6" rx="2" {}
                }
            }
        }
    }
}
