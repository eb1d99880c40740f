//! The command line: serve, demo, import, config check. Reads the settings once and wires the rest.

mod config;
mod demo;
mod import;
mod log;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Forenoon, the prospecting operating system for sales teams.
#[derive(Parser)]
#[command(version, about, long_about = None)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start the demo company on an embedded database in a temporary folder
    Demo(demo::Args),
    /// Serve your own organisation
    Serve(config::Flags),
    /// Bring a CSV file in: users, accounts, prospects, opportunities or touches
    Import {
        #[command(flatten)]
        args: import::Args,
        #[command(flatten)]
        flags: config::Flags,
    },
    /// Look at the settings
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Say what the settings are, where each comes from, and what is wrong with them
    Check(config::Flags),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("forenoon: the machine gives no threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    let outcome = runtime.block_on(async {
        match cli.command {
            Command::Demo(args) => demo::run(args).await.map(|()| ExitCode::SUCCESS),
            Command::Serve(flags) => serve::run(&flags).await.map(|()| ExitCode::SUCCESS),
            Command::Import { args, flags } => import::open(args, &flags).await,
            Command::Config { command: ConfigCommand::Check(flags) } => Ok(config::check(&flags)),
        }
    });
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("forenoon: {error:#}");
            ExitCode::FAILURE
        }
    }
}
