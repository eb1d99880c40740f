//! Reads a statement's text just closely enough to hold it to the rules: placeholders in order, and a scope.
//!
//! Placeholders are numbered by first appearance, so that the arguments read in the order of the statement;
//! an organisation's `$1` is supplied by the layer and may stand anywhere
//! (`update users set name = $2 where org_id = $1 and id = $3`).

use crate::StoreError;

/// The tables without `org_id` that statements may name, and the only ones a [`crate::Reference`] may.
pub(crate) const REFERENCE_TABLES: [&str; 3] = ["organisations", "addresses", "attempts"];

/// What stands in a statement outside its quotes and comments.
#[derive(Debug, PartialEq)]
enum Token<'s> {
    Word(&'s str),
    Placeholder(usize),
    Mark(char),
}

/// Refuses what is not scoped to `$1`, the organisation; `arguments` includes it.
pub(crate) fn check_scoped(sql: &str, arguments: usize) -> Result<(), StoreError> {
    let tokens = tokens(sql);
    let names_org =
        tokens.iter().any(|token| matches!(token, Token::Word(word) if word.eq_ignore_ascii_case("org_id")));
    if !names_org {
        return Err(unscoped("it does not name org_id", sql));
    }
    if !tokens.contains(&Token::Placeholder(1)) {
        return Err(unscoped("it does not use $1, the organisation", sql));
    }
    check_placeholders(sql, &tokens, 1, arguments)
}

/// Refuses what names another table than the reference tables (or a name given in its own `with`).
pub(crate) fn check_reference(sql: &str, arguments: usize) -> Result<(), StoreError> {
    let tokens = tokens(sql);
    for pair in tokens.windows(2) {
        let [Token::Word(before), Token::Word(table)] = pair else { continue };
        let names_table =
            ["from", "into", "update", "join"].iter().any(|word| before.eq_ignore_ascii_case(word));
        // `do update set` and `for update` name no table.
        let is_clause = table.eq_ignore_ascii_case("set");
        let known = REFERENCE_TABLES.iter().any(|known| table.eq_ignore_ascii_case(known));
        if names_table && !is_clause && !known && !is_named_by_with(&tokens, table) {
            return Err(unscoped(&format!("{table} is not a reference table"), sql));
        }
    }
    check_placeholders(sql, &tokens, 0, arguments)
}

fn is_named_by_with(tokens: &[Token<'_>], table: &str) -> bool {
    tokens.windows(3).any(|three| {
        matches!(three, [Token::Word(name), Token::Word(keyword), Token::Mark('(')]
            if *name == table && keyword.eq_ignore_ascii_case("as"))
    })
}

/// `supplied` placeholders are the layer's own and may stand anywhere; the others count up.
fn check_placeholders(
    sql: &str,
    tokens: &[Token<'_>],
    supplied: usize,
    arguments: usize,
) -> Result<(), StoreError> {
    let mut highest = supplied;
    for token in tokens {
        let Token::Placeholder(number) = token else { continue };
        if *number == highest + 1 {
            highest = *number;
        } else if *number == 0 || *number > highest {
            let problem = format!("${number} appears before ${}", highest + 1);
            return Err(StoreError::Placeholders { problem, sql: sql.to_owned() });
        }
    }
    if highest != arguments {
        let problem = format!("{highest} placeholders for {arguments} arguments");
        return Err(StoreError::Placeholders { problem, sql: sql.to_owned() });
    }
    Ok(())
}

fn unscoped(problem: &str, sql: &str) -> StoreError {
    StoreError::Unscoped { problem: problem.to_owned(), sql: sql.to_owned() }
}

fn tokens(sql: &str) -> Vec<Token<'_>> {
    let bytes = sql.as_bytes();
    let mut tokens = Vec::with_capacity(bytes.len() / 6);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'\'' | b'"' => at = after(bytes, at, &[byte]),
            b'-' if bytes.get(at) == Some(&b'-') => at = after(bytes, at, b"\n"),
            b'/' if bytes.get(at) == Some(&b'*') => at = after(bytes, at + 1, b"*/"),
            b'$' => {
                at = end_of(bytes, at, |byte| byte.is_ascii_digit());
                tokens.push(Token::Placeholder(sql[start + 1..at].parse().unwrap_or(0)));
            }
            b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                at = end_of(bytes, at, |byte| byte == b'_' || byte.is_ascii_alphanumeric());
                tokens.push(Token::Word(&sql[start..at]));
            }
            byte if byte.is_ascii_whitespace() || !byte.is_ascii() => {}
            byte => tokens.push(Token::Mark(char::from(byte))),
        }
    }
    tokens
}

fn end_of(bytes: &[u8], from: usize, belongs: impl Fn(u8) -> bool) -> usize {
    bytes[from..].iter().position(|byte| !belongs(*byte)).map_or(bytes.len(), |length| from + length)
}

/// The place after the next `end`. A doubled quote ends one text and opens the next: the same outside.
fn after(bytes: &[u8], from: usize, end: &[u8]) -> usize {
    bytes[from.min(bytes.len())..]
        .windows(end.len())
        .position(|window| window == end)
        .map_or(bytes.len(), |length| from + length + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scoped_statement_names_org_id_and_uses_the_first_placeholder() {
        assert!(check_scoped("select 1 from users where org_id = $1", 1).is_ok());
        assert!(
            check_scoped("update users set name = $2 where org_id = $1 and id = $3 or id = $3", 3).is_ok()
        );
        let cases = [
            "select 1 from users where id = $1",
            "select 1 from users where org_id = 3",
            "select 'org_id' from users where id = $1",
            "select 1 from users where id = $1 -- org_id",
            "select 1 /* org_id */ from users where id = $1",
            "select \"org_id\" from users where org_id = '$1'",
        ];
        for sql in cases {
            assert!(matches!(check_scoped(sql, 1), Err(StoreError::Unscoped { .. })), "{sql}");
        }
    }

    #[test]
    fn placeholders_are_numbered_by_first_appearance() {
        let cases = [
            ("select 1 from users where org_id = $1 and a = $3 and b = $2", 3),
            ("select 1 from users where org_id = $1 and a = $2", 3),
            ("select 1 from users where org_id = $1 and a = $2", 1),
            ("select 1 from users where org_id = $1 and a = $0", 1),
        ];
        for (sql, arguments) in cases {
            assert!(matches!(check_scoped(sql, arguments), Err(StoreError::Placeholders { .. })), "{sql}");
        }
        assert!(check_scoped("select 'it''s $9' from users where org_id = $1 and a = $2", 2).is_ok());
    }

    #[test]
    fn a_reference_statement_names_only_reference_tables() {
        let good = [
            "select id from organisations where id = $1",
            "insert into addresses (email) values ($1) on conflict (email) do update set email = excluded.email",
            "with recent as (select at from attempts where who = $1) select count(*) from recent",
        ];
        for sql in good {
            assert!(check_reference(sql, 1).is_ok(), "{sql}");
        }
        let bad = [
            "select name from users where id = $1",
            "select 1 from organisations o join users u on u.id = $1",
            "update users set name = $1",
            "delete from users where id = $1",
        ];
        for sql in bad {
            assert!(matches!(check_reference(sql, 1), Err(StoreError::Unscoped { .. })), "{sql}");
        }
    }
}
