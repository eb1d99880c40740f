//! Verbs on settings: goals, holidays, leave, the user's own switches.

use domain::UserId;
use jiff::civil::Date;
use store::Org;
use web::Result;

/// `scope`: 'user' or 'team'; `period`: 'month' or 'week'; `measure`: a goal kind's code, 'pipeline' or 'sales' (minor units).
pub fn set_goal(_org: &mut Org<'_>, _scope: &str, _scope_id: i64, _measure: &str, _period: &str, _from: Date, _target: i64) -> Result<()> {
    todo!()
}

pub fn add_holiday(_org: &mut Org<'_>, _day: Date, _name: &str) -> Result<()> {
    todo!()
}

pub fn add_leave(_org: &mut Org<'_>, _user: UserId, _from: Date, _to: Date) -> Result<()> {
    todo!()
}
