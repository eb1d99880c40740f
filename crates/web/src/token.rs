//! Secrets that travel in cookies and links: 256 random bits, of which only the hash is kept.

use rand::RngExt;
use sha2::{Digest, Sha256};

/// A new secret of 64 hexadecimal digits.
pub fn new_token() -> String {
    let bytes: [u8; 32] = rand::rng().random();
    hex(&bytes)
}

/// What the database keeps of a secret: SHA-256 is enough for 256 random bits, passwords need argon2id.
pub fn hash_token(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
