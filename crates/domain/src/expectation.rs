//! What open deals will honestly bring (C3, minimal): a range before an average.

/// The stated prior: one deal in five is won, worth ten deals of experience (Beta(2, 8)).
///
/// It only matters while somebody has closed few deals; after a hundred it weighs a tenth.
pub const PRIOR: (f64, f64) = (2.0, 8.0);

/// How many of `open` deals are sold, given `won` and `lost` so far: the middle half of the chances.
///
/// Below `low` the chance is at most one in four, and above `high` too. Formula: with a Beta(a, b) prior the win rate
/// is Beta(a + won, b + lost), and the sales among `open` deals are beta-binomial (Gelman et al., Bayesian Data
/// Analysis, 3rd edition, sections 2.1 and 2.4); `low` and `high` are its quartiles.
///
/// Example: 7 open, 20 won and 80 lost: win rate Beta(22, 88), 1.4 sales on average, the middle half is 1 to 2.
pub fn expected_sales(open: u32, won: u32, lost: u32) -> (u32, u32) {
    let (a, b) = (PRIOR.0 + f64::from(won), PRIOR.1 + f64::from(lost));
    (quantile(open, a, b, 0.25), quantile(open, a, b, 0.75))
}

/// The smallest number that is reached or stayed under with at least this chance.
///
/// Walks the beta-binomial in logarithms: P(0) = ∏ (b+i)/(a+b+i), P(k+1)/P(k) = (n−k)(a+k) / ((k+1)(b+n−k−1)).
fn quantile(open: u32, a: f64, b: f64, chance: f64) -> u32 {
    let n = f64::from(open);
    let mut log_p: f64 = (0..open).map(|i| ((b + f64::from(i)) / (a + b + f64::from(i))).ln()).sum();
    let mut sum = 0.0;
    for k in 0..open {
        sum += log_p.exp();
        if sum >= chance {
            return k;
        }
        let at = f64::from(k);
        log_p += ((n - at) * (a + at) / ((at + 1.0) * (b + n - at - 1.0))).ln();
    }
    open
}

/// The sentence under a list of open deals: `Expect one or two sales from these, not seven.`
///
/// None for no open deal.
pub fn sales_sentence(open: u32, (low, high): (u32, u32)) -> Option<String> {
    if open == 0 {
        return None;
    }
    let sales = if high == 1 { "sale" } else { "sales" };
    let not = if high < open { format!(", not {}", number_word(open)) } else { String::new() };
    Some(match (low, high) {
        (_, 0) => format!("Expect no sale from these{not}."),
        (0, _) => format!("Expect {} {sales} from these at most{not}.", number_word(high)),
        (low, high) if low == high => format!("Expect {} {sales} from these{not}.", number_word(low)),
        (low, high) => {
            let between = if high - low == 1 { "or" } else { "to" };
            format!("Expect {} {between} {} {sales} from these{not}.", number_word(low), number_word(high))
        }
    })
}

/// `one` to `ten` in words, `no` for nothing, digits above.
pub fn number_word(number: u32) -> String {
    const WORDS: [&str; 11] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(number as usize).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
