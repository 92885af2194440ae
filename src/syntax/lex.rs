//! A light, linear look at the text before the grammar sees it: words, quotes, comments, brackets
//! and line ends, just enough to cut the file into pieces and to find what was never closed.

use super::brackets;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::text as codes;
use crate::source::{FileId, Span};
use pest::unicode::{XID_CONTINUE, XID_START};

/// What a token is, as far as cutting needs to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Word,
    Quoted,
    Number,
    Text,
    Comment,
    LineEnd,
    Semicolon,
    Open(Bracket),
    Close(Bracket),
    Symbol,
}

/// The three pairs of brackets, plain or full-width.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Bracket {
    Round,
    Square,
    Brace,
}

/// A token: a byte range and what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// The tokens of a file with the partner of each bracket.
pub(super) struct Tokens<'t> {
    pub(super) id: FileId,
    pub(super) text: &'t str,
    pub(super) list: Vec<Token>,
    /// For a bracket that has one, the index of its partner.
    pub(super) partner: Vec<Option<u32>>,
}

impl<'t> Tokens<'t> {
    /// Reads a whole text, and reports quotes and brackets that are not closed.
    pub(super) fn read(id: FileId, text: &'t str, faults: &mut Vec<Diagnostic>) -> Self {
        let mut lexer = Lexer { id, text, at: 0, list: Vec::new(), faults };
        lexer.run();
        let list = lexer.list;
        let mut tokens = Self { id, text, partner: vec![None; list.len()], list };
        brackets::pair(&mut tokens, faults);
        tokens
    }

    /// The text of a token.
    pub(super) fn text_of(&self, index: usize) -> &'t str {
        let token = self.list[index];
        &self.text[token.start as usize..token.end as usize]
    }

    /// The place of a token.
    pub(super) fn span(&self, index: usize) -> Span {
        let token = self.list[index];
        Span { file: self.id, start: token.start, end: token.end }
    }

    /// What kind a token is; `LineEnd` past the last one.
    pub(super) fn kind(&self, index: usize) -> Kind {
        self.list.get(index).map_or(Kind::LineEnd, |token| token.kind)
    }

    /// Whether a token is the first of its line.
    pub(super) fn begins_line(&self, index: usize) -> bool {
        index == 0 || self.list[index - 1].kind == Kind::LineEnd
    }

    /// Whether a token stands at the very left of its line.
    pub(super) fn at_margin(&self, index: usize) -> bool {
        let start = self.list[index].start as usize;
        start == 0 || matches!(self.text.as_bytes()[start - 1], b'\n' | b'\r')
    }
}

struct Lexer<'t, 'f> {
    id: FileId,
    text: &'t str,
    at: usize,
    list: Vec<Token>,
    faults: &'f mut Vec<Diagnostic>,
}

impl Lexer<'_, '_> {
    fn run(&mut self) {
        let mut nul_seen = false;
        while let Some(first) = self.text[self.at..].chars().next() {
            let start = self.at;
            self.at += first.len_utf8();
            let kind = match first {
                '\n' | '\r' => Kind::LineEnd,
                ' ' | '\t' => continue,
                '#' => {
                    let rest = &self.text.as_bytes()[self.at..];
                    self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
                    Kind::Comment
                }
                '"' => self.quote(start, &['"']),
                '“' | '”' => self.quote(start, &['“', '”']),
                '`' => self.quote(start, &['`']),
                '(' | '（' => Kind::Open(Bracket::Round),
                ')' | '）' => Kind::Close(Bracket::Round),
                '[' | '［' | '【' => Kind::Open(Bracket::Square),
                ']' | '］' | '】' => Kind::Close(Bracket::Square),
                '{' | '｛' => Kind::Open(Bracket::Brace),
                '}' | '｝' => Kind::Close(Bracket::Brace),
                ';' | '；' => Kind::Semicolon,
                '0'..='9' => {
                    self.skip_while(|c| c.is_ascii_digit());
                    Kind::Number
                }
                '\0' => {
                    if !nul_seen {
                        nul_seen = true;
                        let span = Span::new(self.id, start, self.at);
                        self.faults.push(Diagnostic::new(&codes::NUL, span));
                    }
                    Kind::Symbol
                }
                '_' | 'a'..='z' | 'A'..='Z' => {
                    self.skip_word();
                    Kind::Word
                }
                _ if XID_START(first) => {
                    self.skip_word();
                    Kind::Word
                }
                _ if first.is_whitespace() || first == '\u{FEFF}' => continue,
                _ => Kind::Symbol,
            };
            self.list.push(Token { kind, start: start as u32, end: self.at as u32 });
        }
    }

    fn skip_while(&mut self, keep: impl Fn(char) -> bool) {
        let rest = &self.text[self.at..];
        self.at += rest.find(|c| !keep(c)).unwrap_or(rest.len());
    }

    /// To the end of a word; those of ASCII letters need no table.
    fn skip_word(&mut self) {
        let plain = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
        self.at += self.text.as_bytes()[self.at..].iter().take_while(plain).count();
        if self.text.as_bytes().get(self.at).is_some_and(|byte| !byte.is_ascii()) {
            self.skip_while(XID_CONTINUE);
        }
    }

    /// To the closing quote, or to the end of the line, which is an error.
    fn quote(&mut self, start: usize, closing: &[char]) -> Kind {
        let kind = if closing == ['`'] { Kind::Quoted } else { Kind::Text };
        let mut escaped = false;
        for (offset, c) in self.text[self.at..].char_indices() {
            if c == '\n' || c == '\r' {
                self.at += offset;
                return self.unclosed(start, kind);
            }
            if !escaped && closing.contains(&c) {
                self.at += offset + c.len_utf8();
                return kind;
            }
            escaped = c == '\\' && !escaped && kind == Kind::Text;
        }
        self.at = self.text.len();
        self.unclosed(start, kind)
    }

    fn unclosed(&mut self, start: usize, kind: Kind) -> Kind {
        let end = start + self.text[start..self.at].trim_end().len();
        let span = Span::new(self.id, start, end);
        let quote = self.text[start..].chars().next().unwrap_or('"');
        self.faults.push(Diagnostic::new(&codes::UNCLOSED_QUOTE, span).arg("quote", quote));
        kind
    }
}
