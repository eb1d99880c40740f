//! Does the jobs: leases what is due, runs the handler of its kind, says how it went.

use std::{collections::HashMap, fmt::Display, future::Future, pin::Pin, sync::Arc, time::Duration};

use jiff::SignedDuration;
use tokio::task::JoinSet;

use crate::{Job, Store};

type Doing = Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;
type Handler = Arc<dyn Fn(Store, Job) -> Doing + Send + Sync>;

/// A worker of the job queue. Any number of them share one database.
pub struct Worker {
    store: Store,
    handlers: HashMap<&'static str, Handler>,
    lease: SignedDuration,
    look_every: Duration,
    at_once: usize,
}

impl Worker {
    /// A worker without handlers: leases of five minutes, four jobs at once, a look every second and whenever
    /// this process enqueues something.
    pub fn new(store: Store) -> Worker {
        Worker {
            store,
            handlers: HashMap::new(),
            lease: SignedDuration::from_mins(5),
            look_every: Duration::from_secs(1),
            at_once: 4,
        }
    }

    /// Does jobs of this kind so. A handler must bear being called twice for the same job.
    #[must_use]
    pub fn on<F, D, E>(mut self, kind: &'static str, handler: F) -> Worker
    where
        F: Fn(Store, Job) -> D + Send + Sync + 'static,
        D: Future<Output = Result<(), E>> + Send + 'static,
        E: Display,
    {
        let handler = move |store, job| {
            let doing = handler(store, job);
            Box::pin(async move { doing.await.map_err(|error| error.to_string()) }) as Doing
        };
        self.handlers.insert(kind, Arc::new(handler));
        self
    }

    /// For how long a job is leased: longer than any takes.
    #[must_use]
    pub fn lease(mut self, lease: SignedDuration) -> Worker {
        self.lease = lease;
        self
    }

    /// How often to look for jobs that are due.
    #[must_use]
    pub fn look_every(mut self, pause: Duration) -> Worker {
        self.look_every = pause;
        self
    }

    /// Works until `stop` resolves, and then finishes what was begun.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let mut running: JoinSet<()> = JoinSet::new();
        let mut stop = std::pin::pin!(stop);
        loop {
            while running.try_join_next().is_some() {}
            let took_all = self.take(&mut running).await;
            tokio::select! {
                biased;
                () = &mut stop => break,
                // Room again: there may be more waiting.
                Some(_) = running.join_next(), if took_all => {}
                () = self.store.jobs_enqueued() => {}
                () = tokio::time::sleep(self.look_every) => {}
            }
        }
        while running.join_next().await.is_some() {}
    }

    /// Begins as many jobs as there is room for; whether it filled the room.
    async fn take(&self, running: &mut JoinSet<()>) -> bool {
        let room = self.at_once.saturating_sub(running.len());
        if room == 0 {
            return true;
        }
        match self.store.lease_jobs(u32::try_from(room).unwrap_or(u32::MAX), self.lease).await {
            Ok(jobs) => {
                let took_all = jobs.len() == room;
                for job in jobs {
                    let handler = self.handlers.get(job.kind.as_str()).cloned();
                    running.spawn(work_on(self.store.clone(), handler, job));
                }
                took_all
            }
            Err(error) => {
                tracing::warn!(%error, "no jobs could be taken");
                false
            }
        }
    }
}

async fn work_on(store: Store, handler: Option<Handler>, job: Job) {
    let outcome = match handler {
        // A task of its own, so that a panic is a failure like any other.
        Some(handler) => tokio::spawn(handler(store.clone(), job.clone()))
            .await
            .unwrap_or_else(|_| Err("the handler panicked".to_owned())),
        None => Err("nobody knows how to do this kind of job".to_owned()),
    };
    let noted = match &outcome {
        Ok(()) => store.finish(&job).await,
        Err(error) => {
            tracing::warn!(kind = job.kind, id = %job.id, attempts = job.attempts, error, "a job failed");
            store.fail(&job, error).await
        }
    };
    match noted {
        Ok(true) => {}
        Ok(false) => tracing::warn!(kind = job.kind, id = %job.id, "a job took longer than its lease"),
        // Its lease will run out, and it will be done again.
        Err(error) => tracing::warn!(kind = job.kind, id = %job.id, %error, "a job's end was not noted"),
    }
}
