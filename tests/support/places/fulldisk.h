// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

namespace budget::test {

/// A small file system of this process' own, which can be filled up. Make it first thing in main(), while there is one
/// thread: the process gets its own view of what is mounted where, and the file system goes with it. Where that is
/// forbidden (in a container, in a changed root), a limit on the size of files takes its place: writing fails as well.
class FullDisk
{
public:
    FullDisk();
    ~FullDisk();
    Q_DISABLE_COPY_MOVE(FullDisk)

    [[nodiscard]] bool isValid() const { return m_folder.isValid(); }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    /// A file system of its own, not only a limit.
    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    /// Lets the servers of the tests write in it, which are not root.
    [[nodiscard]] bool giveToServers() const;

    /// Not one byte fits in afterwards, until clear().
    void fill() const;
    void clear() const;

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

} // namespace budget::test
