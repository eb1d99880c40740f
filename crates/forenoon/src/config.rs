//! Settings: a file, then environment variables, then flags; the later wins. `config check` explains each.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

/// What can be said on the command line.
#[derive(Args, Clone, Debug, Default, Serialize)]
pub struct Flags {
    /// Where the data lives: sqlite:FILE or postgres://USER@HOST/NAME
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    /// The address and port to listen on
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<String>,
    /// Where users reach it (https://…), for links in invitations and secure cookies
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// For tests: the clock stands at the time written in this file, and follows it
    #[arg(long, hide = true)]
    #[serde(skip)]
    pub test_clock: Option<PathBuf>,
    /// The settings file
    #[arg(long, default_value = "forenoon.toml")]
    #[serde(skip)]
    pub config: PathBuf,
}

/// The settings in force.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where the data lives.
    pub database: String,
    /// The address and port to listen on.
    pub listen: String,
    /// Where users reach it; none means the address listened on.
    pub base_url: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Config { database: "sqlite:forenoon.db".into(), listen: "127.0.0.1:8080".into(), base_url: None }
    }
}

impl Config {
    /// The socket address to listen on.
    pub fn address(&self) -> anyhow::Result<SocketAddr> {
        self.listen.parse().map_err(|_| anyhow::anyhow!("{}", listen_fault(&self.listen)))
    }

    /// Where users reach it, without a slash at the end.
    pub fn base_url(&self, bound: SocketAddr) -> String {
        self.base_url
            .as_deref()
            .map_or_else(|| format!("http://{bound}"), |url| url.trim_end_matches('/').to_owned())
    }
}

fn figment(flags: &Flags) -> Figment {
    Figment::from(Serialized::defaults(Config::default()))
        .merge(Toml::file(&flags.config))
        .merge(Env::prefixed("FORENOON_").only(&["database", "listen", "base_url"]))
        .merge(Serialized::globals(flags))
}

/// Reads the settings, or says what is wrong with them.
pub fn read(flags: &Flags) -> anyhow::Result<Config> {
    let config: Config = figment(flags).extract().map_err(|error| anyhow::anyhow!("{}", explain(&error)))?;
    match faults(&config).first() {
        Some(fault) => Err(anyhow::anyhow!("{fault}. `forenoon config check` says more.")),
        None => Ok(config),
    }
}

/// Prints the settings with their sources, and every mistake.
pub fn check(flags: &Flags) -> ExitCode {
    let figment = figment(flags);
    let file = if flags.config.exists() { "read" } else { "not there, which is fine" };
    println!("settings file  {} ({file})", flags.config.display());
    let config: Config = match figment.extract() {
        Ok(config) => config,
        Err(error) => {
            println!("wrong          {}", explain(&error));
            return ExitCode::FAILURE;
        }
    };
    let rows = [
        ("database", hide_password(&config.database)),
        ("listen", config.listen.clone()),
        ("base_url", config.base_url.clone().unwrap_or_else(|| "(as listened on)".into())),
    ];
    for (key, value) in rows {
        let source =
            figment.find_metadata(key).map_or_else(|| "built in".into(), |data| source_name(&data.name));
        println!("{key:<14} {value}   from {source}");
    }
    let faults = faults(&config);
    for fault in &faults {
        println!("wrong          {fault}");
    }
    if faults.is_empty() {
        println!("Everything fits.");
        return ExitCode::SUCCESS;
    }
    ExitCode::FAILURE
}

fn source_name(metadata: &str) -> String {
    match metadata {
        name if name.contains("TOML") => "the settings file".into(),
        name if name.contains("environment") => "an environment variable".into(),
        name if name.contains("Flags") => "a flag".into(),
        _ => "built in".into(),
    }
}

fn explain(error: &figment::Error) -> String {
    let mut lines: Vec<String> = error
        .clone()
        .into_iter()
        .map(|fault| match &fault.kind {
            figment::error::Kind::UnknownField(field, known) => {
                format!("there is no setting \"{field}\"; there are {}", known.join(", "))
            }
            _ => {
                let key = fault.path.join(".");
                if key.is_empty() { fault.to_string() } else { format!("{key}: {}", fault.kind) }
            }
        })
        .collect();
    lines.dedup();
    lines.join("; ")
}

fn faults(config: &Config) -> Vec<String> {
    let mut faults = Vec::new();
    let known = ["sqlite:", "postgres://", "postgresql://"];
    if !known.iter().any(|scheme| config.database.starts_with(scheme)) {
        faults.push(format!(
            "database: \"{}\" is neither sqlite:FILE nor postgres://USER@HOST/NAME",
            hide_password(&config.database)
        ));
    }
    if config.listen.parse::<SocketAddr>().is_err() {
        faults.push(listen_fault(&config.listen));
    }
    if let Some(url) = &config.base_url
        && !(url.starts_with("https://") || url.starts_with("http://"))
    {
        faults.push(format!("base_url: \"{url}\" must begin with https:// (or http:// on your own machine)"));
    }
    faults
}

fn listen_fault(listen: &str) -> String {
    format!("listen: \"{listen}\" is not an address with a port, such as 127.0.0.1:8080 or 0.0.0.0:8080")
}

/// `postgres://user:secret@host/name` is printed without the secret.
fn hide_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((user, host)) = rest.rsplit_once('@') else { return url.to_owned() };
    match user.split_once(':') {
        Some((user, _)) => format!("{scheme}://{user}:…@{host}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f6_mistakes_in_the_settings_are_explained() {
        let check = |config: Config, expected: &str| {
            let faults = faults(&config).join("\n");
            assert!(faults.contains(expected), "{faults:?} should say {expected:?}");
        };
        check(
            Config { database: "mysql://x".into(), ..Config::default() },
            "neither sqlite:FILE nor postgres://",
        );
        check(Config { listen: "8080".into(), ..Config::default() }, "not an address with a port");
        check(
            Config { base_url: Some("forenoon.example".into()), ..Config::default() },
            "must begin with https://",
        );
        assert!(faults(&Config::default()).is_empty());
    }

    #[test]
    fn f6_a_password_is_never_printed() {
        assert_eq!(hide_password("postgres://ana:s3cret@db/forenoon"), "postgres://ana:…@db/forenoon");
        assert_eq!(hide_password("sqlite:forenoon.db"), "sqlite:forenoon.db");
    }
}
