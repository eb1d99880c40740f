//! "Who sees what", walked over every route: each is asked for by everybody, signed in or not, and must answer as it
//! says of itself and as the table says. What holds for every answer (headers, no inline script or style) is asked too.

use app::people::access;
use app::people::actions::{self, NewUser};
use axum::body::Body;
use axum::http::{Request, header};
use domain::access::{Relation, Sight, What, sight};
use domain::{Role, Roles, UserId};
use store::args;
use web::{For, RouteInfo, Who};

use crate::on_both;
use crate::world::{Answer, World};

/// Everybody of the world whose answers differ, and somebody who is not signed in.
const VIEWERS: [&str; 8] = ["ana", "ben", "chloe", "dana", "marek", "erik", "ada", ""];

/// An id that nobody has.
const NOBODYS: &str = "999999999";

/// Pages about a user that no row of the table speaks of: who may change people is asked in people.rs.
const NOT_OF_THE_TABLE: [&str; 1] = ["/people/{user}"];

/// Viewer, subject and what the one is to the other: a pair for every column of the table.
const PAIRS: [(&str, &str, Relation); 14] = [
    ("ana", "ana", Relation::Oneself),
    ("dana", "dana", Relation::Oneself),
    ("ben", "ana", Relation::TeamMate),
    ("chloe", "ana", Relation::TeamMate),
    ("ana", "dana", Relation::TeamMate),
    ("dana", "ana", Relation::Manager),
    ("marek", "ines", Relation::Manager),
    ("erik", "dana", Relation::Manager),
    ("erik", "ana", Relation::ManagerAbove),
    ("eva", "ana", Relation::Executive),
    ("ada", "ana", Relation::Admin),
    ("ines", "ana", Relation::Stranger),
    ("marek", "ana", Relation::Stranger),
    ("dana", "ines", Relation::Stranger),
];

/// Eva: an executive to whom nobody reports.
async fn add_eva(world: &World) -> UserId {
    let eva = NewUser {
        name: "Eva Lange".into(),
        email: Some("eva@northwind.example".into()),
        roles: Roles::from(Role::Executive),
        team: None,
        reports_to: None,
        zone: "America/New_York".into(),
    };
    world.act("ada", move |org| actions::create_user(org, &eva, Some("no password opens this"))).await
}

/// The viewer as the server knows them.
async fn who(world: &World, user: UserId) -> Who {
    world.act("ada", move |org| Ok(Who::load(org, user)?.expect("a user"))).await
}

/// The path with a subject for `{user}` and nobody's id for everything else.
fn filled(path: &str, subject: UserId) -> String {
    let parts = path.split('/').map(|part| match part {
        "{user}" => subject.to_string(),
        part if part.starts_with("{*") => "nothing.css".to_owned(),
        part if part.starts_with('{') => NOBODYS.to_owned(),
        part => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

async fn ask(world: &mut World, viewer: &str, route: &RouteInfo, subject: UserId) -> Answer {
    let path = filled(route.path, subject);
    match route.method {
        "GET" => world.get(viewer, &path).await,
        _ => world.post(viewer, &path, &[]).await,
    }
}

fn goes_to_sign_in(answer: &Answer) -> bool {
    answer.status == 303 && answer.location.as_deref().is_some_and(|to| to.starts_with("/sign-in"))
}

async fn events(world: &World) -> i64 {
    let sql = "select count(*) from events where org_id = $1 and verb <> 'session_begun'";
    world.act("ada", move |org| Ok(org.one(sql, args![])?.expect("a count").get(0)?)).await
}

on_both! {
    async fn f5_every_route_serves_whom_it_says(world: World) {
        let ana = world.user("ana");
        let mut faults = Vec::new();
        for route in app::routes().list() {
            for viewer in VIEWERS {
                let is_admitted = match viewer {
                    "" => route.serves == For::Anyone,
                    _ => {
                        let user = world.user(viewer);
                        route.serves.admits(&who(&world, user).await)
                    }
                };
                // What those who are admitted change by an empty form is asked below, in a world of its own.
                if is_admitted && route.method == "POST" {
                    continue;
                }
                let answer = ask(&mut world, viewer, route, ana).await;
                let is_right = match (viewer, is_admitted) {
                    (_, true) => !answer.status.is_server_error() && (viewer.is_empty() || !goes_to_sign_in(&answer)),
                    ("", false) => goes_to_sign_in(&answer),
                    (_, false) => answer.status == 403,
                };
                if !is_right {
                    let (method, path) = (route.method, route.path);
                    faults.push(format!("{method} {path} as {viewer:?}: {} {:?}", answer.status, answer.location));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    async fn f5_every_page_about_a_user_shows_what_the_table_says(world: World) {
        let eva = add_eva(&world).await;
        world.know("eva", eva);
        let mut faults = Vec::new();
        for route in app::routes().list() {
            let Some(what) = route.shows else { continue };
            for (viewer, subject, relation) in PAIRS {
                let subject_id = world.user(subject);
                let expected = if sight(what, relation) == Sight::Nothing { 404 } else { 200 };
                let answer = ask(&mut world, viewer, route, subject_id).await;
                if answer.status != expected {
                    faults.push(format!("{} of {subject} as {viewer}: {}, not {expected}", route.path, answer.status));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    async fn f5_what_one_is_to_another_is_what_the_table_is_asked_with(world: World) {
        let eva = add_eva(&world).await;
        world.know("eva", eva);
        for (viewer, subject, relation) in PAIRS {
            let (viewer_id, subject_id) = (world.user(viewer), world.user(subject));
            let asker = who(&world, viewer_id).await;
            let (found, granted) = world.act("ada", move |org| {
                let mut granted = Vec::new();
                for what in What::ALL {
                    granted.push(match access::grant(org, &asker, what, subject_id) {
                        Ok(grant) => grant.sight(),
                        Err(web::Error::NotFound) => Sight::Nothing,
                        Err(error) => return Err(error),
                    });
                }
                Ok((access::relations(org, &asker, subject_id)?, granted))
            }).await;
            assert_eq!(found.first(), Some(&relation), "{viewer} to {subject}");
            for (what, granted) in What::ALL.into_iter().zip(granted) {
                assert_eq!(granted, sight(what, relation), "{what:?}: {viewer} of {subject}");
            }
        }
        // A manager who runs the installation as well sees as a manager: admin adds records, and takes nothing away.
        let (dana, ana, team) = (world.user("dana"), world.user("ana"), world.team("dana"));
        let erik = world.user("erik");
        let both = NewUser {
            name: "Dana Whitfield".into(),
            email: None,
            roles: Roles::from(Role::SalesManager).with(Role::Admin),
            team: Some(team),
            reports_to: Some(erik),
            zone: "America/New_York".into(),
        };
        world.act("ada", move |org| actions::edit_user(org, dana, &both)).await;
        let asker = who(&world, dana).await;
        let sight = world.act("ada", move |org| Ok(access::grant(org, &asker, What::Goals, ana)?.sight())).await;
        assert_eq!(sight, Sight::AllHabitFirst);
    }

    async fn f5_another_organisation_is_not_there(world: World) {
        let ana = world.user("ana");
        let org = world.store.write_reference(|reference| -> web::Result<String> {
            let org = actions::create_organisation(reference, "Elsewhere", "EUR", "Europe/Madrid")?;
            let admin = NewUser {
                name: "Olga Elsewhere".into(),
                email: Some("olga@elsewhere.example".into()),
                roles: Roles::from(Role::Admin).with(Role::Executive).with(Role::OutboundRep),
                team: None,
                reports_to: None,
                zone: "Europe/Madrid".into(),
            };
            reference.within(org, None, |inside| -> web::Result<String> {
                let user = actions::create_user(inside, &admin, Some("no password opens this"))?;
                let (_, token) = app::sessions::actions::begin(inside, user, "a test")?;
                Ok(format!("forenoon={org}.{token}"))
            })
        });
        let cookie = org.await.expect("another organisation");
        for route in app::routes().list().iter().filter(|route| route.path.contains("{user}")) {
            let path = filled(route.path, ana);
            let request = Request::builder().method(route.method).uri(&path).header(header::COOKIE, &cookie);
            let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answer = world.ask(request.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, 404, "{} {}", route.method, route.path);
        }
        world.get_with(&cookie, "/people").await.expect(200).hides("Ana Ruiz").shows("Olga Elsewhere");
        // With several organisations the sign-in page names none.
        world.get("", "/sign-in").await.expect(200).hides("Northwind").hides("Elsewhere");
    }

    async fn f5_nothing_is_done_for_another_site(world: World) {
        let before = events(&world).await;
        let ana = world.user("ana");
        for route in app::routes().list().iter().filter(|route| route.method == "POST") {
            for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
                let cookie = world.cookie("ada").await;
                let request = Request::post(filled(route.path, ana)).header(header::COOKIE, cookie);
                let request = request.header(header::HOST, "forenoon.test").header(name, value);
                let answer = world.ask(request.body(Body::empty()).unwrap()).await;
                assert_eq!(answer.status, 403, "{} with {name}: {value}", route.path);
            }
        }
        assert_eq!(events(&world).await, before);
    }

    async fn f5_an_empty_form_or_a_strange_one_is_no_fault_of_the_server(world: World) {
        let ana = world.user("ana");
        let strange = [("user", "-1"), ("name", "\u{0}"), ("day", "9999-99-99"), ("team", "x"), ("roles", "king"), ("amount", "∞")];
        let mut faults = Vec::new();
        for route in app::routes().list().iter().filter(|route| route.method == "POST") {
            for viewer in ["ana", "chloe", "dana", "erik", "ada"] {
                let fields: [&[(&str, &str)]; 2] = [&[], &strange];
                for fields in fields {
                    let path = filled(route.path, ana);
                    let mut answer = world.post(viewer, &path, fields).await;
                    // An earlier one may have signed out.
                    if goes_to_sign_in(&answer) {
                        world.forget_cookies();
                        answer = world.post(viewer, &path, fields).await;
                    }
                    if answer.status.is_server_error() {
                        faults.push(format!("{} as {viewer}: {}\n{}", route.path, answer.status, answer.body));
                    }
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    async fn f5_every_answer_is_hardened(world: World) {
        let ana = world.user("ana");
        let mut answers = Vec::new();
        for route in app::routes().list().iter().filter(|route| route.method == "GET") {
            for viewer in ["ana", "dana", "ada", ""] {
                let answer = ask(&mut world, viewer, route, ana).await;
                answers.push((format!("{} as {viewer:?}", route.path), answer));
            }
        }
        answers.push(("a page that is not there".into(), world.get("ana", "/nothing").await));
        answers.push(("a method that is not there".into(), world.post("ana", "/health", &[]).await));
        answers.push(("signing in".into(), world.post("", "/sign-in", &[("email", "x"), ("password", "y")]).await));
        let asset = ui::assets::url("app.css");
        answers.push(("a stylesheet".into(), world.get("", &asset).await));
        for (name, answer) in &answers {
            check_headers(name, answer);
            check_markup(name, &answer.body);
        }
    }
}

fn check_headers(name: &str, answer: &Answer) {
    let text = |header: &str| answer.headers.get(header).map_or("", |value| value.to_str().unwrap_or(""));
    let csp = text("content-security-policy");
    for part in [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "base-uri 'none'",
    ] {
        assert!(csp.contains(part), "{name}: {part} is not in {csp:?}");
    }
    assert!(!csp.contains("unsafe"), "{name}: {csp}");
    assert_eq!(text("x-content-type-options"), "nosniff", "{name}");
    assert_eq!(text("x-frame-options"), "DENY", "{name}");
    assert_eq!(text("referrer-policy"), "same-origin", "{name}");
    assert_eq!(text("cross-origin-opener-policy"), "same-origin", "{name}");
    assert!(!text("cache-control").is_empty(), "{name}");
}

/// The policy forbids what a page would not show anyway: inline styles and scripts.
fn check_markup(name: &str, body: &str) {
    if !body.trim_start().starts_with('<') {
        return;
    }
    for forbidden in [
        " style=\"",
        " style='",
        "<style",
        "javascript:",
        " onclick=",
        " onload=",
        " onsubmit=",
        " onchange=",
        "<base",
    ] {
        assert!(!body.contains(forbidden), "{name}: {forbidden:?} in\n{body}");
    }
    for script in body.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap_or("");
        assert!(tag.contains(" src=\"/assets/"), "{name}: <script{tag}>");
        assert!(script[tag.len()..].starts_with("></script>"), "{name}: a script with text");
    }
}

#[test]
fn f5_a_route_about_a_user_says_what_it_shows() {
    for route in app::routes().list().iter().filter(|route| route.method == "GET") {
        let is_about = route.path.contains("{user}");
        let is_asked = route.shows.is_some() || NOT_OF_THE_TABLE.contains(&route.path);
        assert!(!is_about || is_asked, "{}: use get_about, so that the table is asked", route.path);
        assert!(route.shows.is_none() || is_about, "{} shows somebody's, and names nobody", route.path);
    }
}

/// A route that the list does not know would never be walked: only `web::Routes` makes routes, and it lists each.
#[test]
fn f5_no_route_is_missing_from_the_walk() {
    let mut written = 0;
    let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text: String = std::fs::read_to_string(&path).unwrap().split_whitespace().collect();
            assert!(
                !text.contains(".route(") && !text.contains("MethodRouter"),
                "{}: routes are made by web::Routes",
                path.display()
            );
            written += [".get(\"/", ".post(\"/", ".get_about(\"/"]
                .iter()
                .map(|call| text.matches(call).count())
                .sum::<usize>();
        }
    }
    let listed = app::routes().list().len();
    assert!(listed > 30, "the walk is short: {listed}");
    assert_eq!(written, listed, "as many routes are written as are walked");
}
