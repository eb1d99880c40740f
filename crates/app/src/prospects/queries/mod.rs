//! The tables of this slice: the only place that names them. The record itself here; what hangs on it beside.

mod hanging;
mod record;

pub use hanging::{Fact, Note, Promise, account_notes, facts, notes, promise, promises, promises_on};
pub(super) use hanging::{
    NewReferral, NoteOn, delete_fact, delete_promise, delete_referral, fact_labelled, insert_fact,
    insert_note, insert_promise, insert_referral, set_promise_done, update_fact,
};
pub(super) use record::{delete, insert, is_referred_to, set_next, set_owner, set_state, update};
pub use record::{
    exists, fields, find_by_email, find_by_external_id, find_by_folded_name, standing, was_edited,
};
