//! Tree to [`program::Program`]: names, types, units, exceptions. The last stage to see the ast.

pub mod program;
