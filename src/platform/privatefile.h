// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace budget {

// Files of ours: small, for their owner alone. Everything here blocks for as long as the disk takes, may be called
// from any thread, and fails with the `field` that was given; `detail` names the path and what the system said.
// Links in the folders that lead to a file are followed, one in the place of the file is refused.

inline constexpr qint64 kPrivateFileSize = 1 << 20; ///< bytes; nothing of ours comes near it

/// Whether a path may be used as a file of ours; one that is missing may. Fails with FileIsDirectory, FileIsLink,
/// FileIsSpecial, FileIsForeign, FileIsShared, FileUnavailable.
[[nodiscard]] Result<void> checkPrivateFile(const QString &path, Field field);

/// Whether this user may change the file and make files beside it. False where its mode lets nobody write, also for the
/// superuser.
[[nodiscard]] bool mayChangeFile(const QString &path);

/// Whether this user may make files in the folder.
[[nodiscard]] bool mayMakeFilesIn(const QString &folder);

/// Makes the folders that are missing, each 0700 whatever the umask; those that are there stay as they are.
/// Fails with FileUnavailable, DiskFull.
[[nodiscard]] Result<void> makePrivateFolder(const QString &folder, Field field);

/// Makes the file, empty and 0600 whatever the umask, or makes one that is there 0600. Also fails with FileReadOnly
/// where nobody may write to the file, which stays so.
/// Closes a descriptor of the file: whoever holds POSIX locks on it in this process loses them.
[[nodiscard]] Result<void> makePrivateFile(const QString &path, Field field);

/// The whole file; a missing one reads as an empty one. What stands there is judged again once it is open, and a pipe
/// never makes it wait. Fails with FileUnavailable where the file is larger than `maxSize`.
[[nodiscard]] Result<QByteArray> readPrivateFile(const QString &path, Field field, qint64 maxSize = kPrivateFileSize);

/// Replaces the file, or makes it, with mode 0600: readers see the old content or the new one, whole, also after a loss
/// of power. Whatever goes wrong (DiskFull, FileReadOnly, …) leaves the old file as it was and nothing beside it.
[[nodiscard]] Result<void> writePrivateFile(const QString &path, const QByteArray &content, Field field);

/// Gives the file that is complete at `made` the name `path`, in the place of what has it. Fails as writePrivateFile()
/// does, and has removed `made` then.
[[nodiscard]] Result<void> movePrivateFile(const QString &made, const QString &path, Field field);

/// Adds to the end of the file, or makes it, with mode 0600: in one piece, also where another program adds to it at the
/// same moment. Does not wait for the disk. Where it would grow beyond `maxSize` by that, it becomes `<path>.1` before,
/// in the place of an older one, and a new one is begun. Fails as makePrivateFile() does, and with DiskFull.
[[nodiscard]] Result<void> appendPrivateFile(const QString &path, const QByteArray &content, Field field,
                                             qint64 maxSize = kPrivateFileSize);

/// Removes an empty file that is older than a few seconds and that no program holds by flock(): a lock whose content a
/// loss of power took. Anything else stays.
void removeAbandonedLock(const QString &path);

} // namespace budget
