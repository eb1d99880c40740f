//! A user's own settings, goals, holidays and leave.

use app::settings::{actions, queries};
use jiff::civil::date;

use crate::on_both;

on_both! {
    async fn f5_users_set_their_name_zone_look_and_keys(world: World) {
        world.get("ana", "/settings").await.expect(200).shows("ana@northwind.example").shows("Ana Ruiz");
        let fields = [("name", "Ana María Ruiz"), ("zone", "Europe/Madrid"), ("theme", "dark")];
        world.post("ana", "/settings", &fields).await.expect(303);
        let page = world.get("ana", "/settings").await.expect(200);
        page.shows("Ana María Ruiz").shows("data-theme=\"dark\"").shows("data-single-keys=\"off\"");
        let bad = [("name", " "), ("zone", "Nowhere"), ("theme", "dark")];
        world.post("ana", "/settings", &bad).await.expect(422).shows("Give a name.").shows("Nowhere");
        world.post("ana", "/settings/theme", &[("theme", "light")]).await.expect(303);
        world.get("ana", "/settings").await.expect(200).shows("data-theme=\"light\"");
        world.post("ana", "/settings/theme", &[("theme", "\"><script>")]).await.expect(303);
        world.get("ana", "/settings").await.expect(200).hides("data-theme=\"");
    }

    async fn f5_a_new_password_needs_the_old_one(world: World) {
        let wrong = [("old", "not the one"), ("password", "a prospect a day")];
        world.post("ana", "/settings/password", &wrong).await.expect(422).shows("not your password now");
        let hash = web::password::hash_here("the one before it").unwrap();
        let ana = world.user("ana");
        let secret = world.act("ada", move |org| app::people::actions::invite(org, ana)).await;
        let bare = secret.split_once('.').unwrap().1.to_owned();
        world.act("ada", move |org| app::people::actions::accept_invitation(org, &bare, &hash)).await;
        // The world's own cookie ended with it: sign in anew.
        let fields = [("email", "ana@northwind.example"), ("password", "the one before it")];
        let here = world.post("", "/sign-in", &fields).await.expect(303).cookie();
        let elsewhere = world.post("", "/sign-in", &fields).await.expect(303).cookie();
        let change = |old: &str, new: &str| {
            let body = format!("old={old}&password={new}");
            axum::http::Request::post("/settings/password")
                .header("cookie", &here)
                .header("content-type", "application/x-www-form-urlencoded")
                .body(axum::body::Body::from(body))
                .unwrap()
        };
        world.ask(change("the+one+before+it", "short")).await.expect(422).shows("at least 12");
        world.ask(change("the+one+before+it", "a+prospect+a+day")).await.expect(303);
        world.get_with(&here, "/settings").await.expect(200);
        world.get_with(&elsewhere, "/settings").await.expect(303);
    }

    async fn f5_leaders_set_goals_for_those_below_them(world: World) {
        let (ana, ines, team) = (world.user("ana"), world.user("ines"), world.team("dana"));
        let page = world.get("dana", "/settings/goals").await.expect(200);
        page.shows("Goals for May 2026").shows("Ana Ruiz").shows("Dana’s team").hides("Ines Rocha");
        world.get("ana", "/settings/goals").await.expect(403);
        world.get("ada", "/settings/goals").await.expect(403);
        let own = format!("user.{ana}.scoping_call_booked");
        let teams = format!("team.{team}.pipeline");
        let others = format!("user.{ines}.scoping_call_booked");
        let fields = [("month", "2026-05"), (own.as_str(), "16"), (teams.as_str(), "$420,000"), (others.as_str(), "99")];
        world.post("dana", "/settings/goals", &fields).await.expect(303);
        let goals = world.act("dana", move |org| {
            let may = date(2026, 5, 1);
            Ok([
                queries::goal(org, "user", ana.into(), "scoping_call_booked", "month", may)?,
                queries::goal(org, "team", team.into(), "pipeline", "month", may)?,
                queries::goal(org, "user", ines.into(), "scoping_call_booked", "month", may)?,
                queries::goal(org, "user", ana.into(), "scoping_call_booked", "month", date(2026, 7, 1))?,
                queries::goal(org, "user", ana.into(), "scoping_call_booked", "month", date(2026, 4, 1))?,
            ])
        }).await;
        assert_eq!(goals, [Some(16), Some(42_000_000), None, Some(16), None]);
        let bad = [("month", "2026-05"), (own.as_str(), "lots")];
        world.post("dana", "/settings/goals", &bad).await.expect(422).shows("lots").shows("Give a number");
        let none = [("month", "2026-06"), (own.as_str(), ""), (teams.as_str(), "420000")];
        world.post("dana", "/settings/goals", &none).await.expect(303);
        let june = world.act("dana", move |org| {
            Ok(queries::goal(org, "user", ana.into(), "scoping_call_booked", "month", date(2026, 6, 1))?)
        }).await;
        assert_eq!(june, None);
    }

    async fn a3_a_goal_is_never_in_dials_mails_or_touches(world: World) {
        let ana = i64::from(world.user("ana"));
        for measure in ["dials", "touches", "emails", "not_reached", ""] {
            let error = world.act_fails("dana", move |org| actions::set_goal(org, "user", ana, measure, "month", date(2026, 5, 1), 5)).await;
            assert!(matches!(error, web::Error::Invalid(_)), "{measure}");
        }
        let error = world.act_fails("dana", |org| actions::set_goal(org, "user", 1, "sales", "month", date(2026, 5, 1), 5)).await;
        assert!(matches!(error, web::Error::NotFound));
        world.act("dana", move |org| actions::set_goal(org, "user", ana, "qualified_lead", "week", date(2026, 5, 14), 2)).await;
        let week = world.act("dana", move |org| Ok(queries::goal(org, "user", ana, "qualified_lead", "week", date(2026, 5, 11))?)).await;
        assert_eq!(week, Some(2), "a week begins on Monday");
    }

    async fn a1_holidays_and_leave_are_days_without_blocks(world: World) {
        let holiday = [("day", "2026-05-25"), ("name", "Memorial Day")];
        world.post("dana", "/settings/days-off/holidays", &holiday).await.expect(403);
        world.post("ada", "/settings/days-off/holidays", &[("day", "soon"), ("name", "x")]).await.expect(422).shows("Give a day");
        world.post("ada", "/settings/days-off/holidays", &holiday).await.expect(303);
        world.get("ana", "/settings/days-off").await.expect(200).shows("Memorial Day").shows("Mon 25 May 2026").hides("Take back");
        let calendar = world.act("ana", |org| Ok(queries::calendar(org)?)).await;
        assert!(!calendar.is_working(date(2026, 5, 25)));
        let (ana, ines) = (world.user("ana").to_string(), world.user("ines").to_string());
        let leave = |user: &str, from: &str, to: &str| {
            [("user", user.to_owned()), ("from", from.to_owned()), ("to", to.to_owned())]
        };
        for (viewer, user, from, to, status) in [
            ("ana", &ana, "2026-05-18", "2026-05-20", 403),
            ("dana", &ines, "2026-05-18", "2026-05-20", 403),
            ("dana", &ana, "2026-05-20", "2026-05-18", 422),
            ("dana", &ana, "2026-05-18", "2026-05-20", 303),
        ] {
            let fields = leave(user, from, to);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            world.post(viewer, "/settings/days-off/leave", &fields).await.expect(status);
        }
        let user = world.user("ana");
        let away = world.act("dana", move |org| {
            let mut days = Vec::new();
            for day in 17..=21 {
                days.push(queries::on_leave(org, user, date(2026, 5, day))?);
            }
            Ok(days)
        }).await;
        assert_eq!(away, [false, true, true, true, false]);
        world.get("ana", "/settings/days-off").await.expect(200).shows("Mon 18 May 2026 to Wed 20 May 2026");
        world.get("ines", "/settings/days-off").await.expect(200).hides("18 May");
        let back = [("user", ana.as_str()), ("from", "2026-05-18")];
        world.post("dana", "/settings/days-off/leave/end", &back).await.expect(303);
        world.post("dana", "/settings/days-off/leave/end", &back).await.expect(404);
    }

    async fn d5_the_organisation_says_when_a_lead_is_handed_over(world: World) {
        world.get("dana", "/settings/organisation").await.expect(403);
        world.get("ada", "/settings/organisation").await.expect(200).shows("Northwind Robotics");
        let fields = [("name", "Northwind"), ("hand_off_after", "booked"), ("hand_off_days", "2")];
        world.post("ada", "/settings/organisation", &fields).await.expect(303);
        let kept = world.act("ada", |org| Ok(app::people::queries::organisation(org)?)).await;
        assert_eq!((kept.name.as_str(), kept.hand_off_after.as_str(), kept.hand_off_days), ("Northwind", "booked", 2));
        let bad = [("name", "Northwind"), ("hand_off_after", "whenever"), ("hand_off_days", "0")];
        world.post("ada", "/settings/organisation", &bad).await.expect(422).shows("Choose one of the two.").shows("1 to 10");
    }
}
