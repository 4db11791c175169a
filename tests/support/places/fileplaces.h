// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <sys/types.h>

namespace budget::test {

/// Writes the file; fails the running test if that is not possible.
void write(const QString &path, const QByteArray &content);
/// The whole file; empty if it cannot be read.
[[nodiscard]] QByteArray read(const QString &path);

/// The mode bits (07777) of the file; of a link, its own.
[[nodiscard]] unsigned modeOf(const QString &path);
void setMode(const QString &path, mode_t mode);

/// A readable file of another user without further hard links: as root a new one in `folder`, otherwise a file of root.
[[nodiscard]] QString foreignFile(const QString &folder);

/// Sets the umask of the process until destruction.
class Umask
{
public:
    explicit Umask(mode_t mask);
    ~Umask();
    Q_DISABLE_COPY_MOVE(Umask)

private:
    mode_t m_before;
};

/// Limits the size of all files that this process writes to `bytes` until destruction: write() fails, as on a full
/// disk. The limit applies to the test's own output too if that is a file, so print nothing meanwhile.
class NoRoom
{
public:
    explicit NoRoom(rlim_t bytes);
    ~NoRoom();
    Q_DISABLE_COPY_MOVE(NoRoom)

private:
    rlimit m_before = {};
};

/// A temporary folder in which file modes have an effect: as root, the process acts as `nobody`, who owns the folder,
/// until destruction.
class UnprivilegedFolder
{
public:
    UnprivilegedFolder();
    ~UnprivilegedFolder();
    Q_DISABLE_COPY_MOVE(UnprivilegedFolder)

    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    uid_t m_user;
};

} // namespace budget::test
