//! The markup of imports.

mod columns;
mod index;
mod outcome;

pub(super) use columns::{Behind, Columns, Coming, Known, Note, Ready, columns};
pub(super) use index::{Index, index};
pub(super) use outcome::{Outcome, outcome};

use maud::{Markup, html};
use ui::{Icon, icon};

/// File, columns, bring in: the steps with the one that is on.
fn steps(current: usize) -> Markup {
    html! {
        ol.steps {
            @for (index, step) in ["File", "Columns", "Bring in"].into_iter().enumerate() {
                @if index < current {
                    li.is-done { (icon(Icon::Check)) (step) }
                } @else {
                    li aria-current=[(index == current).then_some("step")] { (step) }
                }
            }
        }
    }
}
