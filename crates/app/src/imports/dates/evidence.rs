//! What a whole column says about the order of day and month.

use super::{Order, in_order, parts_of, split_time};

/// Which orders read every value of a column; the first is the one to take when all mean the same days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnOrder {
    /// No value needs an order.
    Plain,
    /// One order fits.
    Found(Order),
    /// Several fit, and they mean different days: this value shows it.
    Ask(String),
}

/// What a column's values say about the order, gathered value by value.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// By the place in [`Order::ALL`]: how many values it reads. Nonsense in any order decides nothing.
    reads: [u64; 3],
    /// By the pair of places that differ (0 and 1, 1 and 2, 0 and 2): a value that means two days.
    differing: [Option<String>; 3],
}

impl Evidence {
    /// Takes a value in.
    pub fn see(&mut self, value: &str) {
        let short = value.len() <= 40 && value.starts_with(|c: char| c.is_ascii_digit());
        let Some(parts) = short.then(|| parts_of(split_time(value).0)).flatten() else { return };
        let days = Order::ALL.map(|order| in_order(parts, order).ok());
        for (reads, day) in self.reads.iter_mut().zip(&days) {
            *reads += u64::from(day.is_some());
        }
        for (place, (a, b)) in PAIRS.into_iter().enumerate() {
            if days[a] != days[b] && self.differing[place].is_none() {
                self.differing[place] = Some(value.to_owned());
            }
        }
    }

    /// What the whole column says.
    pub fn order(&self) -> ColumnOrder {
        let most = self.reads.into_iter().max().unwrap_or(0);
        let fits = |place: usize| most > 0 && self.reads[place] == most;
        let differing = PAIRS
            .into_iter()
            .zip(&self.differing)
            .find_map(|((a, b), value)| value.clone().filter(|_| fits(a) && fits(b)));
        match (Order::ALL.into_iter().enumerate().find(|(place, _)| fits(*place)), differing) {
            (Some(_), Some(value)) => ColumnOrder::Ask(value),
            (Some((_, order)), None) => ColumnOrder::Found(order),
            (None, _) => ColumnOrder::Plain,
        }
    }
}

const PAIRS: [(usize, usize); 3] = [(0, 1), (1, 2), (0, 2)];

/// Looks at all values of a column.
pub(super) fn order_of<'v>(values: impl Iterator<Item = &'v str>) -> ColumnOrder {
    let mut evidence = Evidence::default();
    values.for_each(|value| evidence.see(value));
    evidence.order()
}
