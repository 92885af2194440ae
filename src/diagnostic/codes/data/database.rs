//! Databases as logs: which table, what is asked, and whether it is at rest.

use crate::diagnostic::{Entry, Severity, Wording};

/// Several tables, none of which is named.
pub static SEVERAL_TABLES: Entry = Entry {
    code: 510,
    slug: "several-tables",
    severity: Severity::Error,
    en: Wording {
        message: "`{file}` has {count} tables, and none of them is named",
        label: "",
        labels: &[],
        help: &[(
            "",
            "there are: {tables}; name one of them with `--table`, or ask with `--query`",
        )],
        explain: "A database has no first table, as a workbook has a first sheet. Where it has several tables or views, \
                  taking any of them would be a guess, and people are judged by the result. Tables of SQLite's own \
                  (`sqlite_sequence`) do not count.\n\nName one: `mot judge care.mot desk.sqlite --table calls`. Or write \
                  what is to be read as one SELECT, which may join tables and name columns as the rules do: `--query \
                  'SELECT call_id, opened AS time FROM calls'`.",
    },
    zh: Wording {
        message: "`{file}` 中有 {count} 个表，却没有指定是哪一个",
        label: "",
        labels: &[],
        help: &[("", "现有的表：{tables}；请用 `--table` 指定其中一个，或用 `--query` 查询")],
        explain: "数据库不像工作簿那样有“第一个”表。有几个表或视图时，任取一个都只是猜测，而评判结果关系到人。SQLite 自用的表（`sqlite_sequence`）不计在内。\n\n请指定其中一个：`mot judge care.mot desk.sqlite --table calls`；或把要读取的内容写成一条 SELECT，其中可以连接几个表，也可以按规则给列命名：`--query 'SELECT call_id, opened AS time FROM calls'`。",
    },
    example: "",
};

/// A query that is not asked, or that fails.
pub static REFUSED_QUERY: Entry = Entry {
    code: 521,
    slug: "refused-query",
    severity: Severity::Error,
    en: Wording {
        message: "the query cannot be asked of `{file}`: {reason}",
        label: "",
        labels: &[],
        help: &[
            ("", "check it with `sqlite3 -readonly`"),
            ("one", "write one SELECT"),
            ("file", "judge this log without `--query`, or in another run"),
        ],
        explain: "`--query` is one SELECT (or WITH, or VALUES) that is asked of every log of the command. Statements that \
                  write, attach other files, change settings or load extensions are refused, and so are several at once. \
                  What SQLite has against it stands in the message.\n\nOnly SQLite databases can be asked. Other logs are \
                  refused, not read whole: the query may leave out records, and then more would be judged than was meant.",
    },
    zh: Wording {
        message: "无法对 `{file}` 执行查询：{reason}",
        label: "",
        labels: &[],
        help: &[
            ("", "请用 `sqlite3 -readonly` 检查"),
            ("one", "请只写一条 SELECT"),
            ("file", "请去掉 `--query`，或另行评判此日志"),
        ],
        explain: "`--query` 是一条 SELECT（或 WITH、VALUES），对命令中的每个日志执行。写入数据、附加其他文件、更改设置或加载扩展的语句都会被拒绝，一次写几条语句也不行。SQLite 给出的原因见消息。\n\n只有 SQLite 数据库能够查询。其他日志会被拒绝，而不是整个读取：查询可能略去一部分记录，若不理会它，评判的就比所要的多。",
    },
    example: "",
};

/// A database that some program has not finished writing.
pub static UNSETTLED_DATABASE: Entry = Entry {
    code: 522,
    slug: "unsettled-database",
    severity: Severity::Error,
    en: Wording {
        message: "the database `{file}` is being written, or was not closed",
        label: "",
        labels: &[],
        help: &[
            ("", "judge a copy of it"),
            (
                "-wal",
                "changes in `{file}-wal` are not in it yet: close the program that writes it, or judge a copy made with `VACUUM INTO`",
            ),
            (
                "-journal",
                "a change of which `{file}-journal` tells was broken off: open it once with the program that writes it, or with `sqlite3`",
            ),
            (
                "changed",
                "it changed while it was read: judge it again, or a copy made with `VACUUM INTO`",
            ),
        ],
        explain: "A database is read as a file that nobody writes: no locks are taken, and nothing is laid beside it, so that \
                  a log can be judged where one may only read. What a program has written but not yet put into the file \
                  would be passed over, and what it began and did not finish would count.\n\nClose the program that \
                  writes the database, which puts everything into the file. While it must run on, make a copy that is whole \
                  and judge that: `sqlite3 desk.sqlite \"VACUUM INTO 'copy.sqlite'\"`.",
    },
    zh: Wording {
        message: "数据库 `{file}` 正在写入，或没有正常关闭",
        label: "",
        labels: &[],
        help: &[
            ("", "请评判它的副本"),
            (
                "-wal",
                "`{file}-wal` 中的更改尚未写入数据库：请关闭写入它的程序，或评判用 `VACUUM INTO` 制作的副本",
            ),
            (
                "-journal",
                "`{file}-journal` 表明有一次更改中途停止：请用写入它的程序或 `sqlite3` 打开一次",
            ),
            ("changed", "读取期间它发生了变化：请重新评判，或评判用 `VACUUM INTO` 制作的副本"),
        ],
        explain: "数据库按无人写入的文件来读取：不加锁，也不在旁边生成文件，因此在只能读取的地方也能评判。这样一来，程序已写出但尚未放进数据库文件的内容会被漏掉，开了头而没有完成的更改却会计入。\n\n请关闭写入数据库的程序，所有内容就会放进文件。如果它必须继续运行，请制作一份完整的副本再评判：`sqlite3 desk.sqlite \"VACUUM INTO 'copy.sqlite'\"`。",
    },
    example: "",
};
