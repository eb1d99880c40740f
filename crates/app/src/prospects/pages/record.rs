//! The list, one prospect's page, and the record's form.

use domain::{ProspectId, Role, UserId};
use serde::Deserialize;
use store::Org;
use ui::Nav;
use web::{Errors, Fields, Frame, Id, Page, PageRequest, Query, Reply, Result, Viewer, Who, redirect};

use crate::people::queries as people;
use crate::prospects::actions::{self, ProspectFields};
use crate::prospects::queries::{self, Whose};
use crate::prospects::view::{self, FormPage, Index};

/// Whose prospects the list shows, beside what every list is asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(in crate::prospects) struct Filter {
    #[serde(default)]
    whose: String,
}

/// The list.
pub(in crate::prospects) async fn index(
    viewer: Viewer,
    Query(request): Query<PageRequest>,
    Query(filter): Query<Filter>,
) -> Result<Reply> {
    let whose = Whose::from_code(&filter.whose);
    let asked = request.clone();
    let page: Page<_> = viewer.read(move |org, who| Ok(queries::list(org, who, &asked, whose)?)).await?;
    let list = Index {
        page,
        whose,
        is_first: request.after.is_empty(),
        q: request.q,
        today: viewer.today(),
        may_import: web::For::AdminsAndLeaders.admits(viewer.who()) || viewer.who().roles.is_selling(),
    };
    viewer.page(Frame::new("Prospects", Some(Nav::Prospects)), view::index(&list)).await
}

/// One prospect.
pub(in crate::prospects) async fn show(viewer: Viewer, Id(id): Id<ProspectId>) -> Result<Reply> {
    show_with(viewer, id, "", Errors::new()).await
}

/// One prospect, with a note that could not be saved.
pub(super) async fn show_with(viewer: Viewer, id: ProspectId, note: &str, errors: Errors) -> Result<Reply> {
    let shown = viewer.read(move |org, who| crate::prospects::show::read(org, who, id)).await?;
    let frame = Frame::new(shown.fields.name.clone(), Some(Nav::Prospects)).main_class("prospect");
    viewer.page(frame, view::show(&shown, note, &errors)).await
}

/// What an empty form may be opened with: the company's page knows the company.
#[derive(Clone, Debug, Default, Deserialize)]
pub(in crate::prospects) struct Prefilled {
    #[serde(default)]
    company: String,
}

/// The empty form.
pub(in crate::prospects) async fn new(viewer: Viewer, Query(given): Query<Prefilled>) -> Result<Reply> {
    let who = viewer.who();
    let owner = if who.roles.is_selling() { who.user.to_string() } else { String::new() };
    let fields = Fields::from_pairs([("owner", owner), ("company", given.company)]);
    form(viewer, None, fields, Errors::new()).await
}

/// Adds a prospect.
pub(in crate::prospects) async fn create(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let typed = fields.clone();
    let saved = viewer
        .write(move |org, who| {
            let fields = read(org, who, &typed, None)?;
            actions::create(org, &fields)
        })
        .await;
    match saved {
        Ok(id) => Ok(redirect(format!("/prospects/{id}")).toast("Added.")),
        Err(error) => Ok(form(viewer, None, fields, error.into_errors()?).await?.invalid()),
    }
}

/// The form with what is known.
pub(in crate::prospects) async fn edit(viewer: Viewer, Id(id): Id<ProspectId>) -> Result<Reply> {
    let (stored, company) = viewer
        .read(move |org, who| {
            queries::may_edit(org, who, id)?;
            let stored = queries::fields(org, id)?.ok_or(web::Error::NotFound)?;
            let (company, _) = queries::names_beside(org, stored.account, None)?;
            Ok((stored, company))
        })
        .await?;
    let text = |value: Option<String>| value.unwrap_or_default();
    let fields = Fields::from_pairs([
        ("name", stored.name),
        ("company", text(company)),
        ("title", text(stored.title)),
        ("owner", text(stored.owner.map(|owner| owner.to_string()))),
        ("email", text(stored.email)),
        ("phone", text(stored.phone)),
        ("place", text(stored.place)),
        ("zone", text(stored.zone)),
        ("summary", text(stored.summary)),
    ]);
    form(viewer, Some(id), fields, Errors::new()).await
}

/// Changes a prospect.
pub(in crate::prospects) async fn update(
    viewer: Viewer,
    Id(id): Id<ProspectId>,
    fields: Fields,
) -> Result<Reply> {
    let typed = fields.clone();
    let saved = viewer
        .write(move |org, who| {
            let leave = queries::may_edit(org, who, id)?;
            let fields = read(org, who, &typed, leave.owner)?;
            actions::replace(org, id, &fields)
        })
        .await;
    match saved {
        Ok(_) => Ok(redirect(format!("/prospects/{id}")).toast("Saved.")),
        Err(error) => Ok(form(viewer, Some(id), fields, error.into_errors()?).await?.invalid()),
    }
}

/// Takes a prospect that nobody owns.
pub(in crate::prospects) async fn take(viewer: Viewer, Id(id): Id<ProspectId>) -> Result<Reply> {
    viewer
        .write(move |org, who| {
            let leave = queries::leave(org, who, id)?;
            if leave.owner.is_some_and(|owner| owner != who.user) {
                return Err(web::Error::Conflict(
                    "Somebody else was quicker. This prospect has an owner now.".into(),
                ));
            }
            actions::set_owner(org, id, Some(who.user))
        })
        .await?;
    Ok(redirect(format!("/prospects/{id}")).toast("Yours now."))
}

/// The fields as typed; the company is found by its name or added.
fn read(
    org: &mut Org<'_>,
    who: &Who,
    typed: &Fields,
    owner_before: Option<UserId>,
) -> Result<ProspectFields> {
    let text = |name: &str| typed.optional(name).map(str::to_owned);
    let owner: Option<UserId> = match typed.text("owner") {
        "" => None,
        id => Some(id.parse().map_err(|_| web::Error::at("owner", "Pick somebody from the list."))?),
    };
    if owner != owner_before && owner.is_some_and(|id| id != who.user) {
        let known = owners(org, who)?
            .iter()
            .any(|(id, _)| Some(id.as_str()) == owner.map(|o| o.to_string()).as_deref());
        if !known {
            return Err(web::Error::at("owner", "Pick somebody from the list."));
        }
    }
    let account = match typed.optional("company") {
        None => None,
        Some(name) if domain::names::fold_company(name).is_empty() => {
            return Err(web::Error::at("company", "Write the company’s name."));
        }
        Some(name) => Some(crate::accounts::actions::find_or_create(org, name)?),
    };
    Ok(ProspectFields {
        name: typed.text("name").to_owned(),
        account,
        title: text("title"),
        email: text("email"),
        phone: text("phone"),
        place: text("place"),
        zone: text("zone"),
        summary: text("summary"),
        owner,
        ..ProspectFields::default()
    })
}

/// Whom the viewer may make the owner: oneself, team mates, one's line; everybody for an admin.
fn owners(org: &mut Org<'_>, who: &Who) -> Result<Vec<(String, String)>> {
    let everybody = who.roles.has(Role::Admin) || who.roles.has(Role::Executive);
    let people = people::people(org)?;
    let line = queries::line_of(org, who.user)?;
    let mine = |person: &people::Person| {
        everybody
            || person.id == who.user
            || line.contains(&person.id)
            || (who.team.is_some() && person.team == who.team)
    };
    let listed =
        people.into_iter().filter(mine).filter(|person| person.roles.is_selling() || person.id == who.user);
    Ok(listed.map(|person| (person.id.to_string(), person.name)).collect())
}

async fn form(viewer: Viewer, id: Option<ProspectId>, fields: Fields, errors: Errors) -> Result<Reply> {
    let current = fields.text("owner").to_owned();
    let owners = viewer
        .read(move |org, who| {
            let mut owners = vec![(String::new(), "Nobody yet".to_owned())];
            owners.extend(self::owners(org, who)?);
            if !owners.iter().any(|(id, _)| *id == current)
                && let Ok(id) = current.parse::<UserId>()
                && let Some(person) = people::user(org, id)?
            {
                owners.push((current, person.name));
            }
            Ok(owners)
        })
        .await?;
    let (title, action, back, save) = match id {
        None => ("Add a prospect".to_owned(), "/prospects".to_owned(), "/prospects".to_owned(), "Add"),
        Some(id) => {
            let page = format!("/prospects/{id}");
            (fields.text("name").to_owned(), page.clone(), page, "Save")
        }
    };
    let page = FormPage { title: title.clone(), action, back, save, fields, errors, owners };
    viewer.page(Frame::new(title, Some(Nav::Prospects)), view::form(&page)).await
}
