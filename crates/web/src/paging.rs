//! Keyset paging: a page is asked for by the last row seen, never by an offset, so that page 2,000 costs what
//! page 1 does.

use serde::Deserialize;

/// What the address says about a list: what is searched for, after which row.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct PageRequest {
    /// Words to find.
    #[serde(default)]
    pub q: String,
    /// The key of the last row of the page before, as [`Page::next`] gave it: sort text, then id.
    #[serde(default)]
    pub after: String,
}

impl PageRequest {
    /// Rows a page.
    pub const SIZE: usize = 50;

    /// The sort text and id after which the page begins; the beginning for anything unreadable.
    pub fn after_key(&self) -> (String, i64) {
        match self.after.rsplit_once('~') {
            Some((text, id)) => (text.to_owned(), id.parse().unwrap_or(0)),
            None => (String::new(), 0),
        }
    }
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows, at most [`PageRequest::SIZE`].
    pub rows: Vec<T>,
    /// What to ask the next page with, if there is one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Makes a page of rows of which one more than a page was asked for.
    pub fn cut(mut rows: Vec<T>, key: impl Fn(&T) -> (String, i64)) -> Self {
        let more = rows.len() > PageRequest::SIZE;
        rows.truncate(PageRequest::SIZE);
        let next = rows.last().filter(|_| more).map(|row| {
            let (text, id) = key(row);
            format!("{text}~{id}")
        });
        Page { rows, next }
    }
}

/// A path with a query: pairs with an empty value are left out, the others escaped.
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
    match serde_urlencoded::to_string(&pairs) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}
