use domain::role::RoleError;
use domain::{Role, Roles};

#[test]
fn codes_and_labels_go_round() {
    for role in Role::ALL {
        assert_eq!(Role::from_code(role.code()), Some(role));
    }
    assert_eq!(Role::OutboundRep.label(), "Outbound");
    assert_eq!(Role::from_code("boss"), None);
}

#[test]
fn a_set_is_stored_as_codes() {
    let roles = Roles::parse(" sales_manager, account_executive,").unwrap();
    assert_eq!(roles.codes(), "account_executive,sales_manager");
    assert_eq!(roles.label(), "Account executive");
    assert!(roles.has(Role::SalesManager) && !roles.has(Role::Admin));
    assert!(roles.is_selling() && roles.leads());
    assert_eq!(roles.without(Role::SalesManager), Roles::from(Role::AccountExecutive));
    assert_eq!(Roles::parse("boss"), Err(RoleError::Unknown("boss".into())));
    assert_eq!(Roles::parse("").unwrap(), Roles::NONE);
    assert_eq!(Roles::NONE.label(), "–");
}

#[test]
fn exactly_four_roles_sell_and_two_lead() {
    assert_eq!(Role::ALL.into_iter().filter(|role| role.is_selling()).count(), 4);
    assert_eq!(Role::ALL.into_iter().filter(|role| role.leads()).count(), 2);
    assert!(!Roles::from(Role::Admin).leads());
}
