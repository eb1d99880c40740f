use domain::{EventId, UserId};
use store::{StoreError, events};

use crate::world::{World, on_both_engines};

on_both_engines!(what_happened_is_written_with_it);

async fn what_happened_is_written_with_it(world: World) {
    let actor = UserId::from(3);
    let happen = |verb: &'static str, subject: i64, fail: bool| {
        world.store.write(world.org, Some(actor), move |org| {
            org.record(verb, ("thing", subject), serde_json::json!({ "fields": ["name"] }))?;
            if fail { Err(StoreError::Other("no".to_owned())) } else { Ok(()) }
        })
    };
    happen("made", 1, false).await.unwrap();
    happen("lost", 1, true).await.unwrap_err();
    happen("made", 2, false).await.unwrap();
    happen("renamed", 1, false).await.unwrap();
    let outcome: Result<(), StoreError> = world
        .store
        .read(world.org, None, |org| {
            let all = events::since(org, EventId::from(0), 10)?;
            let verbs: Vec<_> = all.iter().map(|event| (event.verb.as_str(), event.subject_id)).collect();
            assert_eq!(verbs, [("made", 1), ("made", 2), ("renamed", 1)]);
            assert_eq!((all[0].actor, all[0].at), (Some(UserId::from(3)), org.now()));
            assert_eq!(all[0].payload["fields"][0], "name");
            assert_eq!(events::since(org, all[0].id, 1)?, all[1..2]);
            let about: Vec<_> = events::about(org, ("thing", 1), 10)?.into_iter().map(|e| e.verb).collect();
            assert_eq!(about, ["renamed", "made"]);
            Ok(())
        })
        .await;
    outcome.unwrap();
}
