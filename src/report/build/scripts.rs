//! Script failures in the words of the report.

use crate::diagnostic::render::Worded;
use crate::judge::Failure;
use crate::report::model::ScriptFailure;
use crate::report::scene::Scene;

/// In order of functions and places.
pub(in crate::report) fn failures(scene: &Scene<'_>, failures: &[Failure]) -> Vec<ScriptFailure> {
    let told = failures.iter().map(|failure| {
        let function = &scene.program.functions[failure.function.index()].label;
        let diagnostic = &failure.diagnostic;
        ScriptFailure {
            code: diagnostic.entry.id(),
            slug: diagnostic.entry.slug.to_owned(),
            function: function.name.clone(),
            message: Worded::new(diagnostic, scene.lang).message,
            script: scene.rule(diagnostic.span.unwrap_or(function.span)),
            arguments: failure.count,
            or_more: failure.more,
            example: failure.example.clone(),
        }
    });
    told.collect()
}
