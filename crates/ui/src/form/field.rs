//! One field with everything that belongs to it, built step by step and written into a page as it is:
//! `(Field::text("name", "Name").value(&name).error(errors.get("name")))`.

use maud::{Markup, Render, html};

use super::error;

#[derive(Debug, Clone)]
enum Kind<'a> {
    Input(&'a str),
    Textarea,
    Select(&'a [(&'a str, &'a str)]),
    Choice(&'a [(&'a str, &'a str)]),
    File(&'a str),
}

/// A labelled field. The control's id is `f-` and its name, unless [`Field::id`] says otherwise.
#[derive(Debug, Clone)]
#[must_use]
pub struct Field<'a> {
    kind: Kind<'a>,
    name: &'a str,
    label: &'a str,
    id: Option<&'a str>,
    form: Option<&'a str>,
    value: &'a str,
    hint: Option<&'a str>,
    error: Option<&'a str>,
    placeholder: Option<&'a str>,
    autocomplete: Option<&'a str>,
    inputmode: Option<&'a str>,
    min: Option<&'a str>,
    max: Option<&'a str>,
    step: Option<&'a str>,
    list: Option<&'a str>,
    maxlength: Option<u32>,
    rows: u8,
    words: bool,
    optional: bool,
    required: bool,
    autofocus: bool,
    label_hidden: bool,
}

impl<'a> Field<'a> {
    fn new(kind: Kind<'a>, name: &'a str, label: &'a str) -> Self {
        Self {
            kind,
            name,
            label,
            id: None,
            form: None,
            value: "",
            hint: None,
            error: None,
            placeholder: None,
            autocomplete: None,
            inputmode: None,
            min: None,
            max: None,
            step: None,
            list: None,
            maxlength: None,
            rows: 3,
            words: false,
            optional: false,
            required: false,
            autofocus: false,
            label_hidden: false,
        }
    }

    /// One line of text.
    pub fn text(name: &'a str, label: &'a str) -> Self {
        Self::new(Kind::Input("text"), name, label)
    }

    /// An input of any type of the platform: `email`, `password`, `tel`, `date`, `time`, `number`, `search`.
    pub fn input(kind: &'a str, name: &'a str, label: &'a str) -> Self {
        Self::new(Kind::Input(kind), name, label)
    }

    /// Several lines of text.
    pub fn textarea(name: &'a str, label: &'a str) -> Self {
        Self::new(Kind::Textarea, name, label)
    }

    /// One of many; options are value and text.
    pub fn select(name: &'a str, label: &'a str, options: &'a [(&'a str, &'a str)]) -> Self {
        Self::new(Kind::Select(options), name, label)
    }

    /// One of two to four, side by side; options are value and text.
    pub fn choice(name: &'a str, label: &'a str, options: &'a [(&'a str, &'a str)]) -> Self {
        Self::new(Kind::Choice(options), name, label)
    }

    /// A file; `accept` as the platform has it, ".csv,text/csv".
    pub fn file(name: &'a str, label: &'a str, accept: &'a str) -> Self {
        Self::new(Kind::File(accept), name, label)
    }

    /// What stands in it, or was typed before.
    pub fn value(mut self, value: &'a str) -> Self {
        self.value = value;
        self
    }

    /// One line under the label.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// What is wrong and what to do; `None` when all is well.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Another id than the name gives, for a field that stands on the page twice.
    pub fn id(mut self, id: &'a str) -> Self {
        self.id = Some(id);
        self
    }

    /// The id of the form it belongs to, for a field that stands outside of it.
    pub fn form(mut self, id: &'a str) -> Self {
        self.form = Some(id);
        self
    }

    /// An example inside the empty field.
    pub fn placeholder(mut self, text: &'a str) -> Self {
        self.placeholder = Some(text);
        self
    }

    /// The platform's `autocomplete` word.
    pub fn autocomplete(mut self, word: &'a str) -> Self {
        self.autocomplete = Some(word);
        self
    }

    /// The keyboard a phone shows: `numeric`, `decimal`, `tel`.
    pub fn inputmode(mut self, mode: &'a str) -> Self {
        self.inputmode = Some(mode);
        self
    }

    /// The least value of a date, time or number.
    pub fn min(mut self, min: &'a str) -> Self {
        self.min = Some(min);
        self
    }

    /// The greatest value of a date, time or number.
    pub fn max(mut self, max: &'a str) -> Self {
        self.max = Some(max);
        self
    }

    /// The step of a time or number.
    pub fn step(mut self, step: &'a str) -> Self {
        self.step = Some(step);
        self
    }

    /// The id of a `datalist` of proposals.
    pub fn list(mut self, id: &'a str) -> Self {
        self.list = Some(id);
        self
    }

    /// The longest text there is room for.
    pub fn maxlength(mut self, characters: u32) -> Self {
        self.maxlength = Some(characters);
        self
    }

    /// Lines of a text area.
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// A human voice goes in here: serif, 17 px.
    pub fn words(mut self) -> Self {
        self.words = true;
        self
    }

    /// Says "optional" beside the label.
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The browser asks for it too.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The cursor starts here.
    pub fn autofocus(mut self) -> Self {
        self.autofocus = true;
        self
    }

    /// The label is read, not seen: a field in a table or a row.
    pub fn label_hidden(mut self) -> Self {
        self.label_hidden = true;
        self
    }

    fn control_id(&self) -> String {
        self.id.map_or_else(|| format!("f-{}", self.name), str::to_owned)
    }

    fn described_by(&self, id: &str) -> Option<String> {
        let hint = self.hint.map(|_| format!("{id}-hint"));
        let error = self.error.map(|_| format!("{id}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn control(&self, id: &str) -> Markup {
        let class = match (self.words, &self.kind) {
            (true, Kind::Input(_)) => "input words one",
            (true, _) => "input words",
            (false, _) => "input",
        };
        let described = self.described_by(id);
        let invalid = self.error.map(|_| "true");
        html! {
            @match &self.kind {
                Kind::Input(kind) => {
                    input class=(class) type=(kind) id=(id) name=(self.name) form=[self.form] value=[(*kind != "password").then_some(self.value)]
                        placeholder=[self.placeholder] autocomplete=[self.autocomplete] inputmode=[self.inputmode]
                        min=[self.min] max=[self.max] step=[self.step] list=[self.list] maxlength=[self.maxlength]
                        required[self.required] autofocus[self.autofocus]
                        aria-invalid=[invalid] aria-describedby=[described];
                }
                Kind::Textarea => {
                    textarea class=(class) id=(id) name=(self.name) form=[self.form] rows=(self.rows) placeholder=[self.placeholder]
                        maxlength=[self.maxlength] required[self.required] autofocus[self.autofocus]
                        aria-invalid=[invalid] aria-describedby=[described] { (self.value) }
                }
                Kind::Select(options) => {
                    select.input id=(id) name=(self.name) form=[self.form] required[self.required] autofocus[self.autofocus]
                        aria-invalid=[invalid] aria-describedby=[described] {
                        @for (value, text) in *options {
                            option value=(value) selected[*value == self.value] { (text) }
                        }
                    }
                }
                Kind::File(accept) => {
                    input.input type="file" id=(id) name=(self.name) form=[self.form] accept=(accept) required[self.required]
                        aria-invalid=[invalid] aria-describedby=[described];
                }
                Kind::Choice(options) => {
                    div.choice {
                        @for (place, (value, text)) in options.iter().enumerate() {
                            label {
                                input type="radio" id=[(place == 0).then_some(id)] name=(self.name) form=[self.form] value=(value)
                                    checked[*value == self.value] required[self.required];
                                (text)
                            }
                        }
                    }
                }
            }
        }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let id = self.control_id();
        let words = html! { (self.label) @if self.optional { " " span.quiet { "optional" } } };
        let hint = html! { @if let Some(hint) = self.hint { p.hint id={ (id) "-hint" } { (hint) } } };
        let wrong = html! { @if let Some(text) = self.error { (error(&format!("{id}-error"), text)) } };
        html! {
            @if matches!(self.kind, Kind::Choice(_)) {
                fieldset.field aria-describedby=[self.described_by(&id)] {
                    legend.label.vh[self.label_hidden] { (words) }
                    (hint) (self.control(&id)) (wrong)
                }
            } @else {
                div.field {
                    label.vh[self.label_hidden] for=(id) { (words) }
                    (hint) (self.control(&id)) (wrong)
                }
            }
        }
    }
}
