//! Focus as it is drawn, with person six of fourteen; the same page serves a phone.

use maud::{Markup, html};
use ui::key::{ResultKey, days, picker, result_key};
use ui::{Icon, Shape, Shell, Theme, icon, page_bare, shape};

/// The page.
pub fn focus(theme: Theme) -> Markup {
    let shell = Shell { title: "Focus", body_class: "is-focus", ..crate::ana(theme) };
    page_bare(shell, html! { (top()) (person()) (legend()) })
}

fn top() -> Markup {
    use Shape::{Conversation, NotReached, Open, Referral};
    let done = [Conversation, Referral, Referral, NotReached, Conversation];
    html! {
        header.focus-top data-swap="top" {
            div.focus-head {
                p.focus-left { span.stat data-until="660" { "73" } " " span.muted { "minutes left" } }
                ol.queue aria-label="Person 6 of 14" {
                    @for outcome in done { li { (shape(outcome, 14, Some(outcome.word()))) } }
                    @for place in 5..14 { li.cur[place == 5] { (shape(Open, 14, Some(Open.word()))) } }
                }
                p.focus-right {
                    span.chip { (icon(Icon::Held)) span { "5 held" span.wide-only { " until 11:00" } } }
                    button.btn.plain.sm type="button" data-dialog="keys" { "All keys " kbd { "?" } }
                    a.btn.plain.sm href="/today" data-key="escape" { "Pause " kbd { "Esc" } }
                }
            }
            (ui::dayline::block_line(540, 660, 587))
            (ui::dayline::phone_line(540, 660, 587))
        }
    }
}

fn person() -> Markup {
    html! {
        main.focus #main data-swap="main" data-announce="Samuel Osei, Kestrel Pharma. 6 of 14." {
            div.focus-main {
                p.muted.wide-only { "6 of 14" }
                h1 { "Samuel Osei" }
                p.role { "Supply Chain Director, Kestrel Pharma" span.quiet.wide-only { " · Dayton, Ohio, 9:47 there too" } }
                section.objective { h2 { "Your objective" } p.words { "Book a scoping call about picking in the cold room, before the October audit." } }
                div.row.reach {
                    a.btn.go.lg href="tel:+19375550142" data-key="d" { (icon(Icon::Phone)) span.wide-only { "Call 937 555 0142" } span.phone-only { "Call Samuel" } kbd { "D" } }
                    a.btn.lg href="mailto:s@kestrel.example" data-key="e" { (icon(Icon::Mail)) "E-mail " kbd { "E" } }
                    span.quiet.small { "Last try: none. You have not spoken before." }
                }
            }
            div.focus-notes { section {
                h2 { "What you know" }
                ul.notes {
                    li { b { "Joel Brandt sent you" } ", 7 May. " span.words.sm { "“He hates brochures. Give him a number and a date.”" } }
                    li { "Second cold room opened in Dayton in March. " a href="#" { "Press note, 18 March" } }
                    li { "Hiring 24 night pickers. The advert has been up 41 days." }
                    li { "October audit: must show pick accuracy by lot." }
                }
            } }
            div.focus-side {
                section.template aria-label="Template" {
                    div.row.between { h2 { "If nobody picks up" } span.quiet.small { "Referred, short" } }
                    div.letter {
                        p { "Samuel," }
                        p { "Joel Brandt at Pinecrest said you are the person to ask about picking in the cold. Their mis-picks fell by a third in eleven weeks." }
                        p { "Would 20 minutes on Thursday at 14:00 or Friday at 10:00 tell us both whether Dayton could do the same before October?" }
                        p { "Ana" }
                    }
                    p.small.muted { "58 words. Of 38 referred people who got this, 9 replied." }
                }
                section.learned { h2 { "You said you would use this" } p.words { "“What happens on your worst day?” before any question about process." } }
            }
        }
    }
}

fn legend() -> Markup {
    let key = |key, shape, label, short, value, picker| ResultKey {
        key,
        shape: Some(shape),
        label,
        short,
        sends: ("result", value),
        picker,
    };
    let talked = [
        key("C", Shape::Conversation, "Conversation", None, "conversation", None),
        key("R", Shape::Referral, "Referral", None, "referral", None),
        key("B", Shape::Booked, "Scoping call booked", Some("Call booked"), "booked", None),
        key("Q", Shape::QualifiedLead, "Hand over", None, "hand-over", None),
        key("O", Shape::Opportunity, "Opportunity", None, "opportunity", None),
        key("N", Shape::Conversation, "Not now, pick a day", None, "not-now", Some("pick-day")),
        key("X", Shape::Conversation, "Not a fit", None, "not-a-fit", None),
    ];
    let soon =
        [("2026-05-13".to_owned(), "Tomorrow".to_owned()), ("2026-05-19".to_owned(), "In a week".to_owned())];
    html! {
        form.legend method="post" action="/focus/results" aria-label="Log the result" data-focus data-swap="legend" {
            (ui::form::hidden("client_key", ""))
            div.talked { h2 { "You talked" } ul.keys { @for result in &talked { (result_key(result)) } } }
            div.missed { h2 { "You did not" } ul.keys { (result_key(&key("Space", Shape::NotReached, "Not reached", Some("Not reached, next person"), "not-reached", None))) } }
            div.slip {
                h2 { "Slip?" }
                ul.keys { (result_key(&ResultKey { key: "U", shape: None, label: "Undo", short: None, sends: ("undo", "1"), picker: None })) }
            }
            (picker("pick-day", "When should you call again?", days("day", &soon, "2026-05-19"), ("result", "not-now"), "Set the day"))
        }
    }
}
