// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace budget {

// The program's own files: small, and readable for their owner only. All functions block as long as the disk takes and
// may be called from any thread. They fail with the given `field`; `detail` names the path and the system's message.
// Links in the folders of a path are followed; a link in the place of the file is refused.

inline constexpr qint64 kPrivateFileSize = 1 << 20; ///< bytes; the program's own files stay far below

/// Checks that a path may be used for a file of the program; a missing file is fine. Fails with FileIsDirectory,
/// FileIsLink, FileIsSpecial, FileIsForeign, FileIsShared or FileUnavailable.
[[nodiscard]] Result<void> checkPrivateFile(const QString &path, Field field);

/// Checks that a missing file, and the missing folders of its path, can be created. Fails as checkPrivateFile() does, and
/// with FileUnavailable if a folder is a link to nothing, is no folder or may not be changed.
[[nodiscard]] Result<void> checkNewFile(const QString &path, Field field);

/// True if this user may change the file and create files beside it. False if the file's mode lets nobody write,
/// also for the superuser.
[[nodiscard]] bool mayChangeFile(const QString &path);

/// True if this user may create files in the folder.
[[nodiscard]] bool mayMakeFilesIn(const QString &folder);

/// Creates the missing folders of a path with mode 0700, whatever the umask; existing ones are not changed. Fails with
/// FileUnavailable or DiskFull.
[[nodiscard]] Result<void> makePrivateFolder(const QString &folder, Field field);

/// Creates an empty file with mode 0600, whatever the umask, or gives an existing file that mode. Fails as
/// checkPrivateFile() does, and with FileReadOnly if the file's mode lets nobody write. Closes a descriptor of the
/// file, which drops the POSIX locks that this process has on it.
[[nodiscard]] Result<void> makePrivateFile(const QString &path, Field field);

/// Gives an existing file mode 0600; does nothing if there is none. Opens no descriptor of the file, so that the locks
/// that this process has on it stay. Fails as checkPrivateFile() does.
[[nodiscard]] Result<void> keepPrivate(const QString &path, Field field);

/// Reads the whole file; a missing file reads as empty. Checks the file again after opening it, and does not block on a
/// pipe. Fails with FileUnavailable if the file is larger than `maxSize`.
[[nodiscard]] Result<QByteArray> readPrivateFile(const QString &path, Field field, qint64 maxSize = kPrivateFileSize);

/// Replaces or creates the file, with mode 0600. Readers see either the old or the new content completely, also after a
/// loss of power. After an error (DiskFull, FileReadOnly, …), the old file is unchanged and no other file is left.
[[nodiscard]] Result<void> writePrivateFile(const QString &path, const QByteArray &content, Field field);

/// Renames the complete file `made` to `path` and replaces an existing file. Fails as writePrivateFile() does, after
/// removing `made`.
[[nodiscard]] Result<void> movePrivateFile(const QString &made, const QString &path, Field field);

/// Appends to the file, or creates it, with mode 0600. The content stays in one piece even if another program appends
/// at the same moment. Does not wait until the disk has stored it. A file that would become larger than `maxSize` is
/// renamed to `<path>.1` before, which replaces an older one, and a new file is begun. Fails as makePrivateFile() does,
/// and with DiskFull.
[[nodiscard]] Result<void> appendPrivateFile(const QString &path, const QByteArray &content, Field field,
                                             qint64 maxSize = kPrivateFileSize);

/// Removes a lock file that is empty, older than a few seconds and not locked by any program (flock()), as a loss of
/// power may leave it. Does not touch any other file.
void removeAbandonedLock(const QString &path);

} // namespace budget
