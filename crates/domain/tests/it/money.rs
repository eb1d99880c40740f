use domain::money::{MoneyError, grouped};
use domain::{Currency, Money};
use proptest::prelude::*;

const USD: Currency = Currency::USD;

fn check(text: &str, expected: &str) {
    let read = Money::parse(text, USD).map(|money| money.to_string());
    assert_eq!(read.as_deref(), Ok(expected), "{text:?}");
}

fn refuse(text: &str, expected: MoneyError) {
    assert_eq!(Money::parse(text, USD), Err(expected), "{text:?}");
}

#[test]
fn amounts_as_people_and_exports_write_them() {
    check("48500", "$48,500");
    check("$125000", "$125,000");
    check("1,000.50", "$1,000.50");
    check("1.000,50", "$1,000.50");
    check("100.0", "$100");
    check("1 000", "$1,000");
    check("1\u{a0}000,5", "$1,000.50");
    check("1,000", "$1,000");
    check("1.234.567", "$1,234,567");
    check("1,234,567.89", "$1,234,567.89");
    check("12,34,567", "$1,234,567");
    check("1054.0000", "$1,054");
    check(".5", "$0.50");
    check("0,5", "$0.50");
    check("0", "$0");
}

#[test]
fn currencies_and_signs() {
    check("€ 1.000,00", "€1,000");
    check("1'000.50 CHF", "CHF 1,000.50");
    check("usd 20", "$20");
    check("US$20", "$20");
    check("-20", "-$20");
    check("-$20", "-$20");
    check("$-20", "-$20");
    check("(20)", "-$20");
    check("JPY 5000", "JPY 5,000");
    check("1.250 KWD", "KWD 1.250");
    let cad = Currency::parse("cad").unwrap();
    assert_eq!(Money::parse("$20", cad).unwrap().to_string(), "CAD 20");
}

#[test]
fn what_cannot_be_read_says_why() {
    refuse("", MoneyError::Empty);
    refuse("  ", MoneyError::Empty);
    refuse("GTK", MoneyError::NotANumber);
    refuse("n/a", MoneyError::NotANumber);
    refuse("1.000", MoneyError::Ambiguous);
    refuse("10.005", MoneyError::Ambiguous);
    refuse("1234.125", MoneyError::TooPrecise);
    refuse("1,2,3", MoneyError::NotANumber);
    refuse("1.000.50", MoneyError::NotANumber);
    refuse("1 2", MoneyError::NotANumber);
    refuse("5 USD 3", MoneyError::NotANumber);
    refuse("--5", MoneyError::NotANumber);
    refuse("(-5)", MoneyError::NotANumber);
    refuse("1e5", MoneyError::NotANumber);
    refuse("1.5M", MoneyError::NotANumber);
    refuse(".", MoneyError::NotANumber);
    refuse("$", MoneyError::NotANumber);
    refuse("99999999999999999999", MoneyError::TooLarge);
    refuse(&"9".repeat(200), MoneyError::TooLarge);
    assert_eq!(Currency::parse("US"), Err(MoneyError::Currency));
    assert_eq!(Currency::parse("é1"), Err(MoneyError::Currency));
}

#[test]
fn amounts_add_in_one_currency_only() {
    let five = Money::whole(5, USD);
    assert_eq!(five.plus(five), Some(Money::whole(10, USD)));
    assert_eq!(five.plus(Money::whole(5, Currency::EUR)), None);
    assert_eq!(five.plus(Money::new(i64::MAX, USD)), None);
    assert_eq!(grouped(0), "0");
}

proptest! {
    #[test]
    fn f1_an_amount_reads_back_as_printed(minor in -1_000_000_000_000_i64..1_000_000_000_000, currency in "USD|EUR|GBP|CHF|JPY") {
        let money = Money::new(minor, Currency::parse(&currency).unwrap());
        prop_assert_eq!(Money::parse(&money.to_string(), USD), Ok(money));
    }

    #[test]
    fn f1_no_text_breaks_reading(text in "\\PC{0,20}") {
        let _ = Money::parse(&text, USD);
        let _ = Currency::parse(&text);
    }

    #[test]
    fn f1_no_number_like_text_breaks_reading(text in "[-(]?[$€]?[0-9.,' ]{0,24}( EUR)?\\)?") {
        let _ = Money::parse(&text, USD);
    }
}
