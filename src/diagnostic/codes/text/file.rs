//! The file as a whole.

use crate::diagnostic::{Entry, Severity, Wording};

/// The bytes are no text.
pub static NOT_TEXT: Entry = Entry {
    code: 1,
    slug: "not-text",
    severity: Severity::Error,
    en: Wording {
        message: "the file is not text that can be read",
        label: "",
        labels: &[],
        help: &[
            ("", "line {line} is not UTF-8; save the file as UTF-8 in your editor"),
            ("utf16", "the file begins like UTF-16 and then is not; save it as UTF-8"),
        ],
        explain: "Rule files are text in UTF-8. UTF-16 with a byte order mark and GB18030 are \
                  recognised too. These bytes are none of them: the file may be a picture, an \
                  archive, a spreadsheet, or text in another old encoding.\n\nOpen it in an editor \
                  and save it as UTF-8, or check that it is the file you meant.",
    },
    zh: Wording {
        message: "该文件不是可读取的文本",
        label: "",
        labels: &[],
        help: &[
            ("", "第 {line} 行不是 UTF-8；请在编辑器中将文件另存为 UTF-8"),
            ("utf16", "文件开头像 UTF-16，后面却不是；请另存为 UTF-8"),
        ],
        explain: "规则文件是 UTF-8 文本；带字节序标记的 UTF-16 和 GB18030 也能识别。这些字节都不属于上述编码：\
                  文件可能是图片、压缩包、电子表格，或其他旧编码的文本。\n\n请用编辑器打开并另存为 UTF-8，\
                  或确认这是否就是您要用的文件。",
    },
    example: "",
};

/// Read, but not written as UTF-8.
pub static NOT_UTF8: Entry = Entry {
    code: 2,
    slug: "not-utf8",
    severity: Severity::Warning,
    en: Wording {
        message: "the file was read as {encoding}",
        label: "",
        labels: &[],
        help: &[("", "save it as UTF-8, so that other tools read it the same way")],
        explain: "The file is not UTF-8, but it was recognised as another encoding and read as \
                  that. The rules are used as they are. Names and texts were converted; should one \
                  look wrong in a message, the guess was wrong.\n\nSave the file as UTF-8: then \
                  nothing has to be guessed.",
    },
    zh: Wording {
        message: "该文件按 {encoding} 编码读取",
        label: "",
        labels: &[],
        help: &[("", "请另存为 UTF-8，以便其他工具读到同样的内容")],
        explain: "该文件不是 UTF-8，但识别出了另一种编码并按其读取，规则照常使用。名称和文本已作转换；\
                  如果提示信息中出现乱码，说明编码判断有误。\n\n请将文件另存为 UTF-8，便无需猜测。",
    },
    example: "",
};

/// A NUL in the text.
pub static NUL: Entry = Entry {
    code: 3,
    slug: "nul-character",
    severity: Severity::Error,
    en: Wording {
        message: "the text holds a NUL character",
        label: "here",
        labels: &[],
        help: &[("", "delete it, or check that this is the file you meant")],
        explain: "A NUL (a character with the code zero) does not belong in text. It is mostly a \
                  sign that the file is not a text file, that it was cut off while it was written, \
                  or that UTF-16 was saved without its mark.\n\nDelete the character, or save the \
                  file as UTF-8 again.",
    },
    zh: Wording {
        message: "文本中含有 NUL 字符",
        label: "在这里",
        labels: &[],
        help: &[("", "请删除该字符，或确认这是否就是您要用的文件")],
        explain: "NUL（编码为零的字符）不应出现在文本中。出现它往往说明该文件不是文本文件、写入时被截断，\
                  或以没有标记的 UTF-16 保存。\n\n请删除该字符，或将文件重新另存为 UTF-8。",
    },
    example: "let limit = 20s \0\n",
};

/// Too long to be read.
pub static TOO_LONG: Entry = Entry {
    code: 4,
    slug: "too-long",
    severity: Severity::Error,
    en: Wording {
        message: "this is too long to be read",
        label: "a clause of more than 512 KiB begins here",
        labels: &[],
        help: &[("", "divide it: a long list into several, a long condition into named segments")],
        explain: "A single clause may be half a mebibyte long and a file one gibibyte. Nobody \
                  writes such clauses by hand: mostly a list was generated that belongs in a column \
                  of the data.\n\nDivide the clause, or move the list out of the rules.",
    },
    zh: Wording {
        message: "内容过长，无法读取",
        label: "从这里开始的子句超过 512 KiB",
        labels: &[],
        help: &[("", "请拆分：长列表拆成几个，长条件拆成有名称的客群")],
        explain: "单个子句最长半个 MiB，单个文件最长一个 GiB。没有人会手写这么长的子句：多半是自动生成的列表，\
                  而它本该是数据中的一列。\n\n请拆分该子句，或将列表移出规则文件。",
    },
    example: "",
};

/// Nothing but blanks and comments.
pub static NOTHING_DECLARED: Entry = Entry {
    code: 26,
    slug: "nothing-declared",
    severity: Severity::Error,
    en: Wording {
        message: "the file declares nothing",
        label: "",
        labels: &[],
        help: &[("", "check that it is the file you meant; `mot fmt` never empties one")],
        explain: "There is nothing in the file but blanks and comments. No promise could be broken by such rules, so \
                  checking them would always look well: a file that was cut off, or never filled, would pass.\n\nLook for \
                  the file you meant, or write what it is to hold: `moment`, `touchpoint`, or what other files `use`.",
    },
    zh: Wording {
        message: "该文件没有声明任何内容",
        label: "",
        labels: &[],
        help: &[("", "请确认这是否就是您要用的文件；`mot fmt` 从不会清空文件")],
        explain: "文件中除空白和注释外没有任何内容。这样的规则不可能被违反，检查结果总是正常：被截断的文件、从未填写的文件都会通过。\n\n请找到您要用的文件，或写入应有的内容：`关键时刻`、`触点`，或供其他文件 `使用` 的内容。",
    },
    example: "# to be written\n",
};
