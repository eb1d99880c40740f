//! Funnel: stacked bars on one scale, from what was planned to what came of it.

use maud::{Markup, html};

use super::Ink;
use crate::percent::percent;

/// One bar of a funnel.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    pub label: &'a str,
    pub value: u32,
    pub ink: Ink,
}

/// Bars on the scale of the greatest value.
pub fn funnel(steps: &[Step<'_>], label: &str) -> Markup {
    let greatest = f64::from(steps.iter().map(|step| step.value).max().unwrap_or(0).max(1));
    html! {
        svg.funnel width="100%" height=((steps.len() * 38).saturating_sub(2)) role="img" aria-label=(label) {
            @for (place, step) in steps.iter().enumerate() {
                @let top = place * 38;
                text.f-label x="0" y=(top + 13) { (step.label) }
                text.f-val x="100%" y=(top + 13) text-anchor="end" { (step.value) }
                rect.bar-bg x="0" y=(top + 19) width="100%" height="8" rx="2" {}
                @if step.value > 0 {
                    rect class=(step.ink.class()) x="0" y=(top + 19) width=(percent(f64::from(step.value) / greatest)) height="8" rx="2" {}
                }
            }
        }
    }
}
