# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Runs the program through a tour of its main functions on a virtual display. To be sourced after common.sh.

tour_limit=180 # seconds for the whole tour
tour_home=
display_server=

end_tour() {
    if [[ -n $display_server ]]; then
        kill "$display_server" 2>/dev/null || true
        wait "$display_server" 2>/dev/null || true
    fi
    if [[ -n $tour_home ]]; then rm -rf "$tour_home"; fi
}

start_display() { # sets `display`
    local number
    coproc XVFB { exec Xvfb -displayfd 1 -screen 0 1280x840x24 -nolisten tcp -noreset 2>"$tour_home/xvfb.log"; }
    display_server=$XVFB_PID
    if ! read -r -t 30 number <&"${XVFB[0]}"; then
        cat "$tour_home/xvfb.log" >&2
        fail "the virtual display did not start"
    fi
    display=:$number
}

# Prints the expenses of the sample's month, read by sqlite3: date|description|category|amount.
read_ledger() { # file
    sqlite3 -readonly "$1" "
        SELECT e.date || '|' || e.description || '|' || c.name || '|' || printf('%d.%02d', e.amount / 100, e.amount % 100)
        FROM expenses e JOIN categories c ON c.id = e.category_id
        WHERE e.date >= '2024-01-01' AND e.date < '2024-02-01'
        ORDER BY e.date, e.id"
}

tour() { # program, plugins, pictures
    local program=$1 plugins=$2 pictures=$3 display status=0
    tour_home=$(mktemp -d "${TMPDIR:-/tmp}/budget-tour.XXXXXX")
    trap end_tour EXIT
    trap 'exit 130' INT TERM HUP
    rm -rf "$pictures"
    mkdir -p "$pictures"
    mkdir -m 700 "$tour_home/runtime"
    start_display
    say "There is no display: showing the program on a virtual one, $display."
    (
        cd "$tour_home"
        exec timeout --kill-after=5 "$tour_limit" env -i PATH="$PATH" LC_ALL=C.UTF-8 DISPLAY="$display" \
            HOME="$tour_home" XDG_DATA_HOME="$tour_home/data" XDG_CONFIG_HOME="$tour_home/config" \
            XDG_RUNTIME_DIR="$tour_home/runtime" \
            QT_QPA_PLATFORM=xcb QT_PLUGIN_PATH="$plugins" QT_QPA_GENERIC_PLUGINS=tour \
            BUDGET_TOUR_FOLDER="$pictures" "$program"
    ) || status=$?
    if ((status == 124 || status == 137)); then fail "the program did not finish the tour within $tour_limit seconds"; fi
    if ((status != 0)); then fail "the tour failed (exit code $status); pictures up to there: $pictures"; fi
    compare_ledger "$tour_home/data/budget-tracker/budget.sqlite" "$pictures"
    say "Pictures: $pictures"
}

compare_ledger() { # file, folder of the tour
    if [[ ! -s $2/window.txt ]]; then fail "the program ended without finishing the tour"; fi
    read_ledger "$1" >"$2/file.txt"
    say "Read back from the ledger's file, after the program had ended:"
    sed 's/^/    /; s/|/  /g' "$2/file.txt"
    if ! diff -u "$2/window.txt" "$2/file.txt"; then fail "the window and the file do not agree"; fi
    say "The window and the file agree."
}
