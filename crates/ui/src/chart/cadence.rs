//! Cadence: touches as dots on a line of time, with a dashed stop where the person answered.

use maud::{Markup, html};

use crate::percent::length;

/// What happened at a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    NotReached,
    Talked,
    /// Still to come.
    Next,
}

/// A mark; `at` is its share of the whole line.
#[derive(Debug, Clone)]
pub struct CadenceMark<'a> {
    pub at: f64,
    pub touched: Touched,
    /// The day below it, where there is room.
    pub day: Option<&'a str>,
}

/// Where an answer stopped the cadence.
#[derive(Debug, Clone)]
pub struct CadenceStop<'a> {
    pub at: f64,
    pub words: &'a str,
}

/// Draws the line on a canvas of 400 px.
pub fn cadence(marks: &[CadenceMark<'_>], stop: Option<&CadenceStop<'_>>, label: &str) -> Markup {
    let past = marks.iter().filter(|mark| mark.touched != Touched::Next).map(|mark| place(mark.at));
    html! {
        svg.cad viewBox="0 0 400 66" width="100%" role="img" aria-label=(label) {
            line.dl-base x1="0" x2="400" y1="26" y2="26" {}
            line.dl-past x1="0" x2=(length(past.fold(0.0, f64::max))) y1="26" y2="26" {}
            @if let Some(stop) = stop {
                line.cad-stop x1=(length(place(stop.at))) x2=(length(place(stop.at))) y1="6" y2="46" {}
                @if stop.at > 0.5 {
                    text x=(length(place(stop.at) - 6.0)) y="10" text-anchor="end" { (stop.words) }
                } @else {
                    text x=(length(place(stop.at) + 6.0)) y="10" { (stop.words) }
                }
            }
            @for mark in marks { (dot(mark)) }
        }
    }
}

fn dot(mark: &CadenceMark<'_>) -> Markup {
    let x = place(mark.at);
    let anchor = if mark.at < 0.05 {
        "start"
    } else if mark.at > 0.9 {
        "end"
    } else {
        "middle"
    };
    html! {
        @match mark.touched {
            Touched::NotReached => {
                path.cad-none d={ "M" (length(x - 4.0)) " 26h8" } {}
                circle.cad-o cx=(length(x)) cy="26" r="5" {}
            }
            Touched::Talked => circle.bar-amber cx=(length(x)) cy="26" r="5.5" {},
            Touched::Next => circle.cad-next cx=(length(x)) cy="26" r="5.5" {},
        }
        @if let Some(day) = mark.day {
            text.fan-strong[mark.touched == Touched::Next] x=(length(x)) y="60" text-anchor=(anchor) { (day) }
        }
    }
}

/// A mark never hangs over the ends.
fn place(at: f64) -> f64 {
    6.0 + at.clamp(0.0, 1.0) * 388.0
}
