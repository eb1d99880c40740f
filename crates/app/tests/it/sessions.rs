//! Signing in and out, and what it tells to whom.

use app::people::actions;
use axum::body::Body;
use axum::http::{Request, header};
use store::args;

use crate::on_both;
use crate::world::{Answer, World};

const PASSWORD: &str = "a prospect a day";

/// Gives a user of the world a password by an invitation.
async fn give_password(world: &mut World, user: &str) {
    let id = world.user(user);
    let secret = world.act("ada", move |org| actions::invite(org, id)).await;
    let path = format!("/invitations/{secret}");
    world.post("", &path, &[("password", PASSWORD)]).await.expect(303);
}

async fn sign_in(world: &mut World, email: &str, password: &str) -> Answer {
    world.post("", "/sign-in", &[("email", email), ("password", password)]).await
}

async fn count(world: &World, sql: &'static str) -> i64 {
    let found = world.store.read(world.org, None, move |org| {
        let row = org.one(sql, args![])?.expect("a row");
        row.get::<i64>(0)
    });
    found.await.expect("a count")
}

on_both! {
    async fn f5_the_right_password_opens_and_signing_out_ends(world: World) {
        give_password(&mut world, "ana").await;
        let page = world.get("", "/sign-in?next=/prospects").await.expect(200);
        page.shows("Good morning.").shows("Northwind Robotics").shows("value=\"/prospects\"");
        let fields = [("email", " ANA@northwind.example"), ("password", PASSWORD), ("next", "/prospects")];
        let answer = world.post("", "/sign-in", &fields).await.expect(303);
        assert_eq!(answer.location.as_deref(), Some("/prospects"));
        let cookie = answer.cookie();
        world.get_with(&cookie, "/settings").await.expect(200).shows("Ana Ruiz");
        assert_eq!(world.get_with(&cookie, "/").await.expect(303).location.as_deref(), Some("/today"));
        assert_eq!(world.get_with(&cookie, "/sign-in").await.expect(303).location.as_deref(), Some("/"));
        let out = Request::post("/sign-out").header(header::COOKIE, &cookie).body(Body::empty()).unwrap();
        world.ask(out).await.expect(303);
        let closed = world.get_with(&cookie, "/settings").await.expect(303);
        assert_eq!(closed.location.as_deref(), Some("/sign-in?next=/settings"));
    }

    async fn f5_the_first_page_is_the_one_the_role_begins_with(world: World) {
        for (user, first) in [("ana", "/today"), ("chloe", "/today"), ("dana", "/huddle"), ("erik", "/huddle"), ("ada", "/prospects")] {
            assert_eq!(world.get(user, "/").await.expect(303).location.as_deref(), Some(first), "{user}");
        }
        assert_eq!(world.get("", "/").await.expect(303).location.as_deref(), Some("/sign-in"));
    }

    async fn f5_a_wrong_password_says_the_same_whether_the_address_exists(world: World) {
        give_password(&mut world, "ana").await;
        let known = sign_in(&mut world, "ana@northwind.example", "a wrong password").await.expect(422);
        let unknown = sign_in(&mut world, "nobody@northwind.example", "a wrong password").await.expect(422);
        let told = "That password does not match. You have 4 tries left.";
        assert!(known.body.contains(told) && unknown.body.contains(told));
        assert_eq!(
            known.body.replace("ana@", "x@"),
            unknown.body.replace("nobody@", "x@"),
            "nothing but the address that was typed differs",
        );
        // Invited, without a password yet, and ended: neither says so.
        let ines = sign_in(&mut world, "ines@northwind.example", "no password opens this").await.expect(422);
        assert!(ines.body.contains(told));
    }

    async fn f5_five_tries_then_wait_and_the_right_one_forgives(world: World) {
        give_password(&mut world, "ana").await;
        for left in ["4 tries left", "3 tries left", "2 tries left"] {
            sign_in(&mut world, "ana@northwind.example", "a wrong password").await.expect(422).shows(left);
        }
        sign_in(&mut world, "ana@northwind.example", PASSWORD).await.expect(303);
        for left in ["4 tries left", "3 tries left", "2 tries left", "1 try left", "the last try"] {
            sign_in(&mut world, "ana@northwind.example", "a wrong password").await.expect(422).shows(left);
        }
        let closed = sign_in(&mut world, "Ana@northwind.example", PASSWORD).await.expect(429);
        closed.shows("Wait 15 minutes");
        sign_in(&mut world, "ben@northwind.example", "a wrong password").await.expect(422).shows("4 tries left");
        world.set_clock(12, 8, 54);
        sign_in(&mut world, "ana@northwind.example", PASSWORD).await.expect(429).shows("Wait 1 minute,");
        world.set_clock(12, 8, 55);
        sign_in(&mut world, "ana@northwind.example", PASSWORD).await.expect(303);
    }

    async fn f5_one_machine_has_so_many_tries_for_all_addresses(world: World) {
        for number in 0..60 {
            let email = format!("somebody{number}@northwind.example");
            sign_in(&mut world, &email, "x").await.expect(422);
        }
        sign_in(&mut world, "another@northwind.example", "x").await.expect(429);
    }

    async fn f5_the_table_of_tries_names_nobody(world: World) {
        sign_in(&mut world, "ana@northwind.example", "a wrong password").await.expect(422);
        let read = world.store.read_reference(|reference| {
            let rows = reference.query("select subject from attempts", args![])?;
            rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, store::StoreError>>()
        });
        let subjects = read.await.expect("rows");
        assert_eq!(subjects.len(), 2);
        assert!(subjects.iter().all(|subject| !subject.contains("ana")));
    }

    async fn f5_signing_in_never_sends_anybody_elsewhere(world: World) {
        give_password(&mut world, "ana").await;
        for next in ["https://evil.example/", "//evil.example", "/\\evil.example", "/sign-out"] {
            let fields = [("email", "ana@northwind.example"), ("password", PASSWORD), ("next", next)];
            let answer = world.post("", "/sign-in", &fields).await.expect(303);
            assert_eq!(answer.location.as_deref(), Some("/"), "{next}");
        }
    }

    async fn f5_sessions_are_listed_and_ended_by_their_owner_only(world: World) {
        world.get("ana", "/settings/sessions").await.expect(200).shows("You are signed in here only.");
        give_password(&mut world, "ben").await;
        let answer = sign_in(&mut world, "ben@northwind.example", PASSWORD).await.expect(303);
        let cookie = answer.cookie();
        let sql = "select max(id) from sessions where org_id = $1";
        let session = count(&world, sql).await;
        let path = format!("/settings/sessions/{session}/end");
        world.post("ana", &path, &[]).await.expect(404);
        world.get_with(&cookie, "/settings/sessions").await.expect(200);
        world.post("ben", &path, &[]).await.expect(303);
        world.get_with(&cookie, "/settings/sessions").await.expect(303);
        world.post("ana", "/settings/sessions/x/end", &[]).await.expect(404);
    }

    async fn f5_a_session_unused_for_thirty_days_is_over(world: World) {
        world.get("ana", "/settings").await.expect(200);
        let later = |days: i64| jiff::Timestamp::from_second(1_778_589_600 + days * 86_400).unwrap();
        world.store.clock().set(later(29));
        world.get("ana", "/settings").await.expect(200);
        world.store.clock().set(later(29 + 29));
        world.get("ana", "/settings").await.expect(200);
        world.store.clock().set(later(29 + 29 + 31));
        world.get("ana", "/settings").await.expect(303);
    }

    async fn f5_the_cookie_is_out_of_reach_of_scripts_and_the_database_keeps_no_secret(world: World) {
        give_password(&mut world, "ana").await;
        let answer = sign_in(&mut world, "ana@northwind.example", PASSWORD).await.expect(303);
        let line = answer.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap().to_owned();
        assert!(line.contains("HttpOnly") && line.contains("SameSite=Lax") && line.contains("Path=/"), "{line}");
        let cookie = answer.cookie();
        let secret = cookie.split_once('.').unwrap().1.to_owned();
        let kept = world.store.read(world.org, None, move |org| {
            let found = org.one("select 1 from sessions where org_id = $1 and token_hash = $2", args![secret])?;
            Ok::<bool, store::StoreError>(found.is_some())
        });
        assert!(!kept.await.unwrap());
        // Another organisation's number before the same secret opens nothing.
        let moved = cookie.replacen(&format!("={}.", world.org), "=999999.", 1);
        world.get_with(&moved, "/settings").await.expect(303);
    }

    async fn f5_a_forgotten_password_is_an_admins_new_link(world: World) {
        world.get("", "/sign-in/forgotten").await.expect(200).shows("Ask an admin");
        give_password(&mut world, "ana").await;
        let answer = sign_in(&mut world, "ana@northwind.example", PASSWORD).await.expect(303);
        let before = answer.cookie();
        let path = format!("/people/{}/invitation", world.user("ana"));
        world.post("dana", &path, &[]).await.expect(403);
        let page = world.post("ada", &path, &[]).await.expect(200);
        let link = page.body.split("/invitations/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let fields = [("password", "another dozen of letters")];
        world.post("", &format!("/invitations/{link}"), &fields).await.expect(303);
        world.get_with(&before, "/settings").await.expect(303);
        sign_in(&mut world, "ana@northwind.example", PASSWORD).await.expect(422);
        sign_in(&mut world, "ana@northwind.example", "another dozen of letters").await.expect(303);
    }
}
