//! Which bracket closes which. A brace that was forgotten must not swallow the rest of the file: a
//! declaration at the left margin ends whatever is still open.

use super::items;
use super::lex::{Bracket, Kind, Tokens};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::text as codes;

/// Brackets may stand in each other this deep.
pub(super) const DEEPEST: usize = 64;

/// Fills in the partners and reports what was not closed, never opened, or nested too deep.
pub(super) fn pair(tokens: &mut Tokens<'_>, faults: &mut Vec<Diagnostic>) {
    let mut open: Vec<usize> = Vec::new();
    // Brackets beyond the deepest are only counted, so that a million of them cost no search; and of
    // such a heap nothing more is told until it ends.
    let mut beyond = 0_usize;
    let mut heap = false;
    for index in 0..tokens.list.len() {
        match tokens.kind(index) {
            Kind::Word if !open.is_empty() && items::begins_at_margin(tokens, index) => {
                if !heap {
                    report_unclosed(tokens, &open, Some(index), faults);
                }
                open.clear();
                beyond = 0;
            }
            Kind::Word if !heap && items::begins_expect(tokens, index) => {
                let inner = open.iter().rposition(|&at| is_brace(tokens, at));
                let inner = inner.map_or(0, |depth| depth + 1);
                report_unclosed(tokens, &open[inner..], Some(index), faults);
                open.truncate(inner);
            }
            Kind::Open(_) if open.len() == DEEPEST => {
                if !heap {
                    let fault = Diagnostic::new(&codes::TOO_DEEP, tokens.span(index));
                    faults.push(fault.arg("limit", DEEPEST.to_string()));
                }
                heap = true;
                beyond += 1;
            }
            Kind::Open(_) => open.push(index),
            Kind::Close(_) if beyond > 0 => beyond -= 1,
            Kind::Close(bracket) => match partner(tokens, &open, bracket) {
                Some(depth) => {
                    if !heap {
                        report_unclosed(tokens, &open[depth + 1..], Some(index), faults);
                    }
                    tokens.partner[open[depth]] = Some(index as u32);
                    tokens.partner[index] = Some(open[depth] as u32);
                    open.truncate(depth);
                }
                None if heap => {}
                None => faults.push(
                    Diagnostic::new(&codes::NEVER_OPENED, tokens.span(index))
                        .arg("bracket", tokens.text_of(index)),
                ),
            },
            _ => {}
        }
        heap &= !open.is_empty();
    }
    if !heap {
        report_unclosed(tokens, &open, None, faults);
    }
}

fn is_brace(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.kind(index) == Kind::Open(Bracket::Brace)
}

/// The open bracket that a closing one belongs to: the nearest of its kind, but `)` and `]` do not
/// reach across a brace.
fn partner(tokens: &Tokens<'_>, open: &[usize], bracket: Bracket) -> Option<usize> {
    for depth in (0..open.len()).rev() {
        match tokens.kind(open[depth]) {
            Kind::Open(found) if found == bracket => return Some(depth),
            Kind::Open(Bracket::Brace) => return None,
            _ => {}
        }
    }
    None
}

/// Of several brackets left open at one place, the outermost is the one to tell of.
fn report_unclosed(
    tokens: &Tokens<'_>,
    open: &[usize],
    before: Option<usize>,
    faults: &mut Vec<Diagnostic>,
) {
    let Some(&outermost) = open.first() else { return };
    let closing = match tokens.kind(outermost) {
        Kind::Open(Bracket::Round) => ")",
        Kind::Open(Bracket::Square) => "]",
        _ => "}",
    };
    let mut fault = Diagnostic::new(&codes::UNCLOSED, tokens.span(outermost))
        .arg("bracket", tokens.text_of(outermost))
        .arg("closing", closing);
    if let Some(before) = before {
        fault = fault.label(tokens.span(before), "before");
    }
    faults.push(fault);
}
