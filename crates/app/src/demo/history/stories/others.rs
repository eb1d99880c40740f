//! Gabriel's, Farah's own calls, and the people of Ana's plan who were met before.

use super::Told;
use crate::demo::history::steps::Step::{Accept, Book, Create, Decide, Hold, Lose, Next, Offer, Win};

/// Who, by whom, to whom, and what happened.
pub(super) const STORIES: [Told; 26] = [
    // Gabriel's.
    (
        "Irma Blue",
        "ana",
        "gabriel",
        &[
            ((2, 19), Book((2, 25), (13, 0))),
            ((2, 20), Offer),
            ((2, 23), Accept),
            ((2, 25), Hold),
            ((2, 27), Create(52_000)),
            ((3, 30), Decide),
            ((5, 11), Win),
        ],
    ),
    (
        "Joel Brandt",
        "ana",
        "gabriel",
        &[
            ((2, 11), Book((2, 16), (13, 0))),
            ((2, 12), Offer),
            ((2, 13), Accept),
            ((2, 16), Hold),
            ((2, 18), Create(48_000)),
            ((3, 4), Decide),
            ((4, 2), Win),
        ],
    ),
    (
        "Ewan Sable",
        "gabriel",
        "gabriel",
        &[
            ((4, 28), Book((5, 4), (13, 0))),
            ((5, 4), Hold),
            ((5, 5), Create(50_000)),
            ((5, 5), Next("Walk the floor", (5, 18))),
        ],
    ),
    (
        "Kit Crane",
        "gabriel",
        "gabriel",
        &[
            ((4, 29), Book((5, 7), (13, 0))),
            ((5, 7), Hold),
            ((5, 8), Create(43_000)),
            ((5, 8), Next("Offer", (5, 14))),
        ],
    ),
    ("Felix Orme", "gabriel", "gabriel", &[((5, 6), Book((5, 11), (12, 30))), ((5, 11), Hold)]),
    (
        "Olive Marsh",
        "ana",
        "gabriel",
        &[
            ((4, 22), Book((5, 6), (13, 0))),
            ((5, 1), Offer),
            ((5, 4), Accept),
            ((5, 6), Hold),
            ((5, 7), Create(60_000)),
            ((5, 7), Next("Yard plan", (5, 20))),
        ],
    ),
    (
        "Nat Hollis",
        "ben",
        "gabriel",
        &[
            ((4, 21), Book((5, 4), (13, 30))),
            ((4, 30), Offer),
            ((5, 1), Accept),
            ((5, 4), Hold),
            ((5, 6), Create(44_000)),
            ((5, 6), Next("Numbers of the two docks", (5, 19))),
        ],
    ),
    (
        "Vera Vesper",
        "ben",
        "gabriel",
        &[
            ((4, 27), Book((5, 7), (13, 30))),
            ((5, 5), Offer),
            ((5, 6), Accept),
            ((5, 7), Hold),
            ((5, 8), Create(40_000)),
            ((5, 8), Next("Visit in Utica", (5, 21))),
        ],
    ),
    (
        "Fergus Tallow",
        "farah",
        "gabriel",
        &[
            ((4, 22), Book((5, 5), (13, 30))),
            ((5, 1), Offer),
            ((5, 4), Accept),
            ((5, 5), Hold),
            ((5, 7), Create(26_000)),
            ((5, 7), Next("Decides with Finch", (5, 22))),
        ],
    ),
    (
        "Rose Redfern",
        "farah",
        "gabriel",
        &[((5, 5), Book((5, 19), (13, 0))), ((5, 6), Offer), ((5, 7), Accept)],
    ),
    (
        "June Perry",
        "farah",
        "gabriel",
        &[((5, 6), Book((5, 21), (13, 0))), ((5, 7), Offer), ((5, 8), Accept)],
    ),
    (
        "Asta Lindgren",
        "chloe",
        "gabriel",
        &[((4, 30), Book((5, 14), (13, 0))), ((5, 5), Offer), ((5, 6), Accept)],
    ),
    (
        "Piers Penrose",
        "gabriel",
        "sofia",
        &[((4, 30), Book((5, 15), (13, 0))), ((5, 5), Offer), ((5, 6), Accept)],
    ),
    // Calls that Farah held herself.
    ("Gita Rao", "farah", "farah", &[((4, 27), Book((5, 1), (13, 0))), ((5, 1), Hold)]),
    ("Hugh Tennant", "farah", "farah", &[((4, 28), Book((5, 4), (13, 0))), ((5, 4), Hold)]),
    ("Basil Hart", "farah", "farah", &[((4, 30), Book((5, 6), (13, 0))), ((5, 6), Hold)]),
    // Those she holds in the block of the day itself.
    ("Wilma Krog", "farah", "farah", &[((5, 4), Book((5, 12), (9, 10)))]),
    ("Cora Jukes", "farah", "farah", &[((5, 6), Book((5, 12), (10, 0)))]),
    ("Maud Morrow", "farah", "gabriel", &[((5, 8), Book((5, 22), (13, 0)))]),
    // Handed over last night, not answered yet.
    ("Paul Greer", "ben", "chloe", &[((5, 5), Book((5, 19), (13, 30)))]),
    // People of Ana's plan who were met before.
    ("Priya Nair", "ana", "ana", &[((3, 18), Book((3, 24), (13, 0))), ((3, 24), Hold)]),
    ("Noor Aziz", "ana", "ana", &[((3, 20), Book((3, 26), (13, 0))), ((3, 26), Hold)]),
    // Gabriel's other calls of spring.
    (
        "Dinah Crewe",
        "gabriel",
        "gabriel",
        &[
            ((4, 1), Book((4, 7), (13, 0))),
            ((4, 7), Hold),
            ((4, 9), Create(31_000)),
            ((4, 30), Lose("No decision this year")),
        ],
    ),
    (
        "Paula Stern",
        "gabriel",
        "gabriel",
        &[((3, 11), Book((3, 17), (13, 0))), ((3, 17), Hold), ((3, 19), Create(39_000)), ((4, 16), Win)],
    ),
    ("Ida Quill", "chloe", "chloe", &[((4, 21), Book((4, 28), (13, 0))), ((4, 28), Hold)]),
    ("Mara Marlow", "chloe", "chloe", &[((4, 20), Book((4, 24), (13, 0))), ((4, 24), Hold)]),
];
