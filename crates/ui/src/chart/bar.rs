//! A bar on its track, with the tick of an even month.

use maud::{Markup, html};

use super::Ink;
use crate::percent::percent;

/// A horizontal bar. Shares are of one; more than one fills the track.
#[derive(Debug, Clone, Default)]
pub struct Bar<'a> {
    pub share: f64,
    /// Where an even month would be.
    pub tick: Option<f64>,
    /// The share that was lost; marked at the right end, never thinner than can be seen.
    pub lost: Option<f64>,
    pub ink: Ink,
    /// 6 px in the rows of a table instead of 8.
    pub small: bool,
    /// The finding, in words. Empty where the figure stands beside the bar.
    pub label: &'a str,
}

/// Draws a bar as wide as its place.
pub fn hbar(bar: &Bar<'_>) -> Markup {
    let height = if bar.small { "6" } else { "8" };
    let lost = bar.lost.filter(|lost| *lost > 0.0).map(|lost| lost.clamp(0.016, 1.0));
    html! {
        svg.hbar width="100%" height=(height) role=[(!bar.label.is_empty()).then_some("img")]
            aria-label=[(!bar.label.is_empty()).then_some(bar.label)] aria-hidden=[bar.label.is_empty().then_some("true")] {
            rect.bar-bg width="100%" height=(height) rx="2" {}
            @if bar.share > 0.0 {
                rect class=(bar.ink.class()) width=(percent(bar.share.clamp(0.0, 1.0))) height=(height) rx="2" {}
            }
            @if let Some(lost) = lost {
                rect.dl-lost x=(percent(1.0 - lost)) y="-3" width=(percent(lost)) height="14" rx="1" {}
            }
            @if let Some(tick) = bar.tick {
                line.goal-tick x1=(percent(tick.clamp(0.0, 1.0))) x2=(percent(tick.clamp(0.0, 1.0))) y1="-3" y2="11" {}
            }
        }
    }
}

/// How far something has come, in ink.
pub fn progress(share: f64, label: &str) -> Markup {
    hbar(&Bar { share, ink: Ink::Black, label, ..Bar::default() })
}
