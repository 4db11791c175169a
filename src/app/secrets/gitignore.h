// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/envfile/gitstate.h"
#include "core/result.h"

#include <QFuture>
#include <QString>

class QObject;

namespace budget {

/// Asks git, so that the person's global rules count too. The file's folder must exist, the file need not. Returns at
/// once and answers in the thread of `context` within ten seconds. Fails with FileUnavailable if the folder is missing
/// and with Unexpected if git fails, both with Field::EnvFile.
[[nodiscard]] QFuture<Result<GitState>> gitStateOf(const QString &file, QObject *context);

/// Adds the file to the `.gitignore` of its folder unless git ignores it already; other lines stay as they are.
/// Succeeds only if git then reports `Ignored`; does nothing for a tracked file. Fails as gitStateOf() does, or with an
/// error of platform/privatefile.h, which refuses to write through a symbolic link. May take twice as long as
/// gitStateOf().
[[nodiscard]] QFuture<Result<void>> ignoreInGit(const QString &file, QObject *context);

} // namespace budget
