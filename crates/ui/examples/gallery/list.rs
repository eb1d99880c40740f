//! A list with search, sorting and paging.

use maud::{Markup, html};
use ui::table::{Direction, Pager, filters, pager, sort_head};
use ui::word::{Verdict, person_two, tag};
use ui::{Nav, Shell, Theme, Toast, Undo, page};

/// The page.
pub fn list(theme: Theme) -> Markup {
    let toast = Toast {
        text: "Referral logged for Samuel Osei".to_owned(),
        undo: Some(Undo { action: "/undo".to_owned(), fields: vec![] }),
    };
    let demo = ui::DemoControl {
        now_text: "Tue 12 May, 8:40".to_owned(),
        moments: vec![("8:40, before the block".to_owned(), "before".to_owned())],
        action: "/demo".to_owned(),
    };
    let shell = Shell {
        title: "Prospects",
        current: Some(Nav::Prospects),
        day_line: Some(ui::dayline::full(&crate::today::day(860))),
        toast: Some(toast),
        demo: Some(demo),
        ..crate::ana(theme)
    };
    let rows = [
        ("Marta Kowalczyk", "Halden Cold Storage", "Named a day", "Today", "3"),
        ("Joel Brandt", "Pinecrest Outfitters", "Referred others", "29 April", "7"),
        ("Priya Nair", "Saltwater Grocery", "Went quiet", "2 March", "2"),
    ];
    page(
        shell,
        html! {
            div.lede { div { h1 { "1,204 people, 14 of them today" } p { "Everybody you may call, newest conversation first." } } div.actions { a.btn.ink href="/prospects/new" { "Add a person" } } }
            (filters("/prospects", "Find by name or company", "", html! { select.input name="segment" aria-label="Segment" { option { "Every segment" } option { "Named a day" } } }))
            table.table.stacks {
                thead { tr { th scope="col" { "Whom" } th scope="col" { "Segment" } (sort_head("Last talked", "?sort=last", Some(Direction::Descending), false)) (sort_head("Conversations", "?sort=n", None, true)) } }
                tbody { @for (name, account, segment, last, times) in rows {
                    tr { td { (person_two(name, Some("/prospects/1"), account)) } td { (tag(Verdict::Plain, segment)) } td data-label="Last talked" { (last) } td.num data-label="Conversations" { (times) } }
                } }
            }
            (pager(&Pager { summary: "1 to 3 of 1,204".to_owned(), previous: None, next: Some("?after=3".to_owned()) }))
        },
    )
}
