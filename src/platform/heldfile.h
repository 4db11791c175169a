// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace budget {

/// A regular file that is open for reading, for as long as this object lives. Closing a descriptor drops the POSIX
/// locks that the process has on the file: where SQLite has it open too, this object must be destroyed after SQLite
/// has closed it.
class HeldFile
{
public:
    /// Fails as checkPrivateFile() does, and with FileUnavailable. Never waits for a pipe.
    [[nodiscard]] static Result<std::unique_ptr<HeldFile>> open(const QString &path, Field field);
    ~HeldFile();
    Q_DISABLE_COPY_MOVE(HeldFile)

    [[nodiscard]] qint64 size() const;
    /// Up to `size` bytes from `offset` on; fewer at the end of the file or where the disk cannot read them.
    [[nodiscard]] QByteArray read(qint64 offset, qint64 size) const;

private:
    explicit HeldFile(int descriptor) : m_descriptor(descriptor) { }

    int m_descriptor;
};

} // namespace budget
