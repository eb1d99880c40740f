//! Jumping to another moment of the day. Forward, what lies between is played; back, the company is built anew.

use axum::extract::State as Extract;
use domain::hours::start_of_day;
use jiff::Timestamp;
use tokio::sync::Mutex;
use web::{Error, Fields, Reply, Result, State, Viewer, redirect};

use super::company::{home, rebuild};
use super::desk::Desk;
use super::time::{Timeline, at};
use super::{day, queries};

/// A moment of the pictures.
pub(super) struct Moment {
    /// What the form sends.
    pub(super) value: &'static str,
    /// What the button says.
    pub(super) label: &'static str,
    /// By the clock in the demo's zone.
    clock: (u32, u32),
    /// Whose picture it is, and where they look.
    of: (&'static str, &'static str),
}

const fn moment(
    value: &'static str,
    label: &'static str,
    clock: (u32, u32),
    of: (&'static str, &'static str),
) -> Moment {
    Moment { value, label, clock, of }
}

/// All of them, in the order of the day.
pub(super) const MOMENTS: [Moment; 9] = [
    moment("today", "8:40 Today", (8, 40), ("ana", "/today")),
    moment("focus", "9:47 Focus", (9, 47), ("ana", "/focus")),
    moment("debrief", "11:04 Debrief", (11, 4), ("ana", "/debrief")),
    moment("huddle", "11:33 Huddle", (11, 33), ("dana", "/huddle")),
    moment("import", "12:10 Import", (12, 10), ("dana", "/imports")),
    moment("pipeline", "13:40 Pipeline", (13, 40), ("chloe", "/pipeline")),
    moment("prospect", "14:20 Prospect", (14, 20), ("ana", "/prospects")),
    moment("scoreboard", "16:30 Scoreboard", (16, 30), ("dana", "/scoreboard")),
    moment("tomorrow", "16:48 Tomorrow", (16, 48), ("ana", "/tomorrow")),
];

/// One jump at a time: two would build two companies into each other.
static TURN: Mutex<()> = Mutex::const_new(());

/// Goes to a moment, and to the page of its picture if the viewer is the one who is in it.
pub(super) async fn jump(viewer: Viewer, Extract(state): Extract<State>, fields: Fields) -> Result<Reply> {
    if state.settings().demo.is_none() {
        return Err(Error::NotFound);
    }
    let wanted = MOMENTS.iter().find(|moment| moment.value == fields.text("moment"));
    let moment = wanted.ok_or_else(|| Error::at("moment", "Choose one of the moments of the day."))?;
    let _turn = TURN.lock().await;
    go(&Desk::Browser(&viewer), moment).await?;
    let user = viewer.who().name.split(' ').next().unwrap_or("").to_lowercase();
    let path = if user == moment.of.0 { moment.of.1 } else { "/today" };
    Ok(redirect(path))
}

async fn go(desk: &Desk<'_>, moment: &Moment) -> Result<()> {
    let shift = desk.write(|org| Ok(queries::played(org)?)).await?.ok_or(Error::NotFound)?.1;
    let to = at(Timeline::shifted(shift).the_day(), moment.clock, &home());
    let played = day::played(desk).await?;
    if desk.clock().now().max(played.unwrap_or(Timestamp::MIN)) <= to {
        day::play_until(desk, to).await?;
    } else {
        // While the past is written, the clock stands before it: nothing that runs by itself takes it for missed.
        desk.clock().set(start_of_day(Timeline::shifted(shift).day(2, 1), &home()));
        let built = rebuild(desk, to).await;
        desk.clock().set(to);
        built?;
    }
    desk.clock().set(to);
    Ok(())
}
