//! What the runner reads: the queue, the person who is up, what waits around them. It writes nothing of its own:
//! touches, blocks and the pipeline have their actions.

mod around;
mod person;
mod queue;

pub(super) use around::{
    executives, has_debrief, held_since, latest_use, learning_for, pipeline_knows, team_of, used_since,
};
pub(super) use person::{Known, Person, known, last_conversation, last_try, person};
pub(super) use queue::{Item, Last, known_key, last_touch, owner_of_item, queue};
