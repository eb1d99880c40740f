use domain::debrief::{DebriefErrors, UsedYesterday, check};

#[test]
fn a6_both_questions_must_be_answered() {
    assert_eq!(check("People talk about November", "Open with it", false, None), Ok(()));
    let missing = DebriefErrors { learned: true, will_use: true, used_yesterday: false };
    assert_eq!(check(" ", "", false, None), Err(missing));
    assert_eq!(
        check("People talk about November", "\n", false, Some(UsedYesterday::No)),
        Err(DebriefErrors { will_use: true, ..DebriefErrors::default() })
    );
}

#[test]
fn a6_a_named_use_is_looked_at() {
    let missing = DebriefErrors { used_yesterday: true, ..DebriefErrors::default() };
    assert_eq!(check("a", "b", true, None), Err(missing));
    for used in UsedYesterday::ALL {
        assert_eq!(check("a", "b", true, Some(*used)), Ok(()));
        assert_eq!(UsedYesterday::from_code(used.code()), Some(*used));
    }
}
