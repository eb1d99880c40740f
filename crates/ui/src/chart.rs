//! Charts as inline SVG: `role="img"` with a sentence that states the finding, positions in attributes,
//! colours in the stylesheet. Whoever draws one adds a table behind "Show the numbers" where it has many.

mod bar;
mod cadence;
mod dots;
mod funnel;
mod segments;
mod strip;
mod tree;

pub use bar::{Bar, hbar, progress};
pub use cadence::{CadenceMark, CadenceStop, Touched, cadence};
pub use dots::dots;
pub use funnel::{Step, funnel};
pub use segments::segments;
pub use strip::{Square, strip};
pub use tree::{Branch, Node, tree};

/// The colour of a bar: amber for protected time and what came of it, ink for everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    #[default]
    Amber,
    Grey,
    /// Something under way: a file being read.
    Black,
}

impl Ink {
    fn class(self) -> &'static str {
        match self {
            Self::Amber => "bar-amber",
            Self::Grey => "bar-ink",
            Self::Black => "sg-done",
        }
    }
}
