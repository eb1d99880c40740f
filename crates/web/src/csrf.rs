//! Cross-site request forgery, refused in one place. A browser says where a request comes from (`Sec-Fetch-Site`, or
//! at least `Origin`); a write that comes from elsewhere is refused. Together with SameSite=Lax cookies this needs no
//! token in any form, so no form can forget one. See docs/decisions/csrf.md.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};

/// Whether a request may change something.
pub(crate) fn is_allowed(request: &Request) -> bool {
    is_safe(request.method()) || comes_from_here(request.headers())
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text(header::ORIGIN.as_str()), text(header::HOST.as_str())) {
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, authority)| authority == host)
        }
        // No browser: no cookie travels there against its owner's will.
        (None, _) => true,
        (Some(_), None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(method: Method, headers: &[(&str, &str)]) -> Request {
        let mut request = Request::new(axum::body::Body::empty());
        *request.method_mut() = method;
        for (name, value) in headers {
            let name = axum::http::HeaderName::try_from(*name).unwrap();
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        request
    }

    #[test]
    fn f5_writes_from_other_sites_are_refused() {
        let check = |headers: &[(&str, &str)], expected| {
            assert_eq!(is_allowed(&request(Method::POST, headers)), expected, "{headers:?}");
        };
        check(&[("sec-fetch-site", "same-origin")], true);
        check(&[("sec-fetch-site", "none")], true);
        check(&[("sec-fetch-site", "cross-site")], false);
        check(&[("sec-fetch-site", "same-site")], false);
        check(&[("origin", "https://evil.example"), ("host", "forenoon.example")], false);
        check(&[("origin", "https://forenoon.example"), ("host", "forenoon.example")], true);
        check(&[("origin", "null"), ("host", "forenoon.example")], false);
        check(&[], true);
        assert!(is_allowed(&request(Method::GET, &[("sec-fetch-site", "cross-site")])));
    }
}
