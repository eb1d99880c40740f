//! A rep's row: name, turn, the four cells.

use domain::UserId;
use domain::hours::end_of_day;
use domain::routine::{RepDay, Step};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Org;
use web::{Result, Who};

use super::{Ask, Check, Protect, Tomorrow, ask, check, protect, tomorrow};
use crate::huddle::actions;
use crate::huddle::queries::{self, Report};

/// A rep in the huddle.
#[derive(Clone, Debug)]
pub(in crate::huddle) struct Row {
    pub user: UserId,
    pub name: String,
    pub given: String,
    pub role: &'static str,
    /// When the manager opened the rep's turn today.
    pub turn_at: Option<Timestamp>,
    /// How long the turn took, in seconds, once the next one began.
    pub took: Option<i64>,
    /// What is kept by now.
    pub facts: RepDay,
    pub protect: Protect,
    pub check: Check,
    pub ask: Ask,
    pub tomorrow: Tomorrow,
}

impl Row {
    /// The steps that are still open, in words: `Ask, Tomorrow`.
    pub fn open_steps(&self) -> String {
        let open = Step::ALL.iter().filter(|step| !self.facts.kept(**step));
        open.map(|step| step.label()).collect::<Vec<_>>().join(", ")
    }
}

pub(super) fn read(org: &mut Org<'_>, who: &Who, rep: &Report, day: Date) -> Result<Row> {
    let evidence = queries::evidence_of_day(org, who.user, rep.user, day)?;
    let turn_at = evidence.iter().find(|piece| piece.what == "protect_opened").map(|piece| piece.at);
    Ok(Row {
        user: rep.user,
        name: rep.name.clone(),
        given: super::given_of(&rep.name),
        role: rep.roles.label(),
        turn_at,
        took: None,
        facts: actions::rep_day(org, who.user, rep.user, day, end_of_day(day, &who.zone))?,
        protect: protect::read(org, who, rep, day)?,
        check: check::read(org, rep, day, &evidence)?,
        ask: ask::read(org, who, rep, day, &evidence)?,
        tomorrow: tomorrow::read(org, who, rep, day, &evidence)?,
    })
}

/// Each turn lasted until the next one was opened, the last one until the huddle ended.
pub(super) fn share_time_out(rows: &mut [Row], ended_at: Option<Timestamp>) {
    let opened: Vec<Timestamp> = rows.iter().filter_map(|row| row.turn_at).chain(ended_at).collect();
    for row in rows {
        let Some(at) = row.turn_at else { continue };
        let next = opened.iter().filter(|other| **other > at).min();
        row.took = next.map(|next| next.duration_since(at).as_secs());
    }
}
