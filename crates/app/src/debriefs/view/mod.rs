//! The markup of the debrief.

mod side;

pub(super) use side::{Line, Month, Side};

use domain::BlockId;
use domain::debrief::UsedYesterday;
use maud::{Markup, html};
use ui::Field;
use ui::form::{check, draft_note, hidden};
use web::{Errors, Fields};

use super::queries::{Debrief, NamedUse};

/// What was typed, or is on record.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    pub learned: String,
    pub use_text: String,
    pub used_yesterday: String,
    pub success: String,
    pub share: bool,
}

impl Answers {
    pub fn typed(fields: &Fields) -> Self {
        Answers {
            learned: fields.text("learned").to_owned(),
            use_text: fields.text("use_text").to_owned(),
            used_yesterday: fields.text("used_yesterday").to_owned(),
            success: fields.text("success").to_owned(),
            share: fields.ticked("share"),
        }
    }

    pub fn of(debrief: &Debrief, success: Option<&str>) -> Self {
        Answers {
            learned: debrief.learned.clone(),
            use_text: debrief.use_text.clone(),
            used_yesterday: debrief.used_yesterday.map_or("", UsedYesterday::code).to_owned(),
            success: success.unwrap_or("").to_owned(),
            share: false,
        }
    }
}

/// A debrief to be written, or still to be changed.
pub(super) struct Open {
    pub block: BlockId,
    /// When the block began: "One thing you did not know at 9:00."
    pub began: String,
    /// The block's day, unless it is today.
    pub day: Option<String>,
    pub manager: Option<String>,
    /// When the huddle is, while it is still to come today.
    pub huddle: Option<String>,
    /// The use named before, and whether that was the day before.
    pub used: Option<(bool, NamedUse)>,
    pub suggestion: Option<String>,
    pub mates: Vec<String>,
    pub rewritten: bool,
    pub shared: bool,
    pub answers: Answers,
    pub side: Side,
}

/// A debrief to be read.
pub(super) struct Read {
    pub own: bool,
    pub author: String,
    pub day: String,
    pub written: Debrief,
    pub used: Option<String>,
    pub side: Option<Side>,
}

pub(super) fn open(open: &Open, errors: &Errors) -> Markup {
    let began = format!("One thing you did not know at {}.", open.began);
    html! {
        form.stack method="post" action={ "/blocks/" (open.block) "/debrief" } data-draft={ "debrief-" (open.block) } data-main {
            div {
                h1 { @if open.rewritten { "You can still change what you wrote." } @else { "The block is done. What did you learn?" } }
                p.muted.mt-1 { (lead(open)) }
            }
            @if let Some(error) = errors.get("") { (ui::notice(ui::Tone::Bad, html! { p { (error) } })) }
            @if let Some((yesterday, used)) = &open.used { (used_question(*yesterday, used, &open.answers.used_yesterday, errors)) }
            (Field::textarea("learned", "What did you learn?").hint(&began).words().rows(4)
                .value(&open.answers.learned).error(errors.get("learned")))
            (Field::textarea("use_text", "How will you use it?").hint("Name the person or the moment.").words().rows(3)
                .value(&open.answers.use_text).error(errors.get("use_text")))
            (success_field(open, errors))
            @if open.shared { p.small.muted { "What you learned is in Learnings." } }
            @else { (check("share", "1", open.answers.share, html! { (share_words(&open.mates)) })) }
            div.row { button.btn.ink.lg type="submit" { "Save debrief " kbd { "Ctrl ↵" } } (draft_note()) }
        }
        (side::side(&open.side))
    }
}

fn lead(open: &Open) -> Markup {
    html! {
        @if let Some(day) = &open.day { "The block of " (day) ". " }
        "Two questions, three minutes."
        @if let Some(manager) = &open.manager {
            " " (manager) " reads this before the "
            @match &open.huddle { Some(at) => { "Huddle at " (at) "." }, None => { "next Huddle." } }
        }
    }
}

fn used_question(yesterday: bool, used: &NamedUse, chosen: &str, errors: &Errors) -> Markup {
    let options: Vec<(&str, &str)> = UsedYesterday::ALL.iter().map(|one| (one.code(), one.label())).collect();
    let when =
        if yesterday { "Yesterday".to_owned() } else { format!("On {}", domain::hours::day_long(used.day)) };
    html! {
        div {
            p.small.muted { (when) " you said you would use this:" }
            p.words { (used.text) }
            div.mt-2 {
                (Field::choice("used_yesterday", "Did you?", &options).value(chosen).error(errors.get("used_yesterday")))
            }
        }
    }
}

fn success_field(open: &Open, errors: &Errors) -> Markup {
    let (id, error) = ("f-success", errors.get("success"));
    let described = if error.is_some() { "f-success-hint f-success-error" } else { "f-success-hint" };
    html! {
        div.field {
            label for=(id) { "Most significant success today " span.quiet { "optional" } }
            p.hint #f-success-hint { "However small. You can still choose it at the end of the day." }
            div.row {
                input.input.words.one id=(id) name="success" value=(open.answers.success) maxlength="200"
                    placeholder=[open.suggestion.as_deref()] aria-describedby=(described) aria-invalid=[error.map(|_| "true")];
                @if let Some(suggestion) = &open.suggestion {
                    button.btn type="button" data-fill=(id) data-words=(suggestion) { "Use this one" }
                }
            }
            @if let Some(error) = error { (ui::form::error("f-success-error", error)) }
        }
    }
}

fn share_words(mates: &[String]) -> String {
    match mates {
        [] => "Also add it to Learnings, so that your team can use it".to_owned(),
        [one] => format!("Also add it to Learnings, so that {one} can use it"),
        [one, two, ..] => format!("Also add it to Learnings, so that {one} and {two} can use it"),
    }
}

/// For the manager, and for its author once it is answered.
pub(super) fn read(read: &Read) -> Markup {
    let written = &read.written;
    html! {
        article.stack {
            div {
                h1 { @if read.own { "What you learned on " (read.day) } @else { "What " (read.author) " learned on " (read.day) } }
            }
            @if let (Some(used), Some(answer)) = (&read.used, written.used_yesterday) {
                section { h2 { "Used from the debrief before: " (answer.label().to_lowercase()) } p.words { (used) } }
            }
            section { h2 { "What was learned" } p.words { (written.learned) } }
            section { h2 { "How it will be used" } p.words { (written.use_text) } }
            section {
                h2 { @match &written.reply_by_name { Some(name) => { (name) " answered" }, None => { "Answer" } } }
                @match &written.reply {
                    Some(reply) => { p.words { (reply) } }
                    None => { p.muted { "Not answered yet. " a href="/huddle" { "Answer in the Huddle" } } }
                }
            }
        }
        // A leader sees no rep's figures without the manager's own beside them (B2): those stand in the Huddle.
        @if let Some(side) = &read.side { (side::side(side)) }
    }
}

/// No block to look back on.
pub(super) fn nothing(latest: Option<BlockId>, until: Option<&str>) -> Markup {
    html! {
        div.lede { div { h1 { @if until.is_some() { "The block is not over." } @else { "There is nothing to look back on." } } } }
        @if let Some(until) = until {
            (ui::empty(&format!("Your block runs until {until}"),
                "The debrief opens when the block ends. What you learn until then belongs in it.",
                html! { a.btn.go href="/focus" { "Back to Focus" } }))
        } @else {
            (ui::empty("Every block has its debrief", "After a block, two questions take three minutes: what did you learn, and how will you use it.",
                html! { div.row {
                    a.btn.ink href="/today" { "To Today" }
                    @if let Some(latest) = latest { a.btn href={ "/blocks/" (latest) "/debrief" } { "Read your latest" } }
                } }))
        }
    }
}

/// The success alone, shown again when it was not right.
pub(super) fn success(text: &str, back: &str, errors: &Errors) -> Markup {
    html! {
        form.stack method="post" action="/successes" data-main {
            h1 { "What was your most significant success today?" }
            (Field::text("success", "Your success").hint("However small. Your team sees it.").words().maxlength(200)
                .value(text).error(errors.get("success")))
            (hidden("back", back))
            div.row { button.btn.ink type="submit" { "Choose this one" } a.btn.plain href="/today" { "Cancel" } }
        }
    }
}
