// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace budget::test {

/// A temporary folder (0700) that goes together with this process, however that ends: a small shell
/// outside of the process' own tree waits for the other end of a pipe to close. If the folder is still
/// there then, it ends every process whose working folder lies inside and removes it.
class WatchedFolder
{
public:
    enum class Owner {
        Ourselves,
        ServerUser, ///< `nobody` where we are root, for servers that refuse to run as root
    };

    /// `purpose` becomes part of the folder's name.
    WatchedFolder(const QString &purpose, Owner owner);
    ~WatchedFolder();
    Q_DISABLE_COPY_MOVE(WatchedFolder)

    [[nodiscard]] bool isValid() const { return m_errorText.isEmpty(); }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

    /// Written with mode 0600 and the folder's owner from the first byte on; replaces an older file.
    [[nodiscard]] bool write(const QString &name, const QString &text) const;
    /// The whole file, or an empty text where there is none.
    [[nodiscard]] QString read(const QString &name) const;

    /// Only for a folder whose servers are stopped.
    void remove();

private:
    [[nodiscard]] bool handOver();
    [[nodiscard]] bool startWatching();

    QTemporaryDir m_folder;
    QString m_errorText;
    bool m_isHandedOver = false;
    int m_lifeline = -1; ///< its closing, by us or by the kernel, wakes the watching shell
};

} // namespace budget::test
