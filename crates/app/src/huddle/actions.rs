//! Verbs on the huddle: evidence of each step.
