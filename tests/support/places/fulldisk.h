// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

namespace budget::test {

/// A small file system of this process, which a test can fill up. Create it first in main(), while the process has one
/// thread, because the process enters a mount namespace; the file system ends with the process. If that is forbidden
/// (in a container or chroot), a limit on the size of files makes writing fail instead.
class FullDisk
{
public:
    FullDisk();
    ~FullDisk();
    Q_DISABLE_COPY_MOVE(FullDisk)

    [[nodiscard]] bool isValid() const { return m_folder.isValid(); }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    /// Whether this is a real file system, and not only a limit on the size of files.
    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    /// Makes the file system writable for the tests' servers, which do not run as root.
    [[nodiscard]] bool giveToServers() const;

    /// Fills the file system up to the last byte; clear() empties it.
    void fill() const;
    void clear() const;

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

} // namespace budget::test
