// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/privatefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <ctime>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr mode_t kOwnFile = S_IRUSR | S_IWUSR;
constexpr mode_t kOwnFolder = S_IRWXU;
constexpr mode_t kAnyWrite = S_IWUSR | S_IWGRP | S_IWOTH;

class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) { }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }
    /// A network file system may report only here that something was not stored.
    [[nodiscard]] bool close() { return ::close(std::exchange(m_number, -1)) == 0; }

private:
    int m_number;
};

/// A file that is being written. The destructor removes it unless replace() has given it the name of another file.
class NewFile
{
public:
    explicit NewFile(const QString &replaced)
        : m_name(QFile::encodeName(u"%1.%2.new"_s.arg(replaced, QUuid::createUuid().toString(QUuid::Id128)))),
          m_descriptor(::open(m_name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kOwnFile)),
          m_isThere(m_descriptor.isOpen())
    { }
    ~NewFile()
    {
        if (m_isThere)
            ::unlink(m_name.constData());
    }
    Q_DISABLE_COPY_MOVE(NewFile)

    [[nodiscard]] bool hold(const QByteArray &content)
    {
        return m_isThere && ::fchmod(m_descriptor.number(), kOwnFile) == 0 && write(content)
            && ::fsync(m_descriptor.number()) == 0 && m_descriptor.close();
    }
    [[nodiscard]] bool replace(const QByteArray &other)
    {
        m_isThere = std::rename(m_name.constData(), other.constData()) != 0;
        return !m_isThere;
    }

private:
    [[nodiscard]] bool write(const QByteArray &content)
    {
        for (qsizetype done = 0; done < content.size();) {
            const auto size = static_cast<std::size_t>(content.size() - done);
            const ssize_t written = ::write(m_descriptor.number(), content.constData() + done, size);
            if (written < 0 && errno != EINTR)
                return false;
            done += qMax<ssize_t>(0, written);
        }
        return true;
    }

    QByteArray m_name;
    Descriptor m_descriptor;
    bool m_isThere;
};

ErrorKind kindOf(int code)
{
    switch (code) {
    case ELOOP:
        return ErrorKind::FileIsLink;
    case EISDIR:
        return ErrorKind::FileIsDirectory;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return ErrorKind::DiskFull;
    default:
        return ErrorKind::FileUnavailable;
    }
}

Failure refusal(int code, const QString &path, Field field)
{
    return failure(kindOf(code), field, u"%1: %2"_s.arg(path, qt_error_string(code)));
}

/// Returns FileReadOnly if the file exists and may not be replaced, because it can still be read; otherwise refusal().
Failure writeRefusal(int code, const QString &path, Field field)
{
    const bool isForbidden = code == EACCES || code == EPERM || code == EROFS;
    if (isForbidden && QFile::exists(path))
        return failure(ErrorKind::FileReadOnly, field, u"%1: %2"_s.arg(path, qt_error_string(code)));
    return refusal(code, path, field);
}

Result<void> judge(const struct stat &status, const QString &path, Field field)
{
    if (S_ISLNK(status.st_mode))
        return failure(ErrorKind::FileIsLink, field, path);
    if (S_ISDIR(status.st_mode))
        return failure(ErrorKind::FileIsDirectory, field, path);
    if (!S_ISREG(status.st_mode))
        return failure(ErrorKind::FileIsSpecial, field, path);
    if (status.st_uid != ::geteuid())
        return failure(ErrorKind::FileIsForeign, field, path);
    if (status.st_nlink > 1)
        return failure(ErrorKind::FileIsShared, field, path);
    return {};
}

Result<void> judgeOpen(const Descriptor &file, const QString &path, Field field)
{
    struct stat status = {};
    if (::fstat(file.number(), &status) != 0)
        return refusal(errno, path, field);
    return judge(status, path, field);
}

/// Fails if the file's mode lets nobody write. The system would allow the superuser to write, and the owner of the
/// folder to replace the file.
Result<void> checkWriteMark(const QString &path, Field field)
{
    struct stat status = {};
    const bool isThere = ::lstat(QFile::encodeName(path).constData(), &status) == 0;
    if (isThere && !(status.st_mode & kAnyWrite))
        return failure(ErrorKind::FileReadOnly, field, path);
    return {};
}

/// Does not block on a pipe, and does not make a terminal the controlling terminal of this process.
int openForReading(const QByteArray &name)
{
    return ::open(name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

Result<QByteArray> readAll(const Descriptor &file, const QString &path, Field field, qint64 maxSize)
{
    constexpr qsizetype kChunk = 1 << 14;
    QByteArray content;
    while (content.size() <= maxSize) {
        QByteArray chunk(kChunk, Qt::Uninitialized);
        const ssize_t size = ::read(file.number(), chunk.data(), kChunk);
        if (size == 0)
            return content;
        if (size < 0 && errno != EINTR)
            return refusal(errno, path, field);
        content.append(chunk.constData(), qMax<qsizetype>(0, size));
    }
    return failure(ErrorKind::FileUnavailable, field, u"%1: %2"_s.arg(path, qt_error_string(EFBIG)));
}

int openForAppending(const QByteArray &name)
{
    return ::open(name.constData(), O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

/// True if the open file still has this name.
bool isStillNamed(const Descriptor &file, const QByteArray &name, struct stat &status)
{
    struct stat named = {};
    return ::fstat(file.number(), &status) == 0 && ::lstat(name.constData(), &named) == 0
        && status.st_ino == named.st_ino && status.st_dev == named.st_dev;
}

/// Renames a file that has no room left to `<path>.1`. If several programs do so at once, flock() lets one of them
/// succeed.
Result<void> setAsideIfFull(const QString &path, qint64 room, Field field)
{
    const QByteArray name = QFile::encodeName(path);
    const Descriptor file(openForAppending(name));
    struct stat status = {};
    const bool isOurs = file.isOpen() && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0
        && isStillNamed(file, name, status) && judge(status, path, field);
    if (!isOurs || status.st_size <= room)
        return {};
    if (std::rename(name.constData(), (name + ".1").constData()) != 0)
        return refusal(errno, path, field);
    return {};
}

/// Syncs the folder, because a rename is durable only then. Errors are ignored: some file systems cannot sync a folder,
/// and the content of the file is safe.
void syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const Descriptor descriptor(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.isOpen())
        ::fsync(descriptor.number());
}

} // namespace

Result<void> checkPrivateFile(const QString &path, Field field)
{
    if (path.isEmpty() || path.contains(QChar(0)))
        return refusal(EINVAL, path, field);
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) == 0)
        return judge(status, path, field);
    if (errno == ENOENT)
        return {};
    return refusal(errno, path, field);
}

Result<void> checkNewFile(const QString &path, Field field)
{
    if (auto checked = checkPrivateFile(path, field); !checked)
        return checked;
    QFileInfo folder(QDir::cleanPath(QFileInfo(path).absolutePath()));
    for (; !folder.exists(); folder.setFile(folder.path())) {
        if (folder.isSymLink())
            return refusal(EEXIST, folder.filePath(), field);
    }
    if (!folder.isDir())
        return refusal(ENOTDIR, folder.filePath(), field);
    return mayMakeFilesIn(folder.filePath()) ? Result<void>() : refusal(EACCES, folder.filePath(), field);
}

bool mayMakeFilesIn(const QString &folder)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(folder).constData(), W_OK | X_OK, AT_EACCESS) == 0;
}

bool mayChangeFile(const QString &path)
{
    return checkWriteMark(path, Field::None)
        && ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) == 0
        && mayMakeFilesIn(QFileInfo(path).absolutePath());
}

Result<void> makePrivateFolder(const QString &folder, Field field)
{
    QStringList missing;
    for (QFileInfo each(QDir::cleanPath(QDir::current().absoluteFilePath(folder))); !each.exists();) {
        missing.prepend(each.filePath());
        each.setFile(each.path());
    }
    for (const QString &each : missing) {
        const QByteArray name = QFile::encodeName(each);
        const bool isMade = ::mkdir(name.constData(), kOwnFolder) == 0 && ::chmod(name.constData(), kOwnFolder) == 0;
        if (!isMade && !QFileInfo(each).isDir())
            return refusal(errno, each, field);
    }
    if (!QFileInfo(folder).isDir())
        return refusal(ENOTDIR, folder, field);
    return {};
}

Result<void> makePrivateFile(const QString &path, Field field)
{
    auto checked = checkPrivateFile(path, field).and_then([&] { return checkWriteMark(path, field); });
    if (!checked)
        return checked;
    const QByteArray name = QFile::encodeName(path);
    constexpr int kMake = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    const Descriptor made(::open(name.constData(), kMake, kOwnFile));
    if (!made.isOpen() && errno != EEXIST)
        return refusal(errno, path, field);
    const Descriptor found(made.isOpen() ? -1 : openForReading(name));
    const Descriptor &file = made.isOpen() ? made : found;
    if (!file.isOpen())
        return refusal(errno, path, field);
    if (auto judged = judgeOpen(file, path, field); !judged)
        return judged;
    return ::fchmod(file.number(), kOwnFile) == 0 ? Result<void>() : refusal(errno, path, field);
}

Result<void> keepPrivate(const QString &path, Field field)
{
    if (auto checked = checkPrivateFile(path, field); !checked)
        return checked;
    const bool isDone = ::chmod(QFile::encodeName(path).constData(), kOwnFile) == 0 || errno == ENOENT;
    return isDone ? Result<void>() : refusal(errno, path, field);
}

Result<QByteArray> readPrivateFile(const QString &path, Field field, qint64 maxSize)
{
    if (const auto checked = checkPrivateFile(path, field); !checked)
        return tl::make_unexpected(checked.error());
    const Descriptor file(openForReading(QFile::encodeName(path)));
    if (!file.isOpen() && errno == ENOENT)
        return QByteArray();
    if (!file.isOpen())
        return refusal(errno, path, field);
    if (const auto judged = judgeOpen(file, path, field); !judged)
        return tl::make_unexpected(judged.error());
    return readAll(file, path, field, maxSize);
}

Result<void> writePrivateFile(const QString &path, const QByteArray &content, Field field)
{
    auto checked = checkPrivateFile(path, field).and_then([&] { return checkWriteMark(path, field); });
    if (!checked)
        return checked;
    NewFile file(path);
    if (!file.hold(content) || !file.replace(QFile::encodeName(path)))
        return writeRefusal(errno, path, field);
    syncFolderOf(path);
    return {};
}

Result<void> movePrivateFile(const QString &made, const QString &path, Field field)
{
    auto checked = checkPrivateFile(path, field).and_then([&] { return checkWriteMark(path, field); });
    if (checked && std::rename(QFile::encodeName(made).constData(), QFile::encodeName(path).constData()) != 0)
        checked = writeRefusal(errno, path, field);
    if (checked)
        syncFolderOf(path);
    else
        QFile::remove(made);
    return checked;
}

Result<void> appendPrivateFile(const QString &path, const QByteArray &content, Field field, qint64 maxSize)
{
    const qint64 room = qMax<qint64>(0, maxSize - content.size());
    auto made = setAsideIfFull(path, room, field).and_then([&] { return makePrivateFile(path, field); });
    if (!made)
        return made;
    const QByteArray name = QFile::encodeName(path);
    const Descriptor file(openForAppending(name));
    if (!file.isOpen())
        return writeRefusal(errno, path, field);
    if (auto judged = judgeOpen(file, path, field); !judged)
        return judged;
    const ssize_t written = ::write(file.number(), content.constData(), static_cast<std::size_t>(content.size()));
    if (written < 0)
        return writeRefusal(errno, path, field);
    return written < content.size() ? refusal(ENOSPC, path, field) : Result<void>();
}

void removeAbandonedLock(const QString &path)
{
    constexpr time_t kYoung = 5; // seconds; the program that created the file may be about to write to it
    const QByteArray name = QFile::encodeName(path);
    const Descriptor file(openForReading(name));
    struct stat status = {};
    const bool isEmpty = file.isOpen() && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0
        && isStillNamed(file, name, status) && judge(status, path, Field::None) && status.st_size == 0;
    if (isEmpty && ::time(nullptr) - status.st_mtime > kYoung)
        ::unlink(name.constData());
}

} // namespace budget
