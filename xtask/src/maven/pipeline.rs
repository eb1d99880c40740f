//! The deals: won, lost, engaging, prospecting, in the shares of the export.

use std::fmt::Write as _;

use super::names::{Agent, Company};
use super::random::Random;

/// Products with their prices; the pipeline spells one of them otherwise.
pub(super) const PRODUCTS: [(&str, u64); 7] = [
    ("GTX Basic", 550),
    ("GTX Pro", 4821),
    ("MG Special", 55),
    ("MG Advanced", 3393),
    ("GTX Plus Pro", 5482),
    ("GTX Plus Basic", 1096),
    ("GTK 500", 26_768),
];

/// Agents without a deal stand at the end of the list.
const IDLE_AGENTS: usize = 5;
/// Days from 20 October 2016: the first deals begin at 0, the first close on 1 March 2017, the books end at 437.
const FIRST_CLOSE: u64 = 132;
const LAST_DAY: u64 = 437;
const LONGEST_CYCLE: u64 = 138;

/// The file.
pub(super) fn write(random: &mut Random, companies: &[Company], agents: &[Agent], rows: usize) -> String {
    let mut text =
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
            .to_owned();
    let busy = &agents[..agents.len() - IDLE_AGENTS];
    for number in 0..rows {
        // 48 of 100 are won, 28 lost, 18 open, 6 not begun: as in the export.
        let stage = match random.below(1000) {
            0..482 => "Won",
            482..763 => "Lost",
            763..943 => "Engaging",
            _ => "Prospecting",
        };
        let agent = &random.pick(busy).name;
        // The dearest is rare.
        let on_offer = if random.chance(3) { PRODUCTS.len() } else { PRODUCTS.len() - 1 };
        let (product, price) = *random.pick(&PRODUCTS[..on_offer]);
        let open = matches!(stage, "Engaging" | "Prospecting");
        let account = if open && random.chance(68) { "" } else { &random.pick(companies).name };
        let (engaged, closed) = days(random, stage);
        let value = match stage {
            "Won" => (price * (80 + random.below(41)) / 100).to_string(),
            "Lost" => "0".to_owned(),
            _ => String::new(),
        };
        let id = id(random, number);
        let product = if product == "GTX Pro" { "GTXPro" } else { product };
        let _ = writeln!(text, "{id},{agent},{product},{account},{stage},{engaged},{closed},{value}");
    }
    text
}

fn days(random: &mut Random, stage: &str) -> (String, String) {
    match stage {
        "Prospecting" => (String::new(), String::new()),
        // Most are older than any deal that ever closed.
        "Engaging" => {
            let old = random.chance(80);
            let day = if old {
                random.below(LAST_DAY - LONGEST_CYCLE)
            } else {
                LAST_DAY - random.below(LONGEST_CYCLE)
            };
            (date(day), String::new())
        }
        _ => {
            let closed = FIRST_CLOSE + random.below(LAST_DAY - FIRST_CLOSE + 1);
            let engaged = closed.saturating_sub(1 + random.below(LONGEST_CYCLE));
            (date(engaged), date(closed))
        }
    }
}

/// Eight letters and digits; the number keeps them apart.
fn id(random: &mut Random, number: usize) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut rest = number;
    let mut id = String::new();
    for _ in 0..4 {
        id.push(char::from(LETTERS[rest % 32]));
        rest /= 32;
        id.push(char::from(*random.pick(LETTERS)));
    }
    id
}

/// The ISO date so many days after 20 October 2016 (civil from days: Hinnant 2013).
fn date(day: u64) -> String {
    // 1 March 0000 to 20 October 2016.
    let z = 736_562 + day;
    let era = z / 146_097;
    let of_era = z % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_days_count_from_the_first_deal() {
        let check = |day, expected: &str| assert_eq!(date(day), expected);
        check(0, "2016-10-20");
        check(72, "2016-12-31");
        check(132, "2017-03-01");
        check(437, "2017-12-31");
    }
}
