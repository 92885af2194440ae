//! Files that cannot be read, written or formatted.

use crate::diagnostic::{Entry, Severity, Wording};

/// A file cannot be read.
pub static UNREADABLE: Entry = Entry {
    code: 601,
    slug: "unreadable-file",
    severity: Severity::Error,
    en: Wording {
        message: "cannot read `{path}`: {reason}",
        label: "",
        labels: &[],
        help: &[("", "check the path and who may read it")],
        explain: "A rule file or log named on the command line could not be opened or read to its \
                  end. Nothing is judged: a verdict on part of the data could look like a pass.\n\n\
                  Check the spelling of the path, that the file exists, and that you may read it.",
    },
    zh: Wording {
        message: "无法读取 `{path}`：{reason}",
        label: "",
        labels: &[],
        help: &[("", "请检查路径以及读取权限")],
        explain: "命令行给出的规则文件或日志无法打开，或无法完整读取。此时不作任何评判：只看到部分数据的结论可能被误认为达标。\n\n请检查路径拼写、文件是否存在，以及您是否有读取权限。",
    },
    example: "",
};

/// Output cannot be written.
pub static UNWRITABLE: Entry = Entry {
    code: 602,
    slug: "unwritable-output",
    severity: Severity::Error,
    en: Wording {
        message: "cannot write `{path}`: {reason}",
        label: "",
        labels: &[],
        help: &[("", "choose another place with `-o FILE`, or make room there")],
        explain: "The result could not be written in full: the folder does not exist, may not be \
                  written to, or the disk is full. The exit code is 2, since whoever reads the \
                  output would see only part of it.\n\nWrite somewhere else, or make room.",
    },
    zh: Wording {
        message: "无法写入 `{path}`：{reason}",
        label: "",
        labels: &[],
        help: &[("", "请用 `-o 文件` 换一个位置，或清理出空间")],
        explain: "结果没有完整写出：目录不存在、没有写入权限，或者磁盘已满。由于读取者只能看到一部分，退出码为 2。\n\n请换一个位置，或清理出空间。",
    },
    example: "",
};

/// `mot fmt --check` found a file that is not formatted.
pub static UNFORMATTED: Entry = Entry {
    code: 605,
    slug: "not-formatted",
    severity: Severity::Error,
    en: Wording {
        message: "`{file}` is not formatted",
        label: "",
        labels: &[],
        help: &[("", "run `mot fmt {file}`")],
        explain: "`mot fmt --check` compares each file with what `mot fmt` would write and changes \
                  nothing. This file differs, if only in blanks. The exit code is 1.\n\nRun `mot \
                  fmt` on it: comments are kept, and the meaning never changes.",
    },
    zh: Wording {
        message: "`{file}` 的格式不规范",
        label: "",
        labels: &[],
        help: &[("", "请运行 `mot fmt {file}`")],
        explain: "`mot fmt --check` 把每个文件与 `mot fmt` 的输出相比较，不作任何修改。这个文件与之不同，哪怕只差空格。退出码为 1。\n\n请对它运行 `mot fmt`：注释会保留，含义不会改变。",
    },
    example: "",
};

/// A rule file beyond what spans can address.
pub static TOO_LARGE: Entry = Entry {
    code: 609,
    slug: "file-too-large",
    severity: Severity::Error,
    en: Wording {
        message: "`{path}` is too large for a rule file",
        label: "",
        labels: &[],
        help: &[("", "rule files may have up to 64 MiB; split it with `use`")],
        explain: "A rule file may have up to 64 MiB. What is larger is hardly a rule file: perhaps \
                  a log was given in its place.\n\nGive the rule file first and the logs after it, \
                  or split the rules over several files with `use`.",
    },
    zh: Wording {
        message: "`{path}` 太大，不像规则文件",
        label: "",
        labels: &[],
        help: &[("", "规则文件最大 64 MiB；请用 `使用` 拆分")],
        explain: "规则文件最大 64 MiB。更大的多半不是规则文件，也许误给了日志。\n\n请先写规则文件再写日志，或用 `使用` 把规则拆成几个文件。",
    },
    example: "",
};

/// `-o` names one of the inputs.
pub static OVERWRITES_INPUT: Entry = Entry {
    code: 613,
    slug: "overwrites-input",
    severity: Severity::Error,
    en: Wording {
        message: "`-o {path}` would overwrite what is judged",
        label: "",
        labels: &[],
        help: &[("", "write the result to another file")],
        explain: "The output file is also a rule file or log of the same command. Writing the result \
                  would destroy it.\n\nName another file after `-o`.",
    },
    zh: Wording {
        message: "`-o {path}` 会覆盖被评判的文件",
        label: "",
        labels: &[],
        help: &[("", "请把结果写到另一个文件")],
        explain: "输出文件同时也是本命令的规则文件或日志，写出结果会毁掉它。\n\n请在 `-o` 之后写另一个文件。",
    },
    example: "",
};

/// A folder without rule files.
pub static NO_RULES: Entry = Entry {
    code: 614,
    slug: "no-rule-files",
    severity: Severity::Error,
    en: Wording {
        message: "`{path}` holds no rule file",
        label: "",
        labels: &[],
        help: &[("", "rule files end in `.mot`")],
        explain: "For a folder, every file below it that ends in `.mot` is taken. There is none, so \
                  nothing would be looked at, which must not look like success.\n\nName the file \
                  itself if it is called otherwise.",
    },
    zh: Wording {
        message: "`{path}` 中没有规则文件",
        label: "",
        labels: &[],
        help: &[("", "规则文件以 `.mot` 结尾")],
        explain: "给出目录时，会处理其下所有以 `.mot` 结尾的文件。这里一个也没有，等于什么都没看，不应看起来像通过。\n\n如果文件名不同，请直接写出该文件。",
    },
    example: "",
};

/// `mot fmt` met a file it cannot format.
pub static UNFORMATTABLE: Entry = Entry {
    code: 616,
    slug: "not-formattable",
    severity: Severity::Error,
    en: Wording {
        message: "`{file}` was left as it is, since it has errors",
        label: "",
        labels: &[],
        help: &[("", "mend the errors above first")],
        explain: "`mot fmt` writes a file anew from what it understood. With errors in it, part of \
                  the text was not understood and would be lost, so the file is not touched.\n\n\
                  Mend the errors, then format.",
    },
    zh: Wording {
        message: "`{file}` 存在错误，未作改动",
        label: "",
        labels: &[],
        help: &[("", "请先改正上面的错误")],
        explain: "`mot fmt` 按理解到的内容重新写出文件。文件有错误时，部分内容没有被理解，重写会丢失，因此不作改动。\n\n请先改正错误，再整理格式。",
    },
    example: "",
};
