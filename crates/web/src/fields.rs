//! What a form sent: names and values, kept as typed so that a form can be shown again as it was.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The fields of a form, in the order sent. Never refuses: actions judge the values.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    uploads: Vec<Upload>,
}

/// A file that came with a form.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The field.
    pub field: String,
    /// The file's own name, without folders.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

impl Fields {
    /// Fields by hand, for tests and for forms shown for the first time.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        let pairs = pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Fields { pairs, uploads: Vec::new() }
    }

    /// The value of a field, trimmed; empty when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.pairs.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// The value unless it is empty.
    pub fn optional(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// Every value of a field that may be sent several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.trim())
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !matches!(self.text(name), "" | "0" | "off" | "false")
    }

    /// The value read as something else, if it can be.
    pub fn parsed<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).parse().ok()
    }

    /// Fields named `prefix` + key: the key and the value.
    pub fn prefixed<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.pairs.iter().filter_map(move |(field, value)| Some((field.strip_prefix(prefix)?, value.trim())))
    }

    /// The file sent in a field, if one was chosen.
    pub fn upload(&self, field: &str) -> Option<&Upload> {
        self.uploads.iter().find(|upload| upload.field == field && !upload.name.is_empty())
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        if kind.starts_with("multipart/form-data") {
            let form = Multipart::from_request(request, state).await.map_err(IntoResponse::into_response)?;
            return read_multipart(form).await;
        }
        let axum::extract::RawForm(bytes) = axum::extract::RawForm::from_request(request, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(&bytes)
            .map_err(|_| (StatusCode::BAD_REQUEST, "The form could not be read.").into_response())?;
        let pairs = pairs.into_iter().map(|(name, value)| (name, storable(value))).collect();
        Ok(Fields { pairs, uploads: Vec::new() })
    }
}

/// Without the one character that no database keeps in a text, and no keyboard types.
fn storable(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "") } else { text }
}

async fn read_multipart(mut form: Multipart) -> Result<Fields, Response> {
    let mut fields = Fields::default();
    while let Some(field) = form.next_field().await.map_err(IntoResponse::into_response)? {
        let name = field.name().unwrap_or("").to_owned();
        match field.file_name().map(|file| file.rsplit(['/', '\\']).next().unwrap_or("").to_owned()) {
            Some(file) => {
                let bytes = field.bytes().await.map_err(IntoResponse::into_response)?;
                fields.uploads.push(Upload { field: name, name: file, bytes });
            }
            None => {
                let text = field.text().await.map_err(IntoResponse::into_response)?;
                fields.pairs.push((name, storable(text)));
            }
        }
    }
    Ok(fields)
}
