//! The pages' markup: the list, the record's form, the page of one prospect in two columns, and its small forms.

mod aside;
mod form;
mod index;
mod show;
mod small;

pub(super) use form::{FormPage, form};
pub(super) use index::{Index, index};
pub(super) use show::show;
pub(super) use small::{facts_form, next_form};
