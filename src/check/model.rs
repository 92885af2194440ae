//! Models: facets and their weights.

use super::calendar::label;
use super::context::Check;
use super::program::{Facet, FieldId, Model, ModelId, Toward};
use super::ty::{is_number, wrong_type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;
use crate::syntax::ast::{self, ItemKind, Name, Path};
use crate::unit::Decimal;

impl Check<'_> {
    /// Fills the program's models.
    pub(super) fn models(&mut self) {
        for item in self.items() {
            let ItemKind::Model(model) = &item.kind else { continue };
            self.weights(model);
            let mut seen = rustc_hash::FxHashMap::default();
            let mut facets = Vec::new();
            for facet in &model.facets {
                let earlier = seen.insert(facet.name.text.as_str(), facet.name.span);
                self.duplicate(&facet.name, earlier);
                self.paired(facet);
                facets.push(Facet {
                    label: label(&facet.name, facet.title.as_ref()),
                    weight: facet.weight,
                    expected: self.survey_items(&facet.expected),
                    perceived: self.survey_items(&facet.perceived),
                });
            }
            let label = label(&model.name, model.title.as_ref());
            self.program.models.push(Model { label, facets });
        }
    }

    /// Weights, if there are any, are given for every facet and total 100%; costs count by their size.
    fn weights(&mut self, model: &ast::Model) {
        let weighted = model.facets.iter().filter(|facet| facet.weight.is_some()).count();
        if weighted == 0 {
            return;
        }
        if let Some(facet) = model.facets.iter().find(|facet| facet.weight.is_none()) {
            self.report(
                Diagnostic::new(&meaning::MISSING_WEIGHT, facet.span)
                    .arg("facet", facet.name.text.clone()),
            );
            return;
        }
        let mut total = Decimal::ZERO;
        for weight in model.facets.iter().filter_map(|facet| facet.weight) {
            total = total.checked_add(weight.abs()).unwrap_or(Decimal::MAX);
        }
        if total == Decimal::ONE_HUNDRED {
            return;
        }
        let off = total - Decimal::ONE_HUNDRED;
        self.report(
            Diagnostic::new(&meaning::WEIGHTS_TOTAL, model.name.span)
                .arg("model", model.name.text.clone())
                .arg("total", total.normalize().to_string())
                .arg("off", off.abs().normalize().to_string())
                .help(if off.is_sign_positive() { "more" } else { "less" }),
        );
    }

    /// The n-th expected item is answered by the n-th perceived one.
    fn paired(&mut self, facet: &ast::Facet) {
        let (expected, perceived) = (facet.expected.len(), facet.perceived.len());
        if expected != perceived && expected > 0 && perceived > 0 {
            self.report(
                Diagnostic::new(&meaning::ITEMS_UNPAIRED, facet.name.span)
                    .arg("facet", facet.name.text.clone())
                    .arg("expected", expected.to_string())
                    .arg("perceived", perceived.to_string()),
            );
        }
    }

    fn survey_items(&mut self, items: &[Name]) -> Vec<FieldId> {
        let mut fields = Vec::new();
        for item in items {
            let Some(id) = self.field(item) else { continue };
            let ty = self.program.fields[id.index()].ty.clone();
            if is_number(&ty) {
                fields.push(id);
            } else {
                self.report(wrong_type(item.span, "a scale", &ty));
            }
        }
        fields
    }

    /// `model.facet`
    pub(super) fn facet(&mut self, path: &Path) -> Option<(ModelId, Option<u16>)> {
        let model = self.model(path.names.first()?)?;
        let Some(name) = path.names.get(1) else { return Some((model, None)) };
        let facets = &self.program.models[model.index()].facets;
        if let Some(at) = facets.iter().position(|facet| facet.label.name == name.text) {
            return Some((model, Some(at as u16)));
        }
        let known = facets.iter().map(|facet| facet.label.name.clone()).collect();
        self.unknown("facet", name, known)
    }

    /// `toward model.facet weight n`
    pub(super) fn toward(&mut self, toward: &ast::Toward) -> Option<Toward> {
        let (model, facet) = self.facet(&toward.facet)?;
        let Some(facet) = facet else {
            let known: Vec<String> = self.program.models[model.index()]
                .facets
                .iter()
                .map(|facet| format!("{}.{}", toward.facet.names[0].text, facet.label.name))
                .collect();
            return self.refuse(
                Diagnostic::new(&meaning::FACET_NEEDED, toward.facet.span)
                    .arg("model", toward.facet.names[0].text.clone())
                    .arg("known", known.join(", ")),
            );
        };
        let weight = toward.weight.unwrap_or(Decimal::ONE);
        if weight <= Decimal::ZERO {
            return self.refuse(Diagnostic::new(&meaning::BAD_WEIGHT, toward.span));
        }
        Some(Toward { model, facet, weight })
    }
}
