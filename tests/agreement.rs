//! The engine and the second evaluator agree.
#![allow(missing_docs, clippy::unwrap_used, unreachable_pub)]

mod generate;
mod naive;

#[test]
fn compiles() {
    let case = generate::case(1);
    println!("{}", case.rules.text());
    println!("{}", generate::json::lines(&case.rows, &case.rules.columns));
}
