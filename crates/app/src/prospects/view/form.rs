//! The record's form: new and edit.

use maud::{Markup, html};
use ui::Field;
use ui::form::problems;
use web::{Errors, Fields};

/// The form with what stands in it and what is wrong with it.
pub(in crate::prospects) struct FormPage {
    pub(in crate::prospects) title: String,
    pub(in crate::prospects) action: String,
    pub(in crate::prospects) back: String,
    pub(in crate::prospects) save: &'static str,
    pub(in crate::prospects) fields: Fields,
    pub(in crate::prospects) errors: Errors,
    /// Who may own it: id and name, the empty one for nobody.
    pub(in crate::prospects) owners: Vec<(String, String)>,
}

pub(in crate::prospects) fn form(page: &FormPage) -> Markup {
    let errors: Vec<(&str, &str)> = page.errors.iter().collect();
    let owners: Vec<(&str, &str)> =
        page.owners.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let field = |name, label| {
        Field::text(name, label).value(page.fields.text(name)).error(page.errors.get(name)).maxlength(200)
    };
    let typed = |kind, name, label| {
        Field::input(kind, name, label)
            .value(page.fields.text(name))
            .error(page.errors.get(name))
            .maxlength(200)
    };
    html! {
        div.lede { div { h1 { (page.title) } } }
        form.formgrid.narrow method="post" action=(page.action) data-main novalidate {
            div.all { (problems(&errors)) }
            (field("name", "Name").required().autocomplete("off"))
            (field("company", "Company").optional().autocomplete("off").hint("Found by its name, or added."))
            (field("title", "What they do there").optional())
            (Field::select("owner", "Owner", &owners).value(page.fields.text("owner")).error(page.errors.get("owner")))
            (typed("email", "email", "E-mail").optional().autocomplete("off"))
            (typed("tel", "phone", "Phone").optional().autocomplete("off"))
            (field("place", "Place").optional())
            (field("zone", "Time zone").optional().placeholder("America/New_York").hint("When it differs from yours."))
            div.all {
                (Field::textarea("summary", "In a sentence or two").optional().rows(2).value(page.fields.text("summary"))
                    .error(page.errors.get("summary")).hint("What anybody should know before calling."))
            }
            div.all.row { button.btn.ink type="submit" { (page.save) } a.btn.plain href=(page.back) { "Cancel" } }
        }
    }
}
