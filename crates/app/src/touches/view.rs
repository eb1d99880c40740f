//! The form that logs a result: every key of Focus, as a choice; what a choice needs appears beside it (by the
//! stylesheet alone, see `.logform`).

use domain::hours::{clock_text, day_short, local_day};
use domain::result::{Channel, Key};
use domain::{ProspectId, ScopingCallId, names};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use ui::form::{error, hidden, problems};
use ui::{Field, Shape, shape};
use web::{Errors, Fields};

/// The form, for whom, and what stands in it.
pub(super) struct Log<'a> {
    pub(super) id: ProspectId,
    pub(super) name: &'a str,
    /// The booked call that has passed and is not logged yet.
    pub(super) passed: Option<(ScopingCallId, Timestamp)>,
    pub(super) zone: &'a TimeZone,
    pub(super) sells: bool,
    pub(super) fields: &'a Fields,
    pub(super) errors: &'a Errors,
}

pub(super) fn log(page: &Log<'_>) -> Markup {
    let given = names::given(page.name);
    let errors: Vec<(&str, &str)> = page.errors.iter().collect();
    html! {
        div.lede { div {
            p.small { a.quiet href={ "/prospects/" (page.id) } { (page.name) } }
            h1 { "What came of it?" }
        } }
        form.logform.stack method="post" action="/touches" data-main novalidate {
            (hidden("prospect", &page.id.to_string()))
            (hidden("client_key", page.fields.text("client_key")))
            @if let Some((call, _)) = page.passed { (hidden("call", &call.to_string())) }
            (problems(&errors))
            (choices(page))
            @if let Some(text) = page.errors.get("as").or(page.errors.get("call")) { (error("f-as", text)) }
            (referral(page, given))
            (booked(page))
            (not_now(page, given))
            (not_a_fit(page))
            (said(page, given))
            (promise(page, given))
            div.row { button.btn.ink type="submit" { "Log it" } a.btn.plain href={ "/prospects/" (page.id) } { "Cancel" } }
        }
        @if page.sells { (pipeline(page)) }
    }
}

fn choices(page: &Log<'_>) -> Markup {
    let booked = if page.passed.is_some() { Key::Completed } else { Key::Booked };
    html! {
        fieldset.field {
            legend.label { "You talked" }
            div.picks {
                @for key in [Key::Conversation, Key::Referral, booked, Key::NotNow, Key::NotAFit] { (pick(page, key)) }
            }
            @if let Some((_, at)) = page.passed {
                p.small.muted.mt-2 { "The call was booked for " (day_short(local_day(at, page.zone))) ", " (clock_text(at, page.zone)) "." }
            }
            p.label.mt-4 { "You did not" }
            div.picks { (pick(page, Key::NotReached)) }
        }
    }
}

fn pick(page: &Log<'_>, key: Key) -> Markup {
    html! {
        label.pick {
            input type="radio" name="as" value=(key.code()) checked[page.fields.text("as") == key.code()];
            (shape(shape_of(key), 14, None)) span { (key.label()) }
        }
    }
}

fn shape_of(key: Key) -> Shape {
    match key {
        Key::Conversation | Key::NotNow | Key::NotAFit => Shape::Conversation,
        Key::Referral => Shape::Referral,
        Key::Booked => Shape::Booked,
        Key::Completed => Shape::Completed,
        Key::HandOver => Shape::QualifiedLead,
        Key::Opportunity => Shape::Opportunity,
        Key::NotReached => Shape::NotReached,
    }
}

fn field<'a>(page: &Log<'a>, kind: &'a str, name: &'a str, label: &'a str) -> Field<'a> {
    Field::input(kind, name, label).value(page.fields.text(name)).error(page.errors.get(name))
}

fn referral(page: &Log<'_>, given: &str) -> Markup {
    let hint = format!("Leave it empty when they work where {given} does.");
    html! {
        div.formgrid.more.for-referral {
            (field(page, "text", "name", "Whom did they name?").maxlength(200).autocomplete("off"))
            (field(page, "text", "company", "Where?").optional().maxlength(200).hint(&hint).autocomplete("off"))
        }
    }
}

fn booked(page: &Log<'_>) -> Markup {
    let wrong = page.errors.get("call_day").or(page.errors.get("starts_at"));
    html! {
        div.formgrid.more.for-booked {
            (Field::input("date", "call_day", "Day of the call").value(page.fields.text("call_day")).error(wrong))
            (field(page, "time", "call_time", "Time").hint("In your time. Half an hour goes on your calendar."))
        }
    }
}

fn not_now(page: &Log<'_>, given: &str) -> Markup {
    let label = format!("The day {given} named");
    html! {
        div.formgrid.more.for-not-now {
            (Field::input("date", "day", &label).value(page.fields.text("day")).error(page.errors.get("day")))
            (field(page, "time", "time", "Time").optional())
        }
    }
}

fn not_a_fit(page: &Log<'_>) -> Markup {
    html! {
        div.formgrid.more.for-not-a-fit {
            div.all { (field(page, "text", "reason", "Why not?").maxlength(200).placeholder("Too small, no cold store, bought last year")) }
        }
    }
}

fn said(page: &Log<'_>, given: &str) -> Markup {
    let label = format!("What did {given} say?");
    let channels: Vec<(&str, &str)> = Channel::ALL.iter().map(|one| (one.code(), one.label())).collect();
    html! {
        div.formgrid {
            div.all { (Field::textarea("note", &label).optional().rows(2).words().value(page.fields.text("note"))) }
            (Field::select("channel", "How", &channels).value(page.fields.text("channel")))
        }
    }
}

fn promise(page: &Log<'_>, given: &str) -> Markup {
    let label = format!("Did you promise {given} anything?");
    html! {
        div.formgrid {
            (Field::text("promise", &label).optional().maxlength(200).value(page.fields.text("promise")).error(page.errors.get("promise")))
            (field(page, "date", "promise_day", "By when").optional())
        }
    }
}

/// Two results that need their own forms.
fn pipeline(page: &Log<'_>) -> Markup {
    html! {
        p.small.muted.mt-5 {
            "More came of it? "
            a href={ "/handoffs/new?prospect=" (page.id) } { "Hand over" } " or "
            a href={ "/opportunities/new?prospect=" (page.id) } { "open an opportunity" } "."
        }
    }
}
