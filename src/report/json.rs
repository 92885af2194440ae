//! The model as one JSON document; `docs/report.md` and `mot schema` say how it reads.

use super::model::Model;
use std::io::{self, Write};

/// Writes it, indented, with a line end.
///
/// # Errors
/// Those of the writer.
pub fn json(model: &Model, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, model)?;
    out.write_all(b"\n")
}
