//! A whole file: cut into declarations, those into clauses, and each read by itself.

use super::ast::{Comment, File, Item, ItemKind};
use super::blocks;
use super::build::Builder;
use super::clauses::{self, ClausePiece, Layout};
use super::grammar::Rule;
use super::items::{self, ItemPiece};
use super::lex::{Bracket, Kind, Tokens};
use super::suggest::nearest;
use super::words::Word;
use crate::diagnostic::codes::text as codes;
use crate::diagnostic::{Checked, Diagnostic};
use crate::source::{FileId, Span};
use std::ops::Range;

/// Texts longer than this are refused; spans could not count them.
const LONGEST: usize = 1 << 30;

/// Reads a rule file. What cannot be read is reported and left out; the rest is in the tree.
///
/// Time is linear in the length of the text, and no text makes it panic.
pub fn parse(id: FileId, text: &str) -> Checked<File> {
    let mut faults = Vec::new();
    if text.len() > LONGEST {
        faults.push(Diagnostic::new(&codes::TOO_LONG, Span::new(id, 0, 0)));
        let value = File { id, items: Vec::new(), comments: Vec::new() };
        return Checked { value, diagnostics: faults };
    }
    let tokens = Tokens::read(id, text, &mut faults);
    let mut reader = Reader { builder: Builder::new(&tokens, faults), items: Vec::new() };
    let mut garbled = false;
    for piece in items::cut(&tokens) {
        reader.item(&piece, &mut garbled);
    }
    let mut diagnostics = reader.builder.faults;
    diagnostics.sort_by_key(|fault| fault.span.map(|span| (span.start, span.end)));
    Checked { value: File { id, items: reader.items, comments: comments(&tokens) }, diagnostics }
}

fn comments(tokens: &Tokens<'_>) -> Vec<Comment> {
    (0..tokens.list.len())
        .filter(|&index| tokens.kind(index) == Kind::Comment)
        .map(|index| {
            let text = tokens.text_of(index).trim_end();
            let mut span = tokens.span(index);
            span.end = span.start + text.len() as u32;
            Comment { span, text: text.to_owned() }
        })
        .collect()
}

struct Reader<'t> {
    builder: Builder<'t>,
    items: Vec<Item>,
}

impl Reader<'_> {
    fn item(&mut self, piece: &ItemPiece, garbled: &mut bool) {
        let range = piece.first..piece.end;
        let Some(word) = piece.word else {
            self.unknown_item(piece.first, garbled);
            return;
        };
        *garbled = false;
        let kind = match word {
            Word::Use => self.builder.read(Rule::use_item, range.clone(), Builder::use_item),
            Word::Segment | Word::Let | Word::Step => {
                self.builder.read(Rule::definition_item, range.clone(), Builder::definition_item)
            }
            Word::Conclude => {
                self.builder.read(Rule::conclude_item, range.clone(), Builder::conclude_item)
            }
            Word::Waive => self.builder.read(Rule::waive_item, range.clone(), Builder::waive_item),
            Word::Fn => self.builder.read(Rule::fn_item, range.clone(), Builder::fn_item),
            _ => self.block(word, &range),
        };
        if let (Some(kind), Some(span)) = (kind, self.builder.place(&range)) {
            self.items.push(Item { span, kind });
        }
    }

    /// Lines of prose are told once, a misspelt word each time.
    fn unknown_item(&mut self, first: usize, garbled: &mut bool) {
        let tokens = self.builder.tokens;
        let text = tokens.text_of(first);
        let near = nearest(text, spellings(Word::ITEMS));
        if *garbled && near.is_none() {
            return;
        }
        *garbled = true;
        let span = tokens.span(first);
        let fault = Diagnostic::new(&codes::UNKNOWN_ITEM, span).arg("found", shown(text));
        self.builder.faults.push(match near {
            Some(near) => fault.arg("suggestion", near).help("did_you_mean"),
            None => fault,
        });
    }

    /// A declaration with braces: its head, its inside, and nothing after.
    fn block(&mut self, word: Word, range: &Range<usize>) -> Option<ItemKind> {
        let tokens = self.builder.tokens;
        let brace = range.clone().find(|&index| tokens.kind(index) == Kind::Open(Bracket::Brace));
        let head = range.start..brace.unwrap_or(range.end);
        let Some(brace) = brace else {
            let read = blocks::head(&mut self.builder, word, head);
            if read.is_some()
                && let Some(place) = self.builder.place(range)
            {
                self.builder.faults.push(Diagnostic::new(&codes::MISSING_BRACE, place.after()));
            }
            return None;
        };
        let mut kind = blocks::head(&mut self.builder, word, head);
        let end = tokens.partner[brace].map_or(range.end, |end| end as usize);
        self.inside(word, brace + 1..end, kind.as_mut(), range.start);
        let rest = (end + 1).min(range.end)..range.end;
        if let Some(place) = self.builder.place(&rest) {
            let found = tokens.text[place.range()].split_whitespace().next().unwrap_or("");
            let place = Span { end: place.start + found.len() as u32, ..place };
            self.builder.faults.push(
                Diagnostic::new(&codes::UNEXPECTED, place).arg("found", shown(found)).help("end"),
            );
        }
        kind
    }

    /// The clauses inside, into the declaration if its head could be read.
    fn inside(
        &mut self,
        word: Word,
        range: Range<usize>,
        kind: Option<&mut ItemKind>,
        head: usize,
    ) {
        // Without a readable head the clauses are read all the same, for their mistakes.
        let mut unread = kind.is_none().then(|| blocks::stand_in(word)).flatten();
        let Some(kind) = kind.or(unread.as_mut()) else { return };
        let tokens = self.builder.tokens;
        for clause in clauses::cut(tokens, range, blocks::layout(word)) {
            if clause.unknown {
                self.unknown_clause(word, &clause, head);
                continue;
            }
            if clause.word == Some(Word::Given) {
                self.given(&clause, kind);
                continue;
            }
            self.clause(clause.range, kind);
        }
    }

    fn clause(&mut self, range: Range<usize>, kind: &mut ItemKind) {
        let b = &mut self.builder;
        match kind {
            ItemKind::Service(it) => {
                let read = b.read(Rule::service_body, range, Builder::service_clauses);
                it.clauses.extend(read.unwrap_or_default());
            }
            ItemKind::Calendar(it) => {
                let read = b.read(Rule::calendar_body, range, Builder::calendar_entries);
                it.entries.extend(read.unwrap_or_default());
            }
            ItemKind::Record(fields) => {
                fields
                    .extend(b.read(Rule::record_body, range, Builder::fields).unwrap_or_default());
            }
            ItemKind::Touchpoint(it) | ItemKind::Moment(it) => {
                let read = b.read(Rule::block_body, range, Builder::clauses);
                it.clauses.extend(read.unwrap_or_default());
            }
            ItemKind::Model(it) => {
                let read = b.read(Rule::model_body, range, Builder::facets);
                it.facets.extend(read.unwrap_or_default());
            }
            ItemKind::Protocol(it) => {
                let read = b.read(Rule::protocol_body, range, Builder::protocol_steps);
                it.steps.extend(read.unwrap_or_default());
            }
            ItemKind::Authority(levels) => {
                let read = b.read(Rule::authority_body, range, Builder::authority_levels);
                levels.extend(read.unwrap_or_default());
            }
            ItemKind::Recovery(it) => {
                let read = b.read(Rule::recovery_body, range, Builder::recovery_clauses);
                it.clauses.extend(read.unwrap_or_default());
            }
            ItemKind::Standard(it) => {
                let read = b.read(Rule::standard_body, range, Builder::requires);
                it.requires.extend(read.unwrap_or_default());
            }
            ItemKind::Case(it) => {
                let as_of = &mut it.as_of;
                let read = b.read(Rule::case_body, range, |b, node| b.outcomes(node, as_of));
                it.then.extend(read.unwrap_or_default());
            }
            ItemKind::Use(_)
            | ItemKind::Segment(_)
            | ItemKind::Let(_)
            | ItemKind::Step(_)
            | ItemKind::Conclude(_)
            | ItemKind::Waive(_)
            | ItemKind::Fn(_) => {}
        }
    }

    /// `given { … }`: a block in a block.
    fn given(&mut self, clause: &ClausePiece, kind: &mut ItemKind) {
        let tokens = self.builder.tokens;
        let ItemKind::Case(case) = kind else { return };
        let range = clause.range.clone();
        let place = self.builder.place(&range);
        case.given_span = case.given_span.map_or(place, |span| place.map(|it| span.to(it)));
        let brace = range.clone().find(|&index| tokens.kind(index) == Kind::Open(Bracket::Brace));
        let head = range.start..brace.unwrap_or(range.end);
        let read = self.builder.read(Rule::given_head, head, |_, _| ());
        let Some(brace) = brace else {
            if let (Some(()), Some(place)) = (read, self.builder.place(&range)) {
                self.builder.faults.push(Diagnostic::new(&codes::MISSING_BRACE, place.after()));
            }
            return;
        };
        let end = tokens.partner[brace].map_or(range.end, |end| end as usize);
        for line in clauses::cut(tokens, brace + 1..end, Layout::Lines { numbers: true }) {
            let read = self.builder.read(Rule::given_body, line.range, Builder::given);
            case.given.extend(read.unwrap_or_default());
        }
    }

    fn unknown_clause(&mut self, word: Word, clause: &ClausePiece, head: usize) {
        let tokens = self.builder.tokens;
        let first = clause.range.start;
        let text = tokens.text_of(first);
        let Layout::Words(words) = blocks::layout(word) else { return };
        let fault = Diagnostic::new(&codes::UNKNOWN_CLAUSE, tokens.span(first))
            .arg("found", shown(text))
            .arg("block", tokens.text_of(head))
            .arg("words", list(words, text.is_ascii()));
        self.builder.faults.push(match nearest(text, spellings(words)) {
            Some(near) => fault.arg("suggestion", near).help("did_you_mean"),
            None => fault,
        });
    }
}

fn spellings(words: &'static [Word]) -> impl Iterator<Item = &'static str> {
    words.iter().flat_map(|word| [word.spelling().en, word.spelling().zh])
}

fn list(words: &[Word], english: bool) -> String {
    let spelled = words.iter().map(|word| {
        let spelling = word.spelling();
        format!("`{}`", if english { spelling.en } else { spelling.zh })
    });
    spelled.collect::<Vec<_>>().join(", ")
}

fn shown(text: &str) -> String {
    if text.chars().count() > 40 {
        text.chars().take(39).chain(['…']).collect()
    } else {
        text.to_owned()
    }
}
