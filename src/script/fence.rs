//! The fence: everything a script can reach, and every limit on it.
//!
//! Time is limited by counting operations, never by a clock: a clock would make a verdict depend on how busy the
//! machine is. [`OPERATIONS`] is chosen so that a call ends within milliseconds, and since no value may grow beyond
//! the sizes below, no single operation takes long.
//!
//! Absent on purpose: modules, files, `eval`, `print`, `debug`, `timestamp`, `sleep`, `exit`, closures, function
//! pointers, custom syntax, random numbers, and floating point (numbers are whole or exact decimals).

use super::{length, moment, money, operations, replace};
use rhai::packages::{
    ArithmeticPackage, BasicArrayPackage, BasicIteratorPackage, BasicMapPackage, BasicMathPackage,
    BasicStringPackage, LogicPackage, MoreStringPackage, Package,
};
use rhai::{Engine, OptimizationLevel};
use std::sync::LazyLock;

/// The largest script, in bytes.
pub const LARGEST: usize = 256 << 10;

/// Operations of one call: statements, expressions and calls, those within functions it calls among them.
pub const OPERATIONS: u64 = 50_000;

/// Operations of all different calls over a whole log, if nothing else is said: some minutes to half an hour.
pub const OPERATIONS_IN_ALL: u64 = 10_000_000_000;

/// The longest text a script may hold or be given, in bytes.
pub const LONGEST_TEXT: usize = 20_000;

/// The longest text a function may return to the rules, in characters: a word to judge by, not a document.
pub(super) const LONGEST_RETURNED: usize = 500;

/// Elements of an array and of all arrays within it. Values nested in each other can be so deep too, and must be
/// compared, written out and dropped on the stack of any thread: a thousand levels take less than two megabytes.
const LARGEST_ARRAY: usize = 500;

/// Entries of a map and of all maps within it.
const LARGEST_MAP: usize = 500;

/// Functions that call each other, or one that calls itself.
const DEEPEST_CALL: usize = 16;

/// Expressions within expressions.
const DEEPEST_EXPRESSION: usize = 32;

/// Variables at any one time.
const MOST_VARIABLES: usize = 256;

/// Functions of one script.
const MOST_FUNCTIONS: usize = 256;

/// What a script must not even name. The rest of what is absent is absent because nothing registers it.
const FORBIDDEN: [&str; 9] =
    ["eval", "import", "export", "Fn", "call", "curry", "is_shared", "print", "debug"];

/// The one engine: it holds no state, so that every thread may use it at once.
pub(super) fn engine() -> &'static Engine {
    static ENGINE: LazyLock<Engine> = LazyLock::new(fenced);
    &ENGINE
}

fn fenced() -> Engine {
    let mut engine = Engine::new_raw();
    ArithmeticPackage::new().register_into_engine(&mut engine);
    BasicStringPackage::new().register_into_engine(&mut engine);
    BasicIteratorPackage::new().register_into_engine(&mut engine);
    LogicPackage::new().register_into_engine(&mut engine);
    BasicMathPackage::new().register_into_engine(&mut engine);
    BasicArrayPackage::new().register_into_engine(&mut engine);
    BasicMapPackage::new().register_into_engine(&mut engine);
    MoreStringPackage::new().register_into_engine(&mut engine);
    length::register(&mut engine);
    moment::register(&mut engine);
    money::register(&mut engine);
    replace::register(&mut engine);
    operations::told(&mut engine);
    for symbol in FORBIDDEN {
        engine.disable_symbol(symbol);
    }
    engine
        .set_max_operations(OPERATIONS)
        .set_max_string_size(LONGEST_TEXT)
        .set_max_array_size(LARGEST_ARRAY)
        .set_max_map_size(LARGEST_MAP)
        .set_max_call_levels(DEEPEST_CALL)
        .set_max_expr_depths(DEEPEST_EXPRESSION, DEEPEST_EXPRESSION)
        .set_max_variables(MOST_VARIABLES)
        .set_max_functions(MOST_FUNCTIONS)
        .set_allow_anonymous_fn(false)
        .set_strict_variables(true)
        .set_fail_on_invalid_map_property(true)
        // Folding constants would compute outside of the limits.
        .set_optimization_level(OptimizationLevel::None);
    engine
}
