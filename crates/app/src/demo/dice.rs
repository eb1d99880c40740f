//! Chance that falls the same way every time: SplitMix64, seeded by what is being decided. Nothing else in the demo is
//! left to chance, so that two builds are equal row by row.

use jiff::civil::Date;

/// The seed of the whole company.
const SEED: u64 = 0x0f0e_2e00_4e57_2026;

/// A stream of numbers.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// The stream for one thing that is decided.
    pub(super) fn of(what: &str, number: i64) -> Dice {
        let mut dice = Dice(SEED);
        for byte in what.bytes() {
            dice.0 = dice.0.rotate_left(7) ^ u64::from(byte);
            dice.next();
        }
        dice.0 ^= number.unsigned_abs().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        dice.next();
        dice
    }

    /// The stream for one person's day.
    pub(super) fn on(what: &str, day: Date) -> Dice {
        Dice::of(what, i64::from(day.year()) * 400 + i64::from(day.day_of_year()))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A number from one to the other, both included.
    pub(super) fn between(&mut self, from: i64, to: i64) -> i64 {
        from + self.below((to - from + 1).max(1) as usize) as i64
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, in_a_hundred: usize) -> bool {
        self.below(100) < in_a_hundred
    }

    /// One of them.
    pub(super) fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_question_is_answered_the_same_way() {
        let roll = |mut dice: Dice| (0..20).map(|_| dice.below(6)).collect::<Vec<_>>();
        assert_eq!(roll(Dice::of("ana", 3)), roll(Dice::of("ana", 3)));
        assert_ne!(roll(Dice::of("ana", 3)), roll(Dice::of("ben", 3)));
        assert_ne!(roll(Dice::of("ana", 3)), roll(Dice::of("ana", 4)));
        assert!((0..200).map(|n| Dice::of("x", n).between(2, 4)).all(|number| (2..=4).contains(&number)));
    }
}
