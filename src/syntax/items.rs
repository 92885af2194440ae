//! Cuts a file into its declarations.

use super::lex::{Bracket, Kind, Tokens};
use super::words::Word;

/// A declaration: a range of tokens, and the word it begins with if that is one.
pub(super) struct ItemPiece {
    /// `None`: it begins with a word that begins no declaration.
    pub(super) word: Option<Word>,
    /// Its first token.
    pub(super) first: usize,
    /// One past its last.
    pub(super) end: usize,
}

/// Words that continue a declaration in a new line.
const CONTINUES: &[Word] =
    &[Word::When, Word::Because, Word::ApprovedBy, Word::Until, Word::From, Word::InOrder];

/// The pieces, in order; together they hold every token but comments and line ends.
pub(super) fn cut(tokens: &Tokens<'_>) -> Vec<ItemPiece> {
    let mut pieces: Vec<ItemPiece> = Vec::new();
    let mut last: Option<usize> = None;
    let mut index = 0;
    while index < tokens.list.len() {
        let kind = tokens.kind(index);
        if matches!(kind, Kind::Comment | Kind::LineEnd) {
            index += 1;
            continue;
        }
        pieces.extend(start(tokens, index, last));
        let past = past(tokens, index);
        if kind != Kind::Semicolon
            && let Some(piece) = pieces.last_mut()
        {
            piece.end = past;
        }
        last = Some(past - 1);
        index = past;
    }
    pieces
}

/// One past a token; for a bracket, past what it holds.
fn past(tokens: &Tokens<'_>, index: usize) -> usize {
    match (tokens.kind(index), tokens.partner[index]) {
        (Kind::Open(_), Some(partner)) => partner as usize + 1,
        (Kind::Open(Bracket::Brace), None) => {
            let next = (index + 1..tokens.list.len()).find(|&i| begins_at_margin(tokens, i));
            next.unwrap_or(tokens.list.len())
        }
        _ => index + 1,
    }
}

/// The declaration that begins at a token, if one does.
fn start(tokens: &Tokens<'_>, index: usize, last: Option<usize>) -> Option<ItemPiece> {
    let word = item_word(tokens.text_of(index));
    let piece = ItemPiece { word, first: index, end: index + 1 };
    let Some(last) = last else {
        return (tokens.kind(index) != Kind::Semicolon).then_some(piece);
    };
    let separated = tokens.kind(last) == Kind::Semicolon;
    if tokens.kind(index) != Kind::Word || !(separated || tokens.begins_line(index)) {
        return None;
    }
    if separated || begins_at_margin(tokens, index) {
        return Some(piece);
    }
    let goes_on =
        goes_on(tokens, last) || (word.is_none() && is_continuation(tokens, index, CONTINUES));
    (!goes_on).then_some(piece)
}

/// Whether what ends with this token cannot be complete: the next line belongs to it.
pub(super) fn goes_on(tokens: &Tokens<'_>, last: usize) -> bool {
    match tokens.kind(last) {
        Kind::Symbol => !matches!(tokens.text_of(last), "%" | "％"),
        Kind::Word => {
            let text = tokens.text_of(last);
            let complete = [Word::Before, Word::After, Word::True, Word::False];
            Word::is_reserved(text) && !complete.iter().any(|word| word.is(text))
        }
        _ => false,
    }
}

/// Whether a line that begins with this token continues the one before.
pub(super) fn is_continuation(tokens: &Tokens<'_>, index: usize, words: &[Word]) -> bool {
    let text = tokens.text_of(index);
    Word::is_reserved(text) || words.iter().any(|word| phrase_at(tokens, index, *word))
}

/// Whether a word or phrase stands at a token.
pub(super) fn phrase_at(tokens: &Tokens<'_>, index: usize, word: Word) -> bool {
    let spelling = word.spelling();
    let text = tokens.text_of(index);
    if !text.as_bytes().first().is_some_and(u8::is_ascii) {
        let rest = text.strip_prefix(spelling.zh);
        return rest
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()));
    }
    // Nearly all that is asked for differs in its first letter.
    if spelling.en.as_bytes().first() != text.as_bytes().first() {
        return false;
    }
    spelling.en.split(' ').enumerate().all(|(offset, part)| {
        tokens.kind(index + offset) == Kind::Word && tokens.text_of(index + offset) == part
    })
}

/// The word of a declaration that a text spells.
fn item_word(text: &str) -> Option<Word> {
    Word::ITEMS.iter().copied().find(|word| word.is(text))
}

/// Whether a declaration certainly begins here: its word stands at the left margin and what follows
/// has the shape of one. Only this ends a block that was never closed.
pub(super) fn begins_at_margin(tokens: &Tokens<'_>, index: usize) -> bool {
    if !tokens.begins_line(index) || !tokens.at_margin(index) || tokens.kind(index) != Kind::Word {
        return false;
    }
    let Some(word) = item_word(tokens.text_of(index)) else { return false };
    let next = tokens.kind(index + 1);
    let named = matches!(next, Kind::Word | Kind::Quoted);
    let brace_in_line = || {
        (index + 1..tokens.list.len())
            .map(|i| tokens.kind(i))
            .take_while(|kind| *kind != Kind::LineEnd)
            .any(|kind| kind == Kind::Open(Bracket::Brace))
    };
    let is_assigned = || {
        let title = usize::from(tokens.kind(index + 2) == Kind::Text);
        let sign = index + 2 + title;
        tokens.kind(sign) == Kind::Symbol && matches!(tokens.text_of(sign), "=" | "＝")
    };
    match word {
        Word::Use => next == Kind::Text,
        Word::Case => next == Kind::Text && brace_in_line(),
        Word::Service => {
            let title = usize::from(next == Kind::Text);
            tokens.kind(index + 1 + title) == Kind::Open(Bracket::Brace)
        }
        Word::Record | Word::Authority => next == Kind::Open(Bracket::Brace),
        Word::Segment | Word::Let | Word::Step => named && is_assigned(),
        Word::Conclude | Word::Waive => named && tokens.kind(index + 2) != Kind::LineEnd,
        Word::Fn => named && tokens.kind(index + 2) == Kind::Open(Bracket::Round),
        _ => named && brace_in_line(),
    }
}

/// `expect must …` at the start of a line: never a name, whatever the line before was about to say.
pub(super) fn begins_expect(tokens: &Tokens<'_>, index: usize) -> bool {
    let levels = [Word::Must, Word::Should, Word::Delight];
    tokens.begins_line(index)
        && Word::Expect.is(tokens.text_of(index))
        && tokens.kind(index + 1) == Kind::Word
        && levels.iter().any(|level| level.is(tokens.text_of(index + 1)))
}
