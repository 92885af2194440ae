# What one types while working on mot. `just` lists it.

_default:
    @just --list

# Everything that must hold before a change is good, as .ci/run does
ci:
    .ci/run

# All tests; real logs take part if MOT_REAL_DATA names their folder
test *args:
    cargo test --locked {{args}}

# Formatting and lints
lint:
    cargo fmt --check
    cargo clippy --all-targets --locked -- -D warnings
    cargo clippy --lib --test formats --locked --features sqlite -- -D warnings

# Write docs/diagnostics from the table of codes
docs:
    UPDATE_DOCS=1 cargo test --locked --test codes

# Draw docs/report.svg from real output
picture:
    UPDATE_DOCS=1 cargo test --locked --test picture

# Accept what changed in snapshots, then read the diff
snapshots *args:
    INSTA_UPDATE=always cargo test --locked {{args}}

# Hold the key paths against their budgets of instructions; --record records them
budget *args:
    benches/budget {{args}}

# Fuzz one target for some seconds: parse, ingest
fuzz target="parse" seconds="600":
    cd fuzz && cargo +nightly fuzz run {{target}} -- -max_total_time={{seconds}}
