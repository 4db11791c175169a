// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace budget::test {

/// A small file system of this process' own, which can be filled up. Make it first thing in main(), while there is one
/// thread: the process gets its own view of what is mounted where, and the file system goes with it.
class FullDisk
{
public:
    FullDisk();
    ~FullDisk();
    Q_DISABLE_COPY_MOVE(FullDisk)

    [[nodiscard]] bool isValid() const { return m_errorText.isEmpty(); }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] QString path() const { return m_folder.path(); }

    /// Not one byte fits in afterwards, until clear().
    void fill() const;
    void clear() const;

private:
    QTemporaryDir m_folder;
    QString m_errorText;
};

} // namespace budget::test
