//! From bytes to text: by the byte order mark, else UTF-8, else the Windows code page that older exports use.

/// Why a file's bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoText {
    #[error("The file is empty.")]
    Empty,
    #[error("This is a spreadsheet or a ZIP file, not a CSV file. Open it and save it as CSV (UTF-8).")]
    Spreadsheet,
    #[error("This is a PDF, not a CSV file. Export the list as CSV.")]
    Pdf,
    #[error("This is a compressed file. Unpack it first.")]
    Compressed,
    #[error("This is a web page, not a CSV file. The export may have needed a sign-in.")]
    WebPage,
    #[error("This is not text: it has zero bytes in it. Export the list as CSV (UTF-8).")]
    Binary,
    #[error("The file begins like {0} and then breaks off. Save it as UTF-8.")]
    Broken(&'static str),
}

/// The text of a file, with line ends as `\n` and without a byte order mark.
pub fn decode(bytes: &[u8]) -> Result<String, NoText> {
    refuse_known_formats(bytes)?;
    let text = match bytes {
        [0xFF, 0xFE, 0, 0, rest @ ..] => utf32(rest, u32::from_le_bytes)?,
        [0, 0, 0xFE, 0xFF, rest @ ..] => utf32(rest, u32::from_be_bytes)?,
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8_or_windows(rest),
        _ => utf8_or_windows(bytes),
    };
    // PostgreSQL keeps no NUL; a trailing one is what cutting UTF-16 at a byte leaves behind.
    let text = text.trim_end_matches('\0');
    if text.contains('\0') {
        return Err(NoText::Binary);
    }
    if text.trim().is_empty() {
        return Err(NoText::Empty);
    }
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() })
}

fn refuse_known_formats(bytes: &[u8]) -> Result<(), NoText> {
    let start: Vec<u8> = bytes.iter().copied().skip_while(u8::is_ascii_whitespace).take(16).collect();
    let lower = start.to_ascii_lowercase();
    if start.starts_with(b"PK\x03\x04") || start.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(NoText::Spreadsheet);
    }
    if start.starts_with(b"%PDF") {
        return Err(NoText::Pdf);
    }
    if start.starts_with(&[0x1F, 0x8B]) || start.starts_with(b"BZh") {
        return Err(NoText::Compressed);
    }
    if lower.starts_with(b"<!doctype") || lower.starts_with(b"<html") {
        return Err(NoText::WebPage);
    }
    Ok(())
}

fn utf8_or_windows(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

/// UTF-16, unless zeros between the letters give away UTF-32 under a mark that is too short (Data Loader writes it).
fn wide(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Result<String, NoText> {
    let text = utf16(bytes, read);
    match &text {
        Err(_) => text,
        Ok(plain) if !plain.trim_end_matches('\0').contains('\0') => text,
        Ok(_) => utf32(bytes, u32::from_be_bytes).or_else(|_| utf32(bytes, u32::from_le_bytes)).or(text),
    }
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Result<String, NoText> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
    String::from_utf16(&units).map_err(|_| NoText::Broken("UTF-16"))
}

fn utf32(bytes: &[u8], read: fn([u8; 4]) -> u32) -> Result<String, NoText> {
    let mut text = String::with_capacity(bytes.len() / 4);
    for four in bytes.chunks_exact(4) {
        let code = read([four[0], four[1], four[2], four[3]]);
        text.push(char::from_u32(code).ok_or(NoText::Broken("UTF-32"))?);
    }
    Ok(text)
}

/// Windows-1252: Latin-1 but for 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252).
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, NoText>) {
        assert_eq!(decode(bytes).as_deref(), expected.as_ref().map(|text| *text), "{bytes:?}");
    }

    #[test]
    fn f1_text_is_read_in_every_encoding_of_an_export() {
        check("né".as_bytes(), Ok("né"));
        check(b"\xEF\xBB\xBFa,b", Ok("a,b"));
        check(b"n\xE9 \x80 \x93x\x94", Ok("né € “x”"));
        check(b"\xFF\xFEa\0\xE9\0", Ok("aé"));
        check(b"\xFE\xFF\0a\0\xE9", Ok("aé"));
        check(b"\xFF\xFE\0\0a\0\0\0", Ok("a"));
        check(b"\0\0\xFE\xFF\0\0\0a", Ok("a"));
        check(b"\xFE\xFF\0\0\0a\0\0\0b", Ok("ab"));
        check(b"\xFE\xFFa\0\0\0b\0\0\0", Ok("ab"));
        check(b"a\r\nb\rc", Ok("a\nb\nc"));
    }

    #[test]
    fn f1_what_is_no_text_is_refused_with_its_reason() {
        check(b"", Err(NoText::Empty));
        check(b" \r\n ", Err(NoText::Empty));
        check(b"\xEF\xBB\xBF", Err(NoText::Empty));
        check(b"PK\x03\x04rest", Err(NoText::Spreadsheet));
        check(b"%PDF-1.7", Err(NoText::Pdf));
        check(b"\x1F\x8B\x08", Err(NoText::Compressed));
        check(b"\n<!DOCTYPE html><p>Sign in", Err(NoText::WebPage));
        check(b"a\0b", Err(NoText::Binary));
        check(b"\xFF\xFE\x00\xD8", Err(NoText::Broken("UTF-16")));
    }
}
