// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlite/ledgerlock.h"

#include "platform/privatefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QSysInfo>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 500;       // milliseconds to wait for another instance
constexpr int kOwnPatience = 2000;   // milliseconds to wait for a connection of this process that is closing
constexpr qint64 kMostOfLock = 4096; // bytes; a lock file holds a process id and two names

} // namespace

LedgerLock::LedgerLock(const QString &ledger) : m_ledger(ledger), m_file(ledger + u".lock"_s)
{
    m_file.setStaleLockTime(0); // the age of a lock file does not matter, only whether its process still runs
}

Result<void> LedgerLock::take()
{
    if (auto place = checkPlace(); !place)
        return place;
    if (!m_file.tryLock(isHeldByThisProcess() ? kOwnPatience : kPatience))
        return tl::make_unexpected(refusal());
    QFile::setPermissions(m_file.fileName(), QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

bool LedgerLock::isHeldByThisProcess() const
{
    qint64 process = 0;
    QString host;
    QString program;
    return checkPlace() && m_file.getLockInfo(&process, &host, &program)
        && process == QCoreApplication::applicationPid() && host == QSysInfo::machineHostName();
}

/// Checks the lock file before QLockFile opens it. QLockFile would open any kind of file, would block on a pipe, and
/// takes a content that it cannot read for the lock of a running program.
Result<void> LedgerLock::checkPlace() const
{
    const QString path = m_file.fileName();
    auto content = readPrivateFile(path, Field::LedgerFile, kMostOfLock);
    if (!content)
        return tl::make_unexpected(content.error());
    if (content->isEmpty()) {
        removeAbandonedLock(path);
        return {};
    }
    bool isProcess = false;
    (void)content->split('\n').front().trimmed().toLongLong(&isProcess);
    if (!isProcess)
        return failure(ErrorKind::FileUnavailable, Field::LedgerFile, path + u": not a lock of this program"_s);
    return {};
}

Error LedgerLock::refusal() const
{
    constexpr qint64 kOneBlock = 4096;
    ErrorKind kind = ErrorKind::FileUnavailable;
    if (m_file.error() == QLockFile::LockFailedError)
        kind = ErrorKind::FileInUse;
    else if (m_file.error() == QLockFile::UnknownError
             && QStorageInfo(QFileInfo(m_file.fileName()).path()).bytesAvailable() < kOneBlock)
        kind = ErrorKind::DiskFull;
    return {kind, Field::LedgerFile, m_ledger, {}, {}};
}

} // namespace budget
