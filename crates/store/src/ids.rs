//! Ids for every row of every table, handed out from memory: small, ascending, never used twice. Before a
//! transaction begins the engine makes sure that a good many are at hand, else it reserves the next block in
//! a transaction of its own (`id_blocks`, one row). What is left of a block when the program ends is let go.

use std::{
    ops::Range,
    sync::{Mutex, PoisonError},
};

/// How many ids one reservation takes.
const BLOCK: i64 = 100_000;
/// How many must be at hand before a transaction begins: what one transaction may take.
const AT_HAND: i64 = 50_000;

/// Reserves the next block; returns its first id.
pub(crate) const RESERVE: &str =
    "update id_blocks set next = next + 100000 where id = 1 returning next - 100000";

/// The ids in memory: blocks in ascending order.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    blocks: Mutex<Vec<Range<i64>>>,
}

impl Ids {
    /// Whether there are too few for a transaction to begin.
    pub(crate) fn are_low(&self) -> bool {
        let blocks = self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        blocks.iter().map(|block| block.end - block.start).sum::<i64>() < AT_HAND
    }

    /// Adds the block that [`RESERVE`] answered.
    pub(crate) fn add(&self, first: i64) {
        let mut blocks = self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        blocks.push(first..first + BLOCK);
        blocks.sort_by_key(|block| block.start);
    }

    pub(crate) fn take(&self) -> Option<i64> {
        let mut blocks = self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(block) = blocks.first_mut() {
            if let Some(id) = block.next() {
                return Some(id);
            }
            blocks.remove(0);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_ascend_across_blocks_and_run_out() {
        let ids = Ids::default();
        assert!(ids.are_low() && ids.take().is_none());
        ids.add(200_001);
        ids.add(1);
        let taken: Vec<i64> = std::iter::from_fn(|| ids.take()).collect();
        assert_eq!((taken.len(), taken[0], taken[99_999], taken[100_000]), (200_000, 1, 100_000, 200_001));
        assert!(taken.is_sorted());
        assert!(RESERVE.contains(&BLOCK.to_string()));
    }
}
