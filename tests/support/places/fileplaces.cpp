// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/fileplaces.h"

#include <QFile>
#include <QTest>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

constexpr uid_t kNobody = 65534;

} // namespace

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    QVERIFY2(isWritten, qPrintable(path));
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

unsigned modeOf(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

void setMode(const QString &path, mode_t mode)
{
    QVERIFY2(::chmod(QFile::encodeName(path).constData(), mode) == 0, qPrintable(path));
}

QString foreignFile(const QString &folder)
{
    if (::geteuid() != 0)
        return u"/etc/passwd"_s;
    const QString path = folder + u"/foreign"_s;
    write(path, "of another");
    return ::chown(QFile::encodeName(path).constData(), kNobody, kNobody) == 0 ? path : QString();
}

Umask::Umask(mode_t mask) : m_before(::umask(mask))
{ }

Umask::~Umask()
{
    ::umask(m_before);
}

NoRoom::NoRoom(rlim_t bytes)
{
    static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
    ::getrlimit(RLIMIT_FSIZE, &m_before);
    const rlimit limit{bytes, m_before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

NoRoom::~NoRoom()
{
    ::setrlimit(RLIMIT_FSIZE, &m_before);
    static_cast<void>(std::signal(SIGXFSZ, SIG_DFL));
}

UnprivilegedFolder::UnprivilegedFolder() : m_user(::geteuid())
{
    if (m_user != 0)
        return;
    const bool isHandedOver = ::chown(QFile::encodeName(m_folder.path()).constData(), kNobody, kNobody) == 0
        && ::seteuid(kNobody) == 0;
    if (!isHandedOver)
        qFatal("Cannot act as nobody in %s", qPrintable(m_folder.path()));
}

UnprivilegedFolder::~UnprivilegedFolder()
{
    static_cast<void>(::chmod(QFile::encodeName(m_folder.path()).constData(), S_IRWXU));
    if (::seteuid(m_user) != 0)
        qFatal("Cannot become again who this was");
}

} // namespace budget::test
