//! Single values: each of these makes the value missing.

use crate::diagnostic::{Entry, Severity, Wording};

/// A cell that is no number.
pub static BAD_NUMBER: Entry = Entry {
    code: 531,
    slug: "bad-number",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is no number",
        label: "",
        labels: &[],
        help: &[(
            "",
            "write digits with a decimal point, such as `12.5`; leave unknown cells empty",
        )],
        explain: "The column is read as numbers, and this cell is none. Its value is missing, and \
                  what rests on it is unknown.\n\nNumbers are written `12`, `-0.5` or `1.5e3`. \
                  Write what is not known as an empty cell, not as `n/a` or `-`.",
    },
    zh: Wording {
        message: "`{value}` 不是数字",
        label: "",
        labels: &[],
        help: &[("", "请写带小数点的数字，如 `12.5`；未知的单元格请留空")],
        explain: "此列按数字读取，而这个单元格不是数字。该值视为缺失，依据它的结论为未知。\n\n数字写作 `12`、`-0.5` 或 `1.5e3`。不知道的值请留空，不要写 `n/a` 或 `-`。",
    },
    example: "",
};

/// A number with separators between its digits.
pub static GROUPED_NUMBER: Entry = Entry {
    code: 532,
    slug: "grouped-number",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` has separators between its digits",
        label: "",
        labels: &[],
        help: &[("", "write it without: `1234.5`, not `1,234.5` or `1.234,5`")],
        explain: "`1,234` is one thousand or one and a quarter, depending on where it was written. \
                  A guess could turn a failure into a pass, so the value is missing.\n\nExport \
                  numbers without separators and with a decimal point.",
    },
    zh: Wording {
        message: "`{value}` 的数字之间有分隔符",
        label: "",
        labels: &[],
        help: &[("", "请去掉分隔符：写 `1234.5`，不要写 `1,234.5` 或 `1.234,5`")],
        explain: "`1,234` 在不同地方可以是一千多，也可以是一点二三四。猜错就可能把失败当成达标，因此该值视为缺失。\n\n导出数字时请不要使用千位分隔符，小数点用 `.`。",
    },
    example: "",
};

/// A number, length or time beyond what is computed exactly.
pub static LARGE_NUMBER: Entry = Entry {
    code: 533,
    slug: "large-number",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is too large to compute with exactly",
        label: "",
        labels: &[],
        help: &[("", "check the unit; numbers go up to 28 digits, times to the year 9999")],
        explain: "Numbers and amounts are computed exactly with up to 28 digits, times and lengths \
                  in microseconds within the years -9999 to 9999. This value is beyond that, which \
                  usually means a wrong unit (milliseconds read as seconds) or a wrong column.",
    },
    zh: Wording {
        message: "`{value}` 过大，无法精确计算",
        label: "",
        labels: &[],
        help: &[("", "请检查单位；数字最多 28 位，时间最晚到 9999 年")],
        explain: "数字和金额以最多 28 位精确计算，时间和时长以微秒计算，范围为公元前 9999 年至公元 9999 年。此值超出范围，通常是单位不对（把毫秒读成秒）或列不对。",
    },
    example: "",
};

/// NaN or infinity.
pub static NOT_FINITE: Entry = Entry {
    code: 534,
    slug: "not-finite",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is no finite number",
        label: "",
        labels: &[],
        help: &[("", "leave unknown cells empty (`null` in JSON)")],
        explain: "Some programs write `NaN` or `Infinity` where they have no value. Nothing \
                  compares with them, so the value is missing.\n\nWrite an empty cell, or `null` \
                  in JSON.",
    },
    zh: Wording {
        message: "`{value}` 不是有限的数字",
        label: "",
        labels: &[],
        help: &[("", "未知的单元格请留空（JSON 中写 `null`）")],
        explain: "有些程序在没有值时写 `NaN` 或 `Infinity`。它们无法比较，因此该值视为缺失。\n\n请留空，JSON 中写 `null`。",
    },
    example: "",
};

/// A score outside of its scale.
pub static OFF_SCALE: Entry = Entry {
    code: 535,
    slug: "off-scale",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is off the scale {low}..{high}",
        label: "",
        labels: &[],
        help: &[("", "check the scale in the `record` block, or the column it is read from")],
        explain: "The field was declared with a scale, and this value lies outside. It may come \
                  from another survey, or stand for \"no answer\" (often 0, 9 or 99); counted in, \
                  it would falsify every mean and every share. The value is missing.\n\nCorrect the \
                  scale, or leave unanswered questions empty.",
    },
    zh: Wording {
        message: "`{value}` 超出量表 {low}..{high}",
        label: "",
        labels: &[],
        help: &[("", "请检查 `记录` 块中的量表，或所读的列")],
        explain: "该字段声明了量表，而此值在量表之外。它可能来自另一份问卷，也可能表示“未回答”（常写作 0、9 或 99）；若计算在内，均值和比例都会失真。该值视为缺失。\n\n请改正量表，未回答的题目请留空。",
    },
    example: "",
};

/// A value that is none of those declared.
pub static NOT_ONE_OF: Entry = Entry {
    code: 536,
    slug: "not-one-of",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is none of {values}",
        label: "",
        labels: &[],
        help: &[("", "write it as one of them, or declare it in the `record` block")],
        explain: "The field was declared as one of a few values, and this is another. Capital and \
                  small letters are different. The value is missing; were it kept, no rule would \
                  ever match it and no one would notice.\n\nAdd the value to `one of [...]`, or \
                  correct the log.",
    },
    zh: Wording {
        message: "`{value}` 不在 {values} 之中",
        label: "",
        labels: &[],
        help: &[("", "请改为其中之一，或在 `记录` 块中声明它")],
        explain: "该字段声明为几个值之一，而这是另一个值。大小写视为不同。该值视为缺失；若保留它，没有规则会匹配到它，也没有人会发觉。\n\n请把该值加入声明的列表，或改正日志。",
    },
    example: "",
};

/// A value that is nearly one of those declared.
pub static MISSPELT_VALUE: Entry = Entry {
    code: 537,
    slug: "misspelt-value",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is none of {values}: did you mean `{suggestion}`?",
        label: "",
        labels: &[],
        help: &[("", "write it as declared, or declare this spelling in the `record` block")],
        explain: "The field was declared as one of a few values, and this is nearly one of them. \
                  Capital and small letters are different. Nothing is guessed: the value is \
                  missing.\n\nCorrect the log, or the spelling in `one of [...]`.",
    },
    zh: Wording {
        message: "`{value}` 不在 {values} 之中：是否想写 `{suggestion}`？",
        label: "",
        labels: &[],
        help: &[("", "请按声明的写法书写，或在 `记录` 块中声明这种写法")],
        explain: "该字段声明为几个值之一，而此值与其中一个很接近。大小写视为不同。这里不作猜测，该值视为缺失。\n\n请改正日志，或改正声明列表中的写法。",
    },
    example: "",
};

/// An object or array where one value is wanted.
pub static NESTED_VALUE: Entry = Entry {
    code: 554,
    slug: "nested-value",
    severity: Severity::Error,
    en: Wording {
        message: "`{value}` is an object or a list, not one value",
        label: "",
        labels: &[],
        help: &[("", "name the value inside with a dot: `<- \"{column}.KEY\"`")],
        explain: "The JSON key holds an object or a list where one value is wanted. The value is \
                  missing.\n\nA value inside of objects is named by its path: `<- \
                  \"ticket.status\"`. Lists are not read.",
    },
    zh: Wording {
        message: "`{value}` 是对象或列表，不是单个值",
        label: "",
        labels: &[],
        help: &[("", "请用点号指明其中的值：`<- \"{column}.键\"`")],
        explain: "此 JSON 键的值是对象或列表，而这里需要单个值。该值视为缺失。\n\n对象内部的值用路径表示：`<- \"ticket.status\"`。列表不读取。",
    },
    example: "",
};

/// Bytes or escapes that are no text.
pub static NOT_UNICODE: Entry = Entry {
    code: 555,
    slug: "not-unicode",
    severity: Severity::Error,
    en: Wording {
        message: "this cell is no valid text: `{value}`",
        label: "",
        labels: &[],
        help: &[("", "save the log as UTF-8")],
        explain: "The bytes of this cell are not text in the encoding of the log, or a JSON escape \
                  names half a character. The value is missing.\n\nLogs are read as UTF-8, or as \
                  UTF-16 or GB18030 where their beginning shows it. Save other encodings as UTF-8.",
    },
    zh: Wording {
        message: "此单元格不是有效的文本：`{value}`",
        label: "",
        labels: &[],
        help: &[("", "请将日志另存为 UTF-8")],
        explain: "此单元格的字节不是日志编码下的文本，或 JSON 转义只写了半个字符。该值视为缺失。\n\n日志按 UTF-8 读取；若开头表明是 UTF-16 或 GB18030，则按其读取。其他编码请另存为 UTF-8。",
    },
    example: "",
};

/// A cell of a spreadsheet that shows an error.
pub static ERROR_CELL: Entry = Entry {
    code: 556,
    slug: "error-cell",
    severity: Severity::Error,
    en: Wording {
        message: "this cell shows the error `{value}` in place of a value",
        label: "",
        labels: &[],
        help: &[("", "mend the formula in the spreadsheet, or empty the cell")],
        explain: "The spreadsheet could not work out what stands here: a formula divides by zero, looks up \
                  what is not there, or names a cell that is gone; a date lies before the first one that \
                  a spreadsheet knows. The value is missing, and what rests on it is unknown.\n\nMend \
                  the formula and save the workbook again.",
    },
    zh: Wording {
        message: "此单元格显示的是错误 `{value}`，而不是值",
        label: "",
        labels: &[],
        help: &[("", "请在表格中改正公式，或清空此单元格")],
        explain: "表格软件算不出此处的值：公式除以零、查找的内容不存在、引用的单元格已被删除，或日期早于表格所能表示的第一天。该值视为缺失，依据它的结论为未知。\n\n请改正公式并重新保存工作簿。",
    },
    example: "",
};
