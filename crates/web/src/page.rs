//! A page around a handler's markup, and the redirect after a form: what was done is told on the next page.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use ui::{DemoControl, Nav, Shell, ShellUser, Theme, Toast, Undo};

use crate::Viewer;

/// What surrounds a page's own markup.
#[derive(Clone, Debug)]
pub struct Frame {
    title: String,
    current: Option<Nav>,
    body_class: &'static str,
    main_class: &'static str,
    bare: bool,
    pub(crate) with_day_line: bool,
}

impl Frame {
    /// A page of the application: navigation and day line.
    pub fn new(title: impl Into<String>, current: Option<Nav>) -> Self {
        Frame {
            title: title.into(),
            current,
            body_class: "",
            main_class: "",
            bare: false,
            with_day_line: true,
        }
    }

    /// A page without navigation: Focus, sign-in, set-up.
    pub fn bare(title: impl Into<String>) -> Self {
        Frame { bare: true, with_day_line: false, ..Frame::new(title, None) }
    }

    /// The class of the body.
    pub fn body_class(self, body_class: &'static str) -> Self {
        Frame { body_class, ..self }
    }

    /// The classes of `main` beside `page`: "split today".
    pub fn main_class(self, main_class: &'static str) -> Self {
        Frame { main_class, ..self }
    }

    /// Without the day line: settings, help.
    pub fn without_day_line(self) -> Self {
        Frame { with_day_line: false, ..self }
    }

    pub(crate) fn render(self, viewer: Option<&Viewer>, day_line: Option<Markup>, main: Markup) -> Reply {
        let toast = viewer.and_then(Viewer::toast);
        let had_toast = toast.is_some();
        let demo = viewer.filter(|_| !self.bare).and_then(|viewer| {
            let moments = viewer.state().settings().demo.as_ref()?.moments.clone();
            let now_text = domain::hours::clock_text(viewer.now(), &viewer.who().zone);
            Some(DemoControl { now_text, action: "/demo/jump".to_owned(), moments })
        });
        let initials = viewer.map(|viewer| domain::names::initials(&viewer.who().name));
        let shell = Shell {
            title: &self.title,
            user: viewer.zip(initials.as_deref()).map(|(viewer, initials)| shell_user(viewer, initials)),
            current: self.current,
            day_line,
            theme: viewer.map_or(Theme::Auto, |viewer| Theme::from_name(&viewer.who().theme)),
            body_class: self.body_class,
            main_class: self.main_class,
            toast: toast.map(|(text, undo)| Toast { text, undo: undo.map(undo_form) }),
            demo,
            token: None,
        };
        let markup = if self.bare { ui::page_bare(shell, main) } else { ui::page(shell, main) };
        let mut reply = Reply::html(markup);
        if had_toast {
            reply.cookies.push(HeaderValue::from_static("forenoon_toast=; Path=/; Max-Age=0; SameSite=Lax"));
        }
        reply
    }

    /// The page for somebody who is not signed in.
    pub fn for_anyone(self, main: Markup) -> Reply {
        self.render(None, None, main)
    }
}

fn undo_form(action: String) -> Undo {
    Undo { action, fields: Vec::new() }
}

fn shell_user<'a>(viewer: &'a Viewer, initials: &'a str) -> ShellUser<'a> {
    let who = viewer.who();
    ShellUser {
        name: &who.name,
        initials,
        leads: crate::For::Leaders.admits(who),
        selling: who.roles.is_selling(),
        admin: who.roles.has(domain::Role::Admin),
        single_keys: who.single_keys,
    }
}

/// An answer: a page, a part of one, or a redirect.
pub struct Reply {
    status: StatusCode,
    body: String,
    location: Option<HeaderValue>,
    cookies: Vec<HeaderValue>,
    refresh_seconds: Option<u32>,
}

/// Sends the browser on with a GET, after a form.
pub fn redirect(to: impl AsRef<str>) -> Reply {
    Reply::see_other(to.as_ref())
}

impl Reply {
    /// A document or a fragment.
    pub fn html(markup: Markup) -> Self {
        Reply {
            status: StatusCode::OK,
            body: markup.into_string(),
            location: None,
            cookies: Vec::new(),
            refresh_seconds: None,
        }
    }

    /// See [`redirect`]. Only paths of this server: anything else goes to the first page.
    pub fn see_other(to: &str) -> Self {
        let here = to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\");
        let to = if here { to } else { "/" };
        let location = HeaderValue::try_from(to).unwrap_or(HeaderValue::from_static("/"));
        Reply {
            status: StatusCode::SEE_OTHER,
            body: String::new(),
            location: Some(location),
            cookies: Vec::new(),
            refresh_seconds: None,
        }
    }

    /// With another status: 422 for a form shown again.
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// A form shown again with messages at its fields.
    pub fn invalid(self) -> Self {
        self.status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// Tells on the next page what was done.
    pub fn toast(self, text: &str) -> Self {
        self.with_toast(text, "")
    }

    /// Likewise, with a form target that undoes it.
    pub fn toast_with_undo(self, text: &str, undo_path: &str) -> Self {
        self.with_toast(text, undo_path)
    }

    fn with_toast(mut self, text: &str, undo: &str) -> Self {
        let value = format!(
            "forenoon_toast={}~{}; Path=/; HttpOnly; Max-Age=60; SameSite=Lax",
            escape(text),
            escape(undo)
        );
        self.cookies.extend(HeaderValue::try_from(value));
        self
    }

    /// Asks the browser to look again after so long: something is under way. Works without scripts.
    pub fn refresh(mut self, seconds: u32) -> Self {
        self.refresh_seconds = Some(seconds);
        self
    }

    /// With a cookie.
    pub fn cookie(mut self, cookie: HeaderValue) -> Self {
        self.cookies.push(cookie);
        self
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let mut response = match self.location {
            Some(location) => (self.status, [(header::LOCATION, location)]).into_response(),
            None => {
                (self.status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], self.body).into_response()
            }
        };
        if let Some(seconds) = self.refresh_seconds {
            response.headers_mut().insert(header::REFRESH, HeaderValue::from(seconds));
        }
        for cookie in self.cookies {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}

/// Cookies carry ASCII without separators: everything else as %XX.
fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

pub(crate) fn read_toast(headers: &HeaderMap) -> Option<(String, Option<String>)> {
    let value = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix("forenoon_toast="))?;
    let (text, undo) = value.split_once('~')?;
    let undo = unescape(undo).filter(|path| path.starts_with('/') && !path.starts_with("//"));
    Some((unescape(text)?, undo))
}
