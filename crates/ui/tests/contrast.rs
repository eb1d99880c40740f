//! Every pair of colours that DESIGN.md names, measured in both themes from the stylesheet itself.

use std::collections::HashMap;

const TEXT: f64 = 4.5;
const SHAPE: f64 = 3.0;

const PAIRS: [(&str, &[&str], f64); 10] = [
    ("ink", &["paper", "surface", "sunk", "amber-wash"], TEXT),
    ("ink-2", &["paper", "surface", "sunk", "amber-wash", "lost-wash"], TEXT),
    ("ink-3", &["paper", "surface", "sunk", "amber-wash"], TEXT),
    ("amber-ink", &["paper", "surface", "sunk", "amber-wash"], TEXT),
    ("kept", &["paper", "surface", "sunk", "kept-wash"], TEXT),
    ("lost", &["paper", "surface", "sunk", "lost-wash"], TEXT),
    ("on-amber", &["amber"], TEXT),
    ("edge", &["paper", "surface", "sunk"], SHAPE),
    ("amber-edge", &["paper", "surface", "amber-wash", "amber-mid"], SHAPE),
    ("paper", &["ink"], TEXT),
];

#[test]
fn every_pair_can_be_read_in_light_and_dark() {
    let tokens = tokens();
    for (front, backs, least) in PAIRS {
        for back in backs {
            let themes = tokens[front].iter().zip(&tokens[*back]);
            for (theme, (front_colour, back_colour)) in ["light", "dark"].iter().zip(themes) {
                let measured = ratio(front_colour, back_colour);
                assert!(measured >= least, "{front} on {back} is {measured:.2} in {theme}");
            }
        }
    }
}

fn tokens() -> HashMap<String, [String; 2]> {
    let sheet = ui::assets::get("tokens.css").expect("the tokens are embedded");
    let sheet = std::str::from_utf8(&sheet.bytes).expect("a stylesheet is text").to_owned();
    let mut tokens = HashMap::new();
    for line in sheet.lines().filter_map(|line| line.trim().strip_prefix("--")) {
        let Some((name, value)) = line.split_once(':') else { continue };
        let colours: Vec<String> =
            value.match_indices('#').map(|(at, _)| value[at + 1..at + 7].to_owned()).collect();
        match colours.as_slice() {
            [light, dark, ..] => tokens.insert(name.to_owned(), [light.clone(), dark.clone()]),
            [both] => tokens.insert(name.to_owned(), [both.clone(), both.clone()]),
            [] => None,
        };
    }
    tokens
}

/// WCAG 2.2, relative luminance and contrast ratio.
fn ratio(one: &str, other: &str) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(hex: &str) -> f64 {
    let channel = |at: usize| {
        let value =
            f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour is hexadecimal")) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}
