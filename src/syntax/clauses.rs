//! Cuts the inside of a block into its clauses.

use super::items::{begins_expect, goes_on, is_continuation, phrase_at};
use super::lex::{Bracket, Kind, Tokens};
use super::words::Word;
use std::ops::Range;

/// How a block is laid out.
#[derive(Clone, Copy)]
pub(super) enum Layout {
    /// Each clause begins with one of these words.
    Words(&'static [Word]),
    /// Each line is one, or several; a line may also begin with a number.
    Lines {
        /// Whether a number begins a new one.
        numbers: bool,
    },
}

/// A clause: a range of tokens.
pub(super) struct ClausePiece {
    /// The word it begins with; `None` in a block of lines.
    pub(super) word: Option<Word>,
    /// It begins with a word that begins no clause of this block.
    pub(super) unknown: bool,
    /// Its tokens.
    pub(super) range: Range<usize>,
}

const CONTINUES: &[Word] = &[
    Word::To,
    Word::Until,
    Word::With,
    Word::Weight,
    Word::PausedWhile,
    Word::AtMost,
    Word::AtLeast,
    Word::StartsWith,
    Word::EndsWith,
    Word::IsMissing,
    Word::IsKnown,
    Word::RightAfter,
    Word::RightBefore,
    Word::AlternatesWith,
    Word::AlternatesBefore,
    Word::If,
    Word::ComesFirst,
    Word::ComesLast,
    Word::Per,
    Word::When,
    Word::AfterDelay,
    Word::Paying,
    Word::UpTo,
    Word::WithoutLimit,
    Word::Cases,
    Word::Confidence,
    Word::Occurrence,
];

/// Cuts the tokens of `range`.
pub(super) fn cut(tokens: &Tokens<'_>, range: Range<usize>, layout: Layout) -> Vec<ClausePiece> {
    let mut pieces: Vec<ClausePiece> = Vec::new();
    let mut last: Option<usize> = None;
    let mut fresh_line = true;
    let mut index = range.start;
    while index < range.end {
        let kind = tokens.kind(index);
        match kind {
            Kind::LineEnd => fresh_line = true,
            Kind::Comment => {}
            Kind::Semicolon => {
                last = None;
                fresh_line = true;
            }
            _ => {
                if let Some((word, unknown)) = begins(tokens, index, last, fresh_line, layout) {
                    pieces.push(ClausePiece { word, unknown, range: index..index });
                }
                fresh_line = false;
                let past = match tokens.partner[index] {
                    Some(partner) if matches!(kind, Kind::Open(_)) => partner as usize + 1,
                    _ => index + 1,
                };
                if let Some(piece) = pieces.last_mut() {
                    piece.range.end = past.min(range.end);
                }
                // What follows a nested block in its line is a clause of its own.
                if kind == Kind::Open(Bracket::Brace) && past > index + 1 {
                    last = None;
                    fresh_line = true;
                } else {
                    last = Some(past - 1);
                }
                index = past;
                continue;
            }
        }
        index += 1;
    }
    pieces
}

/// Whether a token begins a clause: with which word, and whether that word is unknown here.
fn begins(
    tokens: &Tokens<'_>,
    index: usize,
    last: Option<usize>,
    fresh_line: bool,
    layout: Layout,
) -> Option<(Option<Word>, bool)> {
    let kind = tokens.kind(index);
    match layout {
        Layout::Words(words) => {
            let word = || words.iter().copied().find(|word| phrase_at(tokens, index, *word));
            let Some(last) = last else {
                let word = if kind == Kind::Word { word() } else { None };
                return Some((word, word.is_none()));
            };
            if !fresh_line || kind != Kind::Word {
                return None;
            }
            let is_bound = [Word::AtMost, Word::AtLeast].iter();
            if is_bound.copied().any(|bound| phrase_at(tokens, index, bound)) {
                return None;
            }
            match word() {
                Some(Word::Expect) if begins_expect(tokens, index) => {
                    Some((Some(Word::Expect), false))
                }
                Some(word) => (!goes_on(tokens, last)).then_some((Some(word), false)),
                None if goes_on(tokens, last) || is_continuation(tokens, index, CONTINUES) => None,
                None => Some((None, true)),
            }
        }
        Layout::Lines { numbers } => {
            let Some(last) = last else { return Some((None, false)) };
            let starts =
                matches!(kind, Kind::Word | Kind::Quoted) || (numbers && kind == Kind::Number);
            let continues = kind == Kind::Word
                && (is_continuation(tokens, index, &[])
                    || begins_detail(tokens, index)
                    || tokens.kind(last) == Kind::Symbol && goes_on(tokens, last));
            (fresh_line && starts && !continues && !ends_with_comma(tokens, last))
                .then_some((None, false))
        }
    }
}

fn ends_with_comma(tokens: &Tokens<'_>, last: usize) -> bool {
    tokens.kind(last) == Kind::Symbol && matches!(tokens.text_of(last), "," | "，" | "、")
}

/// `format "…"`, `expected [..]` and the like in a line of their own.
fn begins_detail(tokens: &Tokens<'_>, index: usize) -> bool {
    let next = tokens.kind(index + 1);
    let text = tokens.text_of(index);
    match next {
        Kind::Text => [Word::Format, Word::Zone].iter().any(|word| word.is(text)),
        Kind::Open(Bracket::Square) => {
            [Word::Expected, Word::Perceived].iter().any(|word| word.is(text))
        }
        _ => [Word::UpTo, Word::WithoutLimit, Word::Per]
            .iter()
            .any(|word| phrase_at(tokens, index, *word)),
    }
}
