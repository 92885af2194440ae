//! Public logs that nobody on the project wrote, judged with `rules/public_logs`: the counts were made
//! by two other programs. They run where `MOT_REAL_DATA` names the folder of the logs.

use std::path::PathBuf;
use std::process::Command;
