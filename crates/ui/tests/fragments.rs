//! Snapshots of the fragments that carry the design, and what must hold for every fragment.

use maud::{Markup, Render, html};
use ui::chart::{Bar, Ink, Square, Step, dots, funnel, hbar, segments, strip};
use ui::dayline::{block_line, full, horizon, mini, phone_line};
use ui::key::{ResultKey, days, picker, result_key};
use ui::palette::{matched, palette_row};
use ui::table::{Direction, Pager, filters, pager, sort_head};
use ui::{
    DayLine, DemoControl, Field, LineBlock, LineEvent, Nav, Shape, Shell, ShellUser, Toast, Tone, Undo,
    notice, page,
};

#[test]
fn day_line_before_the_block() {
    check("dayline_before", full(&day(520, "Protected", Some("3 held until 11:00"), false)));
}

#[test]
fn day_line_after_a_kept_block() {
    check("dayline_kept", full(&day(664, "Kept, 120 of 120 min", None, false)));
}

#[test]
fn day_line_after_an_interruption() {
    check("dayline_lost", full(&day(693, "Team block", Some("6 min lost"), true)));
}

#[test]
fn bar_with_the_tick_of_an_even_month() {
    check(
        "hbar",
        hbar(&Bar { share: 9.0 / 16.0, tick: Some(8.0 / 21.0), label: "9 of 16 booked", ..Bar::default() }),
    );
}

#[test]
fn field_with_an_error_keeps_what_was_typed() {
    let field =
        Field::text("objective", "Objective for Colm Doyle").value("Call <him>").hint("One sentence.");
    check("field_error", field.error(Some("Write one, or take Colm off the plan.")).render());
}

#[test]
fn the_dots_stand_above_the_line_of_the_goal() {
    let line = |goal| dots(&[1, 0, 2], goal, "").into_string().split("M0 ").nth(1).unwrap()[..4].to_owned();
    assert_eq!(line(1), "58.5");
    assert_eq!(line(2), "42.5");
}

#[test]
fn labels_give_way_to_their_neighbours() {
    let event = |from, label: &str| LineEvent {
        from,
        to: from + 30,
        label: label.to_owned(),
        ..LineEvent::default()
    };
    let line = DayLine { events: vec![event(600, "First"), event(630, "Second")], ..DayLine::default() };
    let drawn = full(&line).into_string();
    assert!(!drawn.contains("First") && drawn.contains("Second"));
}

#[test]
fn a_line_widens_for_what_stands_on_it() {
    let early = LineEvent { from: 6 * 60 + 30, to: 7 * 60, ..LineEvent::default() };
    let drawn = full(&DayLine { events: vec![early], ..DayLine::default() }).into_string();
    assert!(drawn.contains(r#"data-from="360""#) && drawn.contains(r#"data-to="1080""#));
}

#[test]
fn matches_are_bold_whatever_their_case() {
    assert_eq!(matched("Kestrel Pharma, kes", "KES").into_string(), "<b>Kes</b>trel Pharma, <b>kes</b>");
    assert_eq!(matched("Ana & Co.", "").into_string(), "Ana &amp; Co.");
}

#[test]
fn managers_have_the_huddle_in_their_navigation() {
    assert!(Nav::all(true).contains(&Nav::Huddle));
    assert!(!Nav::all(false).contains(&Nav::Huddle));
    assert_eq!(Nav::all(false).len(), 5);
}

#[test]
fn nothing_carries_a_style_or_a_handler() {
    for fragment in everything() {
        let text = fragment.into_string();
        for tag in text.split('<').filter_map(|piece| piece.split('>').next()) {
            for attribute in tag.split_ascii_whitespace().skip(1) {
                assert!(!attribute.starts_with("style="), "style in <{tag}>");
                let name = attribute.split('=').next().unwrap_or_default();
                let handler = attribute.contains('=')
                    && name.starts_with("on")
                    && name.chars().all(char::is_alphabetic);
                assert!(!handler, "handler in <{tag}>");
            }
        }
        assert!(!text.contains("<script>"), "an inline script");
    }
}

fn everything() -> Vec<Markup> {
    let user = ShellUser {
        name: "Ana Ruiz",
        initials: "AR",
        leads: true,
        single_keys: false,
        ..ShellUser::default()
    };
    let undo = Undo { action: "/undo".to_owned(), fields: vec![("id".to_owned(), "1".to_owned())] };
    let shell = Shell {
        title: "Today",
        user: Some(user),
        day_line: Some(full(&day(520, "Protected", None, false))),
        toast: Some(Toast { text: "Logged".to_owned(), undo: Some(undo) }),
        demo: Some(DemoControl {
            now_text: "8:40".to_owned(),
            moments: vec![("Noon".to_owned(), "noon".to_owned())],
            action: "/demo".to_owned(),
        }),
        token: Some(("csrf", "0")),
        ..Shell::default()
    };
    let line = day(520, "Protected", None, true);
    let key = ResultKey {
        key: "N",
        shape: Some(Shape::Conversation),
        label: "Not now, pick a day",
        short: None,
        sends: ("result", "not-now"),
        picker: Some("p"),
    };
    let options = [("a", "A"), ("b", "B")];
    vec![
        page(shell, html! { p { "Hello" } }),
        mini(&line, "Kept"),
        block_line(540, 660, 587),
        phone_line(540, 660, 587),
        horizon(),
        funnel(&[Step { label: "Planned", value: 14, ink: Ink::Grey }], "Planned 14"),
        strip(&[Square::Broken(2), Square::Missed], "Two days"),
        segments(5, 1, 0.5, "Person 2 of 5"),
        result_key(&key),
        picker("p", "When?", days("day", &[], ""), ("result", "not-now"), "Set the day"),
        ui::dialog("log", "Log a result", true, html! { p { "A form" } }),
        palette_row("/prospects/1", matched("Kestrel", "kes"), "Prospect"),
        pager(&Pager { summary: "3".to_owned(), previous: None, next: Some("?after=3".to_owned()) }),
        sort_head("Name", "?sort=name", Some(Direction::Ascending), false),
        filters("/prospects", "Find", "", html! {}),
        notice(Tone::Bad, html! { "No" }),
        Field::choice("c", "Choice", &options).value("a").render(),
        Field::select("s", "Select", &options).error(Some("No")).render(),
        Field::textarea("t", "Text").render(),
    ]
}

fn day(now: i32, label: &str, right: Option<&str>, lost: bool) -> DayLine {
    let event =
        |from, to, label: &str| LineEvent { from, to, label: label.to_owned(), ..LineEvent::default() };
    let block = LineBlock {
        from: 540,
        to: 660,
        label: label.to_owned(),
        right: right.map(str::to_owned),
        right_lost: lost,
        lost: if lost { vec![(612, 618)] } else { vec![] },
    };
    DayLine {
        now,
        blocks: vec![block],
        events: vec![
            event(690, 700, "Huddle"),
            event(780, 810, "Scoping call, Laval Dairy"),
            LineEvent { plan: true, ..event(1005, 1020, "Tomorrow") },
        ],
        sentence: "Your block is 9:00 to 11:00.".to_owned(),
        phone_note: right.map(str::to_owned),
        moving: true,
        ..DayLine::default()
    }
}

fn check(name: &str, fragment: Markup) {
    insta::assert_snapshot!(name, fragment.into_string().replace("><", ">\n<"));
}
