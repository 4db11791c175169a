// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QString>

class QObject;

namespace budget {

/// What git would do with a file that holds a secret.
enum class GitState {
    NoWorkTree, ///< the file's folder belongs to no repository
    NoGit,      ///< there is no git to ask
    Ignored,
    NotIgnored,
    Tracked, ///< it is in the repository's index already; to ignore it changes nothing
};

/// Asks git itself, with the rules that count for the person (also global ones). The file need not be there, its folder
/// must. Returns at once, answers in the thread of `context` within ten seconds. Fails with FileUnavailable where
/// the folder is missing, Unexpected where git fails, with Field::EnvFile.
[[nodiscard]] QFuture<Result<GitState>> gitStateOf(const QString &file, QObject *context);

/// Adds the file to the `.gitignore` of its folder unless git ignores it already; the rest stays as it is. Good only if
/// git says `Ignored` afterwards; a file that is tracked is not touched. Besides the above the errors of
/// platform/privatefile.h, since nothing is written through a link. May take twice as long.
[[nodiscard]] QFuture<Result<void>> ignoreInGit(const QString &file, QObject *context);

} // namespace budget
