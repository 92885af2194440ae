//! Logs that cannot be read as the rules ask.

use crate::diagnostic::{Entry, Severity, Wording};

/// A log that cannot be opened, or fails while it is read.
pub static UNREADABLE_LOG: Entry = Entry {
    code: 501,
    slug: "unreadable-log",
    severity: Severity::Error,
    en: Wording {
        message: "cannot read the log `{file}`: {reason}",
        label: "",
        labels: &[],
        help: &[
            ("", "check the path and the permission to read it; `-` reads standard input"),
            ("cut", "the file ends too early: copy or download it again"),
            ("broken", "the file is damaged, or is not what it begins as: copy or export it again"),
        ],
        explain: "The log could not be opened, or reading it failed half way. Nothing is judged \
                  then: half a log would give verdicts that look complete.\n\nCheck that the path \
                  exists and may be read. A compressed log (`.gz`) that was cut off while it was \
                  copied ends in this error too; copy it again.",
    },
    zh: Wording {
        message: "无法读取日志 `{file}`：{reason}",
        label: "",
        labels: &[],
        help: &[
            ("", "请检查路径和读取权限；`-` 表示从标准输入读取"),
            ("cut", "文件不完整，请重新复制或下载"),
            ("broken", "文件已损坏，或内容与其开头不符：请重新复制或导出"),
        ],
        explain: "日志无法打开，或读到一半时出错。此时不作任何评判：只读了一半的日志会给出看似完整的结论。\n\n请确认路径存在且有读取权限。压缩日志（`.gz`）在复制时被截断，也会出现此错误，请重新复制。",
    },
    example: "",
};

/// A column that the rules need and the log does not have.
pub static MISSING_COLUMN: Entry = Entry {
    code: 502,
    slug: "missing-column",
    severity: Severity::Error,
    en: Wording {
        message: "the log `{file}` has no column `{column}`",
        label: "a rule needs this field, read from column `{column}`",
        labels: &[],
        help: &[
            ("", "the columns are: {columns}; name the right one with `<- COLUMN`"),
            ("did_you_mean", "did you mean `{suggestion}`? the columns are: {columns}"),
        ],
        explain: "A rule uses a field whose column is in none of the places where it should be: \
                  every CSV file must have it in its header, and in JSON Lines some record must \
                  have the key (`a.b` also means key `b` inside the object `a`). Were the column \
                  taken as empty, every verdict that rests on it would quietly be unknown.\n\nName \
                  the right column in the `record` block, for example `wait: duration in s <- \
                  wait_s`, or add the column to the log. Columns that no rule uses are never \
                  missed.",
    },
    zh: Wording {
        message: "日志 `{file}` 中没有列 `{column}`",
        label: "有规则需要此字段，它读自列 `{column}`",
        labels: &[],
        help: &[
            ("", "现有的列：{columns}；请用 `<- 列名` 指定正确的列"),
            ("did_you_mean", "是否想写 `{suggestion}`？现有的列：{columns}"),
        ],
        explain: "规则用到的某个字段，其列在日志中找不到：每个 CSV 文件的表头都必须有这一列；JSON Lines 中至少要有一条记录带有这个键（`a.b` 也可表示对象 `a` 中的键 `b`）。若把缺少的列当作空列，所有依据它的结论都会悄悄变成“未知”。\n\n请在 `记录` 块中写明正确的列名，例如 `等待: 时长 单位 秒 <- wait_s`，或在日志中补上这一列。没有规则用到的列不会被要求。",
    },
    example: "",
};

/// A file of a kind that is not read.
pub static NOT_A_LOG: Entry = Entry {
    code: 503,
    slug: "not-a-log",
    severity: Severity::Error,
    en: Wording {
        message: "`{file}` is no log of a format that is read ({kind})",
        label: "",
        labels: &[],
        help: &[
            ("", "export it as CSV, JSON, Parquet, XLSX or SQLite"),
            (
                "object",
                "write an array of records, or one a line: `jq '.NAME' IN > OUT.json` takes the array `NAME` out of it",
            ),
            ("password", "take the password off, or export it as CSV"),
            (
                "left_out",
                "mot was built without this format: export it as CSV, or build mot with `--features {feature}`",
            ),
            ("packed", "a database is read where it lies: unpack it, and name the file"),
        ],
        explain: "Logs are read as CSV (also with semicolons or tabs), as JSON Lines (one object a \
                  line), as JSON (one array of objects), as column files (Parquet), as sheets of a workbook (XLSX), as event \
                  logs in XML (XES), plain or compressed, and as tables of a database (SQLite, where mot was built with it). The first bytes of this file show that it is something else.\n\nExport it in one of these formats. \
                  Where a JSON file is one object that holds the records in a list, `jq` takes the \
                  list out of it.",
    },
    zh: Wording {
        message: "`{file}` 不是可读取格式的日志（{kind}）",
        label: "",
        labels: &[],
        help: &[
            ("", "请导出为 CSV、JSON、Parquet、XLSX 或 SQLite"),
            (
                "object",
                "请写成记录的数组，或每行一条：用 `jq '.名称' 输入 > 输出.json` 可取出其中名为 `名称` 的数组",
            ),
            ("password", "请去掉密码，或导出为 CSV"),
            (
                "left_out",
                "此 mot 构建时未包含该格式：请导出为 CSV，或用 `--features {feature}` 重新构建",
            ),
            ("packed", "数据库须在原处读取：请解压后给出文件名"),
        ],
        explain: "可读取的日志有 CSV（也可用分号或制表符分隔）、JSON Lines（每行一个对象）、JSON（一个由对象组成的数组）、列式文件（Parquet）、工作簿中的工作表（XLSX）和 XML 事件日志（XES），可以压缩；还有数据库中的表（SQLite，须在构建 mot 时包含）。从此文件的开头几个字节看，它是别的格式。\n\n请导出为其中一种格式。如果 JSON 文件是一个对象，记录在其中的列表里，可用 `jq` 取出该列表。",
    },
    example: "",
};

/// A CSV header that is no text.
pub static BAD_HEADER: Entry = Entry {
    code: 504,
    slug: "bad-header",
    severity: Severity::Error,
    en: Wording {
        message: "the header of `{file}` cannot be read as text",
        label: "",
        labels: &[],
        help: &[("", "save the file as UTF-8, or close the quote that the header opens")],
        explain: "The first line of a CSV log names its columns. Here it is not UTF-8, UTF-16 or \
                  GB18030 text, or it opens a quote that nothing closes, so that no column can be \
                  bound.\n\nSave the file as UTF-8 (in Excel: \"CSV UTF-8\") with one line of column \
                  names on top.",
    },
    zh: Wording {
        message: "无法把 `{file}` 的表头读作文本",
        label: "",
        labels: &[],
        help: &[("", "请将文件另存为 UTF-8，或补上表头中未闭合的引号")],
        explain: "CSV 日志的第一行是列名。此文件的第一行既不是 UTF-8、UTF-16 或 GB18030 文本，或者有未闭合的引号，因此无法确定任何列。\n\n请将文件另存为 UTF-8（Excel 中选“CSV UTF-8”），并保证第一行是列名。",
    },
    example: "",
};

/// A header that names a needed column twice.
pub static REPEATED_COLUMN: Entry = Entry {
    code: 505,
    slug: "repeated-column",
    severity: Severity::Error,
    en: Wording {
        message: "the log `{file}` has column `{column}` more than once",
        label: "which of them is meant cannot be told",
        labels: &[],
        help: &[("", "rename or remove all but one of them in the log")],
        explain: "A rule reads a column whose name stands more than once in the header of the log. \
                  Taking the first or the last of them would be a guess, and people are judged by \
                  the result.\n\nRename or remove the others. Columns that no rule reads may \
                  repeat.",
    },
    zh: Wording {
        message: "日志 `{file}` 中列 `{column}` 出现了不止一次",
        label: "无法判断指的是哪一列",
        labels: &[],
        help: &[("", "请在日志中改名或删除，只留一列")],
        explain: "规则要读的列名在日志表头中出现了不止一次。取第一列还是最后一列都只是猜测，而评判结果关系到人。\n\n请将其余的列改名或删除。没有规则读取的列可以重名。",
    },
    example: "",
};

/// A log without records.
pub static EMPTY_LOG: Entry = Entry {
    code: 506,
    slug: "empty-log",
    severity: Severity::Warning,
    en: Wording {
        message: "the log `{file}` has no records",
        label: "",
        labels: &[],
        help: &[("", "check that the export is the one you meant")],
        explain: "The file is empty, or has a header and no rows. It adds nothing to the verdicts. \
                  If no log has any record, nothing is evaluated, and the exit code says so.",
    },
    zh: Wording {
        message: "日志 `{file}` 中没有记录",
        label: "",
        labels: &[],
        help: &[("", "请确认导出的是所要的文件")],
        explain: "文件为空，或只有表头而没有数据行，它对结论没有任何贡献。如果所有日志都没有记录，则什么也没有评判，退出码会说明这一点。",
    },
    example: "",
};

/// A time zone that is not known here.
pub static UNKNOWN_ZONE: Entry = Entry {
    code: 507,
    slug: "unknown-zone-of-times",
    severity: Severity::Error,
    en: Wording {
        message: "the time zone `{zone}` of column `{column}` is not known",
        label: "its times without an offset cannot be placed",
        labels: &[],
        help: &[("", "write an IANA name such as \"Asia/Shanghai\" or \"Europe/Rome\"")],
        explain: "Times without an offset are local times of a zone, given by its IANA name. This \
                  name is not in the time zone database that the program carries.\n\nWrite a name \
                  such as \"Asia/Shanghai\", \"Europe/Rome\" or \"UTC\".",
    },
    zh: Wording {
        message: "列 `{column}` 的时区 `{zone}` 未知",
        label: "无法确定其中不带时差的时间",
        labels: &[],
        help: &[("", "请写 IANA 时区名，如 \"Asia/Shanghai\" 或 \"Europe/Rome\"")],
        explain: "不带时差的时间是某个时区的当地时间，时区用 IANA 名称指定。程序自带的时区数据库中没有这个名称。\n\n请写如 \"Asia/Shanghai\"、\"Europe/Rome\" 或 \"UTC\" 这样的名称。",
    },
    example: "",
};

/// A JSON array that cannot be cut into its elements.
pub static BROKEN_ARRAY: Entry = Entry {
    code: 508,
    slug: "broken-array",
    severity: Severity::Error,
    en: Wording {
        message: "the JSON array of `{file}` breaks at line {line}",
        label: "",
        labels: &[],
        help: &[
            ("", "write one array of objects"),
            ("cut", "the file ends before the array does: copy or export it again"),
            ("comma", "write one comma between two elements, and none elsewhere"),
            ("behind", "nothing may follow the end of the array: write one array a file"),
        ],
        explain: "A log in JSON is one array of objects. Here a comma is missing or too many, a bracket \
                  or quote is not closed, the file ends before its array, or something follows the \
                  array. What comes behind such a place cannot be told apart into records, so nothing \
                  is judged: half a log would give verdicts that look complete.\n\nExport the log \
                  again. A program that adds to a log while it runs does better to write one object a \
                  line (JSON Lines), which may end anywhere. An element that can be told apart but is \
                  no object is a finding (MOT0519), and reading goes on.",
    },
    zh: Wording {
        message: "`{file}` 的 JSON 数组在第 {line} 行处出错",
        label: "",
        labels: &[],
        help: &[
            ("", "请写成一个由对象组成的数组"),
            ("cut", "文件在数组结束之前就结束了，请重新复制或导出"),
            ("comma", "请在两个元素之间写一个逗号，其他地方不要写"),
            ("behind", "数组结束后不能再有内容：每个文件请只写一个数组"),
        ],
        explain: "JSON 日志是一个由对象组成的数组。此处缺少或多出逗号，括号或引号没有闭合，文件在数组结束之前就结束了，或数组之后还有内容。此后的内容无法分成记录，因此不作任何评判：只读了一半的日志会给出看似完整的结论。\n\n请重新导出日志。边运行边追加日志的程序，最好每行写一个对象（JSON Lines），那样可以在任何地方结束。能分开但不是对象的元素只是一条发现（MOT0519），读取会继续。",
    },
    example: "",
};

/// A table that the file does not have.
pub static NO_SUCH_TABLE: Entry = Entry {
    code: 509,
    slug: "no-such-table",
    severity: Severity::Error,
    en: Wording {
        message: "`{file}` has no table `{table}`",
        label: "",
        labels: &[],
        help: &[
            ("", "there are: {tables}; name one of them with `--table`"),
            ("none", "it has no table at all: check that it is the file you meant"),
        ],
        explain: "A workbook may hold several sheets, and `--table` (or `--sheet`) names the one to read; if \
                  left out, the first that is not hidden is read. So it does with the tables and views of a \
                  database, of which the only one is read if it is left out. Here none is called so, or there is \
                  none with cells. Names count as they are written, blanks and capital letters too.\n\n\
                  Take one of the names in the message. `--table` is asked of every workbook and database of the \
                  command; logs of one table have no use for it.",
    },
    zh: Wording {
        message: "`{file}` 中没有表 `{table}`",
        label: "",
        labels: &[],
        help: &[
            ("", "现有的表：{tables}；请用 `--table` 指定其中一个"),
            ("none", "其中没有任何表：请确认是不是所要的文件"),
        ],
        explain: "工作簿可以有多个工作表，`--table`（或 `--sheet`）指定要读取的一个；不写时读取第一个没有隐藏的工作表。对数据库，它指定表或视图；不写时读取唯一的一个。这里没有叫这个名字的，或者没有任何含单元格的表。名称须与文件中完全一致，包括空格和大小写。\n\n请从消息列出的名称中选取。`--table` 对命令中的每个工作簿和数据库都有效；只有一个表的日志用不到它。",
    },
    example: "",
};
