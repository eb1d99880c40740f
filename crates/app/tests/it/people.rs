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
