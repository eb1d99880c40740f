//! Dot history: the last ten comparable blocks as columns of dots, and the line of the goal.

use maud::{Markup, html};

use crate::percent::length;

const COLUMN: f64 = 30.0;
const TALLEST: f64 = 96.0;

/// One column a block, oldest first. What reached the goal stands above the dashed line; a short dash
/// says that nothing came.
pub fn dots(results: &[u32], goal: u32, label: &str) -> Markup {
    let goal = goal.max(1);
    let rows = f64::from(results.iter().copied().max().unwrap_or(0).max(goal));
    let row = (TALLEST / rows).min(16.0);
    let radius = (row / 2.0 - 1.0).clamp(1.5, 5.0);
    let top = 66.0 - row * rows - 8.0;
    let height = 70.0 - top;
    let line = 66.0 - row * (f64::from(goal) - 0.5) + 0.5;
    let right = COLUMN * count(results.len()) - 12.0;
    html! {
        svg.dots width="320" height=(length(height)) viewBox={ "0 " (length(top)) " 320 " (length(height)) }
            role="img" aria-label=(label) {
            path.goal-line d={ "M0 " (length(line)) "h" (length(right)) } {}
            text x=(length(right + 6.0)) y=(length(line + 4.0)) { "goal" }
            @for (place, result) in results.iter().enumerate() {
                @let x = 7.0 + COLUMN * count(place);
                @if *result == 0 { path.dl-base d={ "M" (length(x - 4.0)) " 66h8" } {} }
                @for dot in 1..=*result {
                    circle.bar-amber cx=(length(x)) cy=(length(66.0 - row * f64::from(dot))) r=(length(radius)) {}
                }
            }
        }
    }
}

fn count(places: usize) -> f64 {
    f64::from(u32::try_from(places).unwrap_or(u32::MAX))
}
