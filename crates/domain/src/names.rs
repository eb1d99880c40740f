//! Names of people and companies: folded for comparing, shortened for the page.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as it is compared and searched: without case, marks, punctuation and double blanks.
///
/// NFKD (Unicode Annex 15), marks stripped, lower case, letters that don't decompose spelled out (ß, ø, ł …); every
/// run of other characters is one blank; an apostrophe joins. Folding twice changes nothing.
/// Example: `"  Ñandú-Straße & Söhne "` is `"nandu strasse sohne"`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in plain_letters(text) {
        match c {
            '\'' | '’' | 'ʼ' => {}
            c if c.is_alphanumeric() => folded.push(c),
            _ if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn plain_letters(text: &str) -> Vec<char> {
    let strip = |c: &char| !is_combining_mark(*c);
    // Lower-casing can bring back a mark, and some compatibility letters decompose into capitals.
    let lower = text.nfkd().filter(strip).flat_map(char::to_lowercase).nfkd().filter(strip);
    let mut letters = Vec::new();
    for c in lower {
        match c {
            'ß' => letters.extend(['s', 's']),
            'æ' => letters.extend(['a', 'e']),
            'œ' => letters.extend(['o', 'e']),
            'ø' => letters.push('o'),
            'ł' => letters.push('l'),
            'đ' | 'ð' => letters.push('d'),
            'ı' => letters.push('i'),
            'þ' => letters.extend(['t', 'h']),
            c => letters.push(c),
        }
    }
    letters
}

const LEGAL_FORMS: [&str; 28] = [
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "gmbh",
    "llc",
    "llp",
    "lp",
    "corp",
    "corporation",
    "co",
    "company",
    "sa",
    "sl",
    "ag",
    "bv",
    "nv",
    "pty",
    "plc",
    "kg",
    "ab",
    "oy",
    "srl",
    "sas",
    "sarl",
    "kgaa",
    "ug",
    "ohg",
];

/// Legal forms that are words or names otherwise: only with their points ("S.p.A.", not "Green Spa").
const DOTTED_FORMS: [&str; 3] = ["spa", "as", "se"];

/// A company's name as it is compared: [`fold`] without the legal forms at its end. One word always stays.
///
/// Example: `"Bramble & Co."`, `"BRAMBLE, Inc."` and `"Bramble"` are the same, and so are `"Fjord B.V."` and `"Fjord"`.
pub fn fold_company(text: &str) -> String {
    let folded = fold(text);
    let mut words: Vec<&str> = folded.split(' ').collect();
    while let Some(length) = legal_form_length(&words).filter(|length| *length < words.len()) {
        words.truncate(words.len() - length);
    }
    words.join(" ")
}

/// How many words at the end are a legal form, or the "and" before one. "B.V." has fallen into two.
fn legal_form_length(words: &[&str]) -> Option<usize> {
    let last = words.last()?;
    if LEGAL_FORMS.contains(last) || *last == "and" {
        return Some(1);
    }
    let letters = words.iter().rev().take_while(|word| word.chars().count() == 1).count();
    (2..=letters.min(4)).rev().find(|length| {
        let joined = words[words.len() - length..].concat();
        LEGAL_FORMS.contains(&joined.as_str()) || DOTTED_FORMS.contains(&joined.as_str())
    })
}

/// `"Ana Ruiz"` is `"AR"`, `"Hannah"` is `"H"`: the first letter of the first and of the last word.
pub fn initials(name: &str) -> String {
    let letters: Vec<char> =
        name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect();
    match letters.as_slice() {
        [] => String::new(),
        [only] => only.to_uppercase().collect(),
        [first, .., last] => first.to_uppercase().chain(last.to_uppercase()).collect(),
    }
}

/// The given name: `"Ana Ruiz"` is `"Ana"`, `"Ruiz, Ana"` too.
pub fn given(name: &str) -> &str {
    let first = match name.split_once(',') {
        Some((_, given)) if !given.trim().is_empty() => given,
        Some((family, _)) => family,
        None => name,
    };
    first.split_whitespace().next().unwrap_or("")
}

/// `"Ana"` is `"Ana’s"`, `"Thomas"` is `"Thomas’s"`.
pub fn possessive(name: &str) -> String {
    format!("{name}’s")
}

/// Whether a name in a file means a user: the same words in any order of given and family name, or an initial.
///
/// `"A. Ruiz"`, `"Ruiz, Ana"`, `"RUIZ ANA"` and `"Ana María Ruiz"` are Ana Ruiz; `"Ruiz"` alone and `"Ana"` alone are
/// nobody for certain. Whether another user fits as well is for the caller to check.
pub fn same_person(file_name: &str, user_name: &str) -> bool {
    let (file, user) = (name_words(file_name), name_words(user_name));
    if file.is_empty() || user.is_empty() {
        return false;
    }
    let mut turned = file.clone();
    turned.rotate_right(1);
    file == user || turned == user || fits(&file, &user)
}

/// Words in order, given name first.
fn name_words(name: &str) -> Vec<String> {
    let ordered = match name.split_once(',') {
        Some((family, given)) => format!("{given} {family}"),
        None => name.to_owned(),
    };
    fold(&ordered).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The family names are equal, and the given names are equal or one is the other's initial; middle names may lack.
fn fits(file: &[String], user: &[String]) -> bool {
    let ([file_given, .., file_family], [user_given, .., user_family]) = (file, user) else { return false };
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    file_family == user_family
        && (file_given == user_given || initial(file_given, user_given) || initial(user_given, file_given))
}
