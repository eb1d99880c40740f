//! Passwords: argon2id, off the threads that serve, and never many at once: each takes 19 MB for a moment.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use store::StoreError;
use tokio::sync::Semaphore;

use crate::{Error, Result};

/// The fewest characters of a password.
pub const SHORTEST: usize = 12;

/// The most characters of a password, so that nobody has us hash a book.
pub const LONGEST: usize = 200;

/// How many passwords are worked on at once: it bounds the memory.
static TURNS: Semaphore = Semaphore::const_new(4);

/// What an unknown address is checked against, so that it takes as long as a known one. No password fits it: its
/// hash is not the hash of anything anybody knows.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$Zm9yZW5vb24tbm9ib2R5IQ$\
                      Tm9ib2R5IGtub3dzIGEgcGFzc3dvcmQgZm9yIHRoaXM";

/// Judges a new password: at the field, what to do about it.
pub fn check(password: &str) -> Result<(), String> {
    match password.chars().count() {
        0..SHORTEST => {
            Err(format!("Use at least {SHORTEST} characters. A few words in a row are easy to keep."))
        }
        SHORTEST..=LONGEST => Ok(()),
        _ => Err(format!("Use at most {LONGEST} characters.")),
    }
}

/// The hash to keep of a password.
pub async fn hash(password: String) -> Result<String> {
    off_the_threads(move || hash_here(&password)).await?
}

/// Likewise on the calling thread: for the command line and the demo.
pub fn hash_here(password: &str) -> Result<String> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|error| failed(&error))
}

/// Whether a password fits a hash. Takes its time also when there is no hash, or none that can be read.
pub async fn fits(password: String, hash: Option<String>) -> Result<bool> {
    off_the_threads(move || {
        let kept = hash.as_deref().and_then(|hash| PasswordHash::new(hash).ok());
        let is_somebody = kept.is_some();
        let Some(hash) = kept.or_else(|| PasswordHash::new(NOBODY).ok()) else { return false };
        let fits = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
        fits && is_somebody
    })
    .await
}

async fn off_the_threads<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = TURNS.acquire().await.map_err(|error| failed(&error))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| failed(&error))
}

fn failed(error: &dyn std::fmt::Display) -> Error {
    Error::Store(StoreError::Other(format!("a password was not hashed: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn f5_a_password_fits_its_own_hash_and_nobodys_fits_none() {
        let hash = hash("correct horse battery".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(fits("correct horse battery".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!fits("correct horse batterz".to_owned(), Some(hash)).await.unwrap());
        assert!(!fits("correct horse battery".to_owned(), None).await.unwrap());
        assert!(!fits("x".to_owned(), Some("no password opens this".to_owned())).await.unwrap());
    }

    #[test]
    fn f5_nobodys_hash_costs_what_a_real_one_costs() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let real = hash_here("correct horse battery").unwrap();
        let real = PasswordHash::new(&real).unwrap();
        assert_eq!(nobody.params.to_string(), real.params.to_string());
        assert_eq!(nobody.algorithm, real.algorithm);
        assert_eq!(nobody.hash.unwrap().len(), real.hash.unwrap().len());
    }

    #[test]
    fn f5_a_password_has_twelve_characters() {
        assert!(check("12345678901").is_err());
        assert!(check("123456789012").is_ok());
        assert!(check("äöüäöüäöüäöü").is_ok());
        assert!(check(&"x".repeat(201)).is_err());
    }
}
