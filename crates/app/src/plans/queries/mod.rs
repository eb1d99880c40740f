//! The table of plans, and what a plan is suggested from.

mod candidates;
mod items;
mod page;

pub use candidates::Facts;
pub use items::{Item, item, items, next_up};

pub(super) use candidates::candidates;
pub(super) use items::{
    delete, insert, objective_of, prospect_is_there, set_objective, swap_positions, tidy_positions,
};
pub(super) use page::{
    Found, Odds, find_by_name, has_prospects, is_in_sight, leaders_above, next_block_after,
    odds_of_named_days, odds_of_quick_referrals, success,
};
