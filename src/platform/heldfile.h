// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace budget {

/// A regular file that stays open for reading as long as this object exists. Closing any descriptor of a file drops the
/// POSIX locks that this process has on the file. If SQLite has the file open too, destroy this object after SQLite
/// has closed it.
class HeldFile
{
public:
    /// Fails as checkPrivateFile() does, and with FileUnavailable. Does not block on a pipe.
    [[nodiscard]] static Result<std::unique_ptr<HeldFile>> open(const QString &path, Field field);
    ~HeldFile();
    Q_DISABLE_COPY_MOVE(HeldFile)

    [[nodiscard]] qint64 size() const;
    /// Reads up to `size` bytes from `offset` on; fewer at the end of the file or if the disk cannot read.
    [[nodiscard]] QByteArray read(qint64 offset, qint64 size) const;

private:
    explicit HeldFile(int descriptor) : m_descriptor(descriptor) { }

    int m_descriptor;
};

} // namespace budget
