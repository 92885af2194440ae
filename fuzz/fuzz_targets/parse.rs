//! Any bytes as a rule file: decoding, parsing, checking and rendering never panic, every span lies in its
//! text, and formatting is the parser's inverse.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mot::check::{NoFiles, check};
use mot::diagnostic::Lang;
use mot::diagnostic::render::{Look, report};
use mot::source::{FileId, Sources};
use mot::syntax::{decode, format, parse};

fuzz_target!(|data: &[u8]| {
    let Ok((text, _)) = decode(data) else { return };
    formatted(&text);
    checked(text, if data.len() % 2 == 0 { Lang::En } else { Lang::Zh });
});

/// Formatting keeps the tree and the comments, and a second time changes nothing.
fn formatted(text: &str) {
    let before = parse(FileId(0), text);
    if before.has_errors() {
        return;
    }
    for lang in [None, Some(Lang::En), Some(Lang::Zh)] {
        let once = format(&before.value, text, lang);
        let after = parse(FileId(0), &once);
        assert!(!after.has_errors(), "it reads no longer:\n{text}\nbecame\n{once}");
        assert_eq!(
            format!("{:?}", before.value.items),
            format!("{:?}", after.value.items),
            "the tree changed:\n{text}\nbecame\n{once}"
        );
        assert_eq!(before.value.comments.len(), after.value.comments.len(), "{text}\n{once}");
        assert_eq!(format(&after.value, &once, lang), once, "twice is not once:\n{text}");
    }
}

fn checked(text: String, lang: Lang) {
    let mut sources = Sources::default();
    let entry = sources.add("service.mot", text);
    let checked = check(&mut sources, entry, &mut NoFiles);
    for diagnostic in &checked.diagnostics {
        let Some(span) = diagnostic.span else { continue };
        let text = &sources.file(span.file).text;
        assert!(text.get(span.range()).is_some(), "{} has no such span", diagnostic.entry.id());
    }
    report(&sources, &checked.diagnostics, &Look::plain(lang));
}
