//! Scripts made by chance: whatever the text, no panic, and an end.

use super::{called, refused, text};
use mot::script::Kind;
use proptest::prelude::{Just, Strategy, prop_oneof, proptest};
use proptest::test_runner::Config;

/// Pieces that scripts are made of, so that some of what chance writes can run.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("x"),
        Just("let a = "),
        Just("a"),
        Just("1"),
        Just("0.5"),
        Just("\"y\""),
        Just("'c'"),
        Just("["),
        Just("]"),
        Just("("),
        Just(")"),
        Just("{ "),
        Just(" }"),
        Just("#{ k: "),
        Just(";"),
        Just(","),
        Just(" + "),
        Just(" - "),
        Just(" * "),
        Just(" / "),
        Just(" % "),
        Just(" ** "),
        Just(" == "),
        Just(" in "),
        Just(".."),
        Just("if "),
        Just(" else "),
        Just("while "),
        Just("for i in "),
        Just("loop "),
        Just("break"),
        Just("continue"),
        Just("return "),
        Just("throw "),
        Just("try { "),
        Just(" } catch (e) "),
        Just("switch x { "),
        Just(" => "),
        Just("_"),
        Just("fn g(y) "),
        Just("g(x)"),
        Just("f(x)"),
        Just(".len()"),
        Just(".push(a)"),
        Just(".split(\"\")"),
        Just(".sort()"),
        Just(".to_string()"),
        Just(".replace(\"x\", x)"),
        Just(".pad(99999, 1)"),
        Just(" += a;"),
        Just("`${"),
        Just("}`"),
        Just("seconds(1)"),
        Just("money(1, \"CNY\")"),
        Just(" << 70"),
        Just(" & "),
        Just("-9223372036854775808"),
        Just("!"),
        Just("//"),
        Just("/*"),
        Just("\n"),
        Just("|y| y"),
        Just("this"),
        Just("global::"),
        Just("?."),
        Just("??"),
        Just("、"),
    ]
    .prop_map(str::to_owned)
}

fn held(script: &str) {
    let _ = refused(script);
    let _ = called(script, &[text("xyz")], &Kind::Number);
}

proptest! {
    #![proptest_config(Config { cases: 400, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_text(script in "\\PC{0,300}") {
        held(&script);
    }

    #[test]
    fn any_pieces(pieces in proptest::collection::vec(piece(), 0..40)) {
        held(&format!("fn f(x) {{ {} }}", pieces.concat()));
        held(&pieces.concat());
    }
}
