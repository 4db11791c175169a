// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/fulldisk.h"

#include <QFile>

#include <csignal>

#include <pwd.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

bool write(const QString &name, const QByteArray &text)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// Enters a mount namespace, without root also a user namespace, in which this process may mount file systems.
bool mayMount()
{
    const uid_t user = ::geteuid();
    if (user == 0)
        return ::unshare(CLONE_NEWNS) == 0;
    const QByteArray map = QByteArray::number(user) + ' ' + QByteArray::number(user) + " 1";
    return ::unshare(CLONE_NEWNS | CLONE_NEWUSER) == 0 && write(u"/proc/self/uid_map"_s, map);
}

void limitFiles(rlim_t bytes)
{
    rlimit limit = {};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = qMin(bytes, limit.rlim_max);
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

} // namespace

FullDisk::FullDisk()
{
    const QByteArray folder = QFile::encodeName(m_folder.path());
    m_isMounted = mayMount() && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount("tmpfs", folder.constData(), "tmpfs", 0, "size=128k,mode=0700") == 0;
    if (!m_isMounted)
        std::signal(SIGXFSZ, SIG_IGN);
}

FullDisk::~FullDisk()
{
    clear();
    if (m_isMounted)
        ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
}

bool FullDisk::giveToServers() const
{
    const passwd *nobody = ::getpwnam("nobody");
    return ::geteuid() != 0
        || (nobody && ::chown(QFile::encodeName(path()).constData(), nobody->pw_uid, nobody->pw_gid) == 0);
}

void FullDisk::fill() const
{
    if (!m_isMounted)
        return limitFiles(0);
    QFile file(m_folder.filePath(u"filler"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        qFatal("the disk cannot be filled");
    const QByteArray chunk(4096, 'x');
    while (file.write(chunk) == chunk.size()) {
    }
}

void FullDisk::clear() const
{
    if (!m_isMounted)
        return limitFiles(RLIM_INFINITY);
    QFile::remove(m_folder.filePath(u"filler"_s));
}

} // namespace budget::test
