//! Protected blocks (A1): laid out from a policy, moved within their week, and counted minute by minute.

mod facts;
mod figures;
mod layout;
mod minutes;
mod moves;

pub use facts::{BlockFacts, BlockState, Removal, Span, SpanKind, state};
pub use figures::{Minutes, Share};
pub use layout::{Laid, Slot, WEEKS_AHEAD, layout};
pub use minutes::minutes;
pub use moves::{MoveError, may_move, moved_end, quiet_from};
