//! Handlers: the record, and the small forms on its page.

pub(super) mod facts;
pub(super) mod next;
pub(super) mod notes;
pub(super) mod promises;
pub(super) mod record;
