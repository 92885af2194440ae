//! Scripts that would hold up, exhaust or escape.

use super::{called, refused, text};
use mot::script::{Kind, LARGEST, LONGEST_TEXT};

/// Runs on a thread with the smallest stack that any caller has (2 MiB, of threads that are spawned).
fn on_a_small_stack<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(2 << 20);
        thread.spawn_scoped(scope, run).expect("a thread").join().expect("no panic")
    })
}

/// What a body of `f(x)` says when it is stopped.
pub(super) fn stopped(body: &str) -> String {
    let script = format!("fn f(x) {{ {body} }}");
    on_a_small_stack(|| match called(&script, &[text("x")], &Kind::Number) {
        Ok(value) => format!("gave {value:?}"),
        Err(why) => why,
    })
}

#[track_caller]
fn overruns(body: &str, of: &str) {
    let said = stopped(body);
    assert!(said.starts_with("script-overran") && said.contains(of), "{body}: {said}");
}

#[track_caller]
fn cannot_be_written(text: &str) {
    let said = on_a_small_stack(|| refused(text));
    assert!(said.starts_with("script-syntax"), "{text:.80}: {said}");
}

#[test]
fn endless_loops_end() {
    overruns("loop {}", "operations");
    overruns("while true { x = 1; }", "operations");
    overruns("let n = 0; do { n += 1; } until n < 0; n", "operations");
    overruns("for i in 0..9223372036854775807 {} 1", "operations");
    overruns("for i in range(0, 9223372036854775807) {} 1", "operations");
    overruns("let a = [1]; for i in a { loop { i += 1; } } 1", "operations");
}

#[test]
fn recursion_ends() {
    overruns("f(x)", "calls");
    overruns("f(x) + f(x)", "calls");
    let twice = "fn f(x) { g(x, 0) } fn g(x, n) { if n > 12 { 1 } else { g(x, n+1) + g(x, n+1) + g(x, n+1) } }";
    let said = called(twice, &[text("x")], &Kind::Number).unwrap_err();
    assert!(said.starts_with("script-overran") && said.contains("operations"), "{said}");
}

#[test]
fn texts_do_not_grow() {
    overruns("loop { x += x; }", "large");
    overruns("let s = \"abc\"; for i in 0..40 { s = s + s; } s.len()", "large");
    overruns("x.pad(2000000000, \"y\"); x.len()", "large");
    let long = "y".repeat(LONGEST_TEXT / 2);
    overruns(&format!("let s = \"{long}\"; s.replace(\"y\", \"{long}\"); s.len()"), "large");
    overruns(&format!("let s = \"{long}\"; s.replace('y', \"{long}\"); s.len()"), "large");
    overruns(&format!("let s = \"{long}\"; s.replace(\"\", \"{long}\"); s.len()"), "large");
    overruns(&format!("let s = \"{long}\"; `${{s}}${{s}}${{s}}`.len()"), "large");
}

#[test]
fn arrays_and_maps_do_not_grow() {
    overruns("let a = []; loop { a.push(1); }", "large");
    overruns("let a = [1]; loop { a += a; }", "large");
    overruns("let a = [1]; loop { a.append(a); }", "large");
    overruns("let a = []; a.pad(2000000000, 1); a.len()", "large");
    overruns("let a = [1]; loop { a = [a, a]; }", "large");
    // A map that grows by its index is looked at when it is passed on; until then operations bound it.
    overruns("let m = #{}; let n = 0; loop { m[n.to_string()] = 1; n += 1; }", "operations");
    overruns(
        "let m = #{}; let n = 0; while n < 600 { m[n.to_string()] = 1; n += 1; } m.len()",
        "large",
    );
    overruns("let m = #{}; loop { m = #{ a: m, b: m }; }", "large");
    overruns("let a = [\"0123456789\"]; loop { a += a; }", "large");
}

#[test]
fn values_nested_as_deep_as_may_be_neither_crash_nor_hang() {
    let nested = "let a = []; for i in 0..490 { a = [#{ a: a }]; }";
    for then in [
        "a.len()",
        "a.to_string().len()",
        "if a == a { 1 } else { 2 }",
        "let b = a; b.len()",
        "a.contains(a); 1",
        "a.sort(); 1",
        "a.dedup(); 1",
        "`${a}`.len()",
        "(a + \"\").len()",
        "a.index_of(a)",
        "throw a",
        "a",
    ] {
        let said = stopped(&format!("{nested} {then}"));
        assert!(!said.is_empty(), "{then}");
    }
    // The same at the bottom of all calls that may be.
    let script = "fn f(x) { g(0) } fn g(n) { if n < 13 { return g(n + 1); } \
                  let a = []; for i in 0..490 { a = [#{ a: a }]; } if a == a { a.to_string().len() } else { 0 } }";
    let said = on_a_small_stack(|| called(script, &[text("x")], &Kind::Number));
    assert!(format!("{said:?}").starts_with("Ok("), "{said:?}");
    let nested = "let a = #{}; for i in 0..490 { a = #{ a: a }; }";
    for then in [
        "a.len()",
        "a.to_string().len()",
        "if a == a { 1 } else { 2 }",
        "a.keys().len()",
        "throw a",
        "a",
    ] {
        let said = stopped(&format!("{nested} {then}"));
        assert!(!said.is_empty(), "{then}");
    }
}

#[test]
fn many_variables_are_too_many() {
    let many: String = (0..300).map(|n| format!("let v{n} = {n}; ")).collect::<Vec<_>>().concat();
    overruns(&format!("{many} v0"), "variables");
}

#[test]
fn the_outside_cannot_be_reached() {
    cannot_be_written("import \"std/clear\" as c; fn f(x) { 1 }");
    cannot_be_written("fn f(x) { import \"/etc/passwd\" as p; 1 }");
    cannot_be_written("export let x = 1; fn f(x) { 1 }");
    cannot_be_written("fn f(x) { eval(\"1\") }");
    cannot_be_written("fn f(x) { print(x); 1 }");
    cannot_be_written("fn f(x) { debug(x); 1 }");
    cannot_be_written("fn f(x) { let g = |y| y; 1 }");
    cannot_be_written("fn f(x) { Fn(\"f\").call(x) }");
    cannot_be_written("fn f(x) { call(f, x) }");
    cannot_be_written("fn f(x) { curry(f, x) }");
    cannot_be_written("fn f(x) { y }");
    cannot_be_written("fn f(x) { 1.5e }");
    for outside in [
        "timestamp()",
        "sleep(1000)",
        "exit(1)",
        "rand()",
        "random()",
        "now()",
        "open(\"/etc/passwd\")",
        "read_file(x)",
        "system(x)",
        "parse_json(\"[1]\")",
        "get_fn_metadata_list()",
        "blob(9)",
        "env(x)",
        "f.name",
    ] {
        let said = stopped(&format!("{outside}; 1"));
        let absent = said.starts_with("script-failed") || said.starts_with("script-syntax");
        assert!(absent, "{outside}: {said}");
    }
}

#[test]
fn a_function_named_as_a_value_calls_within_the_same_limits() {
    let script = "fn f(x) { let a = []; a.pad(1000, 1); a.map(g).len() } fn g(n) { let i = 0; while i < 1000 { i += 1; } i }";
    let said = called(script, &[text("x")], &Kind::Number);
    assert!(said.as_ref().is_err_and(|said| !said.is_empty()), "{said:?}");
    let deep = "fn f(x) { [x].map(f); 1 }";
    let said = on_a_small_stack(|| called(deep, &[text("x")], &Kind::Number));
    assert!(said.is_err(), "{said:?}");
}

#[test]
fn shadowing_what_is_built_in_harms_only_the_script() {
    let own = "fn len(x) { 42 } fn f(x) { len(x) }";
    let plain = "fn f(x) { x.len() }";
    assert_eq!(format!("{:?}", called(own, &[text("abc")], &Kind::Number)), "Ok(Number(42))");
    assert_eq!(format!("{:?}", called(plain, &[text("abc")], &Kind::Number)), "Ok(Number(3))");
    let twice = refused("fn f(x) { 1 } fn f(x) { 2 }");
    assert!(twice.starts_with("script-syntax"), "{twice}");
}

#[test]
fn nesting_does_not_exhaust_the_stack_of_the_reader() {
    let deep = 60_000;
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("#{a:", "}"),
        ("!", ""),
        ("-", ""),
        ("if x {", "}"),
        ("loop {", "}"),
        ("while x {", "}"),
        ("f(", ")"),
        ("`${", "}`"),
        ("x[", "]"),
        ("1+(", ")"),
        ("switch x { 1 => ", "}"),
        ("try {", "} catch {}"),
        ("/*", "*/"),
        ("for a in [", "] {}"),
        ("return ", ""),
    ] {
        let repeat = (LARGEST / 2 / (open.len() + close.len())).min(deep);
        let text = format!("fn f(x) {{ {}1{} }}", open.repeat(repeat), close.repeat(repeat));
        let said = on_a_small_stack(|| refused(&text));
        assert!(!said.is_empty(), "{open}");
    }
    for chain in [
        "1+",
        "x.",
        "x??",
        "x==",
        "x=",
        "x&&",
        "x||",
        "x?.",
        "if x {} else ",
        "x**",
        "x..",
        "x in ",
        "let x = ",
        "1;",
    ] {
        let text = format!("fn f(x) {{ {}1 }}", chain.repeat(LARGEST / chain.len() - 10));
        let said = on_a_small_stack(|| refused(&text));
        let ran = on_a_small_stack(|| called(&text, &[super::text("x")], &Kind::Number));
        assert!(!said.is_empty() && format!("{ran:?}").len() > 2, "{chain}");
    }
}

#[test]
fn searching_is_no_blow_up() {
    let pattern = "a".repeat(LONGEST_TEXT / 4);
    overruns(
        &format!(
            "let s = \"{pattern}\"; s += s; let n = 0; loop {{ n += s.index_of(\"{pattern}b\"); }}"
        ),
        "operations",
    );
    overruns(
        "let a = []; for i in 0..490 { a.push(490 - i); } loop { a.sort(); a.reverse(); }",
        "operations",
    );
    overruns("let n = 2; loop { n = 9 ** 19; }", "operations");
    overruns("let n = 0; loop { n = 1.000000001 ** 99999; }", "");
}

#[test]
fn a_huge_script_is_not_read() {
    let huge = "fn f(x) { 1 }\n".repeat((10 << 20) / 14);
    assert_eq!(refused(&huge), "script-too-large 1:1 ");
    let many: String =
        (0..300).map(|n| format!("fn f{n}(x) {{ 1 }}\n")).collect::<Vec<_>>().concat();
    assert!(refused(&many).starts_with("script-syntax"), "{}", refused(&many));
}

#[test]
fn a_text_longer_than_scripts_may_hold_is_not_passed() {
    let long = text(&"x".repeat(LONGEST_TEXT + 1));
    let said = called("fn f(x) { x.len() }", &[long], &Kind::Number);
    assert_eq!(said, Err("script-overran 1:4 too long a text to begin with".to_owned()));
    let fits = text(&"x".repeat(LONGEST_TEXT));
    let said = called("fn f(x) { x.len() }", &[fits], &Kind::Number);
    assert_eq!(format!("{said:?}"), "Ok(Number(20000))");
}
