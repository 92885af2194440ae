//! What counts toward a model.

use crate::check::program::{ExpectationId, ModelId, Program};
use crate::syntax::ast::Level;
use crate::unit::Decimal;

/// An expectation that counts toward a facet.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Item {
    pub(super) expectation: ExpectationId,
    pub(super) facet: u16,
    pub(super) weight: Decimal,
    pub(super) level: Level,
}

/// All that counts toward a model, or toward one of its facets, as declared.
pub(super) fn items(program: &Program, model: ModelId, facet: Option<u16>) -> Vec<Item> {
    let expectations = program.expectations.iter().enumerate();
    let items = expectations.flat_map(|(at, expectation)| {
        let toward = expectation.toward.iter().filter(move |toward| {
            toward.model == model && facet.is_none_or(|facet| facet == toward.facet)
        });
        toward.map(move |toward| Item {
            expectation: ExpectationId(at as u16),
            facet: toward.facet,
            weight: toward.weight,
            level: expectation.level,
        })
    });
    items.collect()
}
