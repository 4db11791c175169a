// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// How git treats a file that holds a secret.
enum class GitState {
    NoWorkTree, ///< the file's folder does not belong to a repository
    NoGit,      ///< git could not be run
    Ignored,
    NotIgnored,
    Tracked, ///< the file is in the repository's index, so a `.gitignore` has no effect on it
};

/// Whether a commit may publish the file.
[[nodiscard]] constexpr bool isPublishable(GitState state)
{
    return state == GitState::NotIgnored || state == GitState::Tracked;
}

} // namespace budget
