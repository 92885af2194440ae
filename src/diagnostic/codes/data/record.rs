//! Lines and rows that are no record, or not a whole one.

use crate::diagnostic::{Entry, Severity, Wording};

/// A line that is not a JSON object.
pub static BROKEN_LINE: Entry = Entry {
    code: 511,
    slug: "broken-line",
    severity: Severity::Error,
    en: Wording {
        message: "this line is no JSON object: it breaks at `{found}`",
        label: "",
        labels: &[],
        help: &[("", "write one JSON object a line, in UTF-8")],
        explain: "A JSON Lines log holds one object a line. This line cannot be read as one; it is \
                  left out and counted, and reading goes on with the next. The column in the \
                  message says where reading stopped.\n\nMend the line, or the program that \
                  writes it. Frequent causes: text that is not UTF-8, a quote or a line end that \
                  is not escaped, two objects on one line.",
    },
    zh: Wording {
        message: "此行不是 JSON 对象：读到 `{found}` 处出错",
        label: "",
        labels: &[],
        help: &[("", "请每行写一个 JSON 对象，使用 UTF-8 编码")],
        explain: "JSON Lines 日志每行是一个对象。此行无法读作对象，因此不计入评判，但会被统计，并继续读下一行。消息中的列号是读取停止的位置。\n\n请改正此行或写出它的程序。常见原因：文本不是 UTF-8、引号或换行未转义、一行写了两个对象。",
    },
    example: "",
};

/// A line that ends inside its object.
pub static CUT_LINE: Entry = Entry {
    code: 512,
    slug: "cut-line",
    severity: Severity::Error,
    en: Wording {
        message: "this line ends in the middle of a JSON object",
        label: "",
        labels: &[],
        help: &[("", "write each object on one line; copy the log again if it was cut off")],
        explain: "The line ends before its JSON object does. It is left out and counted, and \
                  reading goes on with the next. As the last line of a log it usually means that \
                  the log was copied while it was being written; elsewhere, that objects are \
                  spread over several lines (`jq -c .` puts each on one).",
    },
    zh: Wording {
        message: "此行在 JSON 对象中间就结束了",
        label: "",
        labels: &[],
        help: &[("", "请把每个对象写在一行内；如果日志被截断，请重新复制")],
        explain: "JSON 对象还没有结束，行就结束了。此行不计入评判，但会被统计，并继续读下一行。若是日志的最后一行，通常是在写入过程中复制了日志；若在别处，通常是一个对象分写在几行上（可用 `jq -c .` 合成一行）。",
    },
    example: "",
};

/// A quote that nothing closes.
pub static UNCLOSED_QUOTE: Entry = Entry {
    code: 513,
    slug: "unclosed-quote",
    severity: Severity::Error,
    en: Wording {
        message: "a cell of this line opens a quote that nothing closes",
        label: "",
        labels: &[],
        help: &[("", "close the quote, or double it (`\"\"`) inside a quoted cell")],
        explain: "A CSV cell that begins with a quote goes on, also over line ends, until the \
                  quote is closed. Here none follows, so the rest of the log would become one \
                  cell. Instead this line is left out and counted, and reading goes on with the \
                  next.\n\nClose the quote; a quote that belongs to the text is written twice.",
    },
    zh: Wording {
        message: "此行有一个单元格的引号没有闭合",
        label: "",
        labels: &[],
        help: &[("", "请闭合引号；带引号的单元格内，引号本身要写两个（`\"\"`）")],
        explain: "以引号开头的 CSV 单元格可以跨行，直到引号闭合为止。这里的引号一直没有闭合，否则余下的整个日志都会变成一个单元格。因此此行不计入评判，但会被统计，并继续读下一行。\n\n请闭合引号；属于文本内容的引号要写两个。",
    },
    example: "",
};

/// A row with more cells than columns.
pub static TOO_MANY_CELLS: Entry = Entry {
    code: 514,
    slug: "too-many-cells",
    severity: Severity::Error,
    en: Wording {
        message: "this row has {cells} cells, the header has {columns}",
        label: "",
        labels: &[],
        help: &[("", "quote the cells that contain the delimiter")],
        explain: "The row has more cells than the header has columns, and those beyond are not \
                  empty. Usually a text with the delimiter in it was not quoted, and all cells \
                  after it have moved to the right. Which belongs where cannot be told, so the \
                  row is set aside and counted.\n\nQuote cells that contain the delimiter.",
    },
    zh: Wording {
        message: "此行有 {cells} 个单元格，表头只有 {columns} 列",
        label: "",
        labels: &[],
        help: &[("", "请给含有分隔符的单元格加上引号")],
        explain: "此行的单元格比表头的列多，而且多出的不是空的。通常是含有分隔符的文本没有加引号，其后的单元格都向右错位了。无法判断哪个值属于哪一列，因此此行搁置不用并计数。\n\n请给含有分隔符的单元格加上引号。",
    },
    example: "",
};

/// A row with fewer cells than columns.
pub static TOO_FEW_CELLS: Entry = Entry {
    code: 515,
    slug: "too-few-cells",
    severity: Severity::Warning,
    en: Wording {
        message: "this row has {cells} cells, the header has {columns}",
        label: "",
        labels: &[],
        help: &[("", "write empty cells to the end of the row; quote texts with line ends")],
        explain: "The row has fewer cells than the header has columns. It is read, and the columns \
                  it does not reach are missing. Some programs leave out empty cells at the end \
                  of a row, which does no harm; but a text with a line end that was not quoted \
                  looks the same.",
    },
    zh: Wording {
        message: "此行只有 {cells} 个单元格，表头有 {columns} 列",
        label: "",
        labels: &[],
        help: &[("", "请把行尾的空单元格写全；含换行的文本要加引号")],
        explain: "此行的单元格比表头的列少。此行照常读取，后面没有写到的列视为缺失。有些程序会省略行尾的空单元格，这没有妨碍；但含有换行而没有加引号的文本看起来也是这样。",
    },
    example: "",
};

/// A record that belongs to no journey.
pub static NO_JOURNEY: Entry = Entry {
    code: 516,
    slug: "no-journey",
    severity: Severity::Error,
    en: Wording {
        message: "this record names no journey",
        label: "",
        labels: &[],
        help: &[("", "fill the column of the `journey` role")],
        explain: "The column that the `journey` role is read from is empty here. The record cannot \
                  be put with any other, so it is set aside and counted.",
    },
    zh: Wording {
        message: "此记录没有旅程标识",
        label: "",
        labels: &[],
        help: &[("", "请填写 `旅程` 角色所读的列")],
        explain: "`旅程` 角色所读的列在此处为空。此记录无法归入任何旅程，因此搁置不用并计数。",
    },
    example: "",
};

/// A record without a time.
pub static NO_TIME: Entry = Entry {
    code: 517,
    slug: "no-time",
    severity: Severity::Error,
    en: Wording {
        message: "this record has no time",
        label: "",
        labels: &[],
        help: &[("", "fill the column of the `time` role")],
        explain: "The column that the `time` role is read from is empty here. Without a time the \
                  record has no place in its journey, so it is set aside and counted.",
    },
    zh: Wording {
        message: "此记录没有时间",
        label: "",
        labels: &[],
        help: &[("", "请填写 `时间` 角色所读的列")],
        explain: "`时间` 角色所读的列在此处为空。没有时间的记录在旅程中没有位置，因此搁置不用并计数。",
    },
    example: "",
};

/// A key that stands twice in one object.
pub static REPEATED_KEY: Entry = Entry {
    code: 518,
    slug: "repeated-key",
    severity: Severity::Warning,
    en: Wording {
        message: "the key stands more than once in this record",
        label: "",
        labels: &[],
        help: &[("", "write each key once; the last one was read")],
        explain: "A JSON object gives the same key more than once. The last one is read, as most \
                  programs do, but the record may not say what its writer meant.",
    },
    zh: Wording {
        message: "此记录中同一个键出现了不止一次",
        label: "",
        labels: &[],
        help: &[("", "每个键只写一次；这里读取的是最后一个")],
        explain: "JSON 对象中同一个键出现了不止一次。与多数程序一样，这里读取最后一个，但它未必是写日志者的本意。",
    },
    example: "",
};

/// An element of a JSON array that is not an object.
pub static BROKEN_ELEMENT: Entry = Entry {
    code: 519,
    slug: "broken-element",
    severity: Severity::Error,
    en: Wording {
        message: "this element of the array is no JSON object: it breaks at `{found}`",
        label: "",
        labels: &[],
        help: &[("", "write an array of objects, one for each record, in UTF-8")],
        explain: "A log in JSON is one array, and each of its elements one object. This element cannot \
                  be read as one; it is left out and counted, and reading goes on with the next. The \
                  column in the message says where reading stopped, if that is in the line where the \
                  element begins.\n\nMend the element, or the program that writes it.",
    },
    zh: Wording {
        message: "数组的此元素不是 JSON 对象：读到 `{found}` 处出错",
        label: "",
        labels: &[],
        help: &[("", "请写成由对象组成的数组，每条记录一个对象，使用 UTF-8 编码")],
        explain: "JSON 日志是一个数组，每个元素是一个对象。此元素无法读作对象，因此不计入评判，但会被统计，并继续读下一个。如果读取停止的位置就在元素开始的那一行，消息中的列号会指明它。\n\n请改正此元素或写出它的程序。",
    },
    example: "",
};
