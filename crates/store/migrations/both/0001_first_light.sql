-- First light: everything one full day needs.
--
-- Every key begins with org_id, so that the schema can be sharded by organisation. The few tables without it
-- (organisations, addresses, attempts) are small reference tables. Times are microseconds UTC (`_at`), days are
-- ISO dates in the owner's zone (`_day`), money is minor units with its currency, booleans are 0 or 1.
-- Ids are unique in the whole database (see id_blocks).

-- ── Reference tables ──────────────────────────────────────────────────────────────────────────────────────────

create table organisations (
    id bigint not null primary key,
    name text not null,
    currency text not null,
    zone text not null,
    -- when a lead may be handed over: 'completed' (a scoping call was held) or 'booked'
    hand_off_after text not null default 'completed',
    -- working days an account executive has to answer a hand-off
    hand_off_days bigint not null default 1,
    created_at bigint not null
) {clustered};

-- Who may sign in: one address belongs to one user of one organisation.
create table addresses (
    email text not null primary key,
    org_id bigint not null,
    user_id bigint not null
) {clustered};

-- Failed sign-ins by address and by machine, for the rate limit.
create table attempts (
    subject text not null primary key,
    failures bigint not null,
    since_at bigint not null
) {clustered};

-- ── The house's own ───────────────────────────────────────────────────────────────────────────────────────────

create table events (
    org_id bigint not null,
    id bigint not null,
    at bigint not null,
    actor_id bigint,
    verb text not null,
    subject_kind text not null,
    subject_id bigint not null,
    -- ids and names of fields only: personal values live in rows that can be erased
    payload text not null,
    primary key (org_id, id)
) {clustered};
create index events_subject on events (org_id, subject_kind, subject_id, id);
-- the days that prospects named: how often calling on that day worked
create index events_next_set on events (org_id, id) where verb = 'next_set';

create table jobs (
    org_id bigint not null,
    id bigint not null,
    kind text not null,
    payload text not null,
    run_at bigint not null,
    lease_until bigint,
    attempts bigint not null default 0,
    last_error text,
    done_at bigint,
    primary key (org_id, id)
) {clustered};
create index jobs_waiting on jobs (done_at, run_at);

-- ── People and access ─────────────────────────────────────────────────────────────────────────────────────────

create table teams (
    org_id bigint not null,
    id bigint not null,
    name text not null,
    -- minute of the manager's day at which the huddle is held
    huddle_minute bigint not null default 690,
    created_at bigint not null,
    primary key (org_id, id)
) {clustered};
create unique index teams_name on teams (org_id, name);

create table users (
    org_id bigint not null,
    id bigint not null,
    name text not null,
    folded_name text not null,
    email text,
    -- comma list of role codes
    roles text not null,
    team_id bigint,
    reports_to bigint,
    zone text not null,
    -- 'named' (an owner in an import, no login yet), 'invited', 'active', 'ended'
    state text not null,
    password_hash text,
    theme text not null default 'auto',
    single_keys bigint not null default 1,
    created_at bigint not null,
    primary key (org_id, id)
) {clustered};
create index users_folded_name on users (org_id, folded_name);

-- Who stands above whom, oneself included (depth 0); kept by the write that changes reports_to.
create table lines (
    org_id bigint not null,
    leader_id bigint not null,
    user_id bigint not null,
    depth bigint not null,
    primary key (org_id, leader_id, user_id)
) {clustered};
create index lines_user on lines (org_id, user_id);

-- Whose records a viewer reads (product.md, Who sees what: records); kept like lines.
create table record_sight (
    org_id bigint not null,
    viewer_id bigint not null,
    user_id bigint not null,
    primary key (org_id, viewer_id, user_id)
) {clustered};

create table sessions (
    org_id bigint not null,
    id bigint not null,
    user_id bigint not null,
    token_hash text not null,
    agent text not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    primary key (org_id, id)
) {clustered};
create unique index sessions_token_hash on sessions (org_id, token_hash);

create table invitations (
    org_id bigint not null,
    id bigint not null,
    user_id bigint not null,
    token_hash text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    primary key (org_id, id)
) {clustered};
create unique index invitations_token_hash on invitations (org_id, token_hash);

create table holidays (
    org_id bigint not null,
    day text not null,
    name text not null,
    primary key (org_id, day)
) {clustered};

create table leaves (
    org_id bigint not null,
    user_id bigint not null,
    from_day text not null,
    to_day text not null,
    primary key (org_id, user_id, from_day)
) {clustered};

-- A month's or week's goal of a user or a team. scope: 'user', 'team'; period: 'month', 'week'.
-- measure: a goal kind's code ('scoping_call_booked' …), or 'pipeline', 'sales' (minor units).
create table goals (
    org_id bigint not null,
    scope text not null,
    scope_id bigint not null,
    measure text not null,
    period text not null,
    from_day text not null,
    target bigint not null,
    set_by bigint,
    set_at bigint not null,
    primary key (org_id, scope, scope_id, measure, period, from_day)
) {clustered};

-- ── Records ───────────────────────────────────────────────────────────────────────────────────────────────────

create table accounts (
    org_id bigint not null,
    id bigint not null,
    name text not null,
    folded_name text not null,
    external_id text,
    owner_id bigint,
    sector text,
    -- kept, never the only key of a ranking
    size text,
    revenue_minor bigint,
    founded bigint,
    place text,
    parent_name text,
    website text,
    customer_since_day text,
    import_id bigint,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (org_id, id)
) {clustered};
create index accounts_folded_name on accounts (org_id, folded_name, id);
create index accounts_external_id on accounts (org_id, external_id);

create table prospects (
    org_id bigint not null,
    id bigint not null,
    account_id bigint,
    name text not null,
    folded_name text not null,
    title text,
    email text,
    phone text,
    place text,
    zone text,
    summary text,
    external_id text,
    owner_id bigint,
    source text,
    -- 'lead', 'qualified', 'disqualified', 'customer', 'lost' (lost_reason says to whom or why)
    state text not null default 'lead',
    state_reason text,
    state_day text,
    -- the next conversation: day, minute of the day if named, what for, and whether they named the day themselves
    next_day text,
    next_minute bigint,
    next_objective text,
    next_named_by_them bigint not null default 0,
    import_id bigint,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (org_id, id)
) {clustered};
create index prospects_folded_name on prospects (org_id, folded_name, id);
create index prospects_email on prospects (org_id, email);
create index prospects_external_id on prospects (org_id, external_id);
create index prospects_account on prospects (org_id, account_id);
create index prospects_owner on prospects (org_id, owner_id, next_day);

-- What is known about a prospect: a label and a line ("Who decides": "The board, next on 9 June").
create table facts (
    org_id bigint not null,
    id bigint not null,
    prospect_id bigint not null,
    label text not null,
    text text not null,
    source_url text,
    position bigint not null,
    primary key (org_id, id)
) {clustered};
create index facts_prospect on facts (org_id, prospect_id, position);

create table notes (
    org_id bigint not null,
    id bigint not null,
    prospect_id bigint,
    account_id bigint,
    author_id bigint,
    text text not null,
    at bigint not null,
    day text not null,
    import_id bigint,
    primary key (org_id, id)
) {clustered};
create index notes_prospect on notes (org_id, prospect_id, at);
create index notes_account on notes (org_id, account_id, at);

-- Something the rep told a prospect they would do, with a day.
create table promises (
    org_id bigint not null,
    id bigint not null,
    prospect_id bigint not null,
    user_id bigint not null,
    text text not null,
    due_day text not null,
    made_at bigint not null,
    done_at bigint,
    done_day text,
    primary key (org_id, id)
) {clustered};
create index promises_user on promises (org_id, user_id, done_at, due_day);
create index promises_prospect on promises (org_id, prospect_id);

-- One person named another.
create table referrals (
    org_id bigint not null,
    id bigint not null,
    from_prospect_id bigint not null,
    to_prospect_id bigint not null,
    user_id bigint not null,
    touch_id bigint,
    quote text,
    at bigint not null,
    day text not null,
    primary key (org_id, id)
) {clustered};
create index referrals_from on referrals (org_id, from_prospect_id);
create index referrals_to on referrals (org_id, to_prospect_id);

-- Meetings on a user's calendar; a scoping call that was booked has one.
create table meetings (
    org_id bigint not null,
    id bigint not null,
    user_id bigint not null,
    title text not null,
    starts_at bigint not null,
    ends_at bigint not null,
    day text not null,
    prospect_id bigint,
    organiser_id bigint,
    organiser_name text,
    -- 'meeting', 'scoping_call', 'huddle', 'own' (an appointment with oneself)
    kind text not null default 'meeting',
    -- a meeting over a block is a conflict until it is moved, declined or the rep is taken off (then the row is gone)
    conflict_state text,
    conflict_reason text,
    conflict_by bigint,
    conflict_at bigint,
    created_at bigint not null,
    primary key (org_id, id)
) {clustered};
create index meetings_user on meetings (org_id, user_id, day);

-- ── Touches and results ───────────────────────────────────────────────────────────────────────────────────────

create table touches (
    org_id bigint not null,
    id bigint not null,
    prospect_id bigint not null,
    user_id bigint not null,
    block_id bigint,
    plan_item_id bigint,
    at bigint not null,
    day text not null,
    channel text not null,
    -- 'not_reached', 'talked', 'answered'
    outcome text not null,
    -- which key logged it, so that undo and the queue can show it
    logged_as text not null,
    note text,
    -- given by the browser: a touch that arrives twice is logged once
    client_key text,
    -- JSON: what it changed and what stood before, for undo; here and not in the log, so that it goes with the row
    led_to text,
    import_id bigint,
    external_id text,
    primary key (org_id, id)
) {clustered};
create unique index touches_user_id_client_key on touches (org_id, user_id, client_key);
create index touches_prospect on touches (org_id, prospect_id, at);
create index touches_block on touches (org_id, block_id, at);
create index touches_external_id on touches (org_id, external_id);

-- The only thing that counts. Credited to user_id on day; logged by logged_by.
create table results (
    org_id bigint not null,
    id bigint not null,
    kind text not null,
    user_id bigint not null,
    day text not null,
    at bigint not null,
    prospect_id bigint,
    account_id bigint,
    touch_id bigint,
    block_id bigint,
    opportunity_id bigint,
    handoff_id bigint,
    scoping_call_id bigint,
    logged_by bigint,
    import_id bigint,
    primary key (org_id, id)
) {clustered};
create index results_user on results (org_id, user_id, kind, day);
create index results_day on results (org_id, kind, day);
create index results_prospect on results (org_id, prospect_id, at);
create index results_touch on results (org_id, touch_id);
create index results_block on results (org_id, block_id, kind);

create table scoping_calls (
    org_id bigint not null,
    id bigint not null,
    prospect_id bigint not null,
    booked_by bigint not null,
    booked_at bigint not null,
    booked_day text not null,
    starts_at bigint not null,
    -- 'booked', 'completed', 'cancelled'
    state text not null,
    held_by bigint,
    completed_at bigint,
    completed_day text,
    meeting_id bigint,
    touch_id bigint,
    primary key (org_id, id)
) {clustered};
create index scoping_calls_prospect on scoping_calls (org_id, prospect_id, starts_at);
create index scoping_calls_booked_by on scoping_calls (org_id, booked_by, state);

-- ── Pipeline ──────────────────────────────────────────────────────────────────────────────────────────────────

create table stages (
    org_id bigint not null,
    id bigint not null,
    name text not null,
    position bigint not null,
    primary key (org_id, id)
) {clustered};

create table opportunities (
    org_id bigint not null,
    id bigint not null,
    account_id bigint,
    prospect_id bigint,
    name text not null,
    folded_name text not null,
    product text,
    owner_id bigint,
    originator_id bigint,
    amount_minor bigint,
    -- the amount when its creation month ended: what new pipeline stands at from then on
    settled_amount_minor bigint,
    settled bigint not null default 0,
    currency text not null,
    -- 'open', 'won', 'lost'
    state text not null,
    stage_id bigint,
    stage_since_day text,
    lost_reason text,
    created_at bigint not null,
    -- null when an import does not know it: then it counts in no month
    created_day text,
    expected_day text,
    closed_at bigint,
    closed_day text,
    next_step text,
    next_step_day text,
    handoff_id bigint,
    external_id text,
    import_id bigint,
    updated_at bigint not null,
    primary key (org_id, id)
) {clustered};
create index opportunities_created on opportunities (org_id, created_day);
create index opportunities_closed on opportunities (org_id, state, closed_day);
create index opportunities_owner on opportunities (org_id, owner_id, state);
create index opportunities_prospect on opportunities (org_id, prospect_id);
create index opportunities_account on opportunities (org_id, account_id);
create index opportunities_external_id on opportunities (org_id, external_id);
create index opportunities_folded_name on opportunities (org_id, folded_name, id);

create table stage_moves (
    org_id bigint not null,
    id bigint not null,
    opportunity_id bigint not null,
    from_stage text,
    to_stage text not null,
    at bigint not null,
    day text not null,
    user_id bigint,
    primary key (org_id, id)
) {clustered};
create index stage_moves_opportunity on stage_moves (org_id, opportunity_id, at);

-- A qualified lead offered to an account executive.
create table handoffs (
    org_id bigint not null,
    id bigint not null,
    prospect_id bigint not null,
    from_user_id bigint not null,
    to_user_id bigint not null,
    -- 'offered', 'accepted', 'sent_back', 'expired'
    state text not null,
    offered_at bigint not null,
    offered_day text not null,
    due_at bigint not null,
    escalated_at bigint,
    answered_at bigint,
    answered_day text,
    needs text not null,
    by_when text not null,
    decides text not null,
    reason text,
    line text,
    scoping_call_id bigint,
    opportunity_id bigint,
    next_step text,
    next_step_day text,
    primary key (org_id, id)
) {clustered};
create index handoffs_to on handoffs (org_id, to_user_id, state, offered_at);
create index handoffs_from on handoffs (org_id, from_user_id, state, offered_at);
create index handoffs_prospect on handoffs (org_id, prospect_id);

-- ── The day ───────────────────────────────────────────────────────────────────────────────────────────────────

-- When a team's people prospect: one row a weekly slot and role. rrule is an RFC 5545 weekly rule.
create table policies (
    org_id bigint not null,
    id bigint not null,
    team_id bigint not null,
    role text not null,
    rrule text not null,
    start_minute bigint not null,
    minutes bigint not null,
    quiet_minutes bigint not null default 30,
    from_day text not null,
    until_day text,
    -- null while it holds; a suspension has its reason and who made it
    suspended_reason text,
    suspended_by bigint,
    created_at bigint not null,
    primary key (org_id, id)
) {clustered};
create index policies_team on policies (org_id, team_id);

create table blocks (
    org_id bigint not null,
    id bigint not null,
    user_id bigint not null,
    policy_id bigint,
    day text not null,
    starts_at bigint not null,
    ends_at bigint not null,
    quiet_from_at bigint not null,
    zone text not null,
    -- where the policy laid it: laying out again finds it even after a move
    laid_day text not null,
    goal_kind text not null,
    goal_count bigint,
    goal_proposed bigint,
    goal_agreed_by bigint,
    goal_agreed_at bigint,
    plan_committed_at bigint,
    finished_at bigint,
    plan_done bigint not null default 0,
    removed_reason text,
    removed_kind text,
    removed_by bigint,
    moved_from_at bigint,
    -- the verdict, written when the block is over
    scheduled_minutes bigint,
    kept_minutes bigint,
    broken_minutes bigint,
    missed_minutes bigint,
    unplanned_minutes bigint,
    closed_at bigint,
    primary key (org_id, id)
) {clustered};
create unique index blocks_laid on blocks (org_id, user_id, policy_id, laid_day);
create index blocks_user on blocks (org_id, user_id, day);
create index blocks_day on blocks (org_id, day);
create index blocks_open on blocks (org_id, closed_at, ends_at);

-- Presence in a block. kind: 'focus', 'prospecting', 'paused', 'interrupted'.
create table spans (
    org_id bigint not null,
    id bigint not null,
    block_id bigint not null,
    kind text not null,
    from_at bigint not null,
    until_at bigint,
    reason text,
    -- 'customer', 'prospect', 'internal'
    about text,
    by_user_id bigint,
    by_name text,
    primary key (org_id, id)
) {clustered};
create index spans_block on spans (org_id, block_id, from_at);

create table plan_items (
    org_id bigint not null,
    id bigint not null,
    block_id bigint not null,
    prospect_id bigint not null,
    position bigint not null,
    objective text not null,
    why text not null,
    why_due bigint not null default 0,
    added_at bigint not null,
    primary key (org_id, id)
) {clustered};
create unique index plan_items_prospect on plan_items (org_id, block_id, prospect_id);
create index plan_items_block on plan_items (org_id, block_id, position);

create table debriefs (
    org_id bigint not null,
    id bigint not null,
    block_id bigint not null,
    user_id bigint not null,
    day text not null,
    learned text not null,
    use_text text not null,
    -- 'most', 'some', 'no': was yesterday's use used?
    used_yesterday text,
    saved_at bigint not null,
    reply text,
    reply_by bigint,
    replied_at bigint,
    primary key (org_id, id)
) {clustered};
create unique index debriefs_block on debriefs (org_id, block_id);
create index debriefs_user on debriefs (org_id, user_id, saved_at);

create table successes (
    org_id bigint not null,
    user_id bigint not null,
    day text not null,
    text text not null,
    chosen_at bigint not null,
    primary key (org_id, user_id, day)
) {clustered};
create index successes_day on successes (org_id, day);

create table learnings (
    org_id bigint not null,
    id bigint not null,
    debrief_id bigint,
    author_id bigint not null,
    text text not null,
    folded_text text not null,
    segment text,
    at bigint not null,
    day text not null,
    uses bigint not null default 0,
    primary key (org_id, id)
) {clustered};
create index learnings_at on learnings (org_id, at);

-- What others send a rep. It is held while the rep's block (with its quiet minutes) lasts.
create table messages (
    org_id bigint not null,
    id bigint not null,
    to_user_id bigint not null,
    from_user_id bigint,
    from_name text not null,
    text text not null,
    prospect_id bigint,
    -- what the sender was told: null when it went straight through
    held_until_at bigint,
    -- who else was asked instead
    passed_to_id bigint,
    sent_at bigint not null,
    delivered_at bigint,
    read_at bigint,
    primary key (org_id, id)
) {clustered};
create index messages_to on messages (org_id, to_user_id, sent_at);

-- ── The manager ───────────────────────────────────────────────────────────────────────────────────────────────

create table huddles (
    org_id bigint not null,
    team_id bigint not null,
    day text not null,
    manager_id bigint not null,
    started_at bigint not null,
    ended_at bigint,
    primary key (org_id, team_id, day)
) {clustered};

-- Evidence of one step for one rep on one of the manager's days. step: 'protect', 'check', 'ask', 'tomorrow'.
-- what: 'protect_opened', 'block_opened' (ref: block), 'replied' (ref: debrief), 'asked' (ref: block),
--       'goal_agreed' (ref: block), 'plan_opened' (ref: block)
create table huddle_evidence (
    org_id bigint not null,
    manager_id bigint not null,
    user_id bigint not null,
    day text not null,
    what text not null,
    ref_id bigint not null,
    at bigint not null,
    primary key (org_id, manager_id, user_id, day, what, ref_id)
) {clustered};

-- The verdict of a finished manager's day per rep who had a block: kept by the write that closes the day.
create table habit_days (
    org_id bigint not null,
    manager_id bigint not null,
    user_id bigint not null,
    day text not null,
    protect_kept bigint not null,
    check_kept bigint not null,
    ask_kept bigint not null,
    tomorrow_kept bigint not null,
    primary key (org_id, manager_id, day, user_id)
) {clustered};

-- ── Imports ───────────────────────────────────────────────────────────────────────────────────────────────────

create table imports (
    org_id bigint not null,
    id bigint not null,
    kind text not null,
    file_name text not null,
    file_hash text not null,
    -- 'read' (waiting for the mapping), 'running', 'done', 'failed', 'thrown_away'
    state text not null,
    rows_total bigint not null default 0,
    rows_done bigint not null default 0,
    created bigint not null default 0,
    updated bigint not null default 0,
    unchanged bigint not null default 0,
    duplicates bigint not null default 0,
    rejected bigint not null default 0,
    -- JSON: {column: field}, [{column, reason}]
    mapping text not null,
    left_behind text not null,
    error text,
    by_user_id bigint,
    started_at bigint not null,
    finished_at bigint,
    primary key (org_id, id)
) {clustered};

create table import_rejects (
    org_id bigint not null,
    import_id bigint not null,
    line bigint not null,
    column_name text not null,
    reason text not null,
    row_text text not null,
    primary key (org_id, import_id, line)
) {clustered};

-- The uploaded file while its mapping is decided, in pieces; gone when the import is done or thrown away.
create table import_pieces (
    org_id bigint not null,
    import_id bigint not null,
    position bigint not null,
    text text not null,
    primary key (org_id, import_id, position)
) {clustered};
