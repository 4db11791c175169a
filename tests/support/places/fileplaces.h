// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <sys/types.h>

namespace budget::test {

/// Writes the file as it is, or fails the running test.
void write(const QString &path, const QByteArray &content);
/// The whole file; empty where it cannot be read.
[[nodiscard]] QByteArray read(const QString &path);

/// Of the file itself, of a link its own: the bits below 07777.
[[nodiscard]] unsigned modeOf(const QString &path);
void setMode(const QString &path, mode_t mode);

/// A readable file with one name that belongs to another user: as root one in `folder`, else one of root's.
[[nodiscard]] QString foreignFile(const QString &folder);

/// The process' umask until destruction.
class Umask
{
public:
    explicit Umask(mode_t mask);
    ~Umask();
    Q_DISABLE_COPY_MOVE(Umask)

private:
    mode_t m_before;
};

/// Until destruction no file of this process grows beyond so many bytes: write() fails, as on a full disk. The test's
/// own output counts too where that is a file, so print nothing meanwhile.
class NoRoom
{
public:
    explicit NoRoom(rlim_t bytes);
    ~NoRoom();
    Q_DISABLE_COPY_MOVE(NoRoom)

private:
    rlimit m_before = {};
};

/// A temporary folder in which modes count: where this is root, the process acts as `nobody`, to whom it belongs,
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
