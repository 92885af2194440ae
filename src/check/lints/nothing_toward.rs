//! A score of a model or facet toward which nothing counts would always be inconclusive.

use crate::check::context::Check;
use crate::check::program::Metric;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::meaning;

pub(super) fn run(check: &mut Check<'_>) {
    let program = &check.program;
    let mut found = Vec::new();
    for require in program.standards.iter().flat_map(|standard| &standard.requires) {
        let metric = match &require.metric {
            Metric::Spread(measured, _) => measured,
            metric => metric,
        };
        let &(Metric::Score(model, facet) | Metric::Card(model, facet)) = metric else { continue };
        let counted = program
            .expectations
            .iter()
            .flat_map(|expectation| &expectation.toward)
            .any(|toward| toward.model == model && facet.is_none_or(|it| it == toward.facet));
        if !counted {
            let model = &program.models[model.index()];
            let name = match facet.and_then(|at| model.facets.get(at as usize)) {
                Some(facet) => format!("{}.{}", model.label.name, facet.label.name),
                None => model.label.name.clone(),
            };
            found.push(Diagnostic::new(&meaning::NOTHING_TOWARD, require.span).arg("name", name));
        }
    }
    for diagnostic in found {
        check.report(diagnostic);
    }
}
