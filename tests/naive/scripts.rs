//! Calls of scripts by a plain engine of the interpreter: no fence, no memory.

use mot::check::program::{Function, Type};
use mot::unit::Decimal;
use mot::value::Value;
use rhai::{Dynamic, Engine, ImmutableString, Scope};

/// What a function gives for known values; `None` if it fails or gives what is not of its type.
pub fn call(function: &Function, arguments: &[Value]) -> Option<Value> {
    let script = function.script.as_ref().expect("a script");
    let engine = Engine::new();
    let ast = engine.compile(script.text()).expect("a script");
    let arguments: Vec<Dynamic> = arguments
        .iter()
        .map(|value| match value {
            Value::Number(number) => Dynamic::from_decimal(*number),
            Value::Text(text) => text.to_string().into(),
            Value::Bool(flag) => (*flag).into(),
            other => panic!("scripts of generated rules take no {other:?}"),
        })
        .collect();
    let given: Dynamic =
        engine.call_fn(&mut Scope::new(), &ast, &function.label.name, arguments).ok()?;
    let number = || match given.as_int() {
        Ok(whole) => Some(Decimal::from(whole)),
        Err(_) => given.as_decimal().ok(),
    };
    let text = || given.read_lock::<ImmutableString>().map(|text| text.to_string());
    match &function.returns {
        Type::Number => number().map(Value::Number),
        Type::Scale { low, high } => {
            number().filter(|number| low <= number && number <= high).map(Value::Number)
        }
        Type::Text => text().map(|text| Value::Text(text.into())),
        Type::OneOf(all) => {
            text().filter(|text| all.contains(text)).map(|text| Value::Text(text.into()))
        }
        Type::Bool => given.as_bool().ok().map(Value::Bool),
        other => panic!("scripts of generated rules give no {other:?}"),
    }
}
