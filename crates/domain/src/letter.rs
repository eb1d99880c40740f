//! A short letter for when nobody picks up (D2, D3): referral first, one ask, two times to choose from.

/// What stands between the writer and the reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Situation {
    /// Somebody named the reader.
    Referred {
        /// Who did, with the company if it is another one.
        by: String,
    },
    /// They talked before.
    Spoke {
        /// When, as it is written: `5 May`.
        on: String,
    },
    /// Nobody has talked to them yet.
    First,
}

impl Situation {
    /// The word above the letter.
    pub const fn label(&self) -> &'static str {
        match self {
            Situation::Referred { .. } => "Referred, short",
            Situation::Spoke { .. } => "Spoke before, short",
            Situation::First => "First, asks who is right",
        }
    }
}

/// What a letter is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter<'a> {
    /// The reader's given name.
    pub to: &'a str,
    /// The writer's given name.
    pub from: &'a str,
    /// What stands between them.
    pub situation: Situation,
    /// What the writer wants from the conversation; what it is *about* goes into the letter.
    pub objective: &'a str,
    /// Two times, as they are written: `Thursday at 14:00`.
    pub times: [String; 2],
}

/// The paragraphs of a letter, greeting and name included.
///
/// It claims nothing that is not on record. Example: referred by Joel Brandt, with the objective "Book a scoping call
/// about picking in the cold": "Joel Brandt said you are the person to ask about picking in the cold."
pub fn compose(letter: &Letter<'_>) -> Vec<String> {
    let about = topic(letter.objective).map_or_else(String::new, |topic| format!(" about {topic}"));
    let [one, other] = &letter.times;
    let (opening, ask) = match &letter.situation {
        Situation::Referred { by } => (
            format!("{by} said you are the person to ask{about}."),
            format!("Would 20 minutes on {one} or {other} tell us both whether it is worth more?"),
        ),
        Situation::Spoke { on } => (
            format!("We spoke on {on}. I have a question{about}."),
            format!("Would 20 minutes on {one} or {other} suit you? If not, name a day and I will keep it."),
        ),
        Situation::First => (
            format!("You may be the right person to ask{about}, or you know who is."),
            format!(
                "If it is you: would 20 minutes on {one} or {other} be worth it? If not, who should I ask?"
            ),
        ),
    };
    vec![format!("{},", letter.to), opening, ask, letter.from.to_owned()]
}

/// What an objective is about: the words after "about", to the end of the sentence.
///
/// Example: `Book a scoping call about picking in the cold room, before October.` is about
/// `picking in the cold room, before October`.
pub fn topic(objective: &str) -> Option<&str> {
    let (_, rest) = objective.split_once(" about ")?;
    let sentence = rest.split(['.', '?', '!', ';', '\n']).next().unwrap_or(rest).trim().trim_end_matches(',');
    (!sentence.is_empty()).then_some(sentence)
}

/// How many words the paragraphs have: a letter of more than eighty is not read.
pub fn words(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(|paragraph| paragraph.split_whitespace().count()).sum()
}
