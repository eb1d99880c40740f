//! Tests of the slice results: every figure opens its rows, and equals their number.

use app::prospects::actions::ProspectFields;
use app::results::actions::{NewResult, add};
use app::results::queries::{Of, by_user, count, count_of, rows};
use domain::result::ResultKind;

use crate::on_both;

on_both! {
    async fn c1_a_figure_equals_its_rows_and_opens_them(world: World) {
        let (ana, ben, team) = (world.user("ana"), world.user("ben"), world.team("dana"));
        let days: Vec<_> = (1..=20).map(|day| world.day(day)).collect();
        world.act("ana", move |org| {
            let fields = ProspectFields { name: "Marta Kowalczyk".into(), owner: Some(ana), ..ProspectFields::default() };
            let marta = app::prospects::actions::create(org, &fields)?;
            for (number, day) in days.iter().enumerate() {
                let user = if number % 3 == 0 { ben } else { ana };
                let kind = if number % 2 == 0 { ResultKind::Conversation } else { ResultKind::ScopingCallBooked };
                add(org, &NewResult { prospect: Some(marta), ..NewResult::new(kind, user, *day) })?;
            }
            Ok(())
        }).await;
        let (from, to) = (world.day(3), world.day(15));
        world.act("ana", move |org| {
            for kind in ResultKind::ALL {
                let by = by_user(org, *kind, from, to)?;
                for user in [ana, ben] {
                    let listed = rows(org, Of::User(user), *kind, from, to, 1000)?;
                    assert_eq!(count(org, user, *kind, from, to)?, listed.len() as i64);
                    assert_eq!(by.get(&user).copied().unwrap_or(0), listed.len() as i64);
                    assert!(listed.iter().all(|row| (from..=to).contains(&row.day)));
                }
                let team_rows = rows(org, Of::Team(team), *kind, from, to, 1000)?.len() as i64;
                assert_eq!(count_of(org, Of::Team(team), *kind, from, to)?, team_rows);
                assert_eq!(by.values().sum::<i64>(), team_rows);
            }
            Ok(())
        }).await;
        let path = format!("/results?kind=conversation&user={ana}&from=2026-05-03&to=2026-05-15");
        let count = world.act("ana", move |org| Ok(count(org, ana, ResultKind::Conversation, from, to)?)).await;
        let page = world.get("dana", &path).await.expect(200);
        let page = page.shows(&format!("{count} conversations, Sun 3 May to Fri 15 May")).shows("Marta Kowalczyk");
        assert_eq!(page.body.matches("Marta Kowalczyk").count() as i64, count);
        // B2: a leader sees the manager's own habit before the figures, a team mate doesn't need to.
        page.shows("Dana Whitfield’s huddle");
        world.get("ben", &path).await.expect(200).hides("huddle</b>");
        world.get("ines", &path).await.expect(404);
        world.get("ada", &path).await.expect(404);
        let path = format!("/results?kind=conversation&team={team}");
        world.get("ana", &path).await.expect(200).shows("Credited to").shows("Ben Okafor");
        world.get("ines", &path).await.expect(404);
        world.get("ana", "/results?kind=dials").await.expect(404);
    }
}
