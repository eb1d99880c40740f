//! The list, one account's page, and its form.

use domain::{AccountId, Money, UserId};
use ui::Nav;
use web::{Error, Errors, Fields, Frame, Id, PageRequest, Query, Reply, Result, Viewer, Who, redirect};

use super::actions::{self, AccountFields};
use super::queries;
use super::view::{self, FormPage, Index, Shown};
use crate::people::queries as people;

/// The list.
pub(super) async fn index(viewer: Viewer, Query(request): Query<PageRequest>) -> Result<Reply> {
    let asked = request.clone();
    let page = viewer.read(move |org, who| Ok(queries::list(org, who, &asked)?)).await?;
    let list = Index { page, is_first: request.after.is_empty(), q: request.q };
    viewer.page(Frame::new("Accounts", Some(Nav::Prospects)), view::index(&list)).await
}

/// One account.
pub(super) async fn show(viewer: Viewer, Id(id): Id<AccountId>) -> Result<Reply> {
    let shown = viewer
        .read(move |org, who| {
            let may_edit = queries::leave(org, who, id)?;
            let fields = queries::fields(org, id)?.ok_or(Error::NotFound)?;
            let owner = match fields.owner {
                Some(owner) => people::user(org, owner)?.map(|person| person.name),
                None => None,
            };
            Ok(Shown {
                id,
                owner,
                may_edit,
                currency: who.currency,
                today: who.today(org),
                people: queries::people(org, who, id)?,
                sales: queries::sales(org, who, id)?,
                notes: queries::notes(org, id)?,
                fields,
            })
        })
        .await?;
    viewer.page(Frame::new(shown.fields.name.clone(), Some(Nav::Prospects)), view::show(&shown)).await
}

/// The empty form.
pub(super) async fn new(viewer: Viewer) -> Result<Reply> {
    let fields = Fields::from_pairs([("mine", "1")]);
    form(viewer, None, fields, Errors::new()).await
}

/// Adds an account. One of the same name is there already: its page is shown instead of a second one.
pub(super) async fn create(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let typed = fields.clone();
    let saved = viewer
        .write(move |org, who| {
            let wanted = read(who, &typed, None)?;
            let folded = domain::names::fold_company(&wanted.name);
            match queries::find_by_folded_name(org, &folded)? {
                Some(_) => {
                    Err(Error::at("name", "There is an account of that name already. Find it in the list."))
                }
                None => actions::create(org, &wanted),
            }
        })
        .await;
    match saved {
        Ok(id) => Ok(redirect(format!("/accounts/{id}")).toast("Added.")),
        Err(error) => Ok(form(viewer, None, fields, error.into_errors()?).await?.invalid()),
    }
}

/// The form with what is known.
pub(super) async fn edit(viewer: Viewer, Id(id): Id<AccountId>) -> Result<Reply> {
    let (stored, currency, me) = viewer
        .read(move |org, who| {
            queries::may_edit(org, who, id)?;
            Ok((queries::fields(org, id)?.ok_or(Error::NotFound)?, who.currency, who.user))
        })
        .await?;
    let text = |value: Option<String>| value.unwrap_or_default();
    let plain = |minor: i64| (minor / 10_i64.pow(currency.minor_digits())).to_string();
    let fields = Fields::from_pairs([
        ("mine", if stored.owner == Some(me) { "1".to_owned() } else { String::new() }),
        ("name", stored.name),
        ("sector", text(stored.sector)),
        ("size", text(stored.size)),
        ("revenue", stored.revenue_minor.map(plain).unwrap_or_default()),
        ("founded", stored.founded.map(|year| year.to_string()).unwrap_or_default()),
        ("place", text(stored.place)),
        ("parent", text(stored.parent_name)),
        ("website", text(stored.website)),
        ("customer_since", stored.customer_since.map(|day| day.to_string()).unwrap_or_default()),
    ]);
    form(viewer, Some(id), fields, Errors::new()).await
}

/// Changes an account.
pub(super) async fn update(viewer: Viewer, Id(id): Id<AccountId>, fields: Fields) -> Result<Reply> {
    let typed = fields.clone();
    let saved = viewer
        .write(move |org, who| {
            queries::may_edit(org, who, id)?;
            let owner = queries::fields(org, id)?.ok_or(Error::NotFound)?.owner;
            actions::replace(org, id, &read(who, &typed, owner)?)
        })
        .await;
    match saved {
        Ok(_) => Ok(redirect(format!("/accounts/{id}")).toast("Saved.")),
        Err(error) => Ok(form(viewer, Some(id), fields, error.into_errors()?).await?.invalid()),
    }
}

/// The fields as typed. "Mine" gives the account to the viewer; unticked it keeps another's owner and lets go one's own.
fn read(who: &Who, typed: &Fields, owner_before: Option<UserId>) -> Result<AccountFields> {
    let mut errors = Errors::new();
    let text = |name: &str| typed.optional(name).map(str::to_owned);
    let revenue = match typed.optional("revenue").map(|text| Money::parse(text, who.currency)) {
        Some(Ok(money)) if money.minor >= 0 => Some(money.minor),
        Some(_) => {
            errors.add("revenue", "Write an amount, like 1,200,000.");
            None
        }
        None => None,
    };
    let founded = typed.parsed::<i64>("founded").filter(|year| (1000..=9999).contains(year));
    if founded.is_none() && typed.optional("founded").is_some() {
        errors.add("founded", "Write a year, like 1998.");
    }
    let customer_since = typed.parsed("customer_since");
    if customer_since.is_none() && typed.optional("customer_since").is_some() {
        errors.add("customer_since", "Write the day like 2024-03-01.");
    }
    errors.check()?;
    let owner = match typed.ticked("mine") {
        true => Some(who.user),
        false => owner_before.filter(|owner| *owner != who.user),
    };
    Ok(AccountFields {
        name: typed.text("name").to_owned(),
        owner,
        sector: text("sector"),
        size: text("size"),
        revenue_minor: revenue,
        founded,
        place: text("place"),
        parent_name: text("parent"),
        website: text("website"),
        customer_since,
        ..AccountFields::default()
    })
}

async fn form(viewer: Viewer, id: Option<AccountId>, fields: Fields, errors: Errors) -> Result<Reply> {
    let (title, action) = match id {
        None => ("Add an account".to_owned(), "/accounts".to_owned()),
        Some(id) => (fields.text("name").to_owned(), format!("/accounts/{id}")),
    };
    let page = FormPage { title: title.clone(), action, is_new: id.is_none(), fields, errors };
    viewer.page(Frame::new(title, Some(Nav::Prospects)), view::form(&page)).await
}
