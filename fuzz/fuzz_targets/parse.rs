//! Any bytes as a rule file: decoding, parsing and checking never panic, and every span lies in the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mot::check::{NoFiles, check};
use mot::diagnostic::Lang;
use mot::diagnostic::render::{Look, report};
use mot::source::Sources;
use mot::syntax::decode;

fuzz_target!(|data: &[u8]| {
    let Ok((text, _)) = decode(data) else { return };
    let mut sources = Sources::default();
    let entry = sources.add("service.mot", text);
    let checked = check(&mut sources, entry, &mut NoFiles);
    for diagnostic in &checked.diagnostics {
        let Some(span) = diagnostic.span else { continue };
        let text = &sources.file(span.file).text;
        assert!(text.get(span.range()).is_some(), "{} has no such span", diagnostic.entry.id());
    }
    for lang in [Lang::En, Lang::Zh] {
        report(&sources, &checked.diagnostics, &Look::plain(lang));
    }
});
