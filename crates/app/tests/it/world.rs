//! A small named company over a real router and a real database, with the clock stopped on Tuesday 12 May 2026 at 8:40
//! in New York.
//!
//! Erik (executive) ← Dana (manager of "Dana's team") ← Ana, Ben (outbound), Chloe (account executive);
//! Erik ← Marek (manager of "Marek's team") ← Ines (outbound); Ada is the admin.

use std::collections::BTreeMap;

use app::people::actions::{self, NewUser};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::{OrgId, Role, Roles, TeamId, UserId};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use store::{Clock, Org, Store};
use tower::ServiceExt;

/// Runs one test on both engines: `on_both!(async fn a1_something(world: World) { … });`
#[macro_export]
macro_rules! on_both {
    ($(async fn $name:ident($world:ident : World) $body:block)+) => {
        $(
        async fn $name(mut $world: $crate::world::World) {
            let _ = &mut $world;
            $body
        }

        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                super::$name($crate::world::World::on_sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                super::$name($crate::world::World::on_postgres().await).await;
            }
        })+
    };
}

/// The company, its server and its clock.
pub struct World {
    pub store: Store,
    pub org: OrgId,
    pub zone: TimeZone,
    router: Router,
    people: BTreeMap<&'static str, UserId>,
    teams: BTreeMap<&'static str, TeamId>,
    cookies: BTreeMap<UserId, String>,
    _place: Place,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

impl Answer {
    /// The cookie that signs in, as a browser would send it back.
    #[track_caller]
    pub fn cookie(&self) -> String {
        let mut cookies =
            self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        let found = cookies.find(|cookie| cookie.starts_with("forenoon="));
        found.and_then(|cookie| cookie.split(';').next()).expect("a session's cookie").to_owned()
    }

    /// Asserts a status, showing the body when it differs.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{:?}\n{}", self.location, self.body);
        self
    }

    /// Asserts that the page contains a text.
    #[track_caller]
    pub fn shows(self, text: &str) -> Self {
        assert!(self.body.contains(text), "no {text:?} in\n{}", self.body);
        self
    }

    /// Asserts that it does not.
    #[track_caller]
    pub fn hides(self, text: &str) -> Self {
        assert!(!self.body.contains(text), "{text:?} in\n{}", self.body);
        self
    }
}

impl World {
    pub async fn on_sqlite() -> World {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let url = format!("sqlite:{}", folder.path().join("world.db").display());
        World::over(&url, Place::Folder { _folder: folder }).await
    }

    pub async fn on_postgres() -> World {
        let (url, place) = fresh_postgres().await;
        World::over(&url, place).await
    }

    async fn over(url: &str, place: Place) -> World {
        let (zone, store) = open(url).await;
        let org = store
            .write_reference(|reference| {
                actions::create_organisation(reference, "Northwind Robotics", "USD", "America/New_York")
            })
            .await
            .expect("an organisation");
        let (people, teams) = store.write(org, None, populate).await.expect("people");
        let settings = web::Settings { base_url: "http://forenoon.test".into(), ..web::Settings::default() };
        let router = app::router(store.clone(), settings);
        World { store, org, zone, router, people, teams, cookies: BTreeMap::new(), _place: place }
    }

    /// A database of the same kind in which nobody is yet, and its server, which knows the set-up token if any.
    pub async fn nobody(&self, setup_token: Option<&str>) -> World {
        let (url, place) = match &self._place {
            Place::Folder { .. } => {
                let folder = tempfile::tempdir().expect("a folder for the database");
                (
                    format!("sqlite:{}", folder.path().join("empty.db").display()),
                    Place::Folder { _folder: folder },
                )
            }
            Place::Server { .. } => fresh_postgres().await,
        };
        let (zone, store) = open(&url).await;
        let setup_token = setup_token.map(str::to_owned);
        let settings = web::Settings { base_url: "http://forenoon.test".into(), setup_token, demo: None };
        let router = app::router(store.clone(), settings);
        let (people, teams, cookies) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        World { store, org: OrgId::from(0), zone, router, people, teams, cookies, _place: place }
    }

    /// Any request at all: with a browser's own headers, or none.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let status = response.status();
        let headers = response.headers().clone();
        let location = headers.get(header::LOCATION).map(|value| value.to_str().expect("ASCII").to_owned());
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        Answer { status, location, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// GET with a cookie that an answer set.
    pub async fn get_with(&self, cookie: &str, path: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty());
        self.ask(request.expect("a request")).await
    }

    /// A user by given name, in lower case.
    #[track_caller]
    pub fn user(&self, name: &str) -> UserId {
        *self.people.get(name).unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    /// Gives somebody whom a test created a name.
    pub fn know(&mut self, name: &'static str, user: UserId) {
        self.people.insert(name, user);
    }

    /// Everybody signs in anew: after a test that signs out.
    pub fn forget_cookies(&mut self) {
        self.cookies.clear();
    }

    /// "dana" or "marek".
    #[track_caller]
    pub fn team(&self, name: &str) -> TeamId {
        *self.teams.get(name).unwrap_or_else(|| panic!("no team of {name}"))
    }

    /// An instant of a day of May 2026 in the company's zone.
    pub fn moment(&self, day: i8, hour: i8, minute: i8) -> Timestamp {
        at_in(&self.zone, date(2026, 5, day), hour, minute)
    }

    /// Sets the clock to such an instant.
    pub fn set_clock(&self, day: i8, hour: i8, minute: i8) {
        self.store.clock().set(self.moment(day, hour, minute));
    }

    /// A day of May 2026.
    pub fn day(&self, day: i8) -> Date {
        date(2026, 5, day)
    }

    /// Does something in the database as a user.
    pub async fn act<T: Send + 'static>(
        &self,
        user: &str,
        f: impl FnMut(&mut Org<'_>) -> web::Result<T> + Send + 'static,
    ) -> T {
        self.store.write(self.org, Some(self.user(user)), f).await.expect("an action")
    }

    /// Likewise, expecting a refusal.
    pub async fn act_fails<T: Send + 'static>(
        &self,
        user: &str,
        f: impl FnMut(&mut Org<'_>) -> web::Result<T> + Send + 'static,
    ) -> web::Error {
        match self.store.write(self.org, Some(self.user(user)), f).await {
            Ok(_) => panic!("it should have been refused"),
            Err(error) => error,
        }
    }

    /// GET as a user; an empty name is somebody who is not signed in.
    pub async fn get(&mut self, user: &str, path: &str) -> Answer {
        let request = Request::get(path);
        self.send(user, request, Body::empty()).await
    }

    /// POST of a form as a user.
    pub async fn post(&mut self, user: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).expect("fields");
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(user, request, Body::from(body)).await
    }

    /// POST of a form by Focus' script, which swaps parts of the page.
    pub async fn post_fragment(&mut self, user: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).expect("fields");
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(user, request.header("x-fragment", "focus"), Body::from(body)).await
    }

    /// POST of a form with a file, as a user.
    pub async fn upload(
        &mut self,
        user: &str,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Answer {
        let boundary = "forenoon-boundary";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        let (field, name, bytes) = file;
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(bytes);
        body.extend(format!("\r\n--{boundary}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={boundary}");
        self.send(user, Request::post(path).header(header::CONTENT_TYPE, kind), Body::from(body)).await
    }

    async fn send(&mut self, user: &str, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = match user {
            "" => request,
            _ => request.header(header::COOKIE, self.cookie(user).await),
        };
        let request = request.header(header::HOST, "forenoon.test").body(body).expect("a request");
        self.ask(request).await
    }

    /// The cookie of a user's session, begun when first asked for.
    pub async fn cookie(&mut self, user: &str) -> String {
        let user = self.user(user);
        if let Some(cookie) = self.cookies.get(&user) {
            return cookie.clone();
        }
        let (_, token) = self
            .store
            .write(self.org, Some(user), move |org| app::sessions::actions::begin(org, user, "a test"))
            .await
            .expect("a session");
        let cookie = format!("forenoon={}.{token}", self.org);
        self.cookies.insert(user, cookie.clone());
        cookie
    }
}

/// An open store whose clock stands on Tuesday 12 May 2026 at 8:40 in New York.
async fn open(url: &str) -> (TimeZone, Store) {
    let zone = TimeZone::get("America/New_York").expect("a zone");
    let start = at_in(&zone, date(2026, 5, 12), 8, 40);
    let store = Store::open(url, Clock::frozen(start)).await.expect("a database");
    (zone, store)
}

fn at_in(zone: &TimeZone, day: Date, hour: i8, minute: i8) -> Timestamp {
    day.at(hour, minute, 0, 0).to_zoned(zone.clone()).expect("an instant").timestamp()
}

type People = (BTreeMap<&'static str, UserId>, BTreeMap<&'static str, TeamId>);

fn populate(org: &mut Org<'_>) -> web::Result<People> {
    let dana_team = actions::create_team(org, "Dana’s team", 11 * 60 + 30)?;
    let marek_team = actions::create_team(org, "Marek’s team", 11 * 60 + 30)?;
    let mut people = BTreeMap::new();
    let rows: [(&str, &str, Role, Option<TeamId>, &str); 9] = [
        ("erik", "Erik Solberg", Role::Executive, None, ""),
        ("ada", "Ada Lind", Role::Admin, None, "erik"),
        ("dana", "Dana Whitfield", Role::SalesManager, Some(dana_team), "erik"),
        ("marek", "Marek Nowak", Role::SalesManager, Some(marek_team), "erik"),
        ("ana", "Ana Ruiz", Role::OutboundRep, Some(dana_team), "dana"),
        ("ben", "Ben Okafor", Role::OutboundRep, Some(dana_team), "dana"),
        ("chloe", "Chloe Martin", Role::AccountExecutive, Some(dana_team), "dana"),
        ("gabriel", "Gabriel Santos", Role::AccountExecutive, Some(dana_team), "dana"),
        ("ines", "Ines Rocha", Role::OutboundRep, Some(marek_team), "marek"),
    ];
    for (key, name, role, team, leader) in rows {
        let new = NewUser {
            name: name.to_owned(),
            email: Some(format!("{key}@northwind.example")),
            roles: [role].into_iter().collect::<Roles>(),
            team,
            reports_to: people.get(leader).copied(),
            zone: "America/New_York".to_owned(),
        };
        let user = actions::create_user(org, &new, Some("no password opens this"))?;
        people.insert(key, user);
    }
    app::opportunities::actions::default_stages(org)?;
    Ok((people, BTreeMap::from([("dana", dana_team), ("marek", marek_team)])))
}

/// Where a world's database is; it goes when the world goes.
enum Place {
    Folder { _folder: tempfile::TempDir },
    Server { url: String, name: String },
}

impl Drop for Place {
    fn drop(&mut self) {
        let Place::Server { url, name } = self else { return };
        let (url, sql) = (url.clone(), format!("drop database if exists {name} with (force)"));
        let dropping = move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(run_on(&url, &sql));
        };
        std::thread::spawn(dropping).join().expect("the database is dropped");
    }
}

async fn run_on(url: &str, sql: &str) {
    let (client, connection) =
        tokio_postgres::connect(url, tokio_postgres::NoTls).await.expect("the test server");
    tokio::spawn(connection);
    client.batch_execute(sql).await.expect("the statement");
}

/// A new database on the server that bin/test started.
async fn fresh_postgres() -> (String, Place) {
    #[expect(clippy::disallowed_methods, reason = "bin/test says where its server is")]
    let server = std::env::var("FORENOON_TEST_POSTGRES")
        .expect("FORENOON_TEST_POSTGRES is not set: run bin/test, or `bin/test-postgres start` first");
    let name = format!("app_{}", &web::new_token()[..16]);
    run_on(&server, &format!("create database {name}")).await;
    let (base, _) = server.rsplit_once('/').expect("a URL with a database");
    (format!("{base}/{name}"), Place::Server { url: server.clone(), name })
}
