//! Habit strip: one square a working day.

use maud::{Markup, html};

/// A working day: amber squares for protected time, ink for leaders' habits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Square {
    /// A block kept whole.
    Amber,
    /// A block with so many interruptions.
    Broken(u8),
    /// A habit kept.
    Ink,
    Missed,
    ToCome,
}

/// Squares of 10 px in a row, a little closer for a whole month.
pub fn strip(days: &[Square], label: &str) -> Markup {
    let pitch = if days.len() > 12 { 13 } else { 14 };
    let width = (days.len() * pitch).saturating_sub(pitch - 10);
    html! {
        svg.strip width=(width) height="10" viewBox={ "0 0 " (width) " 10" } role="img" aria-label=(label) {
            @for (place, day) in days.iter().enumerate() { (square(place * pitch, *day)) }
        }
    }
}

fn square(left: usize, day: Square) -> Markup {
    let class = match day {
        Square::Amber | Square::Broken(_) => "st-amber",
        Square::Ink => "st-ink",
        Square::Missed => "st-miss",
        Square::ToCome => "st-next",
    };
    html! {
        rect class=(class) x={ (left) ".5" } y=".5" width="9" height="9" rx="2" {}
        @if day == Square::Missed { path.st-cross d={ "M" (left + 2) ".8 2.8l4.4 4.4m0-4.4l-4.4 4.4" } {} }
        @if let Square::Broken(times) = day {
            @for mark in 0..usize::from(times.min(2)) {
                rect.bar-lost x={ (left + if times > 1 { 1 + mark * 4 } else { 3 }) ".5" } y="-2" width="3" height="14" {}
            }
        }
    }
}
