//! The tables of this slice: the only place that names them. The record itself in `record`; what hangs on it, what
//! happened, who may see it and the list beside.

mod chain;
mod hanging;
mod history;
mod list;
mod record;
mod segments;
mod sight;
mod worked;

pub use chain::{Link, chain};
pub use hanging::{Fact, Note, Promise, account_notes, facts, notes, promise, promises, promises_on};
pub(super) use hanging::{
    NewReferral, NoteOn, delete_fact, delete_promise, delete_referral, fact_labelled, insert_fact,
    insert_note, insert_promise, insert_referral, set_promise_done, update_fact,
};
pub use history::{
    NamedBy, Offered, Sale, Touch, coming_call, days_set, is_in_block, named_by, names_beside, offers, sales,
    touches,
};
pub use list::{Listed, Whose, find_by_name, list};
pub(super) use record::{delete, insert, is_referred_to, set_next, set_owner, set_state, update};
pub use record::{
    exists, fields, find_by_email, find_by_external_id, find_by_folded_name, standing, was_edited,
};
pub use segments::segment_facts;
pub use sight::{Leave, leave, line_of, may_edit, may_log};
pub use worked::{Record, Worked, worked};
