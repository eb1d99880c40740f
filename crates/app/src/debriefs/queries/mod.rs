//! The tables of debriefs and successes: what is written, and what other slices ask.

mod block;
mod read;
mod write;

pub(super) use block::segment_of_best;
pub use block::{Ended, NamedUse, block, block_to_debrief, named_use_before};
pub use read::{
    Answered, Debrief, Success, answered, latest_of, latest_use, of_block, of_user, success_of,
    team_successes, unanswered,
};
pub(super) use read::{author, is_manager_of, is_shared, of_block_id};
pub(super) use write::{Saved, insert, set_reply, set_success, update};
