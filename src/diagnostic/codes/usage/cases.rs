//! Cases: there is none, or it does not come out as it says, or cannot show whether it does.

use crate::diagnostic::{Entry, Severity, Wording};

/// `mot test` found no case.
pub static NO_CASE: Entry = Entry {
    code: 606,
    slug: "no-case",
    severity: Severity::Warning,
    en: Wording {
        message: "`{file}` has no case to run",
        label: "",
        labels: &[],
        help: &[("", "add a `case \"…\" { given { … } then … }` to it")],
        explain: "`mot test` runs the `case` blocks of rule files. A file without any was not \
                  tested at all, which must not look like success: if no file has a case, the exit \
                  code is 4.\n\nAdd a case: a few records, and what must come out.",
    },
    zh: Wording {
        message: "`{file}` 中没有可运行的用例",
        label: "",
        labels: &[],
        help: &[("", "请加上 `案例 \"…\" { … }`")],
        explain: "`mot test` 运行规则文件中的用例。没有用例的文件等于完全没有测试，不应看起来像通过：所有文件都没有用例时，退出码为 4。\n\n请加上用例：几条记录，以及应当得出的结论。",
    },
    example: "",
};

/// A case did not come out as it says.
pub static CASE_FAILED: Entry = Entry {
    code: 617,
    slug: "case-failed",
    severity: Severity::Error,
    en: Wording {
        message: "case \"{case}\": {seen}",
        label: "the case says this",
        labels: &[],
        help: &[("", "mend the rule, or what the case expects of it")],
        explain: "A `case` gives a few records and says what must come out of judging them. Something \
                  else came out. Either a rule does not mean what its author thinks, or it was \
                  changed on purpose and the case is out of date.\n\nThe message says what came out, \
                  with the evidence; lines in it are lines of the rule file, where the case gives \
                  the records.",
    },
    zh: Wording {
        message: "用例“{case}”：{seen}",
        label: "用例是这样说的",
        labels: &[],
        help: &[("", "请改正规则，或改正用例的期望")],
        explain: "用例给出几条记录，并说明评判后应当得出什么。实际得出的不同：要么规则的含义与作者所想不符，要么规则是有意修改的而用例没有跟上。\n\n消息说明了实际结果和依据；其中的行号是规则文件中用例给出记录的行。",
    },
    example: "",
};

/// A script failed while a case was judged.
pub static CASE_SCRIPT_FAILED: Entry = Entry {
    code: 623,
    slug: "case-script-failed",
    severity: Severity::Error,
    en: Wording {
        message: "case \"{case}\": `{function}` has no value for {arguments}",
        label: "a script failed while this was judged",
        labels: &[],
        help: &[("", "mend the script: the next message says where it stopped and why")],
        explain: "While the case was judged, a function written as a script failed, was stopped, or \
                  returned something that is not of its declared type. Such a call has no value, and what \
                  rests on it is unknown. The case does not pass, whatever it says: it was written to \
                  show a rule, and shows a script that is wrong.\n\nThe message after this one points into \
                  the script. To show what becomes of a missing value, leave the field out of the \
                  record: the script is not asked then.",
    },
    zh: Wording {
        message: "用例“{case}”：`{function}` 对 {arguments} 没有值",
        label: "评判它时有脚本出错",
        labels: &[],
        help: &[("", "请改正脚本：下一条消息说明它停在哪里、为什么")],
        explain: "评判这个用例时，某个写成脚本的函数出错、被中止，或返回了不属于所声明类型的值。这样的调用没有值，依赖它的结论为未知。无论用例怎样写，都不算通过：它本要说明一条规则，显示的却是一个有错的脚本。\n\n随后的消息指出脚本中的位置。若想说明缺值时的结果，请在记录中不写该字段：那时不会调用脚本。",
    },
    example: "",
};
