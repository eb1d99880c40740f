//! A page stays light: what a first visit loads is measured as it is sent.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

#[test]
fn styles_weigh_at_most_ten_kilobytes() {
    check("app.css", 10 * 1024);
}

#[test]
fn scripts_weigh_at_most_eight_kilobytes() {
    check("app.js", 8 * 1024);
}

#[test]
fn a_hashed_address_may_be_kept_for_ever() {
    let url = ui::assets::url("app.css");
    let path = url.strip_prefix("/assets/").unwrap();
    assert!(ui::assets::get(path).unwrap().immutable);
    assert!(!ui::assets::get("app.css").unwrap().immutable);
    assert!(ui::assets::get("app.00000000.css").is_none());
    assert!(ui::assets::get("../Cargo.toml").is_none());
}

fn check(name: &str, most: usize) {
    let asset = ui::assets::get(name).expect("a sheaf is embedded");
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&asset.bytes).expect("memory takes it");
    let weight = encoder.finish().expect("memory takes it").len();
    assert!(weight > 1024, "{name} is empty");
    assert!(weight <= most, "{name} weighs {weight} bytes, {most} allowed");
}
