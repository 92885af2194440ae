//! A JSON array of objects: each is read as a line of JSON Lines would be.

use super::elements::Element;
use super::lines::{JsonLog, Room};
use super::sight::Sight;
use crate::diagnostic::{Diagnostic, Finding, Place, codes::data};
use crate::ingest::stream::decode::{Decoded, Decoder};
use crate::ingest::stream::pieces::Piece;

/// One log in this format.
pub(in crate::ingest) struct JsonArray<'p>(pub JsonLog<'p>);

impl<'p> Decoder for JsonArray<'p> {
    type Room = Room<'p>;
    type Besides = Sight;

    fn room(&self) -> Room<'p> {
        self.0.room()
    }

    fn piece(&self, room: &mut Room<'p>, piece: &Piece) -> Decoded<Sight> {
        room.begin(&self.0);
        for element in &piece.elements {
            let Element { start, end, line, column } = *element;
            let (text, place) = (&piece.text[start..end], Place { file: self.0.file, line });
            if let Err(broken) = self.0.object(text, (place, column), room) {
                let found: String = broken.rest(text).chars().take(12).collect();
                let mut finding = Finding::new(&data::BROKEN_ELEMENT, place).arg("found", found);
                finding.offset = broken.column(text, column);
                room.set_aside(finding);
            }
        }
        let (part, besides) = room.take();
        // Elements know the lines of the whole log.
        Decoded { part, lines: 0, goes_on: None, besides }
    }
}

/// Refuses a log that is one object over several lines, which is no record.
pub(in crate::ingest) fn refuse_object(
    sample: &[u8],
    newline: u8,
    file: &str,
) -> Result<(), Diagnostic> {
    let text = sample.trim_ascii_start();
    let end = memchr::memchr(newline, text).unwrap_or(text.len());
    let (line, more) = text.split_at(end);
    let unfinished = matches!(line.trim_ascii_end(), [b'{', .., b'{' | b'[' | b','] | [b'{']);
    if unfinished && !more.trim_ascii().is_empty() {
        let fault = Diagnostic::nowhere(&data::NOT_A_LOG).arg("file", file);
        return Err(fault.arg("kind", "one JSON object over several lines").help("object"));
    }
    Ok(())
}
