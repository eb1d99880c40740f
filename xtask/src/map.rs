//! Draws `docs/map.svg`: the slices by level and the arrows between them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::arch::{House, LEVELS};

const WIDTH: usize = 1000;
const ROW: usize = 92;
const BOX_WIDTH: usize = 132;
const BOX_HEIGHT: usize = 34;

/// Writes the map and says where it is.
pub fn draw(root: &Path, house: &House) -> Result<String, Vec<String>> {
    let path = root.join("docs/map.svg");
    let svg = svg(house);
    std::fs::write(&path, svg).map_err(|error| vec![format!("{}: {error}", path.display())])?;
    Ok(format!("{} arrows, every one falls; docs/map.svg is drawn", house.arrows.len()))
}

fn svg(house: &House) -> String {
    let height = ROW * LEVELS.len() + 20;
    let places = places();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"system-ui, sans-serif\" \
         font-size=\"14\"><rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#faf8f3\"/>\n"
    );
    for ((from, to), count) in &house.arrows {
        let (Some((x1, y1)), Some((x2, y2))) = (places.get(from.as_str()), places.get(to.as_str())) else {
            continue;
        };
        let width = 1.0 + (*count as f64).ln().max(0.0) / 2.0;
        let _ = writeln!(
            out,
            "<line x1=\"{x1}\" y1=\"{}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"#8a8174\" stroke-opacity=\".45\" stroke-width=\"{width:.1}\"/>",
            y1 + BOX_HEIGHT
        );
    }
    for (name, (x, y)) in &places {
        let left = x - BOX_WIDTH / 2;
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{y}\" width=\"{BOX_WIDTH}\" height=\"{BOX_HEIGHT}\" rx=\"6\" fill=\"#fff\" stroke=\"#8a8174\"/>\
             <text x=\"{x}\" y=\"{}\" text-anchor=\"middle\" fill=\"#1d1a16\">{name}</text>",
            y + 22
        );
    }
    out.push_str("</svg>\n");
    out
}

/// The middle of each slice's upper edge; the highest level stands on top.
fn places() -> BTreeMap<&'static str, (usize, usize)> {
    let mut places = BTreeMap::new();
    for (level, slices) in LEVELS.iter().rev().enumerate() {
        for (index, slice) in slices.iter().enumerate() {
            let x = WIDTH * (2 * index + 1) / (2 * slices.len());
            places.insert(*slice, (x, 20 + level * ROW));
        }
    }
    places
}
