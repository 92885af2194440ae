//! Rule text in, programs and faults out.

use mot::check::{NoFiles, check};
use mot::diagnostic::Lang;
use mot::diagnostic::render::{Look, report};
use mot::source::Sources;

#[test]
fn quick() {
    let Ok(path) = std::env::var("MOT_QUICK") else { return };
    for path in path.split(' ') {
        let text = std::fs::read_to_string(path).unwrap();
        let mut sources = Sources::default();
        let entry = sources.add(path, text);
        let checked = check(&mut sources, entry, &mut NoFiles);
        println!("== {path}: {}", checked.diagnostics.len());
        println!("{}", report(&sources, &checked.diagnostics, &Look::plain(Lang::En)));
    }
}
