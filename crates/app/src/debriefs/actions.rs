//! Verbs on debriefs: save, answer; and the day's success.

use domain::debrief::{DebriefErrors, UsedYesterday, check};
use domain::{BlockId, DebriefId, UserId};
use jiff::civil::Date;
use serde_json::json;
use store::Org;
use web::{Error, Errors, Result};

use super::queries::{self, Saved};

/// The longest answer that is kept, in characters.
const LONGEST: usize = 4_000;
/// The longest success: it is read in one line.
const LONGEST_SUCCESS: usize = 200;

/// Both questions answered. `used_yesterday`: 'most', 'some', 'no'. Sharing makes a learning of what was learned.
///
/// Saving again changes what was said, until the manager has answered it.
pub fn save(
    org: &mut Org<'_>,
    block: BlockId,
    user: UserId,
    learned: &str,
    use_text: &str,
    used_yesterday: Option<&str>,
    share: bool,
) -> Result<DebriefId> {
    let ended = crate::blocks::queries::block(org, block)?;
    let ended = ended.filter(|ended| ended.user == user && ended.removed.is_none()).ok_or(Error::NotFound)?;
    if !ended.is_over(org.now()) {
        return Err(Error::Conflict("The block is not over yet. Its debrief opens when it ends.".to_owned()));
    }
    let before = queries::named_use_before(org, user, ended.starts_at)?;
    let used_yesterday = used_yesterday.and_then(UsedYesterday::from_code);
    judge(learned, use_text, before.is_some(), used_yesterday)?;

    let answers = Saved {
        block,
        user,
        day: ended.day,
        learned: learned.trim(),
        use_text: use_text.trim(),
        // Nothing was asked, so nothing was answered.
        used_yesterday: used_yesterday.filter(|_| before.is_some()).map(UsedYesterday::code),
    };
    let debrief = match queries::of_block_id(org, block)? {
        Some((_, true)) => {
            let text =
                "This debrief has been answered, so it stays as it is. Write what is new into the next one.";
            return Err(Error::Conflict(text.to_owned()));
        }
        Some((debrief, false)) => {
            queries::update(org, debrief, &answers)?;
            debrief
        }
        None => {
            let debrief: DebriefId = org.next_id();
            queries::insert(org, debrief, &answers)?;
            debrief
        }
    };
    let shared = share && !queries::is_shared(org, debrief)?;
    if shared {
        let segment = queries::segment_of_best(org, block)?;
        crate::learnings::actions::share(
            org,
            user,
            Some(debrief),
            answers.learned,
            segment.as_deref(),
            ended.day,
        )?;
    }
    let payload = json!({ "block": i64::from(block), "shared": shared });
    org.record("debrief_saved", ("debrief", debrief.into()), payload)?;
    Ok(debrief)
}

/// Says at each field what is missing or too long.
fn judge(learned: &str, use_text: &str, named: bool, used: Option<UsedYesterday>) -> Result<()> {
    let mut errors = Errors::new();
    if let Err(DebriefErrors { learned, will_use, used_yesterday }) = check(learned, use_text, named, used) {
        if learned {
            errors.add("learned", "Write one thing you learned. One line is enough.");
        }
        if will_use {
            errors.add("use_text", "Write how you will use it: with whom, or when.");
        }
        if used_yesterday {
            errors.add("used_yesterday", "Say whether you used it.");
        }
    }
    for (field, text) in [("learned", learned), ("use_text", use_text)] {
        if text.chars().count() > LONGEST {
            errors.add(field, "That is more than 4,000 characters. Keep what matters.");
        }
    }
    errors.check()
}

/// The manager's written reply.
pub fn reply(org: &mut Org<'_>, debrief: DebriefId, by: UserId, text: &str) -> Result<()> {
    let author = queries::author(org, debrief)?.ok_or(Error::NotFound)?;
    if !queries::is_manager_of(org, by, author)? {
        return Err(Error::NotFound);
    }
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::at("reply", "Write a line: what you take from it, or what you would try."));
    }
    if text.chars().count() > LONGEST {
        return Err(Error::at("reply", "That is more than 4,000 characters. Keep what matters."));
    }
    queries::set_reply(org, debrief, by, text)?;
    org.record("debrief_replied", ("debrief", debrief.into()), json!({ "user": i64::from(author) }))?;
    Ok(())
}

/// The day's most significant success, however small.
pub fn choose_success(org: &mut Org<'_>, user: UserId, day: Date, text: &str) -> Result<()> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::at("success", "Write one line, however small."));
    }
    if text.chars().count() > LONGEST_SUCCESS {
        return Err(Error::at("success", "Keep it to one line of 200 characters."));
    }
    queries::set_success(org, user, day, text)?;
    org.record("success_chosen", ("user", user.into()), json!({ "day": day.to_string() }))?;
    Ok(())
}
