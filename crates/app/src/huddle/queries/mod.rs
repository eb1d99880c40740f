//! The tables of the huddle, its evidence and the manager's verdicts: the only files that name them.

mod blocks;
mod clashes;
mod evidence;
mod habit;
mod reports;

pub(super) use blocks::{block_results, debrief_of, debrief_of_block, last_ten, next_block};
pub(super) use clashes::{Clash, clash, clashes};
pub(super) use evidence::{
    Evidence, HuddleRow, add_evidence, end_huddle, evidence_ever, evidence_of_day, huddle, insert_huddle,
};
pub use habit::{HabitDay, habit};
pub(super) use habit::{insert_verdict, unjudged, with_block_on};
pub(super) use reports::{
    Leader, Report, is_report, leader, leader_of, managers_below, reports, serves_team,
};
