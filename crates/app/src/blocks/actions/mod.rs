//! Verbs on blocks: policies, laying out, being present, pausing, being interrupted, finishing, the verdict; moving,
//! removing and the goal.

mod changes;
mod layout;
mod policies;
mod presence;
mod verdict;

pub use changes::{move_to, plan_committed, plan_done, remove, set_goal, set_goal_kind};
pub use layout::{lay_out, lay_out_all};
pub use policies::{NewPolicy, add_policy, end_policy, explain_no_hours};
pub use presence::{finish, interrupt, pause, start};
pub use verdict::close_due;

use domain::{BlockId, UserId};
use store::Org;
use web::{Error, Result};

use super::queries::{self, Block};

/// What an interruption can be about (A2): code and words.
pub const ABOUTS: [(&str, &str); 3] =
    [("customer", "An existing customer"), ("prospect", "A prospect"), ("internal", "Something internal")];

/// A block that is there.
fn find(org: &mut Org<'_>, block: BlockId) -> Result<Block> {
    queries::block(org, block)?.ok_or(Error::NotFound)
}

/// A block of this user; anybody else's is not there.
fn find_own(org: &mut Org<'_>, block: BlockId, user: UserId) -> Result<Block> {
    find(org, block)?.ok_if_of(user)
}

impl Block {
    fn ok_if_of(self, user: UserId) -> Result<Block> {
        if self.user == user { Ok(self) } else { Err(Error::NotFound) }
    }
}

/// A block in which something can still happen.
fn check_open(block: &Block, now: jiff::Timestamp) -> Result<()> {
    if block.removed.is_some() {
        return Err(Error::Conflict("This block was taken off the calendar.".to_owned()));
    }
    if block.is_over(now) {
        return Err(Error::Conflict("This block is over.".to_owned()));
    }
    Ok(())
}

/// A reason that was typed.
fn reason_of<'r>(reason: &'r str, ask: &str) -> Result<&'r str> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::at("reason", ask));
    }
    if reason.chars().count() > 500 {
        return Err(Error::at("reason", "Keep it to 500 characters."));
    }
    Ok(reason)
}
