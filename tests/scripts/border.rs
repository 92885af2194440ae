//! What goes in and what comes out.

use super::{called, refused, text};
use mot::script::Kind;
use mot::unit::{Currency, Decimal, Elapsed, HOUR, Instant, Money};
use mot::value::Value;

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

fn money(amount: &str, currency: &str) -> Value {
    let currency = Currency::parse(currency).unwrap();
    Value::Money(Money { amount: amount.parse().unwrap(), currency })
}

fn gives(script: &str, arguments: &[Value], returns: &Kind) -> Value {
    called(script, arguments, returns).unwrap()
}

fn fails(script: &str, arguments: &[Value], returns: &Kind) -> String {
    called(script, arguments, returns).unwrap_err()
}

#[test]
fn numbers_are_exact_decimals() {
    let f = "fn f(x) { x * 3 }";
    assert_eq!(gives(f, &[number("0.1")], &Kind::Number), number("0.3"));
    assert_eq!(gives("fn f(x) { x / 2 }", &[number("5")], &Kind::Number), number("2.5"));
    assert_eq!(gives("fn f(x) { 5 / 2 }", &[number("5")], &Kind::Number), number("2"));
    assert_eq!(gives("fn f(x) { 0.1 + 0.2 }", &[number("5")], &Kind::Number), number("0.3"));
    assert_eq!(gives("fn f(x) { 7 }", &[number("5")], &Kind::Number), number("7"));
    // How a number was written does not matter: the same arguments, the same result.
    assert_eq!(gives("fn f(x) { x.to_string() }", &[number("1.50")], &Kind::Text), text("1.5"));
}

#[test]
fn flags_texts_and_lists() {
    assert_eq!(gives("fn f(x) { !x }", &[Value::Bool(true)], &Kind::Flag), Value::Bool(false));
    assert_eq!(gives("fn f(x) { x.to_upper() }", &[text("加急a")], &Kind::Text), text("加急A"));
    let kind = Kind::OneOf(vec!["hot".to_owned(), "cold".to_owned()]);
    assert_eq!(gives("fn f(x) { x }", &[text("hot")], &kind), text("hot"));
    let said = fails("fn f(x) { x }", &[text("warm")], &kind);
    assert_eq!(said, "script-returned-other-value 1:4 warm");
}

#[test]
fn lengths_instants_and_amounts_keep_their_units() {
    let hour = Value::Duration(Elapsed(HOUR));
    assert_eq!(
        gives("fn f(x) { x.minutes }", std::slice::from_ref(&hour), &Kind::Number),
        number("60")
    );
    let half = Value::Duration(Elapsed(HOUR / 2));
    assert_eq!(gives("fn f(x) { x / 2 }", std::slice::from_ref(&hour), &Kind::Duration), half);
    assert_eq!(
        gives("fn f(x) { minutes(30) }", std::slice::from_ref(&hour), &Kind::Duration),
        half
    );
    let (early, late) = (Value::Time(Instant(0)), Value::Time(Instant(HOUR)));
    let both = [late.clone(), early.clone()];
    assert_eq!(gives("fn f(a, b) { a - b }", &both, &Kind::Duration), hour);
    assert_eq!(gives("fn f(a, b) { b + hours(1) }", &both, &Kind::Time), late);
    assert_eq!(gives("fn f(a, b) { a > b }", &both, &Kind::Flag), Value::Bool(true));
    let cny = Kind::Money(Currency::parse("CNY").unwrap());
    let ten = money("10.00", "CNY");
    assert_eq!(gives("fn f(x) { x * 1.5 }", std::slice::from_ref(&ten), &cny), money("15", "CNY"));
    assert_eq!(
        gives("fn f(x) { x + money(1, \"CNY\") }", std::slice::from_ref(&ten), &cny),
        money("11", "CNY")
    );
    assert_eq!(
        gives("fn f(x) { x.currency }", std::slice::from_ref(&ten), &Kind::Text),
        text("CNY")
    );
    let said = fails("fn f(x) { x + money(1, \"EUR\") }", std::slice::from_ref(&ten), &cny);
    assert!(said.starts_with("script-failed 1:13 "), "{said}");
    let said = fails("fn f(x) { money(1, \"EUR\") }", std::slice::from_ref(&ten), &cny);
    assert!(said.starts_with("script-returned-other-value"), "{said}");
    let said = fails("fn f(x) { x + 1 }", &[hour], &Kind::Duration);
    assert!(said.starts_with("script-failed 1:13 "), "{said}");
    let said = fails("fn f(x) { x * 99999999999999 * 99999999999999 }", &[late], &Kind::Duration);
    assert!(said.starts_with("script-failed"), "{said}");
}

#[test]
fn what_is_not_of_the_declared_type_is_refused() {
    let types = [Kind::Flag, Kind::Number, Kind::Text, Kind::Duration, Kind::Time];
    for kind in types {
        for body in ["()", "[1]", "#{}", "'c'", "1..2"] {
            let said = fails(&format!("fn f(x) {{ {body} }}"), &[text("x")], &kind);
            assert!(said.starts_with("script-returned-other-type 1:4 "), "{kind:?} {body}: {said}");
        }
    }
    let scale = Kind::Scale(Decimal::from(-1), Decimal::from(1));
    assert_eq!(gives("fn f(x) { 1.0 }", &[text("x")], &scale), number("1"));
    let said = fails("fn f(x) { 1.01 }", &[text("x")], &scale);
    assert_eq!(said, "script-returned-other-value 1:4 1.01");
    let said = fails("fn f(x) { if x == \"y\" { 1 } }", &[text("x")], &Kind::Number);
    assert_eq!(said, "script-returned-other-type 1:4 nothing");
}

#[test]
fn faults_are_where_they_are() {
    let said = fails("fn f(x) {\n  let n = 0;\n  1 / n\n}", &[text("x")], &Kind::Number);
    assert!(said.starts_with("script-failed 3:5 "), "{said}");
    let said =
        fails("fn f(x) {\n  g(x)\n}\nfn g(y) {\n  throw \"不行\"\n}", &[text("x")], &Kind::Number);
    assert_eq!(said, "script-failed 5:3 不行");
    let said = fails("fn f(x) { nowhere(x) }", &[text("x")], &Kind::Number);
    assert!(said.starts_with("script-failed 1:11 "), "{said}");
    assert!(refused("fn f(x) {\n  let = 1;\n}").starts_with("script-syntax 2:7 "));
    assert!(
        refused("fn f(x) { 1 }\nlet a = 1;\n").starts_with("script-only-functions 2:1")
            || refused("fn f(x) { 1 }\nlet a = 1;\n").starts_with("statement-in-script 2:1")
    );
    assert_eq!(refused(""), "nothing");
}

#[test]
fn names_may_be_chinese() {
    let script = "fn f(备注) { 长度(备注) }\nfn 长度(文) { let 数 = 文.len(); 数 }";
    assert_eq!(gives(script, &[text("很急")], &Kind::Number), number("2"));
}
