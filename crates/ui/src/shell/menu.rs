//! The account menu behind the initials. A `details` element: it opens without a script.

use maud::{Markup, html};

use super::{Shell, ShellUser, Theme, nav};

pub(super) fn account(shell: &Shell<'_>, user: &ShellUser<'_>) -> Markup {
    html! {
        details.account data-menu {
            summary.who aria-label={ (user.name) ", your account" } { (user.initials) }
            div.menu {
                p.menu-name { b { (user.name) } }
                ul.phone-only {
                    li { a href="/search" { "Find or jump to" } }
                    @for (href, label) in nav::beyond_phone(user.leads) { li { a href=(href) { (label) } } }
                }
                ul {
                    li { a href="/settings" { "Settings" } }
                    @if user.leads || user.admin { li { a href="/imports" { "Import" } } }
                    li { a href="/help" { "Help" } }
                }
                (theme(shell))
                form method="post" action="/sign-out" {
                    (token(shell.token))
                    button type="submit" { "Sign out" }
                }
            }
        }
    }
}

fn theme(shell: &Shell<'_>) -> Markup {
    html! {
        form.menu-theme method="post" action="/settings/theme" data-theme-form {
            (token(shell.token))
            span.quiet.small #theme-label { "Theme" }
            div.choice.sm role="group" aria-labelledby="theme-label" {
                @for (choice, label) in [(Theme::Auto, "Auto"), (Theme::Light, "Light"), (Theme::Dark, "Dark")] {
                    button type="submit" name="theme" value=(choice.name()) aria-pressed=(shell.theme == choice) { (label) }
                }
            }
        }
    }
}

pub(super) fn token(token: Option<(&str, &str)>) -> Markup {
    html! { @if let Some((name, value)) = token { input type="hidden" name=(name) value=(value); } }
}
