//! Positions inside our drawings are percentages, so that they are fluid without a script or a style attribute.

/// A share of one as a percentage for an SVG attribute: `0.0667` becomes `6.667%`.
pub fn percent(share: f64) -> String {
    let text = format!("{:.3}", share * 100.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{}%", if text == "-0" { "0" } else { text })
}

/// A length in SVG units with at most one decimal.
pub fn length(units: f64) -> String {
    let text = format!("{units:.1}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
