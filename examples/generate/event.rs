//! One row, before it is written.

/// What happened: a time in seconds since 1970, and the cells that are known.
#[derive(Clone)]
pub(super) struct Event {
    pub(super) at: i64,
    pub(super) cells: Vec<(usize, Cell)>,
}

/// A value as its format writes it.
#[derive(Clone)]
pub(super) enum Cell {
    Text(String),
    /// A number as it is written.
    Number(String),
    Flag(bool),
    /// An instant, in seconds since 1970.
    Time(i64),
}

impl Event {
    /// Something that happened, as yet without cells.
    pub(super) fn new(at: i64) -> Self {
        Self { at, cells: Vec::new() }
    }

    /// Fills a cell, in the place of what it held.
    pub(super) fn set(&mut self, column: usize, cell: Cell) -> &mut Self {
        self.cells.retain(|(filled, _)| *filled != column);
        self.cells.push((column, cell));
        self
    }

    pub(super) fn text(&mut self, column: usize, text: impl Into<String>) -> &mut Self {
        self.set(column, Cell::Text(text.into()))
    }

    pub(super) fn number(&mut self, column: usize, number: i64) -> &mut Self {
        self.set(column, Cell::Number(number.to_string()))
    }

    /// A number given in tenths.
    pub(super) fn tenths(&mut self, column: usize, tenths: i64) -> &mut Self {
        let sign = if tenths < 0 { "-" } else { "" };
        let tenths = tenths.abs();
        self.set(column, Cell::Number(format!("{sign}{}.{}", tenths / 10, tenths % 10)))
    }

    pub(super) fn time(&mut self, column: usize, at: i64) -> &mut Self {
        self.set(column, Cell::Time(at))
    }

    pub(super) fn flag(&mut self, column: usize, flag: bool) -> &mut Self {
        self.set(column, Cell::Flag(flag))
    }
}
