use domain::{AccountId, ProspectId};

macro_rules! count {
    ($($id:ty),+) => { [$(<$id>::from(1).to_string()),+].len() };
}

#[test]
fn an_id_is_printed_and_parsed_as_its_number() {
    let id: ProspectId = "42".parse().unwrap();
    assert_eq!(id, ProspectId::from(42));
    assert_eq!(id.to_string(), "42");
    assert_eq!(i64::from(id), 42);
    assert!("4x".parse::<AccountId>().is_err());
    assert_eq!(format!("{id:>4}"), "  42");
}

#[test]
fn every_id_can_be_visited() {
    assert_eq!(domain::for_each_id!(count), 30);
}
