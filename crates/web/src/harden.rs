//! The outermost layer: everything that must hold for every answer, whatever the handler did. Refuses forged writes,
//! catches panics, renders errors as a page or as problem+json, and sets the security headers.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::error::Told;
use crate::page::{Frame, Reply};
use crate::{Errors, Routes, State, csrf};

/// The largest body taken: an import of a million rows fits.
const BODY_LIMIT_BYTES: usize = 256 * 1024 * 1024;

const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                   form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The finished application: the routes with all that no route may forget.
pub fn harden(routes: Routes, state: State) -> Router {
    let outer = state.clone();
    routes
        .into_router()
        .fallback(|| async { crate::Error::NotFound })
        .method_not_allowed_fallback(|| async { StatusCode::METHOD_NOT_ALLOWED })
        .layer(CatchPanicLayer::custom(|_| told(StatusCode::INTERNAL_SERVER_ERROR, PANIC)))
        .layer(DefaultBodyLimit::max(BODY_LIMIT_BYTES))
        .layer(middleware::from_fn(move |request: Request, next: Next| guard(outer.clone(), request, next)))
        .layer(CompressionLayer::new())
        .with_state(state)
}

const PANIC: &str = "Something went wrong here. What was saved stays saved; try again.";
const FORGED: &str = "That came from another site, so it was not done. Open Forenoon and try again.";

async fn guard(state: State, mut request: Request, next: Next) -> Response {
    let wants_json = wants_json(&request);
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let is_read = request.method().is_safe();
    let started = std::time::Instant::now();
    let method = request.method().clone();
    // A NUL has no place in an address: no text that the database keeps holds one.
    let response = if path.contains("%00") {
        told(StatusCode::NOT_FOUND, &crate::Error::NotFound.to_string())
    } else if csrf::is_allowed(&request) {
        request.extensions_mut().insert(state.clone());
        next.run(request).await
    } else {
        told(StatusCode::FORBIDDEN, FORGED)
    };
    let mut response = render(response, wants_json, &path, is_read);
    tracing::debug!(%method, path, status = response.status().as_u16(), took = ?started.elapsed(), "request");
    set_headers(&mut response, &state);
    response
}

fn wants_json(request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or("");
    request.uri().path().starts_with("/api/") || accept.starts_with("application/json")
}

fn told(status: StatusCode, message: &str) -> Response {
    let mut response = status.into_response();
    let told = Told { status, message: message.to_owned(), errors: Errors::new() };
    response.extensions_mut().insert(told);
    response
}

/// Turns what an error left behind into an answer that somebody can read.
fn render(response: Response, wants_json: bool, path: &str, is_read: bool) -> Response {
    let said = response.extensions().get::<Told>().cloned();
    let told = match said {
        Some(told) => told,
        None if response.status() == StatusCode::METHOD_NOT_ALLOWED => Told {
            status: StatusCode::METHOD_NOT_ALLOWED,
            message: "That cannot be done at this address.".to_owned(),
            errors: Errors::new(),
        },
        None => return response,
    };
    if wants_json {
        return problem(&told);
    }
    if told.status == StatusCode::UNAUTHORIZED {
        let back = if is_read && path != "/" {
            format!("/sign-in?next={}", encode(path))
        } else {
            "/sign-in".into()
        };
        return Reply::see_other(&back).into_response();
    }
    let main = error_page(&told);
    let frame = Frame::bare("That did not work");
    (told.status, frame.for_anyone(main)).into_response()
}

fn error_page(told: &Told) -> Markup {
    let headline = match told.status {
        StatusCode::NOT_FOUND => "There is nothing here.",
        StatusCode::FORBIDDEN => "That is not yours to do.",
        StatusCode::UNPROCESSABLE_ENTITY => "Some of it is not right yet.",
        StatusCode::TOO_MANY_REQUESTS => "That was too often.",
        StatusCode::CONFLICT => "Something changed in between.",
        _ => "That did not work.",
    };
    let mut text = told.message.clone();
    for (_, message) in told.errors.iter() {
        text.push(' ');
        text.push_str(message);
    }
    ui::notice::error_page(
        told.status.as_u16(),
        headline,
        &text,
        html! { a.btn.ink href="/" { "Back to the first page" } },
    )
}

/// RFC 9457.
fn problem(told: &Told) -> Response {
    let fields: serde_json::Map<String, serde_json::Value> =
        told.errors.iter().map(|(field, text)| (field.to_owned(), text.into())).collect();
    let body = serde_json::json!({
        "type": "about:blank",
        "title": told.status.canonical_reason().unwrap_or("Error"),
        "status": told.status.as_u16(),
        "detail": told.message,
        "errors": fields,
    });
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    (told.status, kind, body.to_string()).into_response()
}

fn encode(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

fn set_headers(response: &mut Response, state: &State) {
    let headers = response.headers_mut();
    let mut set = |name, value| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, CSP);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::CACHE_CONTROL, "no-store");
    set(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(header::HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    if state.is_https() {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
}
