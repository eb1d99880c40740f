//! The day line: the rule under the header of every main page, with the protected block on it.
//!
//! One inline SVG, positions in percent of the hours it shows, so it is fluid without a script; the
//! script only moves the marker once a minute. Minutes count from midnight of the local day.

mod focus;
mod full;
mod horizon;
mod mini;

pub use focus::{block_line, phone_line};
pub use full::full;
pub use horizon::horizon;
pub use mini::mini;

/// What a day line shows.
#[derive(Debug, Clone)]
pub struct DayLine {
    pub now: i32,
    pub from_hour: i32,
    pub to_hour: i32,
    pub blocks: Vec<LineBlock>,
    pub events: Vec<LineEvent>,
    /// Says the same to those who do not see the line.
    pub sentence: String,
    /// On a phone the words at the right of the block stand here.
    pub phone_note: Option<String>,
    /// The marker walks with the clock. A day that is not today stands still.
    pub moving: bool,
}

/// Protected time on the line.
#[derive(Debug, Clone, Default)]
pub struct LineBlock {
    pub from: i32,
    pub to: i32,
    pub label: String,
    pub right: Option<String>,
    /// The words at the right tell of a loss.
    pub right_lost: bool,
    pub lost: Vec<(i32, i32)>,
}

/// Anything else on the line.
#[derive(Debug, Clone, Default)]
pub struct LineEvent {
    pub from: i32,
    pub to: i32,
    pub label: String,
    /// Time for tomorrow's plan, or another standing habit: warm, but not protected.
    pub plan: bool,
    /// Stands where a block stands.
    pub clash: bool,
}

impl Default for DayLine {
    fn default() -> Self {
        Self {
            now: 8 * 60,
            from_hour: 8,
            to_hour: 18,
            blocks: Vec::new(),
            events: Vec::new(),
            sentence: String::new(),
            phone_note: None,
            moving: false,
        }
    }
}

impl DayLine {
    /// The hours the line shows: those asked for, widened so that nothing on it falls off the ends.
    fn span(&self) -> Span {
        let blocks = self.blocks.iter().map(|block| (block.from, block.to));
        let pieces = blocks.chain(self.events.iter().map(|event| (event.from, event.to)));
        let asked = (self.from_hour * 60, self.to_hour.max(self.from_hour + 1) * 60);
        let (from, to) = pieces.fold(asked, |(from, to), piece| {
            (from.min(piece.0.div_euclid(60) * 60), to.max((piece.1 + 59).div_euclid(60) * 60))
        });
        Span { from: from.max(0), to: to.min(24 * 60) }
    }
}

/// A stretch of the day that a drawing covers, in minutes.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: i32,
    to: i32,
}

impl Span {
    fn minutes(self) -> i32 {
        (self.to - self.from).max(1)
    }

    fn share(self, minute: i32) -> f64 {
        (f64::from(minute - self.from) / f64::from(self.minutes())).clamp(0.0, 1.0)
    }

    fn at(self, minute: i32) -> String {
        crate::percent::percent(self.share(minute))
    }

    fn width(self, from: i32, to: i32) -> String {
        crate::percent::percent((self.share(to) - self.share(from)).max(0.0))
    }

    fn holds(self, minute: i32) -> bool {
        (self.from..=self.to).contains(&minute)
    }

    fn hours(self) -> impl Iterator<Item = i32> {
        ((self.from + 59) / 60..=self.to / 60).map(|hour| hour * 60)
    }

    /// A label at the end of the line must not hang over it.
    fn anchor(self, minute: i32) -> &'static str {
        match minute {
            m if m <= self.from => "start",
            m if m >= self.to => "end",
            _ => "middle",
        }
    }

    /// Too near the marker for a label: 13 minutes on a line of ten hours.
    fn under_marker(self, minute: i32, now: i32) -> bool {
        (minute - now).abs() * 600 < 13 * self.minutes()
    }
}

fn clock(minute: i32) -> String {
    format!("{}:{:02}", minute.div_euclid(60), minute.rem_euclid(60))
}
