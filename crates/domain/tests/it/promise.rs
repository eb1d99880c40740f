use domain::promise::{Due, due};

use crate::day;

#[test]
fn tags() {
    let check = |promised: &str, expected: &str| {
        assert_eq!(due(day(promised), day("2026-05-12")).to_string(), expected);
    };
    check("2026-05-12", "Today");
    check("2026-05-11", "1 day late");
    check("2026-05-02", "10 days late");
    check("2026-05-14", "Thu 14 May");
    assert!(Due::Late(1).is_late() && Due::Today.is_today());
    assert!(Due::Late(1) < Due::Today && Due::Today < Due::Later(day("2026-05-14")));
}
