//! How often somebody may try to sign in: by address and by machine. A try is counted before the password is looked
//! at, so that many at once are counted too; the right password gives it back.

use jiff::Timestamp;
use store::Reference;
use web::{Result, hash_token};

use super::queries;

/// Tries for one address, whether anybody has it or not.
const BY_ADDRESS: i64 = 5;

/// Tries from one machine: an office behind one router signs in on Monday morning.
const BY_MACHINE: i64 = 60;

/// For how long tries are counted together.
const WINDOW_MINUTES: i64 = 15;

const MINUTE: i64 = 60_000_000;

/// What counting a try said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Go on; if it fails, so many are left for this address.
    Left(i64),
    /// No more; try again after so many minutes.
    Wait(i64),
}

/// The rows by which tries are counted: hashed, so that the table holds no list of who works here.
pub(super) struct Subjects {
    address: String,
    machine: String,
}

impl Subjects {
    pub(super) fn of(email: &str, machine: &str) -> Self {
        Subjects {
            address: hash_token(&format!("address {email}")),
            machine: hash_token(&format!("machine {machine}")),
        }
    }
}

/// Counts a try, or says how long to wait.
pub(super) fn count(reference: &mut Reference<'_>, subjects: &Subjects) -> Result<Counted> {
    let now = reference.now();
    let mut left = BY_ADDRESS;
    for (subject, most) in [(&subjects.address, BY_ADDRESS), (&subjects.machine, BY_MACHINE)] {
        let (tries, since) = current(queries::tries(reference, subject)?, now);
        if tries >= most {
            return Ok(Counted::Wait(minutes_left(since, now)));
        }
        queries::set_tries(reference, subject, tries + 1, since)?;
        left = left.min(most - tries - 1);
    }
    Ok(Counted::Left(left))
}

/// The password was right: the address starts anew, the machine gets its try back.
pub(super) fn forgive(reference: &mut Reference<'_>, subjects: &Subjects) -> Result<()> {
    let now = reference.now();
    queries::delete_tries(reference, &subjects.address)?;
    let (tries, since) = current(queries::tries(reference, &subjects.machine)?, now);
    queries::set_tries(reference, &subjects.machine, (tries - 1).max(0), since)?;
    let day_ago = now.as_microsecond() - 24 * 60 * MINUTE;
    queries::delete_old_tries(reference, day_ago)?;
    Ok(())
}

fn current(kept: Option<(i64, Timestamp)>, now: Timestamp) -> (i64, Timestamp) {
    kept.filter(|(_, since)| minutes_left(*since, now) > 0).unwrap_or((0, now))
}

fn minutes_left(since: Timestamp, now: Timestamp) -> i64 {
    let passed = now.as_microsecond() - since.as_microsecond();
    (WINDOW_MINUTES * MINUTE - passed + MINUTE - 1).div_euclid(MINUTE).max(0)
}
