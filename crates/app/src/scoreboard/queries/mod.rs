//! What the board is counted from: opportunities, results, habit and debriefs, read only. A figure and its rows share
//! their conditions, so that they cannot differ.

mod deals;
mod habit;
mod members;
mod results;

pub use deals::{DealLine, DealSum, Deals, deal_lines, deal_sums, last_won};
pub use habit::{FullDay, ReplyLine, full_days, replies};
pub use members::{Member, members};
pub use results::{ResultLine, result_counts, result_lines};

use domain::UserId;
use store::Value;

/// `$n, $n+1, …` for a list of users, and the users as arguments.
fn list(from: usize, users: &[UserId]) -> (String, Vec<Value>) {
    let places: Vec<String> = (from..from + users.len()).map(|place| format!("${place}")).collect();
    let places = if places.is_empty() { "null".to_owned() } else { places.join(", ") };
    (places, users.iter().map(|user| Value::Int(i64::from(*user))).collect())
}

/// Rows a page of a figure's list.
pub const ROWS: usize = 200;
