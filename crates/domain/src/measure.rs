//! The measures of the scoreboard (C1): where an even month would stand, and what new pipeline is.

use crate::money::{Currency, Money};

/// A value against an even month, in the unit of the value. At most one of the differences is above zero.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Pace {
    /// Where an even month stands today, rounded down.
    pub even: i64,
    /// How far the value is ahead of it.
    pub ahead_by: i64,
    /// How far it is behind.
    pub behind_by: i64,
}

impl Pace {
    /// Whether the value is behind an even month.
    pub fn is_behind(self) -> bool {
        self.behind_by > 0
    }
}

/// Compares a value with an even month: `goal × n ÷ of` on working day `n` of `of`.
///
/// Rounded down, so that nobody is behind for a fraction. Example: 9 booked of 16 on working day 8 of 21: even is
/// 16 × 8 ÷ 21 = 6, ahead by 3.
pub fn pace(value: i64, goal: i64, (n, of): (u32, u32)) -> Pace {
    let even = if of == 0 {
        goal
    } else {
        let even = i128::from(goal) * i128::from(n.min(of)) / i128::from(of);
        i64::try_from(even).unwrap_or(goal)
    };
    let ahead = value.saturating_sub(even);
    Pace { even, ahead_by: ahead.max(0), behind_by: ahead.saturating_neg().max(0) }
}

/// New pipeline of a period in the reporting currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewPipeline {
    /// The sum of the amounts in the reporting currency.
    pub total: Money,
    /// All opportunities created, also those without an amount and those apart.
    pub count: u32,
    /// Opportunities without an amount: counted, and said to have none.
    pub without_amount: u32,
    /// Sums in currencies that have no rate, by currency.
    pub apart: Vec<Money>,
}

/// Adds up the opportunities of a period; amounts with a rate are converted before.
///
/// Sums saturate. Example: $1,000, none, €5 reported in dollars: total $1,000, 3 opportunities, 1 without an amount,
/// €5 apart.
pub fn new_pipeline(amounts: impl IntoIterator<Item = Option<Money>>, reporting: Currency) -> NewPipeline {
    let mut sum =
        NewPipeline { total: Money::new(0, reporting), count: 0, without_amount: 0, apart: Vec::new() };
    for amount in amounts {
        sum.count += 1;
        match amount {
            None => sum.without_amount += 1,
            Some(money) if money.currency == reporting => add(&mut sum.total, money),
            Some(money) => match sum.apart.iter_mut().find(|apart| apart.currency == money.currency) {
                Some(apart) => add(apart, money),
                None => sum.apart.push(money),
            },
        }
    }
    sum.apart.sort_by_key(|apart| apart.currency);
    sum
}

fn add(sum: &mut Money, money: Money) {
    sum.minor = sum.minor.saturating_add(money.minor);
}
