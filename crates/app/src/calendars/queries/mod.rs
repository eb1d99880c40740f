//! The tables of this slice: the only place that names them.

mod beside;
mod calls;
mod meetings;

pub use beside::zone_of;
pub(super) use beside::{account_of, is_in_line, line_names, whom};
pub use calls::{ScopingCall, call, calls_of, coming_call, passed_call};
pub(super) use calls::{
    booked_call_of_meeting, cancel_call, complete_call, delete_call, insert_call, move_call_of_meeting,
    uncomplete_call,
};
pub use meetings::{Meeting, meeting, meetings};
pub(super) use meetings::{delete_meeting, hand_meeting_to, insert_meeting, move_meeting, set_conflict};
