//! PostgreSQL.
use crate::{
    Migration, StoreError,
    store::{Isolation, Surroundings},
    work::Body,
};

pub(crate) struct Engine;

impl Engine {
    pub(crate) async fn open(
        _: &str,
        _: Surroundings,
        _: &'static [Migration],
    ) -> Result<Engine, StoreError> {
        Err(StoreError::Unavailable("PostgreSQL comes in a minute".to_owned()))
    }
    pub(crate) async fn read<T, E: From<StoreError>>(&self, _: impl Body<T, E>) -> Result<T, E> {
        Err(StoreError::Unavailable("PostgreSQL".to_owned()).into())
    }
    pub(crate) async fn write<T, E: From<StoreError>>(
        &self,
        _: Isolation,
        _: impl Body<T, E>,
    ) -> Result<T, E> {
        Err(StoreError::Unavailable("PostgreSQL".to_owned()).into())
    }
    pub(crate) fn close(&self) {}
}
