# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154,SC2164
# Functions that scripts/run and scripts/test share. To be sourced after the caller has set `root`.

say() { printf '%s\n' "$*"; }
fail() { printf '%s: %s\n' "scripts/${0##*/}" "$*" >&2; exit 1; }

# Unsets PG* and DATABASE_URL, which would change the database that the program or a test connects to.
forget_foreign_settings() {
    local name
    for name in ${!PG@} DATABASE_URL; do unset "$name"; done
}

configure_and_build() { # preset, targets…
    local preset=$1 log
    shift
    cd "$root"
    log=$(mktemp)
    if ! cmake --preset "$preset" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        fail "configuring preset '$preset' failed"
    fi
    rm -f "$log"
    if (($#)); then
        cmake --build --preset "$preset" --target "$@" || fail "building preset '$preset' failed"
    else
        cmake --build --preset "$preset" || fail "building preset '$preset' failed"
    fi
}
