//! The table of plans, and what a plan is suggested from.

mod items;

pub use items::{Item, item, items, next_up};

pub(super) use items::{
    delete, insert, objective_of, prospect_is_there, set_objective, swap_positions, tidy_positions,
};
