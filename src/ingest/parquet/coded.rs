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
    texts: Texts,
    /// How many of them the dictionary has.
    lasting: usize,
    page: Option<OpenPage>,
    /// The text of each fetched row, by its number.
    rows: Vec<u32>,
    /// Room.
    levels: Vec<u32>,
    numbers: Vec<u32>,
}

/// Why a column cannot be read that has fewer rows than its group.
pub(super) const ENDED: &str = "a column ends before its rows do";

/// A row without a text.
pub(super) const NONE: u32 = u32::MAX;

/// A page of which rows are left.
struct OpenPage {
    left: usize,
    /// Which rows have a text; `None`: all.
    levels: Option<Hybrid>,
    written: Written,
}

/// How the texts of a page are written.
enum Written {
    /// As numbers of the dictionary.
    Coded(Hybrid),
    /// Themselves, one behind the other, each behind its length.
    Plain(Bytes),
}

impl OpenPage {
    /// Passes over so many rows, which it has.
    fn skip(&mut self, rows: usize) -> Result<()> {
        let there = self.levels.as_mut().map_or(Ok(rows), |levels| levels.skip_flags(rows))?;
        match &mut self.written {
            Written::Coded(numbers) => numbers.skip(there)?,
            Written::Plain(data) => {
                let end = pass(data, there, |_| {})?;
                drop(data.split_to(end));
            }
        }
        self.left -= rows;
        Ok(())
    }
}

/// The texts of the dictionary, and those that the fetched rows have themselves.
#[derive(Default)]
struct Texts {
    /// One behind the other, each behind its length.
    written: Vec<u8>,
    /// Where each ends.
    ends: Vec<usize>,
}

/// How many bytes tell the length of a text.
const LENGTH: usize = 4;

impl Texts {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, number: usize) -> &[u8] {
        &self.written[self.behind(number) + LENGTH..self.ends[number]]
    }

    /// Where the texts before one end.
    fn behind(&self, number: usize) -> usize {
        number.checked_sub(1).map_or(0, |before| self.ends[before])
    }

    /// Adds so many texts from where they stand behind their lengths, and takes them from there.
    fn add(&mut self, data: &mut Bytes, count: usize) -> Result<()> {
        let before = self.written.len();
        let end = pass(data, count, |end| self.ends.push(before + end))?;
        self.written.extend_from_slice(&data.split_to(end));
        Ok(())
    }

    /// Keeps the first so many.
    fn truncate(&mut self, count: usize) {
        self.written.truncate(self.behind(count));
        self.ends.truncate(count);
    }
}

/// Why a page cannot be read that is shorter than what it holds.
const SHORT: &str = "a text ends too soon";

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
        let (texts, rows, levels, numbers) = (Texts::default(), Vec::new(), Vec::new(), Vec::new());
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
        self.texts.get(number as usize)
    }

    /// Fetches the next rows, in place of those before.
    pub(super) fn fetch(&mut self, rows: usize) -> Result<()> {
        self.rows.clear();
        self.texts.truncate(self.lasting);
        while self.rows.len() < rows {
            let Some(mut page) = self.page.take().filter(|page| page.left > 0) else {
                self.page = self.next()?;
                continue;
            };
            let these = page.left.min(rows - self.rows.len());
            self.take(&mut page, these)?;
            page.left -= these;
            self.page = Some(page);
        }
        Ok(())
    }

    /// Passes over the next rows. Pages that hold no others are not unpacked.
    pub(super) fn skip(&mut self, rows: usize) -> Result<()> {
        let mut left = rows;
        while left > 0 {
            if let Some(mut page) = self.page.take().filter(|page| page.left > 0) {
                let these = page.left.min(left);
                page.skip(these)?;
                left -= these;
                self.page = Some(page);
                continue;
            }
            let next = self.pages.peek_next_page()?;
            let next = next.ok_or_else(|| broken(ENDED))?;
            let other = next.num_levels.or(next.num_rows).filter(|rows| *rows <= left);
            if let (Some(rows), false) = (other, next.is_dict) {
                self.pages.skip_next_page()?;
                left -= rows;
            } else {
                self.page = self.next()?;
            }
        }
        Ok(())
    }

    /// Unpacks the next page; `None`: it is the dictionary.
    fn next(&mut self) -> Result<Option<OpenPage>> {
        let Some(page) = self.pages.get_next_page()? else {
            return Err(broken(ENDED));
        };
        let (left, levels, data, encoding) = match page {
            Page::DictionaryPage { buf, num_values, .. } => {
                if self.texts.len() > 0 {
                    return Err(broken("a dictionary comes behind its texts"));
                }
                let mut rest = buf;
                self.texts.add(&mut rest, num_values as usize)?;
                self.lasting = self.texts.len();
                return Ok(None);
            }
            Page::DataPage { mut buf, num_values, encoding, def_level_encoding, .. } => {
                let mut levels = None;
                if self.optional {
                    if def_level_encoding != Encoding::RLE {
                        return Err(broken("levels are packed in a way that is not known"));
                    }
                    levels = Some(behind_length(&mut buf)?);
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
        let written = match encoding {
            Encoding::PLAIN => Written::Plain(data),
            Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY => {
                // A page whose rows have no text may have no numbers either.
                let width = data.first().copied().unwrap_or_default();
                Written::Coded(Hybrid::new(data.slice(data.len().min(1)..), width.into())?)
            }
            _ => return Err(broken("texts are packed in a way that is not known")),
        };
        let levels = levels.map(|levels| Hybrid::new(levels, 1)).transpose()?;
        Ok(Some(OpenPage { left: left as usize, levels, written }))
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
        match &mut page.written {
            Written::Coded(numbers) => {
                numbers.read(there, &mut self.numbers)?;
                let coded = self.lasting;
                if self.numbers.iter().any(|number| *number as usize >= coded) {
                    return Err(broken("a row has a text that is not in the dictionary"));
                }
            }
            Written::Plain(data) => {
                let first = self.texts.len();
                self.texts.add(data, there)?;
                self.numbers.extend(first as u32..self.texts.len() as u32);
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

/// Goes over so many texts that stand behind their lengths, and gives where each of them ends; the last of these.
fn pass(data: &[u8], count: usize, mut each: impl FnMut(usize)) -> Result<usize> {
    let mut end = 0;
    for _ in 0..count {
        let length = data.get(end..).and_then(|rest| rest.first_chunk::<LENGTH>());
        let length = length.map(|length| u32::from_le_bytes(*length) as usize);
        let next = length.and_then(|length| (end + LENGTH).checked_add(length));
        end = next.filter(|next| *next <= data.len()).ok_or_else(|| broken(SHORT))?;
        each(end);
    }
    Ok(end)
}

/// Takes what stands behind its length, as one text would.
fn behind_length(data: &mut Bytes) -> Result<Bytes> {
    let end = pass(data, 1, |_| {})?;
    Ok(data.split_to(end).slice(LENGTH..))
}

/// Takes so many bytes.
fn cut(data: &mut Bytes, length: u32) -> Result<Bytes> {
    if length as usize > data.len() {
        return Err(broken(SHORT));
    }
    Ok(data.split_to(length as usize))
}
