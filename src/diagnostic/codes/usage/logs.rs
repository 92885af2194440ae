//! Folders and patterns that stand for logs.

use crate::diagnostic::{Entry, Severity, Wording};

/// A folder or pattern that stands for no log.
pub static NO_LOGS: Entry = Entry {
    code: 621,
    slug: "no-logs",
    severity: Severity::Error,
    en: Wording {
        message: "`{path}` stands for no log",
        label: "",
        labels: &[],
        help: &[
            ("", "the folder holds no file ending in {endings}, compressed or not"),
            (
                "pattern",
                "no file is called like this: `*` and `?` stand for parts of a name, `**` for folders",
            ),
        ],
        explain: "For a folder, the logs in it and below it are read, in the order of their names: files that end in `.csv`, \
                  `.tsv`, `.jsonl`, `.ndjson`, `.json`, `.parquet`, `.xes`, `.xlsx` or `.sqlite`, also with `.gz` or `.zst` behind. A name with `*`, `?` or `[` that no \
                  file has is taken as a pattern. If nothing is found, nothing would be judged, which must not look like \
                  success.\n\nCheck the path, or name the file itself if it is called otherwise.",
    },
    zh: Wording {
        message: "`{path}` 没有对应任何日志",
        label: "",
        labels: &[],
        help: &[
            ("", "该目录中没有以 {endings} 结尾的文件（无论是否压缩）"),
            ("pattern", "没有这样命名的文件：`*` 和 `?` 代表名称的一部分，`**` 代表目录"),
        ],
        explain: "给出目录时，会按名称顺序读取其中及其下级目录里的日志：以 `.csv`、`.tsv`、`.jsonl`、`.ndjson`、`.json`、`.parquet`、`.xes`、`.xlsx`、`.sqlite` 结尾的文件，后面也可带 `.gz` 或 `.zst`。含有 `*`、`?` 或 `[` 且没有同名文件的参数会当作模式。一个也找不到时，等于什么都没有评判，不应看起来像通过。\n\n请检查路径；如果文件名不同，请直接写出该文件。",
    },
    example: "",
};

/// More logs than can be told apart.
pub static TOO_MANY_LOGS: Entry = Entry {
    code: 622,
    slug: "too-many-logs",
    severity: Severity::Error,
    en: Wording {
        message: "{count} logs are too many: at most {most} are read together",
        label: "",
        labels: &[],
        help: &[("", "put some of them together, or judge them in several runs")],
        explain: "Every verdict names the file and line of its records, and so many files cannot be told apart in the \
                  space that a place has.\n\nPut logs of one format together (CSV: with one header), or judge them in several \
                  runs if no journey goes over several of them.",
    },
    zh: Wording {
        message: "日志有 {count} 个，过多：一次最多读取 {most} 个",
        label: "",
        labels: &[],
        help: &[("", "请合并部分日志，或分几次评判")],
        explain: "每个结论都会指明记录所在的文件和行，文件过多时无法在位置信息中加以区分。\n\n请合并相同格式的日志（CSV 只保留一个表头）；如果没有旅程跨越多个日志，也可以分几次评判。",
    },
    example: "",
};
