//! Money: integer minor units and their currency. Nothing is ever a float.

use std::fmt;
use std::str::FromStr;

/// A currency by its three letters (ISO 4217).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// United States dollar.
    pub const USD: Currency = Currency(*b"USD");
    /// Euro.
    pub const EUR: Currency = Currency(*b"EUR");
    /// Pound sterling.
    pub const GBP: Currency = Currency(*b"GBP");

    /// Reads three letters in either case. Which currencies exist is not checked: history has many.
    pub fn parse(text: &str) -> Result<Currency, MoneyError> {
        match text.trim().as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_alphabetic) => {
                Ok(Currency([a, b, c].map(|letter| letter.to_ascii_uppercase())))
            }
            _ => Err(MoneyError::Currency),
        }
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        // The bytes are ASCII letters by construction.
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Digits after the point, per ISO 4217: 0 for JPY, 3 for KWD, 2 for nearly all.
    pub fn minor_digits(&self) -> u32 {
        match self.code() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND"
            | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }

    /// `"$"`, `"€"`, `"£"`, else none: the code is written instead.
    pub fn symbol(&self) -> Option<&'static str> {
        match self.code() {
            "USD" => Some("$"),
            "EUR" => Some("€"),
            "GBP" => Some("£"),
            _ => None,
        }
    }

    fn is_dollar(self) -> bool {
        matches!(self.code(), "USD" | "CAD" | "AUD" | "NZD" | "SGD" | "HKD" | "MXN")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = MoneyError;
    fn from_str(text: &str) -> Result<Currency, MoneyError> {
        Currency::parse(text)
    }
}

/// An amount in the minor units of its currency: `Money { minor: 4_850_000, currency: USD }` is $48,500.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Money {
    /// Cents, pence; whole yen.
    pub minor: i64,
    /// What the amount is in.
    pub currency: Currency,
}

/// Why an amount or a currency can't be read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error)]
pub enum MoneyError {
    /// Nothing but blanks.
    #[error("empty")]
    Empty,
    /// Something that is no digit, separator, sign or currency.
    #[error("not a number")]
    NotANumber,
    /// `1.000` is one in Boston and a thousand in Berlin: nobody can tell.
    #[error("one thousand or one with three decimals")]
    Ambiguous,
    /// More decimals than the currency has, and not just zeros.
    #[error("more decimals than the currency has")]
    TooPrecise,
    /// Beyond what can be stored.
    #[error("too large")]
    TooLarge,
    /// Not three letters.
    #[error("not a currency code of three letters")]
    Currency,
}

impl Money {
    /// An amount of minor units.
    pub const fn new(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    /// A whole amount: `Money::whole(48_500, USD)` is $48,500. Saturates.
    pub fn whole(major: i64, currency: Currency) -> Money {
        Money::new(major.saturating_mul(10_i64.pow(currency.minor_digits())), currency)
    }

    /// The sum, if both are in the same currency and it can be stored.
    pub fn plus(self, other: Money) -> Option<Money> {
        (self.currency == other.currency)
            .then(|| self.minor.checked_add(other.minor))
            .flatten()
            .map(|minor| Money::new(minor, self.currency))
    }

    /// Reads what people and exports write: `48500`, `$125000`, `1,000.50`, `1.000,50`, `100.0`, `1 000`,
    /// `CHF 1'000`, `-20`, `(20)`.
    ///
    /// A symbol or code in the text wins over `default_currency` (a bare `$` keeps a default that is a dollar).
    /// With both separators the last one is the decimal. One separator that occurs twice groups. A single comma
    /// before exactly three digits groups; a single dot there is [`MoneyError::Ambiguous`] unless a zero or more
    /// than three digits stand before it, or the currency has three decimals.
    pub fn parse(text: &str, default_currency: Currency) -> Result<Money, MoneyError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(MoneyError::Empty);
        }
        let (in_brackets, text) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inside) => (true, inside),
            None => (false, text),
        };
        let (minus_first, text) = strip_sign(text);
        let (currency, text) = strip_currency(text, default_currency)?;
        let (minus_last, text) = strip_sign(text);
        if u8::from(in_brackets) + u8::from(minus_first) + u8::from(minus_last) > 1 {
            return Err(MoneyError::NotANumber);
        }
        let number: String = text.chars().map(plain_separator).collect();
        let (whole, decimals) = split_decimals(&number, currency.minor_digits())?;
        let minor = to_minor(&whole, decimals, currency.minor_digits())?;
        Ok(Money::new(if in_brackets || minus_first || minus_last { -minor } else { minor }, currency))
    }
}

fn strip_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Takes a symbol or code off the front or the end.
fn strip_currency(text: &str, default_currency: Currency) -> Result<(Currency, &str), MoneyError> {
    let in_number = |c: char| c.is_ascii_digit() || "-−+.,".contains(c);
    let start = text.find(in_number).ok_or(MoneyError::NotANumber)?;
    let end = text
        .rfind(in_number)
        .map_or(text.len(), |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let (before, after) = (text[..start].trim(), text[end..].trim());
    let currency = match (before, after) {
        ("", "") => default_currency,
        (word, "") | ("", word) => named_currency(word, default_currency)?,
        _ => return Err(MoneyError::NotANumber),
    };
    Ok((currency, &text[start..end]))
}

fn named_currency(word: &str, default_currency: Currency) -> Result<Currency, MoneyError> {
    match word {
        "$" if default_currency.is_dollar() => Ok(default_currency),
        "$" | "US$" => Ok(Currency::USD),
        "€" => Ok(Currency::EUR),
        "£" => Ok(Currency::GBP),
        code => Currency::parse(code).map_err(|_| MoneyError::NotANumber),
    }
}

/// Every kind of blank and apostrophe that groups digits, as one blank.
fn plain_separator(c: char) -> char {
    if c.is_whitespace() || c == '\'' || c == '’' { ' ' } else { c }
}

/// Decides which separator is the decimal one; returns the whole digits and the decimals.
fn split_decimals(number: &str, minor_digits: u32) -> Result<(String, &str), MoneyError> {
    if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit() || "., ".contains(c)) {
        return Err(MoneyError::NotANumber);
    }
    let (whole, decimals) = match (number.rfind('.'), number.rfind(',')) {
        (None, None) => (number, ""),
        (Some(dot), Some(comma)) => split_at(number, dot.max(comma)),
        (Some(at), None) | (None, Some(at)) => {
            let separator = &number[at..=at];
            let (before, after) = split_at(number, at);
            if before.contains(separator) {
                (number, "")
            } else if after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0') {
                match separator {
                    _ if minor_digits == 3 => (before, after),
                    "," => (number, ""),
                    _ => return Err(MoneyError::Ambiguous),
                }
            } else {
                (before, after)
            }
        }
    };
    check_groups(whole)?;
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    if whole.is_empty() && decimals.is_empty() {
        return Err(MoneyError::NotANumber);
    }
    Ok((whole, decimals))
}

fn split_at(number: &str, at: usize) -> (&str, &str) {
    (&number[..at], &number[at + 1..])
}

/// `1,234,567` is grouped; `1,2,3` and `1.2,3.4` are not numbers.
fn check_groups(whole: &str) -> Result<(), MoneyError> {
    let separators: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    let mut groups = whole.split(['.', ',', ' ']);
    let first = groups.next().unwrap_or("");
    let same = separators.windows(2).all(|pair| pair[0] == pair[1]);
    // Indian grouping has twos before the last three.
    let sizes = groups.clone().all(|group| group.len() == 3 || group.len() == 2)
        && groups.next_back().is_none_or(|group| group.len() == 3)
        && (separators.is_empty() || (1..=3).contains(&first.len()));
    if same && sizes { Ok(()) } else { Err(MoneyError::NotANumber) }
}

fn to_minor(whole: &str, decimals: &str, minor_digits: u32) -> Result<i64, MoneyError> {
    if !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(MoneyError::NotANumber);
    }
    let kept = decimals.trim_end_matches('0');
    let digits = minor_digits as usize;
    if kept.len() > digits {
        return Err(MoneyError::TooPrecise);
    }
    format!("{whole}{kept:0<digits$}0")
        .parse::<i128>()
        .map_err(|_| MoneyError::TooLarge)
        .and_then(|tenfold| i64::try_from(tenfold / 10).map_err(|_| MoneyError::TooLarge))
}

impl fmt::Display for Money {
    /// `$48,500`, `€1,000.50`, `CHF 48,500`, `-$20`: decimals only where they are not zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.currency.minor_digits();
        let unit = 10_u64.pow(digits);
        let minor = self.minor.unsigned_abs();
        if self.minor < 0 {
            f.write_str("-")?;
        }
        match self.currency.symbol() {
            Some(symbol) => f.write_str(symbol)?,
            None => write!(f, "{} ", self.currency.code())?,
        }
        f.write_str(&grouped(minor / unit))?;
        match minor % unit {
            0 => Ok(()),
            rest => write!(f, ".{rest:0width$}", width = digits as usize),
        }
    }
}

/// Digits in groups of three: `48,500`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
