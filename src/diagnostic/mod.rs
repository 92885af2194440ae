//! What is wrong, as data: a code of one table, a place, the user's words. Wording in English and
//! Chinese lives in [`codes`]; rendering in [`render`].

pub mod codes;
mod finding;
pub mod render;
pub mod suggest;

pub use finding::{Finding, Place};

use crate::source::Span;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Worth a look; nothing is refused.
    Warning,
    /// The rules, or this part of the data, cannot be used.
    Error,
}

/// The language of messages.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Lang {
    /// English
    #[default]
    En,
    /// Chinese
    Zh,
}

/// One row of the table of codes.
#[derive(Debug)]
pub struct Entry {
    /// The stable number: 101 is `MOT0101`.
    pub code: u16,
    /// A short English name in `kebab-case`, stable too.
    pub slug: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// English wording.
    pub en: Wording,
    /// Chinese wording.
    pub zh: Wording,
    /// The smallest rule file that raises it (with `mot check`); a test runs it. Empty where the
    /// fault is in data or usage: then `tests/codes.rs` says which test raises it.
    pub example: &'static str,
}

impl Entry {
    /// `MOT0101`
    pub fn id(&self) -> String {
        format!("MOT{:04}", self.code)
    }

    /// Its wording in a language.
    pub fn wording(&self, lang: Lang) -> &Wording {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// The words of one code in one language. `{name}` stands for an argument of the diagnostic.
///
/// Style: lower case, no full stop, backticks around the user's words, no internal names; help says
/// what to type.
#[derive(Debug)]
pub struct Wording {
    /// What is wrong, in a line.
    pub message: &'static str,
    /// Words at the primary span; may be empty.
    pub label: &'static str,
    /// Words for further spans, by key.
    pub labels: &'static [(&'static str, &'static str)],
    /// What to do, by key; `""` is the one used when the diagnostic names none.
    pub help: &'static [(&'static str, &'static str)],
    /// What `mot explain MOT0101` prints: what it means, why it matters, and how to mend it.
    pub explain: &'static str,
}

/// One fault or doubt in a rule file.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Which.
    pub entry: &'static Entry,
    /// Where; `None` only for faults of no file (usage).
    pub span: Option<Span>,
    /// Values for the placeholders of the wording.
    pub args: Vec<(&'static str, String)>,
    /// Further places, each with the key of its words in [`Wording::labels`].
    pub labels: Vec<(Span, &'static str)>,
    /// The key of its help in [`Wording::help`].
    pub help: &'static str,
}

impl Diagnostic {
    /// A fault at a place.
    pub fn new(entry: &'static Entry, span: Span) -> Self {
        Self { entry, span: Some(span), args: Vec::new(), labels: Vec::new(), help: "" }
    }

    /// A fault of no place in a rule file.
    pub fn nowhere(entry: &'static Entry) -> Self {
        Self { entry, span: None, args: Vec::new(), labels: Vec::new(), help: "" }
    }

    /// Sets a placeholder.
    pub fn arg(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.args.push((key, value.into()));
        self
    }

    /// Adds a further place.
    pub fn label(mut self, span: Span, key: &'static str) -> Self {
        self.labels.push((span, key));
        self
    }

    /// Chooses a help text other than the default one.
    pub fn help(mut self, key: &'static str) -> Self {
        self.help = key;
        self
    }

    /// Whether it refuses the file.
    pub fn is_error(&self) -> bool {
        self.entry.severity == Severity::Error
    }
}

/// A value and what was found wrong on the way: checking never stops at the first fault.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// The value; with errors among the diagnostics it is what could be made of the input.
    pub value: T,
    /// In order of their places.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// Whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}
