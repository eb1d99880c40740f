//! Stylesheets and scripts, embedded in the binary and addressed by the hash of what they contain.
//!
//! The files under `assets/` are written to be read; a browser asks for two sheaves of them, one of
//! styles and one of scripts, so that a page costs two requests.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// What goes into a sheaf, in this order.
const SHEAVES: [(&str, &[&str]); 2] = [
    ("app.css", &["tokens.css", "base.css", "components.css", "pages.css"]),
    (
        "app.js",
        &[
            "js/theme.js",
            "js/dialog.js",
            "js/dayline.js",
            "js/draft.js",
            "js/keys.js",
            "js/palette.js",
            "js/focus.js",
            "js/huddle.js",
        ],
    ),
];

/// A file as the web crate sends it.
#[derive(Debug, Clone)]
pub struct Asset {
    pub bytes: Cow<'static, [u8]>,
    pub content_type: &'static str,
    /// Asked for by its hash: may be kept for ever.
    pub immutable: bool,
}

struct Sheaf {
    name: &'static str,
    hashed: String,
    bytes: Vec<u8>,
}

static BOUND: LazyLock<Vec<Sheaf>> =
    LazyLock::new(|| SHEAVES.iter().map(|(name, parts)| bind(name, parts)).collect());

/// The address of a sheaf, `/assets/app.1a2b3c4d.css` for `app.css`. An unknown name is given back under `/assets/`.
pub fn url(name: &str) -> String {
    match BOUND.iter().find(|sheaf| sheaf.name == name) {
        Some(sheaf) => format!("/assets/{}", sheaf.hashed),
        None => format!("/assets/{name}"),
    }
}

/// The file at a path below `/assets/`, with or without its hash.
pub fn get(path: &str) -> Option<Asset> {
    let found = BOUND.iter().find(|sheaf| sheaf.hashed == path || sheaf.name == path);
    if let Some(sheaf) = found {
        let content_type = content_type(path)?;
        let bytes = Cow::Borrowed(sheaf.bytes.as_slice());
        return Some(Asset { bytes, content_type, immutable: sheaf.hashed == path });
    }
    let file = Files::get(path)?;
    Some(Asset { bytes: file.data, content_type: content_type(path)?, immutable: false })
}

fn bind(name: &'static str, parts: &[&str]) -> Sheaf {
    let mut bytes = Vec::new();
    for part in parts {
        if let Some(file) = Files::get(part) {
            bytes.extend_from_slice(&file.data);
        }
    }
    if name.ends_with(".css") {
        bytes = tighten(&String::from_utf8_lossy(&bytes)).into_bytes();
    }
    let digest = Sha256::digest(&bytes);
    let hash: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    Sheaf { name, hashed: format!("{stem}.{hash}.{extension}"), bytes }
}

/// What a browser does not need of a stylesheet: comments, indents, and the blanks around a rule's braces and colons.
fn tighten(css: &str) -> String {
    let mut tight = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        tight.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    tight.push_str(rest);
    let lines = tight.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut tight = String::with_capacity(tight.len());
    for line in lines {
        tight.push_str(&line.replace(" { ", "{").replace("; }", "}").replace(" {", "{").replace("; ", ";"));
        // A selector or a value that goes on: the new line is its blank.
        if !line.ends_with(['{', '}', ';', ',']) {
            tight.push('\n');
        }
    }
    tight
}

fn content_type(path: &str) -> Option<&'static str> {
    match path.rsplit_once('.')?.1 {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        _ => None,
    }
}
