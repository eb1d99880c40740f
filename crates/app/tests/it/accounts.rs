//! Tests of the slice accounts.

use app::accounts::actions::{self, AccountFields, Saved};

use crate::on_both;

on_both! {
    async fn f2_an_account_is_added_found_and_changed(world: World) {
        let fields = [("name", "Halden Cold Storage, Inc."), ("sector", "Logistics"), ("revenue", "$12,500,000"), ("mine", "1")];
        let page = world.post("ana", "/accounts", &fields).await.expect(303).location.expect("a page");
        world.get("ana", &page).await.expect(200).shows("Halden Cold Storage, Inc.").shows("$12,500,000").shows("Ana Ruiz’s");
        world.get("ana", "/accounts?q=cold+halden").await.expect(200).shows("Halden");
        world.get("ana", "/accounts?q=dairy").await.expect(200).shows("Nothing found");
        let again = world.post("ana", "/accounts", &[("name", "HALDEN cold-storage")]).await.expect(422);
        again.shows("There is an account of that name already.");
        let wrong = [("name", ""), ("revenue", "lots"), ("founded", "long ago"), ("customer_since", "once")];
        world.post("ana", &page, &wrong).await.expect(422)
            .shows("Write an amount").shows("Write a year").shows("Write the day like");
        world.post("ana", &page, &[("name", "Halden"), ("mine", "1"), ("founded", "1998")]).await.expect(303);
        world.get("ana", &page).await.expect(200).shows("<h1>Halden</h1>").shows("1998").hides("Logistics");
    }

    async fn f2_who_may_read_and_change_an_account(world: World) {
        let ana = world.user("ana");
        let fields = AccountFields { name: "Halden".into(), owner: Some(ana), ..AccountFields::default() };
        let id = world.act("ana", move |org| actions::create(org, &fields)).await;
        for (user, read, change) in [("ana", 200, 303), ("ben", 200, 403), ("dana", 200, 303), ("ines", 404, 404)] {
            world.get(user, &format!("/accounts/{id}")).await.expect(read);
            world.get(user, &format!("/accounts/{id}/edit")).await.expect(if change == 303 { 200 } else { change });
            let note = [("account", &*id.to_string()), ("note", "Visited")].map(|(name, value)| (name, value.to_owned()));
            let note: Vec<(&str, &str)> = note.iter().map(|(name, value)| (*name, value.as_str())).collect();
            world.post(user, "/notes", &note).await.expect(change);
        }
        world.get("ana", &format!("/accounts/{id}")).await.expect(200).shows("Visited");
    }

    async fn f1_the_same_company_under_another_legal_form_is_one(world: World) {
        let ids = world.act("ana", |org| {
            let mut ids = Vec::new();
            for name in ["Bramble & Co.", "BRAMBLE, Inc.", "Bramble"] {
                ids.push(actions::find_or_create(org, name)?);
            }
            Ok(ids)
        }).await;
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        let id = ids[0];
        let fields = AccountFields { sector: Some("Food".into()), ..AccountFields::default() };
        let again = fields.clone();
        assert_eq!(world.act("ana", move |org| actions::update(org, id, &fields)).await, Saved::Updated(id));
        assert_eq!(world.act("ana", move |org| actions::update(org, id, &again)).await, Saved::Unchanged(id));
        let stored = world.act("ana", move |org| Ok(app::accounts::queries::fields(org, id)?)).await.expect("fields");
        assert_eq!((stored.name.as_str(), stored.sector.as_deref()), ("Bramble & Co.", Some("Food")));
    }
}
