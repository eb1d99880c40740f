//! Tests of the slice calendars: meetings by form, scoping calls that move and are cancelled.

use app::calendars::{actions, queries};
use app::prospects::actions::ProspectFields;

use crate::on_both;

on_both! {
    async fn f3_a_meeting_is_added_moved_and_taken_off(world: World) {
        let wrong = [("title", ""), ("day", "soon"), ("starts", "14:00"), ("ends", "13:00")];
        world.post("ana", "/meetings", &wrong).await.expect(422)
            .shows("Say what it is").shows("Pick a day.").shows("It must end after it starts.");
        let fields = [("title", "Deal desk"), ("day", "2026-05-12"), ("starts", "15:30"), ("ends", "16:00")];
        world.post("ana", "/meetings", &fields).await.expect(303);
        let (ana, day) = (world.user("ana"), world.day(12));
        let found = world.act("ana", move |org| Ok(queries::meetings(org, ana, day, day)?)).await;
        assert_eq!((found.len(), found[0].starts_at), (1, world.moment(12, 15, 30)));
        let page = format!("/meetings/{}", found[0].id);
        world.get("ana", &page).await.expect(200).shows("Tuesday 12 May, 15:30 to 16:00.");
        world.post("ana", &format!("{page}/move"), &[("day", "2026-05-13"), ("starts", "9:15")]).await.expect(303);
        let id = found[0].id;
        let moved = world.act("ana", move |org| Ok(queries::meeting(org, id)?)).await.expect("the meeting");
        assert_eq!((moved.starts_at, moved.ends_at), (world.moment(13, 9, 15), world.moment(13, 9, 45)));
        world.post("ana", &format!("{page}/remove"), &[]).await.expect(303);
        world.get("ana", &page).await.expect(404);
    }

    async fn f3_only_oneself_and_ones_leaders_touch_a_calendar(world: World) {
        let ana = world.user("ana").to_string();
        let fields = |title: &'static str| [("title", title), ("day", "2026-05-12"), ("starts", "15:30"), ("ends", "16:00"), ("user", ana.as_str())];
        world.post("ben", "/meetings", &fields("From Ben")).await.expect(422).shows("Pick yourself or somebody who reports to you.");
        world.post("dana", "/meetings", &fields("From Dana")).await.expect(303);
        let (user, day) = (world.user("ana"), world.day(12));
        let found = world.act("ana", move |org| Ok(queries::meetings(org, user, day, day)?)).await;
        assert_eq!(found[0].title, "From Dana");
        let page = format!("/meetings/{}", found[0].id);
        world.get("ben", &page).await.expect(404);
        world.post("ben", &format!("{page}/remove"), &[]).await.expect(404);
        world.get("dana", &page).await.expect(200);
    }

    async fn a5_a_scoping_call_moves_with_its_meeting_and_is_cancelled_with_it(world: World) {
        let ana = world.user("ana");
        let prospect = world.act("ana", move |org| {
            let fields = ProspectFields { name: "Marta Kowalczyk".into(), owner: Some(ana), ..ProspectFields::default() };
            app::prospects::actions::create(org, &fields)
        }).await;
        let (zone, starts_at) = (world.zone.clone(), world.moment(14, 13, 0));
        let call = world.act("ana", move |org| actions::book_scoping_call(org, prospect, ana, starts_at, &zone, None)).await;
        let found = world.act("ana", move |org| Ok(queries::call(org, call)?)).await.expect("a call");
        let meeting = found.meeting.expect("a meeting");
        let title = world.act("ana", move |org| Ok(queries::meeting(org, meeting)?)).await.expect("a meeting").title;
        assert_eq!(title, "Scoping call, Marta Kowalczyk", "without an account the person's name stands there");
        world.post("ana", &format!("/meetings/{meeting}/move"), &[("day", "2026-05-15"), ("starts", "10:00")]).await.expect(303);
        let moved = world.act("ana", move |org| Ok(queries::coming_call(org, prospect)?)).await.expect("the call");
        assert_eq!(moved.starts_at, world.moment(15, 10, 0));
        world.post("ana", &format!("/meetings/{meeting}/remove"), &[]).await.expect(303);
        let gone = world.act("ana", move |org| Ok(queries::call(org, call)?)).await.expect("the row stays");
        assert_eq!((gone.state.as_str(), gone.meeting), ("cancelled", None));
        let day = world.day(12);
        let error = world.act_fails("ana", move |org| actions::complete_scoping_call(org, call, ana, day, None)).await;
        assert!(error.into_errors().expect("a message").get("call").is_some());
    }
}
