//! Verbs on debriefs: save, answer; and the day's success.

use domain::{BlockId, DebriefId, UserId};
use jiff::civil::Date;
use store::Org;
use web::Result;

/// Both questions answered. `used_yesterday`: 'most', 'some', 'no'. Sharing makes a learning of what was learned.
pub fn save(
    _org: &mut Org<'_>,
    _block: BlockId,
    _user: UserId,
    _learned: &str,
    _use_text: &str,
    _used_yesterday: Option<&str>,
    _share: bool,
) -> Result<DebriefId> {
    todo!()
}

/// The manager's written reply.
pub fn reply(_org: &mut Org<'_>, _debrief: DebriefId, _by: UserId, _text: &str) -> Result<()> {
    todo!()
}

/// The day's most significant success, however small.
pub fn choose_success(_org: &mut Org<'_>, _user: UserId, _day: Date, _text: &str) -> Result<()> {
    todo!()
}
