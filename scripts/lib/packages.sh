# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154,SC2164
# Installs the packages of scripts/packages.txt. To be sourced after common.sh.

os_field() { # prints a field of os-release; the subshell keeps its other fields out of this shell
    (
        # shellcheck disable=SC1091
        . /etc/os-release 2>/dev/null || true
        printf '%s' "${!1:-}"
    )
}

packages_for() { # purposes…
    local release purpose package _ wanted
    release=$(os_field VERSION_ID)
    while read -r purpose package _; do
        for wanted in "$@"; do
            if [[ $purpose == "$wanted" || $purpose == "$wanted@$release" ]]; then say "$package"; fi
        done
    done <"$root/scripts/packages.txt" | sort -u
}

missing_of() { # packages…
    local installed package
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        if ! grep -qxF "installed $package" <<<"$installed"; then say "$package"; fi
    done
}

# Prints the prefix that runs a command as root: nothing for root, else sudo. Fails where sudo cannot be used.
root_prefix() { # packages…
    if ((EUID == 0)); then return; fi
    if command -v sudo >/dev/null; then
        if sudo -n true 2>/dev/null; then say sudo -n; return; fi
        if [[ -t 0 ]]; then say sudo; return; fi
    fi
    fail "packages are missing, and installing them needs root. As root, please run
    apt-get install --no-install-recommends $*"
}

install_packages() { # purposes…
    local -a wanted missing prefix apt
    mapfile -t wanted < <(packages_for "$@")
    if [[ -n ${BUDGET_TRACKER_NO_INSTALL:-} ]]; then return; fi
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        fail "this system has no apt, so the packages cannot be installed for you. On Debian they are called
    ${wanted[*]}
Install what corresponds to them, then run this again with BUDGET_TRACKER_NO_INSTALL=1."
    fi
    mapfile -t missing < <(missing_of "${wanted[@]}")
    if ((${#missing[@]} == 0)); then return; fi
    read -ra prefix <<<"$(root_prefix "${missing[@]}")"
    if ((EUID != 0 && ${#prefix[@]} == 0)); then exit 1; fi
    say "Installing ${missing[*]}"
    apt=("${prefix[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y
        -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0)
    "${apt[@]}" update || say "Not every package list could be renewed; going on with those that are there." >&2
    "${apt[@]}" -o Dpkg::Options::=--force-confold install --no-install-recommends "${missing[@]}" </dev/null \
        || fail "apt could not install the packages; Debian 12 and 13 are known to have them all"
}
