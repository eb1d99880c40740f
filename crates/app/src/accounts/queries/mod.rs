//! The tables of this slice: the only place that names them. One account in `record`; lists and what belongs to an
//! account in `list`.

mod list;
mod record;

pub use list::{Listed, NoteRow, PersonRow, SaleRow, find_by_name, list, notes, people, sales};
pub(super) use record::{delete, insert, is_referred_to, set_owner, update};
pub use record::{fields, find_by_external_id, find_by_folded_name, leave, may_edit};
