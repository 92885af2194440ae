//! The pieces of one log decoded side by side, and put together in their order.

use super::pieces::{Piece, Source};
use crate::ingest::Progress;
use crate::ingest::rows::Part;
use crate::ingest::whole::Whole;
use crate::parallel::in_order;
use std::io;
use std::num::NonZero;
use std::sync::{Mutex, PoisonError};

/// How the records of one format are read.
pub(in crate::ingest) trait Decoder: Sync {
    /// What a thread needs for itself.
    type Room: Send;
    /// What is found besides records.
    type Besides: Send;

    /// Room for one thread.
    fn room(&self) -> Self::Room;

    /// Decodes whole lines, of which the first begins a record.
    fn piece(&self, room: &mut Self::Room, piece: &Piece) -> Decoded<Self::Besides>;
}

/// A piece that was decoded.
pub(in crate::ingest) struct Decoded<B> {
    pub part: Part,
    /// How many lines it is long, up to the record that goes on.
    pub lines: u32,
    /// Where a record begins that goes on in the next piece.
    pub goes_on: Option<usize>,
    pub besides: B,
}

/// Reads the rest of a log, of which the first piece was taken already, into `whole`.
pub(in crate::ingest) fn decode<D: Decoder>(
    decoder: &D,
    first: Piece,
    mut pieces: impl Source,
    whole: &mut Whole<'_>,
    threads: NonZero<usize>,
    (so_far, progress): (&mut Progress, &mut dyn FnMut(Progress)),
    mut besides: impl FnMut(D::Besides),
) -> io::Result<()> {
    let threads = if first.last { NonZero::<usize>::MIN } else { threads };
    let (mut first, mut failed) = (Some(first), None);
    let used: Mutex<Vec<Vec<u8>>> = Mutex::default();
    let locked = || used.lock().unwrap_or_else(PoisonError::into_inner);
    let next = || {
        let first = first.take();
        first.or_else(|| {
            pieces.next(locked().pop().unwrap_or_default()).unwrap_or_else(|error| {
                failed = Some(error);
                None
            })
        })
    };
    // A record that goes on beyond its piece is decoded again, together with what follows it.
    let mut again: Option<(D::Room, Vec<u8>)> = None;
    let work = |room: &mut D::Room, piece: Piece| {
        let decoded = decoder.piece(room, &piece);
        (piece, decoded)
    };
    in_order(
        threads,
        next,
        || decoder.room(),
        work,
        |(mut piece, mut decoded)| {
            so_far.bytes += piece.text.len() as u64;
            if let Some((room, text)) = &mut again
                && !text.is_empty()
            {
                text.append(&mut piece.text);
                piece.text = std::mem::take(text);
                decoded = decoder.piece(room, &piece);
            }
            so_far.records += decoded.part.read;
            whole.add(decoded.part, decoded.lines);
            besides(decoded.besides);
            if let Some(at) = decoded.goes_on {
                let (_, text) = again.get_or_insert_with(|| (decoder.room(), Vec::new()));
                text.extend_from_slice(&piece.text[at..]);
            }
            progress(*so_far);
            locked().push(piece.text);
        },
    );
    failed.map_or(Ok(()), Err)
}
