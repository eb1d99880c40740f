//! The tables of debriefs and successes: what is written, and what other slices ask.

mod block;
mod page;
mod read;
mod results;
mod write;

pub(super) use block::segment_of_best;
pub use block::{NamedUse, block_to_debrief, named_use_before};
pub(super) use page::{Waited, mates, not_tried, planned, reader, waited};
pub use read::{
    Answered, Debrief, Success, answered, latest_of, latest_use, of_block, of_user, success_of,
    team_successes, unanswered,
};
pub(super) use read::{author, is_manager_of, is_shared, of_block_id};
pub(super) use results::call_text;
pub use results::{Came, best_of_day, results_of_block, results_of_day};
pub(super) use write::{Saved, insert, set_reply, set_success, update};
