//! Chloe's: every card of the pipeline's picture, what was won, and what was lost.

use super::Told;
use crate::demo::history::steps::Step::{
    Accept, Book, Create, CreateInBlock, Decide, Hold, LeadNext, Lose, Next, Offer, Win,
};

/// Who, by whom, to whom, and what happened.
pub(super) const STORIES: [Told; 21] = [
    // Chloe's board, column by column.
    ("Renee Dubois", "ana", "chloe", &[((5, 1), Book((5, 12), (13, 0))), ((5, 5), Offer), ((5, 6), Accept)]),
    ("Inez Calloway", "ana", "chloe", &[((5, 6), Book((5, 20), (13, 0))), ((5, 7), Offer), ((5, 8), Accept)]),
    (
        "Martin Roake",
        "farah",
        "chloe",
        &[((5, 7), Book((5, 18), (13, 30))), ((5, 8), Offer), ((5, 11), Accept)],
    ),
    (
        "Dana Feld",
        "ben",
        "chloe",
        &[
            ((4, 30), Book((5, 8), (13, 0))),
            ((5, 4), Offer),
            ((5, 5), Accept),
            ((5, 8), Hold),
            ((5, 8), LeadNext("Write the opportunity", (5, 14))),
        ],
    ),
    (
        "Louis Tran",
        "chloe",
        "chloe",
        &[((5, 4), Book((5, 7), (13, 0))), ((5, 7), Hold), ((5, 7), LeadNext("Second site joins", (5, 15)))],
    ),
    (
        "Bella Soares",
        "ben",
        "chloe",
        &[((4, 23), Book((5, 1), (13, 0))), ((4, 24), Offer), ((4, 27), Accept), ((5, 1), Hold)],
    ),
    (
        "Harriet Cole",
        "farah",
        "chloe",
        &[
            ((4, 29), Book((5, 8), (13, 0))),
            ((5, 4), Offer),
            ((5, 5), Accept),
            ((5, 8), Hold),
            ((5, 11), Create(62_000)),
            ((5, 11), Next("Plant manager", (5, 13))),
        ],
    ),
    (
        "Stefan Ilic",
        "chloe",
        "chloe",
        &[
            ((4, 28), Book((5, 5), (13, 0))),
            ((5, 5), Hold),
            ((5, 7), Create(55_000)),
            ((5, 7), Next("Site data due", (5, 15))),
        ],
    ),
    (
        "Nia Brooks",
        "ben",
        "chloe",
        &[
            ((4, 24), Book((5, 4), (13, 0))),
            ((4, 30), Offer),
            ((5, 1), Accept),
            ((5, 4), Hold),
            ((5, 5), Create(48_500)),
            ((5, 5), Next("Proposal", (5, 19))),
        ],
    ),
    (
        "Peter Vogel",
        "ana",
        "chloe",
        &[
            ((4, 28), Book((5, 1), (13, 0))),
            ((4, 30), Offer),
            ((5, 1), Accept),
            ((5, 1), Hold),
            ((5, 4), Create(36_000)),
            ((5, 4), Next("Call", (5, 14))),
        ],
    ),
    (
        "Carmen Ruiz-Ortiz",
        "farah",
        "chloe",
        &[
            ((3, 4), Book((3, 12), (13, 0))),
            ((3, 9), Offer),
            ((3, 10), Accept),
            ((3, 12), Hold),
            ((3, 16), Create(88_000)),
            ((4, 14), Decide),
            ((5, 7), Next("Board meets", (5, 21))),
        ],
    ),
    (
        "Aaron Wells",
        "chloe",
        "chloe",
        &[
            ((2, 23), Book((2, 26), (13, 0))),
            ((2, 26), Hold),
            ((3, 2), Create(57_000)),
            ((4, 20), Decide),
            ((5, 8), Next("Contract with legal, call", (5, 15))),
        ],
    ),
    (
        "Sylvie Marchand",
        "ben",
        "chloe",
        &[
            ((2, 9), Book((2, 13), (13, 0))),
            ((2, 10), Offer),
            ((2, 11), Accept),
            ((2, 13), Hold),
            ((2, 18), Create(41_000)),
            ((3, 30), Decide),
        ],
    ),
    // What Chloe won and lost.
    (
        "Douglas Pell",
        "farah",
        "chloe",
        &[
            ((2, 16), Book((2, 20), (13, 0))),
            ((2, 17), Offer),
            ((2, 18), Accept),
            ((2, 20), Hold),
            ((2, 24), Create(41_000)),
            ((3, 24), Decide),
            ((5, 6), Win),
        ],
    ),
    (
        "Anita Dunmore",
        "ana",
        "chloe",
        &[
            ((2, 10), Book((2, 17), (13, 0))),
            ((2, 12), Offer),
            ((2, 13), Accept),
            ((2, 17), Hold),
            ((2, 20), Create(52_000)),
            ((3, 26), Decide),
            ((4, 14), Win),
        ],
    ),
    (
        "Victor Ferris",
        "ben",
        "chloe",
        &[
            ((2, 26), Book((3, 4), (13, 0))),
            ((3, 2), Offer),
            ((3, 3), Accept),
            ((3, 4), Hold),
            ((3, 9), Create(45_000)),
            ((4, 22), Lose("Stays with what they have")),
        ],
    ),
    (
        "Lotte Kessel",
        "farah",
        "chloe",
        &[
            ((3, 10), Book((3, 16), (13, 0))),
            ((3, 11), Offer),
            ((3, 12), Accept),
            ((3, 16), Hold),
            ((3, 18), Create(40_000)),
            ((4, 29), Lose("Chose a competitor")),
        ],
    ),
    ("Mara Marlow", "chloe", "chloe", &[((5, 1), Create(55_000)), ((5, 1), Decide), ((5, 11), Win)]),
    (
        "Ida Quill",
        "chloe",
        "chloe",
        &[((5, 1), Create(48_500)), ((5, 8), Lose("No budget before the autumn"))],
    ),
    (
        "Ron Hadley",
        "chloe",
        "chloe",
        &[
            ((5, 5), Book((5, 11), (13, 0))),
            ((5, 11), Hold),
            ((5, 11), CreateInBlock(43_000)),
            ((5, 11), Next("Their numbers", (5, 12))),
        ],
    ),
    // A second call at Harrow Mills, booked and held by Chloe.
    ("Harriet Cole", "chloe", "chloe", &[((5, 8), Book((5, 11), (16, 0))), ((5, 11), Hold)]),
];
