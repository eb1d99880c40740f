//! Laying blocks out eight weeks ahead, in each rep's own zone, without holidays and leave.
//!
//! Laying out again compares what the policies ask for with what is on the calendar, and changes only what differs:
//! a new policy, a new zone, leave, a policy that ended. What has begun is never touched, nor what a leader took off.

use std::collections::{BTreeMap, BTreeSet};

use domain::block::{Laid, Removal, WEEKS_AHEAD, layout, quiet_from};
use domain::goal::GoalKind;
use domain::hours::{Calendar, add_days, local_day};
use domain::{PolicyId, Role, Roles, UserId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::{Error, Result};

use crate::blocks::queries::{self, Block, NewBlock, Policy, Seller};
use crate::settings::queries as settings;

/// Lays a user's blocks out from a day (today at the earliest) for eight weeks; laying out again changes nothing.
/// Blocks that would have begun already are not laid: nobody missed what nobody knew of. Returns how many are new.
pub fn lay_out(org: &mut Org<'_>, user: UserId, from: Date) -> Result<usize> {
    let seller = queries::seller(org, user)?.ok_or(Error::NotFound)?;
    let from = from.max(local_day(org.now(), &seller.zone));
    let to = add_days(from, i64::from(WEEKS_AHEAD) * 7 - 1);
    let off = DaysOff {
        calendar: settings::calendar(org)?,
        // A block may have been moved to the end of its week.
        leave: queries::leave_days(org, user, from, add_days(to, 7))?,
    };
    let policies = match seller.team.filter(|_| seller.active) {
        Some(team) => queries::policies_for(org, team, seller.roles)?,
        None => Vec::new(),
    };
    let wanted = wanted(&policies, from, &seller, &off);
    let standing = reconcile(org, &seller, from, to, &wanted, &off)?;
    let mut laid = 0;
    for (policy, block) in wanted.values() {
        let overlaps = standing.iter().any(|(start, end)| block.starts_at < *end && *start < block.ends_at);
        if block.starts_at < org.now() || overlaps {
            continue;
        }
        let new = NewBlock {
            user,
            policy: policy.id,
            laid: *block,
            quiet_from: quiet_from(block.starts_at, policy.quiet_minutes),
            zone: &seller.zone_name,
            goal_kind: goal_kind(seller.roles),
        };
        laid += usize::from(queries::insert_block(org, &new)?);
    }
    if laid > 0 {
        org.record("blocks_laid_out", ("user", user.into()), serde_json::json!({ "blocks": laid }))?;
    }
    Ok(laid)
}

/// Housekeeping: lays everybody's blocks out, so that there are always eight weeks of them. Returns how many are new.
pub fn lay_out_all(org: &mut Org<'_>) -> Result<usize> {
    let now = org.now();
    let mut laid = 0;
    for seller in queries::active_sellers(org)? {
        laid += lay_out(org, seller.user, local_day(now, &seller.zone))?;
    }
    Ok(laid)
}

/// What a goal is set in until the rep chooses: who opens doors books calls, who closes creates opportunities.
fn goal_kind(roles: Roles) -> GoalKind {
    if roles.has(Role::OutboundRep) || roles.has(Role::InboundRep) {
        GoalKind::ScopingCallBooked
    } else if roles.has(Role::AccountExecutive) {
        GoalKind::ScopingCallCompleted
    } else {
        GoalKind::Opportunity
    }
}

struct DaysOff {
    calendar: Calendar,
    leave: BTreeSet<Date>,
}

impl DaysOff {
    fn removal(&self, day: Date) -> Option<(Removal, &'static str)> {
        if self.calendar.holidays.contains(&day) {
            Some((Removal::Holiday, "Holiday"))
        } else if self.leave.contains(&day) {
            Some((Removal::Leave, "Leave"))
        } else {
            None
        }
    }
}

type Wanted<'p> = BTreeMap<(PolicyId, Date), (&'p Policy, Laid)>;

/// What the policies ask for; of two that overlap the earlier, as [`layout`] does within one.
fn wanted<'p>(policies: &'p [Policy], from: Date, seller: &Seller, off: &DaysOff) -> Wanted<'p> {
    let mut all: Vec<(&Policy, Laid)> = policies
        .iter()
        .flat_map(|policy| {
            let laid = layout(&[policy.slot()], from, WEEKS_AHEAD, &seller.zone, &off.calendar, &off.leave);
            laid.into_iter().map(move |block| (policy, block))
        })
        .filter(|(policy, block)| policy.until_day.is_none_or(|last| block.day <= last))
        .collect();
    all.sort_by_key(|(policy, block)| (block.starts_at, block.ends_at, policy.id));
    all.dedup_by(|(_, next), (_, kept)| next.starts_at < kept.ends_at);
    all.into_iter().map(|(policy, block)| ((policy.id, block.day), (policy, block))).collect()
}

/// Brings what is on the calendar into line with what is wanted; returns the times that stay taken.
fn reconcile(
    org: &mut Org<'_>,
    seller: &Seller,
    from: Date,
    to: Date,
    wanted: &Wanted<'_>,
    off: &DaysOff,
) -> Result<Vec<(Timestamp, Timestamp)>> {
    let now = org.now();
    let mut standing = Vec::new();
    for (laid_day, block) in queries::laid_between(org, seller.user, from, to)? {
        let key = block.policy.map(|policy| (policy, laid_day));
        let target = key.and_then(|key| wanted.get(&key));
        if block.starts_at <= now || block.policy.is_none() {
            standing.push((block.starts_at, block.ends_at));
            continue;
        }
        if target.is_none() && block.plan_committed_at.is_none() && block.removed_by.is_none() {
            queries::delete_block(org, block.id)?;
            continue;
        }
        keep_days_off(org, &block, off)?;
        let times = match target {
            Some((policy, laid)) if block.moved_from_at.is_none() && laid.starts_at != block.starts_at => {
                let times = (laid.starts_at, laid.ends_at);
                let quiet = quiet_from(laid.starts_at, policy.quiet_minutes);
                queries::place(org, block.id, laid.day, times, quiet, None)?;
                queries::set_zone(org, block.id, &seller.zone_name)?;
                times
            }
            _ => (block.starts_at, block.ends_at),
        };
        if block.removed.is_none() {
            standing.push(times);
        }
    }
    Ok(standing)
}

/// A block on a day that has become a day off is taken off as that, and put back when the day is worked after all.
fn keep_days_off(org: &mut Org<'_>, block: &Block, off: &DaysOff) -> Result<()> {
    match (block.removed, off.removal(block.day)) {
        (None, Some((removal, reason))) => {
            queries::set_removed(org, block.id, Some(removal), Some(reason), None)?;
            org.record(
                "block_removed",
                ("block", block.id.into()),
                serde_json::json!({ "kind": removal.code() }),
            )?;
        }
        (Some(Removal::Leave | Removal::Holiday), None) if block.removed_by.is_none() => {
            queries::set_removed(org, block.id, None, None, None)?;
            org.record("block_restored", ("block", block.id.into()), serde_json::json!({}))?;
        }
        _ => {}
    }
    Ok(())
}
