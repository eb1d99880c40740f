use domain::access::Relation::*;
use domain::access::Sight::*;
use domain::access::{Relation, Sight, TABLE, What, sight, widest};

/// One row of the table: oneself, team mate, manager, manager above, executive, admin.
fn check(what: What, expected: [Sight; 6]) {
    for (relation, expected) in Relation::ALL.into_iter().zip(expected) {
        assert_eq!(sight(what, relation), expected, "{what:?} for {relation:?}");
    }
    assert_eq!(sight(what, Stranger), Nothing, "{what:?} for a stranger");
}

#[test]
fn plans_and_blocks() {
    check(What::Plans, [All, TimesAndState, All, All, StateAndMinutes, Nothing]);
    check(What::Blocks, [All, TimesAndState, All, All, StateAndMinutes, Nothing]);
}

#[test]
fn goals_results_pipeline_scoreboard() {
    check(What::Goals, [All, All, AllHabitFirst, AllHabitFirst, AllHabitFirst, Nothing]);
}

#[test]
fn debriefs() {
    check(What::Debriefs, [All, SharedOnly, All, CountsOnly, CountsOnly, Nothing]);
}

#[test]
fn managers_habit() {
    check(What::ManagerHabit, [All, All, All, All, All, Nothing]);
}

#[test]
fn ladder() {
    check(What::Ladder, [All, Nothing, All, StepOnly, Nothing, Nothing]);
}

#[test]
fn touches_per_person() {
    check(What::Touches, [All, Nothing, UnderActivity, Nothing, Nothing, Nothing]);
}

#[test]
fn interruptions() {
    check(What::Interruptions, [All, Nothing, All, ByWhomWithReason, TotalsByLeader, Nothing]);
}

#[test]
fn mirror() {
    check(What::Mirror, [OwnPart, TotalsOnly, OwnAndReports, OwnAndLine, OwnAndLine, Nothing]);
}

#[test]
fn pulse() {
    let five = TotalsFromFive;
    check(What::Pulse, [ThatAnswered, five, five, five, five, Nothing]);
}

#[test]
fn records() {
    check(What::Records, [All, Readable, All, All, All, RecordsOnly]);
}

#[test]
fn the_rows_stand_in_the_order_of_their_names() {
    assert_eq!(TABLE.map(|(what, _)| what), What::ALL);
    for (index, what) in What::ALL.into_iter().enumerate() {
        assert_eq!(what as usize, index);
    }
    for (index, relation) in Relation::ALL.into_iter().enumerate() {
        assert_eq!(relation as usize, index);
    }
}

#[test]
fn b2_a_leader_never_gets_around_the_habit() {
    assert!(widest(What::Goals, [TeamMate, Manager, Executive]).habit_first());
    assert!(!widest(What::Goals, [TeamMate]).habit_first());
}

#[test]
fn counting_no_touches_of_others_by_any_way_but_activity() {
    let others = [TeamMate, Manager, ManagerAbove, Executive, Admin, Stranger];
    let widest = widest(What::Touches, others);
    assert_eq!(widest, UnderActivity);
    assert!(!widest.may_count() && !widest.may_read_words() && !widest.is_all());
}

#[test]
fn what_a_sight_allows() {
    assert!(sight(What::Blocks, Executive).may_see_minutes());
    assert!(!sight(What::Blocks, Executive).may_see_times());
    assert!(!sight(What::Blocks, TeamMate).may_see_minutes());
    assert!(sight(What::Blocks, TeamMate).may_see_times());
    assert!(!sight(What::Plans, TeamMate).may_see_people());
    assert!(!sight(What::Debriefs, Executive).may_read_words());
    assert!(sight(What::Debriefs, Executive).may_count());
    assert!(!sight(What::Debriefs, TeamMate).may_read_words());
    assert!(sight(What::Records, TeamMate).may_read_words());
    assert_eq!(widest(What::Records, []), Nothing);
    assert!(!Nothing.any());
}
