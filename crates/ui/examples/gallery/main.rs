//! Writes pages with the drawings' own figures into a folder, to be looked at beside the pictures:
//! `cargo run -p ui --example gallery -- /tmp/gallery`.

mod components;
mod focus;
mod forms;
mod list;
mod today;

use std::fs;
use std::path::Path;

use maud::Markup;
use ui::{Shell, ShellUser, Theme};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/gallery".to_owned());
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("assets"))?;
    for name in ["app.css", "app.js"] {
        let url = ui::assets::url(name);
        if let Some(asset) = ui::assets::get(url.trim_start_matches("/assets/")) {
            fs::write(folder.join(url.trim_start_matches('/')), asset.bytes)?;
        }
    }
    for theme in [Theme::Light, Theme::Dark] {
        let save = |name: &str, page: Markup| {
            // Opened from the disk, addresses have no server to start from.
            let page = page.into_string().replace("\"/assets/", "\"assets/");
            fs::write(folder.join(format!("{name}-{}.html", theme.name())), page)
        };
        save("today", today::today(theme))?;
        save("components", components::components(theme))?;
        save("focus", focus::focus(theme))?;
        save("list", list::list(theme))?;
        save("debrief", forms::debrief(theme))?;
        save("settings", forms::settings(theme))?;
        save("error", forms::error(theme))?;
        save("signin", forms::sign_in(theme))?;
    }
    Ok(())
}

fn ana(theme: Theme) -> Shell<'static> {
    let user = ShellUser {
        name: "Ana Ruiz",
        initials: "AR",
        selling: true,
        single_keys: true,
        ..ShellUser::default()
    };
    Shell { user: Some(user), theme, token: Some(("csrf", "0")), ..Shell::default() }
}

fn dana(theme: Theme) -> Shell<'static> {
    let user = ShellUser {
        name: "Dana Whitfield",
        initials: "DW",
        leads: true,
        single_keys: true,
        ..ShellUser::default()
    };
    Shell { user: Some(user), theme, token: Some(("csrf", "0")), ..Shell::default() }
}
