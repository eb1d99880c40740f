//! A dialog of a page's own, such as "Log a result". Its opener is a link or button with
//! `data-dialog` and the id; a link leads to the same form on a page of its own, for those without scripts.

use maud::{Markup, html};

/// A dialog with its title. `open` opens it with the page: a form in it came back with errors.
pub fn dialog(id: &str, title: &str, open: bool, body: Markup) -> Markup {
    html! {
        dialog.picker id=(id) aria-labelledby={ (id) "-title" } data-open-now[open] {
            div.row.between {
                h2 id={ (id) "-title" } { (title) }
                button.btn.plain.sm type="button" data-close { "Close " kbd { "Esc" } }
            }
            (body)
        }
    }
}
