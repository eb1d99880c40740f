//! Users, teams and who sees whose records.

use app::people::actions::{self, NewUser};
use domain::{Roles, UserId};
use store::{Org, args};
use web::Error;

use crate::on_both;

/// The line of a user, the closest leader first, as `name depth`.
async fn line(world: &crate::world::World, user: UserId) -> Vec<String> {
    let sql = "select u.name, l.depth from lines l join users u on u.org_id = l.org_id and u.id = l.leader_id
               where l.org_id = $1 and l.user_id = $2 order by l.depth";
    let read = move |org: &mut Org<'_>| -> web::Result<Vec<String>> {
        let rows = org.query(sql, args![user])?;
        let text = |row: &store::Row| Ok(format!("{} {}", row.get::<String>(0)?, row.get::<i64>(1)?));
        rows.iter().map(text).collect()
    };
    world.act("ada", read).await
}

/// Whose records somebody reads, by name.
async fn sees(world: &crate::world::World, viewer: &str) -> Vec<String> {
    let sql = "select u.name from record_sight s join users u on u.org_id = s.org_id and u.id = s.user_id
               where s.org_id = $1 and s.viewer_id = $2 order by u.name";
    let viewer = world.user(viewer);
    let read = move |org: &mut Org<'_>| -> web::Result<Vec<String>> {
        org.query(sql, args![viewer])?.iter().map(|row| Ok(row.get(0)?)).collect()
    };
    world.act("ada", read).await
}

fn named(name: &str) -> NewUser {
    NewUser {
        name: name.into(),
        email: None,
        roles: Roles::NONE,
        team: None,
        reports_to: None,
        zone: "Europe/Madrid".into(),
    }
}

on_both! {
    async fn f5_records_are_seen_by_team_line_executives_and_admins(world: World) {
        let everybody = sees(&world, "ada").await;
        assert_eq!(everybody.len(), 9);
        assert_eq!(sees(&world, "erik").await, everybody);
        let team = ["Ana Ruiz", "Ben Okafor", "Chloe Martin", "Dana Whitfield", "Gabriel Santos"];
        assert_eq!(sees(&world, "ana").await, team);
        assert_eq!(sees(&world, "chloe").await, team, "an account executive is no executive");
        assert_eq!(sees(&world, "marek").await, ["Ines Rocha", "Marek Nowak"]);
    }

    async fn f5_a_move_takes_line_and_sight_along(world: World) {
        assert_eq!(line(&world, world.user("ana")).await, ["Ana Ruiz 0", "Dana Whitfield 1", "Erik Solberg 2"]);
        let (dana, marek, team) = (world.user("dana"), world.user("marek"), world.team("marek"));
        world.act("ada", move |org| actions::place(org, dana, Some(marek), Some(team))).await;
        let ana = line(&world, world.user("ana")).await;
        assert_eq!(ana, ["Ana Ruiz 0", "Dana Whitfield 1", "Marek Nowak 2", "Erik Solberg 3"]);
        let marek = sees(&world, "marek").await;
        assert!(marek.contains(&"Ben Okafor".to_owned()), "the line's: {marek:?}");
        assert_eq!(sees(&world, "ines").await, ["Dana Whitfield", "Ines Rocha", "Marek Nowak"]);
    }

    async fn f5_nobody_stands_above_themself(world: World) {
        let (erik, ana) = (world.user("erik"), world.user("ana"));
        let circle = world.act_fails("ada", move |org| actions::place(org, erik, Some(ana), None)).await;
        assert!(matches!(circle, Error::Invalid(errors) if errors.get("reports_to").is_some()));
        let own = world.act_fails("ada", move |org| actions::place(org, ana, Some(ana), None)).await;
        assert!(matches!(own, Error::Invalid(_)));
        assert_eq!(line(&world, ana).await.len(), 3, "nothing moved");
    }

    async fn f5_sight_built_step_by_step_equals_sight_rebuilt(world: World) {
        let mut before = Vec::new();
        for viewer in ["erik", "ada", "dana", "marek", "ana", "ines", "gabriel"] {
            before.push(sees(&world, viewer).await);
        }
        let (ines, marek, team) = (world.user("ines"), world.user("marek"), world.team("marek"));
        world.act("ada", move |org| actions::place(org, ines, Some(marek), Some(team))).await;
        for (viewer, before) in ["erik", "ada", "dana", "marek", "ana", "ines", "gabriel"].iter().zip(before) {
            assert_eq!(sees(&world, viewer).await, before, "{viewer}");
        }
    }

    async fn f5_an_owner_in_a_file_is_the_user_meant_or_a_named_one(world: World) {
        let owner = |name: &'static str| move |org: &mut Org<'_>| actions::owner_by_name(org, name);
        let ana = world.user("ana");
        for name in ["Ana Ruiz", "Ruiz, Ana", "A. Ruiz", "ana ruiz"] {
            assert_eq!(world.act("ada", owner(name)).await, ana, "{name}");
        }
        let darcel = world.act("ada", owner("Darcel Schlecht")).await;
        assert_eq!(world.act("ada", owner("Schlecht, Darcel")).await, darcel);
        assert!(sees(&world, "erik").await.contains(&"Darcel Schlecht".to_owned()));
        assert!(!sees(&world, "ana").await.contains(&"Darcel Schlecht".to_owned()));
        // Two that fit an initial: neither is meant.
        let second = world.act("ada", |org| actions::create_user(org, &named("Alba Ruiz"), None)).await;
        let third = world.act("ada", owner("A. Ruiz")).await;
        assert!(third != ana && third != second);
    }

    async fn f5_an_address_belongs_to_one_user(world: World) {
        let ana = |name: &'static str| NewUser { email: Some(" Ana@Northwind.example ".into()), ..named(name) };
        let error = world.act_fails("ada", move |org| actions::create_user(org, &ana("Another Ana"), None)).await;
        assert!(matches!(error, Error::Invalid(errors) if errors.get("email").is_some()));
        let gone = world.user("ana");
        world.act("ada", move |org| actions::end_user(org, gone)).await;
        world.act("ada", move |org| actions::create_user(org, &ana("Another Ana"), None)).await;
    }

    async fn f5_a_named_owner_is_claimed(world: World) {
        let owner = world.act("ada", |org| actions::owner_by_name(org, "Darcel Schlecht")).await;
        let early = world.act_fails("ada", move |org| actions::invite(org, owner)).await;
        assert!(matches!(early, Error::Invalid(errors) if errors.get("email").is_some()));
        world.act("ada", move |org| actions::claim(org, owner, "darcel@northwind.example")).await;
        let secret = world.act("ada", move |org| actions::invite(org, owner)).await;
        let bare = secret.split_once('.').expect("an organisation").1.to_owned();
        let taken = bare.clone();
        let user = world.act("ada", move |org| actions::accept_invitation(org, &taken, "a hash")).await;
        assert_eq!(user, owner);
        let again = world.act_fails("ada", move |org| actions::accept_invitation(org, &bare, "a hash")).await;
        assert!(matches!(again, Error::Conflict(_)));
    }

    async fn f5_somebody_always_lets_people_in(world: World) {
        let ada = world.user("ada");
        let error = world.act_fails("erik", move |org| actions::end_user(org, ada)).await;
        assert!(matches!(error, Error::Invalid(_)));
        let own = world.act_fails("ada", move |org| actions::end_user(org, ada)).await;
        assert!(matches!(own, Error::Conflict(_)));
    }

    async fn f5_who_reported_to_one_that_ends_reports_to_their_leader(world: World) {
        let dana = world.user("dana");
        world.act("ada", move |org| actions::end_user(org, dana)).await;
        assert_eq!(line(&world, world.user("ana")).await, ["Ana Ruiz 0", "Erik Solberg 1"]);
        assert_eq!(sees(&world, "ana").await, ["Ana Ruiz", "Ben Okafor", "Chloe Martin", "Gabriel Santos"]);
    }
}

/// The link on the page that shows it once.
fn link_of(page: &crate::world::Answer) -> String {
    let after = page.body.split("http://forenoon.test/invitations/").nth(1).expect("a link");
    format!("/invitations/{}", after.split('"').next().expect("its end"))
}

const SET_UP: [(&str, &str); 7] = [
    ("token", "a token"),
    ("organisation", "Northwind Robotics"),
    ("currency", "usd"),
    ("zone", "America/New_York"),
    ("name", "Ada Lind"),
    ("email", "Ada@northwind.example"),
    ("password", "a prospect a day"),
];

fn set_up_with(field: &str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    SET_UP.iter().map(|(name, kept)| (*name, if *name == field { value } else { *kept })).collect()
}

on_both! {
    async fn f5_an_empty_database_is_set_up_once(world: World) {
        let mut empty = world.nobody(Some("a token")).await;
        let first = empty.get("", "/").await.expect(303);
        assert_eq!(first.location.as_deref(), Some("/sign-in"));
        assert_eq!(empty.get("", "/sign-in").await.expect(303).location.as_deref(), Some("/set-up"));
        empty.get("", "/set-up").await.expect(200).shows("terminal").hides("a token");
        for (field, value, told) in [
            ("token", "another", "That is not the token"),
            ("organisation", " ", "Give a name."),
            ("currency", "dollars", "three letters"),
            ("zone", "Mars/Olympus", "time zone by its name"),
            ("name", "", "Give a name."),
            ("email", "ada", "not an e-mail address"),
            ("email", "", "Give the address"),
            ("password", "elevenchars", "at least 12 characters"),
        ] {
            let again = empty.post("", "/set-up", &set_up_with(field, value)).await.expect(422);
            again.shows(told).shows("value=\"a").hides("elevenchars");
        }
        let done = empty.post("", "/set-up", &SET_UP).await.expect(303);
        let cookie = done.cookie();
        empty.get_with(&cookie, "/people").await.expect(200).shows("Ada Lind").shows("1 person, 0 teams");
        empty.get("", "/set-up").await.expect(404);
        empty.post("", "/set-up", &SET_UP).await.expect(404);
        empty.get("", "/sign-in").await.expect(200);
    }

    async fn f5_without_a_token_nobody_sets_anything_up(world: World) {
        let mut empty = world.nobody(None).await;
        empty.get("", "/set-up").await.expect(404);
        empty.post("", "/set-up", &SET_UP).await.expect(404);
        world.get("", "/set-up").await.expect(404);
    }

    async fn f5_a_person_is_invited_and_comes_in(world: World) {
        let team = world.team("dana").to_string();
        let dana = world.user("dana").to_string();
        let fields = [
            ("name", "Hannah Weiss"),
            ("email", "hannah@northwind.example"),
            ("roles", "outbound_rep"),
            ("team", &team),
            ("reports_to", &dana),
            ("zone", "Europe/Berlin"),
        ];
        let page = world.post("dana", "/people", &fields).await.expect(200).shows("The link for Hannah Weiss");
        let link = link_of(&page);
        world.get("ada", "/people").await.expect(200).shows("Hannah Weiss").shows("Invited");
        world.get("", &link).await.expect(200).shows("Welcome, Hannah.").shows("Northwind Robotics");
        world.post("", &link, &[("password", "short")]).await.expect(422).shows("at least 12 characters");
        let come = world.post("", &link, &[("password", "a prospect a day")]).await.expect(303);
        world.get_with(&come.cookie(), "/settings").await.expect(200).shows("Hannah Weiss");
        world.get("", &link).await.expect(410).shows("used already");
        world.post("", &link, &[("password", "a prospect a day")]).await.expect(410);
        assert!(sees(&world, "dana").await.contains(&"Hannah Weiss".to_owned()));
    }

    async fn f5_a_link_runs_out_and_a_newer_one_closes_it(world: World) {
        let owner = world.act("ada", |org| actions::owner_by_name(org, "Darcel Schlecht")).await;
        let path = format!("/people/{owner}");
        let fields = [("name", "Darcel Schlecht"), ("email", "darcel@northwind.example"), ("roles", "outbound_rep"), ("zone", "Europe/Madrid")];
        world.post("ada", &path, &fields).await.expect(303);
        let page = world.post("ada", &format!("{path}/invitation"), &[]).await.expect(200);
        let first = link_of(&page);
        let page = world.post("ada", &format!("{path}/invitation"), &[]).await.expect(200);
        let second = link_of(&page);
        world.get("", &first).await.expect(410).shows("newer one was made");
        world.get("", &second).await.expect(200);
        world.set_clock(19, 8, 39);
        world.get("", &second).await.expect(200);
        world.set_clock(19, 8, 40);
        world.get("", &second).await.expect(410).shows("run out");
        world.get("", "/invitations/1.0").await.expect(410).shows("ask the person who sent it");
        world.get("", "/invitations/nonsense").await.expect(410);
    }

    async fn f5_leaders_change_only_people_below_them(world: World) {
        for (viewer, user, status) in [
            ("ada", "erik", 200), ("dana", "ana", 200), ("erik", "ana", 200),
            ("dana", "ines", 403), ("dana", "erik", 403), ("dana", "dana", 403), ("erik", "ada", 403),
            ("ana", "ben", 403),
        ] {
            let path = format!("/people/{}", world.user(user));
            world.get(viewer, &path).await.expect(status);
        }
        let path = format!("/people/{}", world.user("ana"));
        let (dana, erik) = (world.user("dana").to_string(), world.user("erik").to_string());
        let fields = |role: &'static str, leader: &str| {
            vec![("name", "Ana Ruiz".to_owned()), ("roles", role.to_owned()), ("reports_to", leader.to_owned()), ("zone", "Europe/Madrid".to_owned())]
        };
        for (role, leader, told) in [
            ("admin", &dana, "Only an admin gives that role."),
            ("executive", &dana, "Only an admin gives that role."),
            ("", &dana, "at least one role"),
            ("outbound_rep", &erik, "somebody who reports to you"),
        ] {
            let fields = fields(role, leader);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            world.post("dana", &path, &fields).await.expect(422).shows(told);
        }
        let ines = format!("/people/{}/end", world.user("ines"));
        world.post("dana", &ines, &[("sure", "1")]).await.expect(403);
        let ana = format!("{path}/end");
        world.post("dana", &ana, &[]).await.expect(422).shows("Tick the box first.");
        world.post("dana", &ana, &[("sure", "1")]).await.expect(303);
        world.get("ana", "/settings").await.expect(303);
    }

    async fn f5_teams_are_made_by_admins_and_mended_by_their_leaders(world: World) {
        world.post("dana", "/people/teams", &[("name", "West"), ("huddle", "09:15")]).await.expect(403);
        world.post("ada", "/people/teams", &[("name", "West"), ("huddle", "soon")]).await.expect(422).shows("Give a time of day");
        world.post("ada", "/people/teams", &[("name", "Dana’s team"), ("huddle", "09:15")]).await.expect(422).shows("Another team has this name.");
        world.post("ada", "/people/teams", &[("name", "West"), ("huddle", "09:15")]).await.expect(303);
        world.get("ada", "/people").await.expect(200).shows("West").shows("Huddle at 09:15");
        let own = format!("/people/teams/{}", world.team("dana"));
        let other = format!("/people/teams/{}", world.team("marek"));
        world.get("dana", &own).await.expect(200);
        world.get("dana", &other).await.expect(403);
        world.post("dana", &own, &[("name", "Dana’s team"), ("huddle", "12:00")]).await.expect(303);
        world.post("dana", &other, &[("name", "Mine"), ("huddle", "12:00")]).await.expect(403);
    }
}
