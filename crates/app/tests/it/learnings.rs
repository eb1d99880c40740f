//! Tests of the slice learnings.

use app::learnings::actions;

use crate::on_both;

on_both! {
    async fn a6_a_learning_is_shared_with_the_team_found_and_counted(world: World) {
        world.get("ana", "/learnings").await.expect(200).shows("No learnings yet");
        let (ana, day) = (world.user("ana"), world.day(11));
        let id = world.act("ana", move |org| {
            actions::share(org, ana, None, "Open with the November question.", Some("quiet"), day)
        }).await;
        for user in ["ana", "ben", "dana", "erik"] {
            world.get(user, "/learnings").await.expect(200).shows("Open with the November question.").shows("Not used yet.");
        }
        world.get("ines", "/learnings").await.expect(200).hides("November");
        world.get("ada", "/learnings").await.expect(200).hides("November");
        world.post("ines", &format!("/learnings/{id}/used"), &[]).await.expect(404);
        world.post("ben", &format!("/learnings/{id}/used"), &[]).await.expect(303);
        world.get("ana", "/learnings?q=november+open").await.expect(200).shows("Used once.").shows("Quiet");
        world.get("ana", "/learnings?q=december").await.expect(200).shows("Nothing found");
        world.get("ana", "/learnings?segment=quiet").await.expect(200).shows("November");
        world.get("ana", "/learnings?segment=new").await.expect(200).hides("November");
    }

    async fn a6_a_learning_needs_words_and_a_known_segment(world: World) {
        let (ana, day) = (world.user("ana"), world.day(11));
        let error = world.act_fails("ana", move |org| actions::share(org, ana, None, "  ", Some("purple"), day)).await;
        let errors = error.into_errors().expect("messages");
        assert!(errors.get("text").is_some() && errors.get("segment").is_some(), "{errors:?}");
    }
}
