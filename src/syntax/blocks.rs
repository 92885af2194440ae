//! Declarations with braces: their heads, and how their insides are laid out.

use super::ast::{
    Block, Calendar, Case, ItemKind, Model, Name, Protocol, Recovery, Service, Standard, Text,
};
use super::build::{Builder, Node};
use super::clauses::Layout;
use super::grammar::Rule;
use super::words::Word;
use crate::source::Span;
use std::ops::Range;

/// The declaration without its inside.
pub(super) fn head(b: &mut Builder<'_>, word: Word, range: Range<usize>) -> Option<ItemKind> {
    match word {
        Word::Service => b.read(Rule::service_head, range, |b, node| {
            ItemKind::Service(Service { title: b.head_title(node), clauses: Vec::new() })
        }),
        Word::Calendar => b.read(Rule::calendar_head, range, |b, node| {
            let head = b.head(node);
            let entries = Vec::new();
            ItemKind::Calendar(Calendar { name: head.name, title: head.title, entries })
        }),
        Word::Record => b.read(Rule::record_head, range, |_, _| ItemKind::Record(Vec::new())),
        Word::Authority => {
            b.read(Rule::authority_head, range, |_, _| ItemKind::Authority(Vec::new()))
        }
        Word::Touchpoint => {
            b.read(Rule::block_head, range, |b, node| ItemKind::Touchpoint(empty_block(b, node)))
        }
        Word::Moment => {
            b.read(Rule::block_head, range, |b, node| ItemKind::Moment(empty_block(b, node)))
        }
        Word::Model => b.read(Rule::model_head, range, |b, node| {
            let head = b.head(node);
            ItemKind::Model(Model { name: head.name, title: head.title, facets: Vec::new() })
        }),
        Word::Protocol => b.read(Rule::protocol_head, range, |b, node| {
            let head = b.head(node);
            let ordered = node.has(Rule::w_in_order);
            let steps = Vec::new();
            ItemKind::Protocol(Protocol { name: head.name, title: head.title, ordered, steps })
        }),
        Word::Recovery => b.read(Rule::recovery_head, range, |b, node| {
            let title = b.head_title(node);
            let mut names = b.head_names(node).into_iter();
            let name = names.next().expect("the grammar's rule begins with a name");
            let (moments, clauses) = (names.collect(), Vec::new());
            ItemKind::Recovery(Recovery { name, title, moments, clauses })
        }),
        Word::Standard => b.read(Rule::standard_head, range, |b, node| {
            let head = b.head(node);
            let requires = Vec::new();
            ItemKind::Standard(Standard { name: head.name, title: head.title, requires })
        }),
        _ => b.read(Rule::case_head, range, |b, node| {
            let title =
                b.head_title(node).unwrap_or(Text { value: String::new(), span: Span::default() });
            ItemKind::Case(Case {
                title,
                given: Vec::new(),
                given_span: None,
                as_of: None,
                then: Vec::new(),
            })
        }),
    }
}

fn empty_block<'t>(builder: &mut Builder<'t>, node: &Node<'t>) -> Block {
    let head = builder.head(node);
    Block { name: head.name, title: head.title, clauses: Vec::new() }
}

/// A declaration that takes up the clauses of one whose head could not be read.
pub(super) fn stand_in(word: Word) -> Option<ItemKind> {
    let name = Name { text: String::new(), span: Span::default() };
    let title = None;
    Some(match word {
        Word::Service => ItemKind::Service(Service { title, clauses: Vec::new() }),
        Word::Calendar => ItemKind::Calendar(Calendar { name, title, entries: Vec::new() }),
        Word::Record => ItemKind::Record(Vec::new()),
        Word::Authority => ItemKind::Authority(Vec::new()),
        Word::Touchpoint | Word::Moment => {
            ItemKind::Moment(Block { name, title, clauses: Vec::new() })
        }
        Word::Model => ItemKind::Model(Model { name, title, facets: Vec::new() }),
        Word::Protocol => {
            ItemKind::Protocol(Protocol { name, title, ordered: false, steps: Vec::new() })
        }
        Word::Recovery => {
            let (moments, clauses) = (Vec::new(), Vec::new());
            ItemKind::Recovery(Recovery { name, title, moments, clauses })
        }
        Word::Standard => ItemKind::Standard(Standard { name, title, requires: Vec::new() }),
        Word::Case => ItemKind::Case(Case {
            title: Text { value: String::new(), span: Span::default() },
            given: Vec::new(),
            given_span: None,
            as_of: None,
            then: Vec::new(),
        }),
        _ => return None,
    })
}

/// How the inside of a declaration is laid out.
pub(super) fn layout(word: Word) -> Layout {
    match word {
        Word::Service => Layout::Words(&[Word::Timezone, Word::Currency, Word::Calendar]),
        Word::Touchpoint | Word::Moment => Layout::Words(&[
            Word::Phase,
            Word::Lane,
            Word::When,
            Word::From,
            Word::At,
            Word::EachJourney,
            Word::Per,
            Word::Stake,
            Word::Reopens,
            Word::Expect,
        ]),
        Word::Recovery => Layout::Words(&[
            Word::When,
            Word::InsteadOf,
            Word::Do,
            Word::EscalateTo,
            Word::DoneWhen,
            Word::Once,
            Word::Budget,
            Word::Afterwards,
        ]),
        Word::Standard => Layout::Words(&[Word::Require]),
        Word::Case => Layout::Words(&[Word::Given, Word::AsOf, Word::Then]),
        Word::Calendar => Layout::Words(&[
            Word::Monday,
            Word::Tuesday,
            Word::Wednesday,
            Word::Thursday,
            Word::Friday,
            Word::Saturday,
            Word::Sunday,
            Word::Closed,
            Word::OpenDay,
            Word::Timezone,
            Word::Holidays,
        ]),
        _ => Layout::Lines { numbers: false },
    }
}
