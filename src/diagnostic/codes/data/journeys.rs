//! Logs that were said to be sorted by journey, and are not.

use crate::diagnostic::{Entry, Severity, Wording};

/// A journey that comes back.
pub static JOURNEY_RETURNS: Entry = Entry {
    code: 523,
    slug: "journey-returns",
    severity: Severity::Error,
    en: Wording {
        message: "the logs are not sorted by journey: `{journey}` comes back at line {line} of `{file}`",
        label: "",
        labels: &[],
        help: &[(
            "",
            "sort them by the column of the journeys, or leave out `--sorted-by-journey` (and say `--memory` if they are large)",
        )],
        explain: "With `--sorted-by-journey` a journey is judged as soon as the records of another begin, and \
                  forgotten. Records that come later would be judged as a journey of their own, so nothing of \
                  what was judged counts, and there is no report.\n\nWithin a journey the order does not \
                  matter, nor does that of the journeys; but all records of one must stand together, also \
                  where a log is continued in the next file. Sort the log by the column that the rules read \
                  as `journey`, or judge it without the option: `--memory` keeps to a size for logs in any \
                  order.",
    },
    zh: Wording {
        message: "日志没有按旅程排序：`{journey}` 在 `{file}` 第 {line} 行再次出现",
        label: "",
        labels: &[],
        help: &[(
            "",
            "请按旅程所在的列排序，或去掉 `--sorted-by-journey`（日志较大时可用 `--memory`）",
        )],
        explain: "使用 `--sorted-by-journey` 时，一旦出现另一个旅程的记录，前一个旅程就立即评判并释放。之后再出现的记录会被当作另一个旅程，因此已评判的内容一律作废，不输出报告。\n\n旅程内部的先后、各旅程之间的先后都不重要，但同一旅程的全部记录必须相连，日志分成几个文件时也是如此。请按规则读作 `旅程` 的那一列排序，或不用此选项：无论顺序如何，`--memory` 都能把内存控制在给定大小。",
    },
    example: "",
};

/// Journeys of which it cannot be told whether they come back.
pub static JOURNEYS_UNORDERED: Entry = Entry {
    code: 524,
    slug: "journeys-unordered",
    severity: Severity::Error,
    en: Wording {
        message: "whether `{journey}`, at line {line} of `{file}`, was there before cannot be told",
        label: "",
        labels: &[],
        help: &[(
            "",
            "sort the logs by the column of the journeys, or leave out `--sorted-by-journey` and say `--memory`",
        )],
        explain: "With `--sorted-by-journey` no more is kept of journeys that were judged than tells that none comes \
                  back: of the first quarter of a million a mark each, whatever their order; beyond those, only that they come \
                  in order. This log has more, and they come in none of the orders that are known: as texts (`T08`, \
                  `T09`, `T10`), or the shorter first (`T8`, `T9`, `T10`), up or down. Nothing of what was judged \
                  counts, and there is no report.\n\nSort the log in one of these orders (`sort` with `LC_ALL=C` \
                  gives the first), or judge it with `--memory`, which takes any order.",
    },
    zh: Wording {
        message: "无法判断 `{file}` 第 {line} 行的 `{journey}` 之前是否出现过",
        label: "",
        labels: &[],
        help: &[("", "请按旅程所在的列排序，或去掉 `--sorted-by-journey` 并使用 `--memory`")],
        explain: "使用 `--sorted-by-journey` 时，对已评判的旅程只保留足以判断其不再出现的信息：前二十五万个旅程无论顺序各留一个标记，此后只看顺序。这份日志的旅程更多，却不符合任何已知的顺序：按文本（`T08`、`T09`、`T10`），或短者在前（`T8`、`T9`、`T10`），升序或降序。已评判的内容一律作废，不输出报告。\n\n请按其中一种顺序排序（`LC_ALL=C sort` 即第一种），或使用不限顺序的 `--memory`。",
    },
    example: "",
};
