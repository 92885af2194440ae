//! What has no meaning where it stands: said with its place, never silent.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::plan as codes;
use crate::source::Span;

pub(super) fn pause(span: Span) -> Diagnostic {
    Diagnostic::new(&codes::PAUSE, span)
}

pub(super) fn expression(span: Span, what: &'static str) -> Diagnostic {
    Diagnostic::new(&codes::EXPRESSION, span).arg("what", what)
}

pub(super) fn no_records() -> Diagnostic {
    Diagnostic::nowhere(&codes::NO_RECORDS)
}
