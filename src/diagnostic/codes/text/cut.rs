//! Brackets, quotes, and the words that declarations and clauses begin with.

use crate::diagnostic::{Entry, Severity, Wording};

/// Brackets or operators nested beyond reason.
pub static TOO_DEEP: Entry = Entry {
    code: 5,
    slug: "too-deep",
    severity: Severity::Error,
    en: Wording {
        message: "this is nested too deep",
        label: "more than {limit} deep here",
        labels: &[],
        help: &[("", "name a part with `let` or `segment` and use the name")],
        explain: "Brackets may stand in each other 64 deep, and signs and operators 160. That is \
                  far beyond what a reader can follow, and it keeps a damaged file from bringing \
                  the machine down.\n\nGive a part of the expression a name with `let`, `segment` \
                  or `step`, and use that name.",
    },
    zh: Wording {
        message: "嵌套过深",
        label: "此处超过 {limit} 层",
        labels: &[],
        help: &[("", "用 `令` 或 `客群` 给其中一部分命名，再使用该名称")],
        explain: "括号最多嵌套 64 层，符号和运算最多 160 层。这已远远超出读者能看懂的程度，也能防止损坏的文件\
                  拖垮机器。\n\n请用 `令`、`客群` 或 `步骤` 给表达式的一部分命名，再使用该名称。",
    },
    example: "let a = ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))\n",
};

/// A bracket without its partner.
pub static UNCLOSED: Entry = Entry {
    code: 6,
    slug: "unclosed-bracket",
    severity: Severity::Error,
    en: Wording {
        message: "`{bracket}` is never closed",
        label: "opened here",
        labels: &[("before", "it should have been closed before this")],
        help: &[("", "add the missing `{closing}`")],
        explain: "A bracket was opened and not closed. To keep the rest of the file readable, what \
                  is open is taken to end where a declaration begins at the left margin of a \
                  line.\n\nAdd the closing bracket.",
    },
    zh: Wording {
        message: "`{bracket}` 没有闭合",
        label: "在这里打开",
        labels: &[("before", "应在此之前闭合")],
        help: &[("", "请补上缺少的 `{closing}`")],
        explain: "打开的括号没有闭合。为了能继续读取文件的其余部分，遇到行首顶格的声明时，尚未闭合的内容即视为\
                  结束。\n\n请补上闭合括号。",
    },
    example: "touchpoint answer {\n  when event == \"answered\"\n",
};

/// A quote without its end.
pub static UNCLOSED_QUOTE: Entry = Entry {
    code: 7,
    slug: "open-quote",
    severity: Severity::Error,
    en: Wording {
        message: "the quote is not closed in its line",
        label: "`{quote}` opens here",
        labels: &[],
        help: &[("", "end the text with `\"`; for a line break inside a text write `\\n`")],
        explain: "A text in quotes, or a name in backticks, ends in the line where it begins. So a \
                  forgotten quote damages one line and not the whole file.\n\nClose the quote. A \
                  quote inside the text is written `\\\"`.",
    },
    zh: Wording {
        message: "引号没有在本行内闭合",
        label: "`{quote}` 在这里打开",
        labels: &[],
        help: &[("", "请用 `\"` 结束文本；文本中的换行写作 `\\n`")],
        explain: "引号中的文本和反引号中的名称必须在同一行内结束，这样漏写一个引号只影响一行，而不会影响整个文件。\
                  \n\n请闭合引号。文本中的引号写作 `\\\"`。",
    },
    example: "use \"std/clear\n",
};

/// A closing bracket without its partner.
pub static NEVER_OPENED: Entry = Entry {
    code: 8,
    slug: "never-opened",
    severity: Severity::Error,
    en: Wording {
        message: "`{bracket}` closes nothing",
        label: "nothing is open here that it could close",
        labels: &[],
        help: &[("", "delete it, or add the bracket that should open before it")],
        explain: "A closing bracket stands where no bracket of its kind is open. Often one too many \
                  was typed, or the opening one was deleted with the line it stood in.\n\nDelete it, \
                  or restore its partner.",
    },
    zh: Wording {
        message: "`{bracket}` 没有对应的开括号",
        label: "此处没有可供它闭合的括号",
        labels: &[],
        help: &[("", "请删除它，或在前面补上开括号")],
        explain: "此处出现了闭合括号，却没有同类的括号处于打开状态。多半是多打了一个，或开括号随所在的行被删除了。\
                  \n\n请删除它，或补回对应的开括号。",
    },
    example: "let limit = 20s)\n",
};

/// A declaration that needs a block and has none.
pub static MISSING_BRACE: Entry = Entry {
    code: 9,
    slug: "missing-brace",
    severity: Severity::Error,
    en: Wording {
        message: "a `{` is missing",
        label: "the block should begin here",
        labels: &[],
        help: &[("", "write what belongs to it between `{` and `}`")],
        explain: "This declaration has an inside: its clauses stand between braces. Without them \
                  nothing would be declared.\n\nAdd `{` at the end of the line and `}` after the \
                  last clause.",
    },
    zh: Wording {
        message: "缺少 `{`",
        label: "内容应从这里开始",
        labels: &[],
        help: &[("", "请将所属的内容写在 `{` 与 `}` 之间")],
        explain: "这个声明有内部内容：各子句写在花括号之间。没有花括号就等于什么都没有声明。\n\n请在行末加上 `{`，\
                  在最后一个子句之后加上 `}`。",
    },
    example: "touchpoint answer \"The call is answered\"\n",
};

/// A word that begins no declaration.
pub static UNKNOWN_ITEM: Entry = Entry {
    code: 10,
    slug: "unknown-declaration",
    severity: Severity::Error,
    en: Wording {
        message: "`{found}` begins no declaration",
        label: "not a word a declaration begins with",
        labels: &[],
        help: &[
            ("did_you_mean", "did you mean `{suggestion}`?"),
            (
                "",
                "a declaration begins with `use`, `service`, `calendar`, `record`, `segment`, \
                 `let`, `step`, `touchpoint`, `moment`, `model`, `protocol`, `authority`, \
                 `conclude`, `recovery`, `standard`, `waive`, `case` or `fn`",
            ),
        ],
        explain: "At the top level of a rule file stand declarations, and each begins with its own \
                  word. Clauses such as `expect` or `when` stand inside the braces of a \
                  declaration; if one is found here, a brace before it closed too early.\n\nMend \
                  the word, put `#` before it if it is a comment, or move the clause into its \
                  block.",
    },
    zh: Wording {
        message: "`{found}` 不能作为声明的开头",
        label: "声明不以这个词开头",
        labels: &[],
        help: &[
            ("did_you_mean", "是否想写 `{suggestion}`？"),
            (
                "",
                "声明以 `使用`、`服务`、`日历`、`记录`、`客群`、`令`、`步骤`、`触点`、`关键时刻`、`模型`、\
                 `流程`、`授权`、`推断`、`补救`、`标准`、`豁免`、`案例` 或 `函数` 开头",
            ),
        ],
        explain: "规则文件的最外层由声明组成，每种声明都以各自的词开头。`期望`、`当` 等子句写在声明的花括号之内；\
                  如果在这里出现，说明前面的花括号闭合得太早。\n\n请改正该词；如果是注释，请在前面加 `#`；\
                  如果是子句，请移入所属的声明。",
    },
    example: "tochpoint answer {\n  when event == \"answered\"\n}\n",
};

/// A word that begins no clause of its block.
pub static UNKNOWN_CLAUSE: Entry = Entry {
    code: 11,
    slug: "unknown-clause",
    severity: Severity::Error,
    en: Wording {
        message: "`{found}` begins no clause of `{block}`",
        label: "not a clause of this block",
        labels: &[],
        help: &[
            ("did_you_mean", "did you mean `{suggestion}`?"),
            ("", "a clause here begins with one of: {words}"),
        ],
        explain: "Inside a block each clause begins in a line of its own with one of the block's \
                  words (or after `;`). A line that begins with another word continues the clause \
                  before it only if that one ends with a comma or an operator, or if the word itself \
                  continues it, such as `and`, `for` or `toward`.\n\nMend the word, or end the line \
                  before so that it shows that it goes on.",
    },
    zh: Wording {
        message: "`{found}` 不能作为 `{block}` 中子句的开头",
        label: "此处没有这种子句",
        labels: &[],
        help: &[
            ("did_you_mean", "是否想写 `{suggestion}`？"),
            ("", "此处的子句以下列词之一开头：{words}"),
        ],
        explain: "在声明内部，每个子句另起一行（或在 `;` 之后），并以该声明所允许的词开头。以其他词开头的行，只有在\
                  上一行以逗号或运算符结尾，或该词本身表示延续（如 `且`、`针对`、`计入`）时，才算作上一个子句的\
                  延续。\n\n请改正该词，或让上一行的结尾表明它尚未结束。",
    },
    example: "touchpoint answer {\n  when event == \"answered\"\n  expct must quick: wait <= 20s\n}\n",
};
