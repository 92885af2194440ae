//! `record`, and types wherever they are written.

use super::literal::unit;
use super::{Builder, Node, word};
use crate::syntax::ast::{
    Ambiguous, EpochUnit, Field, Text, TimeFormat, TimeFormatKind, TypeExpr, TypeKind,
};
use crate::syntax::grammar::Rule;
use crate::syntax::words::Word;

impl<'t> Builder<'t> {
    /// The fields of a piece of `record`.
    pub(in crate::syntax) fn fields(&mut self, node: &Node<'t>) -> Vec<Field> {
        node.all(Rule::field).map(|field| self.field(&field)).collect()
    }

    fn field(&mut self, node: &Node<'t>) -> Field {
        let written = node.need(Rule::name);
        let name = self.name(&written);
        let own = self.own_name(&written);
        let column = match node.find(Rule::column) {
            Some(column) => {
                let column = self.text_or_word(&column);
                (column.value != name.text).then_some(column)
            }
            // `事件` is the field `event`, but its column is called what the file says.
            None if own.text != name.text => Some(Text { value: own.text, span: own.span }),
            None => None,
        };
        Field {
            span: self.span(node),
            name,
            ty: node.find(Rule::type_expr).map(|ty| self.type_expr(&ty)),
            column,
            format: node.find(Rule::time_format).map(|format| self.time_format(&format)),
        }
    }

    /// A type.
    pub(super) fn type_expr(&mut self, node: &Node<'t>) -> TypeExpr {
        let first = node.first();
        let kind = match first.rule() {
            Rule::w_type_number => TypeKind::Number,
            Rule::w_type_flag => TypeKind::Flag,
            Rule::w_type_time => TypeKind::Time,
            Rule::w_type_duration => {
                TypeKind::Duration(node.find(Rule::unit).map(|found| unit(&found)))
            }
            Rule::w_type_money => {
                let currency = node.has(Rule::name).then(|| self.currency_name(node));
                TypeKind::Money(currency)
            }
            Rule::scale => {
                let mut bounds = first.all(Rule::signed).map(|bound| self.signed(&bound));
                let low = bounds.next().unwrap_or_default();
                TypeKind::Scale { low, high: bounds.next().unwrap_or(low) }
            }
            Rule::one_of => TypeKind::OneOf(
                first.all(Rule::choice).map(|choice| self.text_or_word(&choice)).collect(),
            ),
            _ => TypeKind::Text,
        };
        TypeExpr { span: self.span(node), kind }
    }

    fn time_format(&mut self, node: &Node<'t>) -> TimeFormat {
        let kind = match node.find(Rule::time_spelling) {
            None => TimeFormatKind::Rfc3339,
            Some(spelling) => match spelling.find(Rule::epoch_unit) {
                Some(unit) => TimeFormatKind::Epoch(epoch_unit(&unit)),
                None => TimeFormatKind::Format(self.child_text(&spelling)),
            },
        };
        TimeFormat {
            span: self.span(node),
            kind,
            zone: node.find(Rule::zone).map(|zone| self.child_text(&zone)),
            ambiguous: node.find(Rule::ambiguous).map(|how| match word(&how) {
                Some(Word::Later) => Ambiguous::Later,
                _ => Ambiguous::Earlier,
            }),
        }
    }
}

fn epoch_unit(node: &Node<'_>) -> EpochUnit {
    match word(node) {
        Some(Word::Millisecond) => EpochUnit::Milliseconds,
        Some(Word::Microsecond) => EpochUnit::Microseconds,
        Some(Word::Nanosecond) => EpochUnit::Nanoseconds,
        _ => EpochUnit::Seconds,
    }
}
