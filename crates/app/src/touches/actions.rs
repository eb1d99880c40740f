//! Verbs on touches: log one with what it led to, take it back.

use domain::result::Channel;
use domain::{BlockId, PlanItemId, ProspectId, ScopingCallId, TouchId, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::Result;

/// What a touch led to, as its key says it. Handing over and opportunities are focus' (they need the pipeline):
/// it logs the touch as `HandedOver` or `Opportunity` and then calls the opportunities' action.
#[derive(Clone, Debug, PartialEq)]
pub enum LoggedAs {
    Conversation,
    /// Somebody was named; the person is found or created, linked, and due tomorrow.
    Referral { name: String, company: Option<String>, quote: Option<String> },
    /// A scoping call was booked for then.
    Booked { starts_at: Timestamp },
    /// The booked call was held.
    Completed { call: ScopingCallId },
    HandedOver,
    Opportunity,
    /// Not now: call again on that day (with the minute if named).
    NotNow { day: Date, minute: Option<i64> },
    NotAFit { reason: String },
    NotReached,
}

/// A touch to be.
#[derive(Clone, Debug)]
pub struct NewTouch {
    pub prospect: ProspectId,
    pub user: UserId,
    pub channel: Channel,
    pub logged_as: LoggedAs,
    /// A reply in writing: the outcome is 'answered' instead of 'talked'.
    pub in_writing: bool,
    pub block: Option<BlockId>,
    pub plan_item: Option<PlanItemId>,
    pub note: Option<String>,
    /// Something promised on the way, with its day.
    pub promise: Option<(String, Date)>,
    /// Given by the browser: the same key again logs nothing and returns the first touch.
    pub client_key: Option<String>,
}

/// Logs a touch with its results (by the rules under Counting) on the user's local day.
pub fn log(_org: &mut Org<'_>, _new: &NewTouch, _zone: &jiff::tz::TimeZone) -> Result<TouchId> {
    todo!()
}

/// Takes a touch back with all it led to (results, booking, referral link, next day, promise, state). Own touches of today only.
pub fn undo(_org: &mut Org<'_>, _touch: TouchId, _user: UserId) -> Result<()> {
    todo!()
}
