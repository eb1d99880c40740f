use domain::OrgId;
use store::{Clock, Store, StoreError, args};

#[tokio::test]
async fn smoke() {
    let store = Store::open("sqlite::memory:", Clock::real()).await.unwrap();
    let org = store
        .write_reference(|r| {
            let id: OrgId = r.next_id();
            let now = r.now();
            r.execute(
                "insert into organisations (id, name, currency, zone, created_at) values ($1, $2, $3, $4, $5)",
                args![id, "A", "EUR", "UTC", now],
            )?;
            Ok::<_, StoreError>(id)
        })
        .await
        .unwrap();
    store
        .write(org, None, |org| org.record("made", ("organisation", 1), serde_json::json!({})))
        .await
        .unwrap();
    let verb: String = store
        .read(org, None, |org| org.one("select verb from events where org_id = $1", args![])?.unwrap().get(0))
        .await
        .unwrap();
    assert_eq!(verb, "made");
    store.close().await;
}
