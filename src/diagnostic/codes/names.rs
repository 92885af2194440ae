//! What a name stands for.

use crate::diagnostic::{Entry, Severity, Wording};

/// All of them, in order.
pub static ALL: &[&Entry] = &[&UNKNOWN_NAME];

/// A name that nothing declares.
pub static UNKNOWN_NAME: Entry = Entry {
    code: 101,
    slug: "unknown-name",
    severity: Severity::Error,
    en: Wording {
        message: "unknown {kind} `{name}`",
        label: "nothing of this name is declared",
        labels: &[],
        help: &[
            ("", "declare it, or use one of: {known}"),
            ("did_you_mean", "did you mean `{suggestion}`?"),
        ],
        explain: "A name is used here that no declaration of this file, or of the files it uses, \
                  gives a meaning. A rule with an unknown name could never be judged, so the file \
                  is refused.\n\nMend the spelling, or declare the name.",
    },
    zh: Wording {
        message: "未知的{kind} `{name}`",
        label: "没有声明过这个名称",
        labels: &[],
        help: &[
            ("", "请先声明它，或使用其中之一：{known}"),
            ("did_you_mean", "是否想写 `{suggestion}`？"),
        ],
        explain: "这里用到的名称，在本文件及其引用的文件中都没有声明。含有未知名称的规则无法评判，因此整个文件不予接受。\n\n请改正拼写，或补上声明。",
    },
    example: "record {\n  journey <- id\n  time <- at\n}\nsegment vip = tire == \"gold\"\n",
};
