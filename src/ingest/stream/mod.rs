//! Bytes, whatever they are packed or written in, to pieces of text that are decoded side by side.

pub(in crate::ingest) mod decode;
pub(in crate::ingest) mod encoding;
pub(in crate::ingest) mod lines;
pub(in crate::ingest) mod marks;
pub(in crate::ingest) mod pieces;
pub(in crate::ingest) mod zstd;
