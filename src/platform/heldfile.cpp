// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/heldfile.h"

#include "platform/privatefile.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace budget {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<HeldFile>> HeldFile::open(const QString &path, Field field)
{
    if (const auto checked = checkPrivateFile(path, field); !checked)
        return tl::make_unexpected(checked.error());
    constexpr int kRead = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    const int descriptor = ::open(QFile::encodeName(path).constData(), kRead);
    if (descriptor < 0)
        return failure(ErrorKind::FileUnavailable, field, u"%1: %2"_s.arg(path, qt_error_string(errno)));
    return std::unique_ptr<HeldFile>(new HeldFile(descriptor));
}

HeldFile::~HeldFile()
{
    ::close(m_descriptor);
}

qint64 HeldFile::size() const
{
    struct stat status = {};
    return ::fstat(m_descriptor, &status) == 0 ? qint64(status.st_size) : 0;
}

QByteArray HeldFile::read(qint64 offset, qint64 size) const
{
    QByteArray bytes(size, Qt::Uninitialized);
    qint64 done = 0;
    while (done < size) {
        const auto wanted = static_cast<std::size_t>(size - done);
        const ssize_t count = ::pread(m_descriptor, bytes.data() + done, wanted, offset + done);
        if (count == 0 || (count < 0 && errno != EINTR))
            break;
        done += qMax<ssize_t>(0, count);
    }
    bytes.truncate(done);
    return bytes;
}

} // namespace budget
