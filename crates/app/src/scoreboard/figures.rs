//! The figures of people and teams: each a sum that its rows give again.

use std::collections::BTreeMap;

use domain::block::Minutes;
use domain::{Currency, Money, UserId};
use store::Org;
use web::Result;

use super::measure::{Measure, Month};
use super::queries::{self, DealSum, Deals, Member};
use crate::blocks::queries::{LostWhy, ProtectedBlock, protected};

/// Money: counted, summed in the reporting currency, other currencies apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Amount {
    pub count: i64,
    pub without_amount: i64,
    pub minor: i64,
    pub apart: Vec<Money>,
}

impl Amount {
    fn add(&mut self, sum: &DealSum, reporting: Currency) {
        self.count += sum.count;
        self.without_amount += sum.without_amount;
        if sum.currency == reporting {
            self.minor = self.minor.saturating_add(sum.minor);
        } else if sum.count > sum.without_amount {
            self.set_apart(Money::new(sum.minor, sum.currency));
        }
    }

    fn set_apart(&mut self, money: Money) {
        match self.apart.iter_mut().find(|apart| apart.currency == money.currency) {
            Some(apart) => apart.minor = apart.minor.saturating_add(money.minor),
            None => self.apart.push(money),
        }
        self.apart.sort_by_key(|apart| apart.currency);
    }

    fn join(&mut self, other: &Amount) {
        self.count += other.count;
        self.without_amount += other.without_amount;
        self.minor = self.minor.saturating_add(other.minor);
        for money in &other.apart {
            self.set_apart(*money);
        }
    }
}

/// Everything a person or a team did in a month (and this week).
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    pub pipeline: Amount,
    pub qualified: i64,
    pub scoping: i64,
    pub minutes: Minutes,
    /// How often protected time was interrupted.
    pub interruptions: usize,
    /// One mark a block that has begun, in order: a person's, not a team's.
    pub blocks: Vec<BlockMark>,
    pub sales: Amount,
    pub sourced: Amount,
}

impl Figures {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        let Figures { pipeline, qualified, scoping, minutes, sales, sourced, .. } = self;
        pipeline.count + qualified + scoping + sales.count + sourced.count == 0 && minutes.scheduled == 0
    }

    /// The sum of several.
    pub fn total<'a>(all: impl Iterator<Item = &'a Figures>) -> Figures {
        let mut total = Figures::default();
        for one in all {
            total.pipeline.join(&one.pipeline);
            total.qualified += one.qualified;
            total.scoping += one.scoping;
            total.minutes += one.minutes;
            total.interruptions += one.interruptions;
            total.sales.join(&one.sales);
            total.sourced.join(&one.sourced);
        }
        total
    }
}

/// How a block went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockMark {
    Kept,
    /// So many losses.
    Broken(u8),
    Missed,
}

fn mark(row: &ProtectedBlock) -> BlockMark {
    match (row.minutes.lost(), row.minutes.kept) {
        (0, _) => BlockMark::Kept,
        (_, 0) => BlockMark::Missed,
        _ => BlockMark::Broken(u8::try_from(row.lost.len().max(1)).unwrap_or(u8::MAX)),
    }
}

/// Figures by person; nobody's own are history without an owner.
pub(super) type ByPerson = BTreeMap<Option<UserId>, Figures>;

/// Reads the figures of everybody in a month, and the blocks of those named.
pub(super) fn read(
    org: &mut Org<'_>,
    month: &Month,
    people: &[&Member],
    reporting: Currency,
) -> Result<ByPerson> {
    let mut by_person = ByPerson::new();
    let whole = month.period(Measure::Pipeline);
    for deals in [Deals::Created, Deals::Won, Deals::Sourced] {
        for sum in queries::deal_sums(org, deals, whole.from, whole.to)? {
            let figures = by_person.entry(sum.user).or_default();
            let amount = match deals {
                Deals::Created => &mut figures.pipeline,
                Deals::Won => &mut figures.sales,
                Deals::Sourced => &mut figures.sourced,
            };
            amount.add(&sum, reporting);
        }
    }
    for measure in [Measure::Qualified, Measure::Scoping] {
        let (period, Some(kind)) = (month.period(measure), measure.result()) else { continue };
        for (user, count) in queries::result_counts(org, kind, period.from, period.to)? {
            let figures = by_person.entry(Some(user)).or_default();
            match measure {
                Measure::Qualified => figures.qualified += count,
                _ => figures.scoping += count,
            }
        }
    }
    let users: Vec<UserId> = people.iter().map(|member| member.id).collect();
    for row in protected(org, &users, whole.from, whole.to)?.rows {
        let figures = by_person.entry(Some(row.block.user)).or_default();
        figures.minutes += row.minutes;
        figures.interruptions += row.lost.iter().filter(|mark| mark.why == LostWhy::Interrupted).count();
        figures.blocks.push(mark(&row));
    }
    Ok(by_person)
}
