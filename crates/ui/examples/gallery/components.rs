//! Every component once.

use maud::{Markup, html};
use ui::chart::{
    Bar, Branch, CadenceMark, CadenceStop, Ink, Node, Square, Step, Touched, cadence, funnel, hbar, segments,
    strip, tree,
};
use ui::dayline::mini;
use ui::shape::shape_chip;
use ui::word::{Verdict, tag};
use ui::{DayLine, Field, LineBlock, LineEvent, Shape, Shell, Theme, Tone, empty, notice, page};

/// The page.
pub fn components(theme: Theme) -> Markup {
    let shell = Shell {
        title: "Components",
        day_line: Some(team_line()),
        main_class: "split half",
        ..crate::dana(theme)
    };
    page(
        shell,
        html! { h1.vh { "Components" } div.stack { (lines()) (controls()) } div.stack { (charts()) (says()) } },
    )
}

fn team_line() -> Markup {
    let event =
        |from, to, label: &str, plan| LineEvent { from, to, label: label.to_owned(), plan, clash: false };
    let block = LineBlock {
        from: 540,
        to: 660,
        label: "Team block".to_owned(),
        right: Some("6 min lost".to_owned()),
        right_lost: true,
        lost: vec![(612, 618)],
    };
    ui::dayline::full(&DayLine {
        now: 693,
        blocks: vec![block],
        events: vec![
            event(690, 700, "Huddle", false),
            event(810, 855, "Ride along with Gabriel", false),
            event(930, 960, "Deal desk", false),
            event(990, 1020, "Your calls to lost deals", true),
        ],
        phone_note: Some("6 min lost".to_owned()),
        ..DayLine::default()
    })
}

fn lines() -> Markup {
    let block = |from, to, lost: &[(i32, i32)]| {
        vec![LineBlock { from, to, lost: lost.to_vec(), ..LineBlock::default() }]
    };
    let clash = LineEvent { from: 870, to: 900, clash: true, ..LineEvent::default() };
    let meeting = LineEvent { from: 600, to: 660, ..LineEvent::default() };
    let rows = [
        ("Before", DayLine { now: 520, blocks: block(540, 660, &[]), moving: true, ..DayLine::default() }),
        ("Interrupted", DayLine { blocks: block(540, 660, &[(612, 618)]), ..DayLine::default() }),
        (
            "Clash to clear",
            DayLine { blocks: block(840, 930, &[]), events: vec![clash], ..DayLine::default() },
        ),
        ("No block", DayLine { events: vec![meeting], ..DayLine::default() }),
    ];
    html! {
        section {
            h2 { "Day line, small" }
            @for (name, line) in rows { div.row { span.small.quiet { (name) } (mini(&line, name)) } }
        }
        section {
            h2 { "Outcomes" }
            ul {
                @for outcome in [Shape::Conversation, Shape::Referral, Shape::Booked, Shape::Completed, Shape::QualifiedLead, Shape::Opportunity, Shape::NotReached] {
                    li { (shape_chip(outcome)) }
                }
            }
        }
    }
}

fn controls() -> Markup {
    html! {
        section {
            h2 { "Buttons" }
            div.row.wrap {
                button.btn.go { "Enter Focus " kbd { "F" } } button.btn.ink { "Save" } button.btn { "Change" } button.btn.plain { "Cancel" }
            }
            h2.mt-5 { "Tags" }
            div.row.wrap { (tag(Verdict::Plain, "Referred")) (tag(Verdict::Due, "Today")) (tag(Verdict::Bad, "1 day late")) (tag(Verdict::Good, "Kept")) }
        }
        (Field::text("objective", "Objective for Colm Doyle").placeholder("What do you want from this conversation?").error(Some("Write one, or take Colm off the plan.")))
        (Field::choice("goal", "Goal", &[("2", "2"), ("1", "1")]).value("1"))
    }
}

fn charts() -> Markup {
    let steps = [
        Step { label: "Planned", value: 14, ink: Ink::Grey },
        Step { label: "Conversations", value: 6, ink: Ink::Amber },
        Step { label: "Scoping calls booked", value: 1, ink: Ink::Amber },
        Step { label: "Handed over", value: 0, ink: Ink::Amber },
    ];
    let branch = |depth, name, account, state, node| Branch { depth, name, account, state, node };
    let mark = |at, touched, day| CadenceMark { at, touched, day };
    html! {
        section {
            h2 { "Charts" }
            div.mt-2 { (hbar(&Bar { share: 0.992, lost: Some(0.008), label: "99.2 percent kept", ..Bar::default() })) }
            div.mt-3 { (hbar(&Bar { share: 0.352, tick: Some(0.381), ink: Ink::Grey, label: "35 percent of goal", ..Bar::default() })) }
            div.mt-3 { (funnel(&steps, "Planned 14, conversations 6, scoping calls booked 1, handed over 0")) }
            div.mt-3 { (strip(&[Square::Amber, Square::Broken(1), Square::Broken(2), Square::Ink, Square::Missed, Square::ToCome], "Six working days")) }
            div.mt-3 { (segments(5, 1, 0.67, "Person 2 of 5")) }
            div.mt-3 {
                (tree(&[
                    branch(0, "Ruth Ames", "Ames & Sons", "customer since 2024", Node::Customer),
                    branch(1, "Joel Brandt", "Pinecrest Outfitters", "referred 4 people", Node::Person),
                    branch(2, "Marta Kowalczyk", "Halden", "this page", Node::Here),
                    branch(3, "Dario Conti", "Halden, Akron", "tomorrow", Node::Person),
                    branch(2, "Samuel Osei", "Kestrel Pharma", "scoping call, Fri", Node::Result),
                ], "Ruth Ames led to Joel Brandt, who led to Marta Kowalczyk and Samuel Osei."))
            }
            div.mt-3 {
                (cadence(&[
                    mark(0.03, Touched::NotReached, Some("14 Apr")), mark(0.1, Touched::NotReached, None), mark(0.2, Touched::NotReached, None),
                    mark(0.23, Touched::Talked, Some("21 Apr")), mark(0.49, Touched::Talked, Some("29 Apr")), mark(0.88, Touched::Talked, Some("Today")), mark(1.0, Touched::Next, Some("Thu")),
                ], Some(&CadenceStop { at: 0.23, words: "Cadence stopped: an answer" }), "Three not reached, then three conversations."))
            }
        }
    }
}

fn says() -> Markup {
    html! {
        section.stack {
            (notice(Tone::Bad, html! { p { b { "We could not save that." } " The server did not answer. Your words are kept here; try again." } }))
            (notice(Tone::Warm, html! { p { b { "Ana is in a block until 11:00" } " and will see this then. Can somebody else take it?" } p.small.muted.mt-2 { a href="#" { "Ring through" } ", with a reason, on the Mirror" } }))
            (empty("No plan for tomorrow yet", "Nine people are worth a call, and we can say why for each. It takes about ten minutes.", html! { button.btn.go { "Plan tomorrow" } }))
        }
    }
}
