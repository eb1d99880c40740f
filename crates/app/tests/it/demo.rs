//! The demo company: built the same way every time, played through its day, and jumped about in.

use std::collections::BTreeMap;

use app::demo;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::{OrgId, UserId};
use store::{Store, args};
use tower::ServiceExt;

use crate::on_both;
use crate::world::World;

/// The company over a database of its own.
struct Northwind {
    world: World,
    org: OrgId,
    router: Router,
    cookies: BTreeMap<String, String>,
}

impl Northwind {
    async fn built(world: &World) -> Northwind {
        let world = world.nobody(None).await;
        demo::build(&world.store).await.expect("a company");
        let org = world
            .store
            .read_reference(|reference| {
                let row = reference.one("select id from organisations", args![])?.expect("an organisation");
                row.get::<OrgId>(0)
            })
            .await
            .expect("an organisation");
        let settings = web::Settings {
            base_url: "http://forenoon.test".into(),
            demo: Some(web::DemoMoments { moments: demo::moments() }),
            ..web::Settings::default()
        };
        let router = app::router(world.store.clone(), settings);
        Northwind { world, org, router, cookies: BTreeMap::new() }
    }

    fn store(&self) -> &Store {
        &self.world.store
    }

    async fn cookie(&mut self, who: &str) -> String {
        if let Some(cookie) = self.cookies.get(who) {
            return cookie.clone();
        }
        let like = format!("{who}.%");
        let token = self
            .store()
            .write(self.org, None, move |org| {
                let sql = "select id from users where org_id = $1 and email like $2";
                let user: UserId = org.one(sql, args![like.clone()])?.expect("somebody").get(0)?;
                Ok::<_, web::Error>(app::sessions::actions::begin(org, user, "a test")?.1)
            })
            .await
            .expect("a session");
        let cookie = format!("forenoon={}.{token}", self.org);
        self.cookies.insert(who.to_owned(), cookie.clone());
        cookie
    }

    async fn ask(&mut self, who: &str, request: axum::http::request::Builder, body: String) -> (StatusCode, String) {
        let cookie = self.cookie(who).await;
        let request = request.header(header::COOKIE, cookie).header(header::HOST, "forenoon.test");
        let request = request.body(Body::from(body)).expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let status = answer.status();
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// A page, as words without tags.
    async fn sees(&mut self, who: &str, path: &str) -> String {
        let (status, body) = self.ask(who, Request::get(path), String::new()).await;
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        words(&body)
    }

    async fn jump(&mut self, who: &str, moment: &str) {
        let form = Request::post("/demo/jump").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let (status, body) = self.ask(who, form, format!("moment={moment}")).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{moment}: {body}");
    }

    /// What the main tables say, by names instead of ids.
    async fn digest(&self) -> Vec<String> {
        self.store()
            .read(self.org, None, |org| {
                let mut lines = Vec::new();
                for sql in DIGEST {
                    for row in org.query(sql, args![])? {
                        let columns: Result<Vec<String>, _> = (0..4).map(|column| row.get(column)).collect();
                        lines.push(columns?.join("|"));
                    }
                }
                Ok::<_, store::StoreError>(lines)
            })
            .await
            .expect("a digest")
    }
}

const DIGEST: [&str; 8] = [
    "select u.name, r.kind, r.day, coalesce(p.name, '') from results r join users u on u.org_id = $1 and u.id = r.user_id
     left join prospects p on p.org_id = $1 and p.id = r.prospect_id where r.org_id = $1 order by r.at, r.id",
    "select u.name, t.logged_as, cast(t.at as text), p.name from touches t join users u on u.org_id = $1 and u.id = t.user_id
     join prospects p on p.org_id = $1 and p.id = t.prospect_id where t.org_id = $1 order by t.at, t.id",
    "select u.name, b.day, coalesce(cast(b.kept_minutes as text), ''), coalesce(cast(b.plan_committed_at as text), '')
     from blocks b join users u on u.org_id = $1 and u.id = b.user_id where b.org_id = $1 order by b.starts_at, b.id",
    "select p.name, i.objective, i.why, cast(i.added_at as text) from plan_items i
     join prospects p on p.org_id = $1 and p.id = i.prospect_id where i.org_id = $1 order by i.added_at, i.id",
    "select d.day, d.learned, d.use_text, coalesce(d.reply, '') from debriefs d where d.org_id = $1 order by d.saved_at, d.id",
    "select o.name, o.state, coalesce(o.created_day, ''), coalesce(cast(o.amount_minor as text), '') from opportunities o
     where o.org_id = $1 order by o.created_at, o.id",
    "select p.name, h.state, h.needs, cast(h.offered_at as text) from handoffs h
     join prospects p on p.org_id = $1 and p.id = h.prospect_id where h.org_id = $1 order by h.offered_at, h.id",
    "select p.name, coalesce(p.title, ''), coalesce(p.email, ''), p.state from prospects p where p.org_id = $1 order by p.id",
];

/// A page's text: no tags, one blank between words.
fn words(page: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in page.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn shows(page: &str, expected: &[&str]) {
    for text in expected {
        assert!(page.contains(text), "no {text:?} in: {page}");
    }
}

on_both! {
    async fn demo_jumps_through_its_day_and_is_the_same_by_seed(world: World) {
        let mut demo = Northwind::built(&world).await;
        let first = demo.digest().await;
        assert!(first.len() > 8_000, "{}", first.len());
        let page = demo.sees("ana", "/today").await;
        shows(&page, &["9 of 16", "Marta Kowalczyk", "Tomas Berg", "17:06"]);

        demo.jump("ana", "focus").await;
        let page = demo.sees("ana", "/focus").await;
        shows(&page, &["Samuel Osei", "Book a scoping call before the October audit"]);

        demo.jump("ana", "debrief").await;
        let page = demo.sees("ana", "/debrief").await;
        shows(&page, &["10 of 16", "Pricing sheet, version 4"]);

        demo.jump("dana", "huddle").await;
        demo.jump("chloe", "pipeline").await;
        let page = demo.sees("chloe", "/pipeline").await;
        shows(&page, &["Kestrel Pharma", "Brightside Dental", "Harrow Mills", "$62,000"]);

        demo.jump("dana", "scoreboard").await;
        let page = demo.sees("dana", "/scoreboard").await;
        shows(&page, &["$611,000", "99.2%", "$148,000"]);

        demo.jump("ana", "tomorrow").await;
        let page = demo.sees("ana", "/tomorrow").await;
        shows(&page, &["Hannah Lund", "Ilse Verhoeven"]);

        // Back: the same company again, and the browser is still signed in.
        demo.jump("ana", "today").await;
        let page = demo.sees("ana", "/today").await;
        shows(&page, &["9 of 16"]);
        let again = demo.digest().await;
        let differing = first.iter().zip(&again).find(|(one, other)| one != other);
        assert!(first.len() == again.len() && differing.is_none(), "{differing:?}");
    }

    async fn demo_minutes_add_up_and_may_is_as_in_the_pictures(world: World) {
        let demo = Northwind::built(&world).await;
        let (odd, counted) = demo.store().read(demo.org, None, |org| {
            let sum = |org: &mut store::Org<'_>, sql: &str| -> Result<i64, store::StoreError> {
                org.one(sql, args![])?.map_or(Ok(0), |row| row.get(0))
            };
            let odd = sum(org, "select count(*) from blocks where org_id = $1 and closed_at is not null
                and scheduled_minutes <> kept_minutes + broken_minutes + missed_minutes")?;
            let held = sum(org, "select count(*) from messages m join users u on u.org_id = $1 and u.id = m.to_user_id
                where m.org_id = $1 and u.name = 'Ana Ruiz' and m.delivered_at is null and m.held_until_at is not null
                and m.sent_at > 1778558400000000")?;
            let booked = sum(org, "select count(*) from results r join users u on u.org_id = $1 and u.id = r.user_id
                where r.org_id = $1 and u.name = 'Ana Ruiz' and r.kind = 'scoping_call_booked' and r.day >= '2026-05-01'")?;
            let open = sum(org, "select count(*) from blocks where org_id = $1 and closed_at is null and day < '2026-05-12'")?;
            Ok::<_, store::StoreError>((odd, (held, booked, open)))
        }).await.expect("figures");
        assert_eq!(odd, 0);
        assert_eq!(counted, (3, 9, 0));
    }

    async fn demo_jumps_only_in_the_demo(world: World) {
        world.post("ana", "/demo/jump", &[("moment", "focus")]).await.expect(404);
    }
}
