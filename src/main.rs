//! Hands over to [`mot::cli`].

fn main() -> std::process::ExitCode {
    mot::cli::main()
}
