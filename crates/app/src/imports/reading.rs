//! From text to rows: which separator, which header, and every row with the line it stands on.

use std::ops::Range;

/// A row as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// Counted from 1, the header's line included.
    pub line: u64,
    /// As many as the header has, trimmed.
    pub cells: Vec<String>,
}

/// A row that can't be brought in, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    pub line: u64,
    /// The header of the column; empty when it is about the whole row.
    pub column: String,
    pub reason: String,
    /// The row as one line of CSV.
    pub row: String,
}

/// Why a file's rows can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTable {
    #[error("There are no rows below the header.")]
    NoRows,
    #[error("The header has {0} columns. More than 400 can't be mapped.")]
    TooWide(usize),
}

const MOST_COLUMNS: usize = 400;
/// Rows looked at to find the separator.
const PROBE_ROWS: usize = 30;
/// After so many quotes that never close, the rest is one broken row.
const MOST_RESTARTS: usize = 100;

/// A text with its header and separator, to be walked as often as wanted.
#[derive(Clone, Debug)]
pub struct Sheet {
    text: String,
    separator: u8,
    header: Vec<String>,
    /// Where the rows begin, and on which line.
    body: usize,
    body_line: u64,
}

impl Sheet {
    /// Finds the separator and the header.
    pub fn new(text: String) -> Result<Sheet, NoTable> {
        let (start, start_line, told) = separator_line(&text);
        let separator = told.unwrap_or_else(|| guess_separator(&text[start..]));
        let mut sheet = Sheet { text, separator, header: Vec::new(), body: start, body_line: start_line };
        let first = sheet.pieces().next().ok_or(NoTable::NoRows)?;
        if first.cells.len() > MOST_COLUMNS {
            return Err(NoTable::TooWide(first.cells.len()));
        }
        let after = first.span.end;
        sheet.body_line = start_line + newlines(&sheet.text[start..after]);
        sheet.body = after;
        sheet.header = name_columns(first.cells);
        Ok(sheet)
    }

    /// The names of the columns: unique, none empty.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The separator.
    pub fn separator(&self) -> char {
        char::from(self.separator)
    }

    /// Every row that is not blank: whole, or why not.
    pub fn rows(&self) -> impl Iterator<Item = Result<SourceRow, Reject>> + '_ {
        self.pieces().filter(|piece| !piece.cells.iter().all(String::is_empty)).map(|piece| self.row(piece))
    }

    fn row(&self, piece: Piece) -> Result<SourceRow, Reject> {
        let Piece { line, mut cells, broken, .. } = piece;
        let width = self.header.len();
        let refuse = |reason: String, cells: &[String]| {
            Err(Reject { line, column: String::new(), reason, row: csv_line(cells) })
        };
        if broken {
            return refuse("A quotation mark opens here and never closes.".to_owned(), &cells);
        }
        if cells.len() > width && cells[width..].iter().all(String::is_empty) {
            cells.truncate(width);
        }
        if cells.len() != width {
            let count = cells.len();
            return refuse(format!("It has {count} cells and the header has {width}."), &cells);
        }
        Ok(SourceRow { line, cells })
    }

    fn pieces(&self) -> Pieces<'_> {
        Pieces {
            text: &self.text,
            separator: self.separator,
            reader: None,
            offset: self.body,
            counted: self.body,
            line: self.body_line,
            restarts: 0,
        }
    }
}

/// A record and where it stood.
struct Piece {
    line: u64,
    span: Range<usize>,
    cells: Vec<String>,
    broken: bool,
}

struct Pieces<'t> {
    text: &'t str,
    separator: u8,
    reader: Option<csv::Reader<&'t [u8]>>,
    /// Where the reader began.
    offset: usize,
    /// Up to where lines were counted.
    counted: usize,
    line: u64,
    restarts: usize,
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let (text, offset, separator) = (self.text, self.offset, self.separator);
        let reader = self.reader.get_or_insert_with(|| reader(&text[offset..], separator));
        let from = offset + usize::try_from(reader.position().byte()).ok()?;
        let mut record = csv::StringRecord::new();
        // The text is UTF-8 and rows may have any width: nothing is left that could fail but the end.
        if !reader.read_record(&mut record).unwrap_or(false) {
            return None;
        }
        let end = (offset + usize::try_from(reader.position().byte()).ok()?).min(text.len());
        // Blank lines before the record belong to nobody.
        let start = from + text[from..end].bytes().take_while(|byte| *byte == b'\n').count();
        self.line += newlines(&text[self.counted..start]);
        self.counted = start;
        let raw = &text[start..end];
        let unclosed =
            end == text.len() && raw.contains('\n') && raw.bytes().filter(|b| *b == b'"').count() % 2 == 1;
        if unclosed && self.restarts < MOST_RESTARTS {
            // One quote must not swallow the rest of the file: only its own line is lost.
            let first_end = raw.find('\n').map_or(end, |at| start + at + 1);
            self.restarts += 1;
            self.reader = None;
            self.offset = first_end;
            let cells = vec![text[start..first_end].trim_end().to_owned()];
            return Some(Piece { line: self.line, span: start..first_end, cells, broken: true });
        }
        let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
        Some(Piece { line: self.line, span: start..end, cells, broken: unclosed })
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

fn newlines(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

/// Excel may begin a file with `sep=;`.
fn separator_line(text: &str) -> (usize, u64, Option<u8>) {
    let first = text.split('\n').next().unwrap_or("");
    match first.strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) if separator.is_ascii_punctuation() || *separator == b'\t' => {
            ((first.len() + 1).min(text.len()), 2, Some(*separator))
        }
        _ => (0, 1, None),
    }
}

/// The separator by which the first rows fall into the most columns and agree on how many.
fn guess_separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let mut widths = Vec::new();
        let mut reader = reader(text, separator);
        let mut record = csv::StringRecord::new();
        while widths.len() < PROBE_ROWS && reader.read_record(&mut record).unwrap_or(false) {
            widths.push(record.len());
        }
        let header = widths.first().copied().unwrap_or(0);
        let agree = widths.iter().filter(|width| **width == header).count();
        if header < 2 { 0 } else { header * 1000 * agree / widths.len().max(1) }
    };
    let mut best = (0, b',');
    for separator in [b',', b';', b'\t', b'|'] {
        let found = score(separator);
        if found > best.0 {
            best = (found, separator);
        }
    }
    best.1
}

fn name_columns(cells: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(cells.len());
    for (index, cell) in cells.into_iter().enumerate() {
        let plain = if cell.is_empty() { format!("column {}", index + 1) } else { cell };
        let mut name = plain.clone();
        let mut copy = 2;
        while names.contains(&name) {
            name = format!("{plain} ({copy})");
            copy += 1;
        }
        names.push(name);
    }
    names
}

/// The file of rejected rows: line, column, reason, and the row as it stood.
pub fn rejects_csv(rejects: &[Reject]) -> String {
    let mut text = "line,column,reason,row\n".to_owned();
    for reject in rejects {
        let cells =
            [reject.line.to_string(), reject.column.clone(), reject.reason.clone(), reject.row.clone()];
        text.push_str(&csv_line(&cells));
        text.push('\n');
    }
    text
}

/// Cells as one line of CSV, as the file of rejected rows has them.
pub fn csv_line(cells: &[String]) -> String {
    let quote = |cell: &String| match cell.contains([',', '"', '\n', ';', '\t']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.clone(),
    };
    cells.iter().map(quote).collect::<Vec<_>>().join(",")
}
