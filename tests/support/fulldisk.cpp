// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fulldisk.h"

#include <QFile>

#include <cerrno>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

bool write(const QString &name, const QByteArray &text)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// Who is not root becomes root in a user namespace of its own, with the same files.
bool mayMount()
{
    const uid_t user = ::geteuid();
    if (user == 0)
        return ::unshare(CLONE_NEWNS) == 0;
    const QByteArray map = QByteArray::number(user) + ' ' + QByteArray::number(user) + " 1";
    return ::unshare(CLONE_NEWNS | CLONE_NEWUSER) == 0 && write(u"/proc/self/uid_map"_s, map);
}

} // namespace

FullDisk::FullDisk()
{
    const QByteArray folder = QFile::encodeName(m_folder.path());
    const bool isMounted = mayMount() && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount("tmpfs", folder.constData(), "tmpfs", 0, "size=128k,mode=0700") == 0;
    if (!isMounted)
        m_errorText = u"No small disk for this test: %1"_s.arg(qt_error_string(errno));
}

FullDisk::~FullDisk()
{
    ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
}

void FullDisk::fill() const
{
    QFile file(m_folder.filePath(u"filler"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        qFatal("the disk cannot be filled");
    const QByteArray chunk(4096, 'x');
    while (file.write(chunk) == chunk.size()) {
    }
}

void FullDisk::clear() const
{
    QFile::remove(m_folder.filePath(u"filler"_s));
}

} // namespace budget::test
