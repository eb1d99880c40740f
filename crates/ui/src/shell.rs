//! The page around every page: document, header, navigation, account menu, dialogs, toast.

mod demo;
mod dialogs;
mod menu;
mod nav;
mod settings;

use maud::{DOCTYPE, Markup, html};

use crate::icon::{mark, sprite};
use crate::{assets, notice};

pub use demo::DemoControl;
pub use nav::Nav;
pub use settings::{Setting, settings};

/// Light, dark, or as the device says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    /// The word in forms and in the `data-theme` attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Back from the word; anything else is as the device says.
    pub fn from_name(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

/// Who is looking.
#[derive(Debug, Clone, Default)]
pub struct ShellUser<'a> {
    pub name: &'a str,
    pub initials: &'a str,
    /// Managers and executives: has the Huddle in the navigation.
    pub leads: bool,
    pub selling: bool,
    pub admin: bool,
    /// Keys without a modifier are on.
    pub single_keys: bool,
}

/// One line at the bottom left, with an undo for a logged result.
#[derive(Debug, Clone, Default)]
pub struct Toast {
    pub text: String,
    pub undo: Option<Undo>,
}

/// The form behind "Undo".
#[derive(Debug, Clone, Default)]
pub struct Undo {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

/// Everything around a page. Fill what there is, leave the rest to `..Shell::default()`.
#[derive(Debug, Clone, Default)]
pub struct Shell<'a> {
    pub title: &'a str,
    pub user: Option<ShellUser<'a>>,
    pub current: Option<Nav>,
    /// From [`crate::dayline::full`].
    pub day_line: Option<Markup>,
    pub theme: Theme,
    pub body_class: &'a str,
    /// Classes of `main` beside `page`: "split today", "tomorrow".
    pub main_class: &'a str,
    pub toast: Option<Toast>,
    pub demo: Option<DemoControl>,
    /// Name and value of the hidden field against forged requests, put into every form of the shell.
    pub token: Option<(&'a str, &'a str)>,
}

/// A complete page with header, navigation and day line; `main` is what stands inside `<main>`.
pub fn page(shell: Shell<'_>, main: Markup) -> Markup {
    let body = html! {
        a.skip href="#main" { "Skip to the page" }
        header.top {
            a.brand href="/today" { (mark()) "Forenoon" }
            @if let Some(user) = &shell.user {
                (nav::bar(user, shell.current))
                div.top-right {
                    (dialogs::jump())
                    (menu::account(&shell, user))
                }
            }
        }
        @if let Some(line) = &shell.day_line { (line) }
        main #main class=(format!("page {}", shell.main_class).trim_end()) tabindex="-1" { (main) }
        @if shell.user.is_some() { (dialogs::palette()) (dialogs::keys()) }
    };
    document(&shell, body)
}

/// A page without a header: Focus, sign-in, set-up, errors. `content` brings its own `<main>`.
pub fn page_bare(shell: Shell<'_>, content: Markup) -> Markup {
    let body = html! {
        (content)
        @if shell.user.is_some() { (dialogs::keys()) }
    };
    document(&shell, body)
}

fn document(shell: &Shell<'_>, body: Markup) -> Markup {
    let forced = (shell.theme != Theme::Auto).then(|| shell.theme.name());
    let keys_off = shell.user.as_ref().is_some_and(|user| !user.single_keys);
    let class = (!shell.body_class.is_empty()).then_some(shell.body_class);
    html! {
        (DOCTYPE)
        html lang="en" data-theme=[forced] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (shell.title) " · Forenoon" }
                link rel="stylesheet" href=(assets::url("app.css"));
                link rel="icon" href="/assets/mark.svg" type="image/svg+xml";
                script defer src=(assets::url("app.js")) {}
            }
            body class=[class] data-single-keys=[keys_off.then_some("off")] {
                (sprite())
                (body)
                @if let Some(toast) = &shell.toast { (notice::toast(toast, shell.token)) }
                @if let Some(demo) = &shell.demo { (demo::control(demo, shell.token)) }
                p #live.vh role="status" aria-live="polite" {}
            }
        }
    }
}
