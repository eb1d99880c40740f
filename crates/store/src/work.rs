//! A closure on its way through an engine: run in a transaction, then settled once it is known whether the
//! transaction was kept.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

use tokio::sync::oneshot;

use crate::{
    StoreError,
    session::{Session, Transaction},
};

/// What a transaction's closure looks like to an engine.
pub(crate) trait Body<T, E>: FnMut(&mut dyn Session) -> Result<T, E> + Send + 'static {}
impl<T, E, F: FnMut(&mut dyn Session) -> Result<T, E> + Send + 'static> Body<T, E> for F {}

/// Runs a closure in a transaction: a panic and a failure passed over become errors.
pub(crate) fn run<T, E: From<StoreError>>(
    transaction: &mut Transaction<'_>,
    body: &mut impl FnMut(&mut dyn Session) -> Result<T, E>,
) -> Result<T, E> {
    let outcome = catch_unwind(AssertUnwindSafe(|| body(transaction)))
        .unwrap_or_else(|panic| Err(E::from(StoreError::Panicked(words_of(&*panic)))));
    match (outcome, transaction.spent()) {
        (Ok(_), Some(spent)) => Err(E::from(spent)),
        (outcome, _) => outcome,
    }
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}

/// A closure in a queue, whatever it returns.
pub(crate) trait Work: Send {
    /// Runs it; whether what it did is to be kept.
    fn run(&mut self, transaction: &mut Transaction<'_>) -> bool;
    /// Answers whoever waits, if they still do.
    fn settle(self: Box<Self>, kept: Result<(), StoreError>);
}

/// A closure with the place where its answer goes.
pub(crate) struct Queued<F, T, E> {
    body: F,
    outcome: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Queued<F, T, E>
where
    F: Body<T, E>,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    /// The work for a queue, and where its answer arrives.
    pub(crate) fn with_answer(body: F) -> (Box<dyn Work>, oneshot::Receiver<Result<T, E>>) {
        let (answer, receiver) = oneshot::channel();
        (Box::new(Queued { body, outcome: None, answer }), receiver)
    }
}

impl<F, T, E> Work for Queued<F, T, E>
where
    F: Body<T, E>,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    fn run(&mut self, transaction: &mut Transaction<'_>) -> bool {
        let outcome = run(transaction, &mut self.body);
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        keep
    }

    fn settle(self: Box<Self>, kept: Result<(), StoreError>) {
        let answer = match (self.outcome, kept) {
            (Some(Err(error)), _) => Err(error),
            (_, Err(error)) => Err(E::from(error)),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (None, Ok(())) => return,
        };
        // Nobody listens when the caller went away; what was committed stays.
        drop(self.answer.send(answer));
    }
}
