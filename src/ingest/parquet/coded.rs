//! Texts of a column file as it stores them: each once in a dictionary, and a number for every row. Only the texts that come up are
//! read, and each of them once.

use super::hybrid::{Hybrid, broken};
use bytes::Bytes;
use parquet::basic::Encoding;
use parquet::column::page::{Page, PageReader};
use parquet::errors::Result;
use parquet::file::metadata::ColumnChunkMetaData;

/// The texts of one column of a row group, in order.
pub(super) struct Coded {
    pages: Box<dyn PageReader>,
    /// Whether rows may have no text.
    optional: bool,
    /// The texts of the dictionary, and those that the fetched rows have themselves.
    texts: Vec<Bytes>,
    /// How many the dictionary has.
    lasting: usize,
    page: Option<OpenPage>,
    /// The text of each fetched row, by its number.
    rows: Vec<u32>,
    /// Room.
    levels: Vec<u32>,
    numbers: Vec<u32>,
}

/// A row without a text.
pub(super) const NONE: u32 = u32::MAX;

/// A page of which rows are left.
struct OpenPage {
    left: usize,
    /// Which rows have a text; `None`: all.
    levels: Option<Hybrid>,
    texts: Texts,
}

enum Texts {
    /// Of the dictionary.
    Coded(Hybrid),
    /// One behind the other, each behind its length.
    Plain(Bytes),
}

impl Coded {
    /// Whether a column is stored in a way that is known here.
    pub(super) fn knows(column: &ColumnChunkMetaData) -> bool {
        column.encodings().all(|encoding| {
            matches!(
                encoding,
                Encoding::PLAIN
                    | Encoding::RLE
                    | Encoding::PLAIN_DICTIONARY
                    | Encoding::RLE_DICTIONARY
            )
        })
    }

    /// Its pages; `optional`: rows may have no text.
    pub(super) fn new(pages: Box<dyn PageReader>, optional: bool) -> Self {
        let (texts, rows, levels, numbers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { pages, optional, texts, lasting: 0, page: None, rows, levels, numbers }
    }

    /// The number of each fetched row's text; [`NONE`]: it has none.
    pub(super) fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// How many texts stay the same from fetch to fetch: the numbers from there on are given again.
    pub(super) fn lasting(&self) -> usize {
        self.lasting
    }

    /// A text by its number, which is one of those that there are.
    pub(super) fn text(&self, number: u32) -> &[u8] {
        &self.texts[number as usize]
    }

    /// Fetches the next rows, in place of those before.
    pub(super) fn fetch(&mut self, rows: usize) -> Result<()> {
        self.rows.clear();
        self.texts.truncate(self.lasting);
        while self.rows.len() < rows {
            let mut page = match self.page.take().filter(|page| page.left > 0) {
                Some(page) => page,
                None => self.open()?,
            };
            let these = page.left.min(rows - self.rows.len());
            self.take(&mut page, these)?;
            page.left -= these;
            self.page = Some(page);
        }
        Ok(())
    }

    /// Opens the next page of rows.
    fn open(&mut self) -> Result<OpenPage> {
        loop {
            let Some(page) = self.pages.get_next_page()? else {
                return Err(broken("a column ends before its rows do"));
            };
            let (left, levels, data, encoding) = match page {
                Page::DictionaryPage { buf, num_values, .. } => {
                    if !self.texts.is_empty() {
                        return Err(broken("a dictionary comes behind its texts"));
                    }
                    let mut rest = buf;
                    for _ in 0..num_values {
                        self.texts.push(plain(&mut rest)?);
                    }
                    self.lasting = self.texts.len();
                    continue;
                }
                Page::DataPage { mut buf, num_values, encoding, def_level_encoding, .. } => {
                    let mut levels = None;
                    if self.optional {
                        if def_level_encoding != Encoding::RLE {
                            return Err(broken("levels are packed in a way that is not known"));
                        }
                        levels = Some(plain(&mut buf)?);
                    }
                    (num_values, levels, buf, encoding)
                }
                Page::DataPageV2 {
                    mut buf,
                    num_values,
                    encoding,
                    def_levels_byte_len,
                    rep_levels_byte_len,
                    ..
                } => {
                    cut(&mut buf, rep_levels_byte_len)?;
                    let levels = cut(&mut buf, def_levels_byte_len)?;
                    (num_values, self.optional.then_some(levels), buf, encoding)
                }
            };
            let texts = match encoding {
                Encoding::PLAIN => Texts::Plain(data),
                Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY => {
                    // A page whose rows have no text may have no numbers either.
                    let width = data.first().copied().unwrap_or_default();
                    Texts::Coded(Hybrid::new(data.slice(data.len().min(1)..), width.into())?)
                }
                _ => return Err(broken("texts are packed in a way that is not known")),
            };
            let levels = levels.map(|levels| Hybrid::new(levels, 1)).transpose()?;
            return Ok(OpenPage { left: left as usize, levels, texts });
        }
    }

    /// Takes so many rows of a page.
    fn take(&mut self, page: &mut OpenPage, rows: usize) -> Result<()> {
        let mut there = rows;
        self.levels.clear();
        if let Some(levels) = &mut page.levels {
            levels.read(rows, &mut self.levels)?;
            there = self.levels.iter().filter(|level| **level == 1).count();
        }
        self.numbers.clear();
        match &mut page.texts {
            Texts::Coded(numbers) => {
                numbers.read(there, &mut self.numbers)?;
                let coded = self.lasting;
                if self.numbers.iter().any(|number| *number as usize >= coded) {
                    return Err(broken("a row has a text that is not in the dictionary"));
                }
            }
            Texts::Plain(data) => {
                for _ in 0..there {
                    self.numbers.push(self.texts.len() as u32);
                    self.texts.push(plain(data)?);
                }
            }
        }
        if there == rows {
            self.rows.extend_from_slice(&self.numbers);
        } else {
            let mut numbers = self.numbers.iter().copied();
            let all = self.levels.iter();
            self.rows.extend(
                all.map(|level| if *level == 1 { numbers.next() } else { None }.unwrap_or(NONE)),
            );
        }
        Ok(())
    }
}

/// Takes a text behind its length.
fn plain(data: &mut Bytes) -> Result<Bytes> {
    let length = cut(data, 4)?;
    let length = length.first_chunk().map_or(0, |four| u32::from_le_bytes(*four));
    cut(data, length)
}

/// Takes so many bytes.
fn cut(data: &mut Bytes, length: u32) -> Result<Bytes> {
    if length as usize > data.len() {
        return Err(broken("a text ends too soon"));
    }
    Ok(data.split_to(length as usize))
}
