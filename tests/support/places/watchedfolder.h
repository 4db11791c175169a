// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace budget::test {

/// A temporary folder (0700) that is removed at the end of this process, even if the process is killed: a shell outside
/// of the process tree waits until this process' end of a pipe closes. If the folder still exists then, the shell ends
/// every process whose working folder is inside, and removes the folder.
class WatchedFolder
{
public:
    enum class Owner {
        Ourselves,
        ServerUser, ///< `nobody` if the test runs as root, for servers that refuse to run as root
    };

    /// `purpose` becomes part of the folder's name.
    WatchedFolder(const QString &purpose, Owner owner);
    ~WatchedFolder();
    Q_DISABLE_COPY_MOVE(WatchedFolder)

    [[nodiscard]] bool isValid() const { return m_errorText.isEmpty(); }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

    /// Writes a file that has mode 0600 and the folder's owner before its first byte is written; replaces an older
    /// file.
    [[nodiscard]] bool write(const QString &name, const QString &text) const;
    /// The whole file; empty if it does not exist.
    [[nodiscard]] QString read(const QString &name) const;

    /// Removes the folder. The servers in it must be stopped.
    void remove();

private:
    [[nodiscard]] bool handOver();
    [[nodiscard]] bool startWatching();

    QTemporaryDir m_folder;
    QString m_errorText;
    bool m_isHandedOver = false;
    int m_lifeline = -1; ///< the shell wakes when this descriptor is closed, by the destructor or by the kernel
};

} // namespace budget::test
