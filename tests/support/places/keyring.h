// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/places/watchedfolder.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

#include <memory>

namespace budget::test {

/// A D-Bus session bus of its own, and on it, once started, a real gnome-keyring whose prompts nobody answers. The
/// kernel ends both with the thread that started them. All functions block; if one returns false, errorText() says why.
class Keyring
{
public:
    Keyring();
    ~Keyring();
    Q_DISABLE_COPY_MOVE(Keyring)

    [[nodiscard]] bool startBus();
    /// Starts gnome-keyring. A restart keeps the entries, unlocked.
    [[nodiscard]] bool startService();
    void stopService();
    /// Suspends the process: it stays on the bus and does not answer until thawService().
    void freezeService();
    void thawService();
    /// Locks the collection to which new entries are added.
    [[nodiscard]] bool lock();

    /// The environment for a program in this session: the address of the bus, a home folder of its own, no display.
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] QString address() const { return m_address; }
    /// The labels and attributes of all entries, one line per entry.
    [[nodiscard]] QStringList entries() const;
    [[nodiscard]] QString errorText() const { return m_errorText; }

private:
    [[nodiscard]] bool start(std::unique_ptr<QProcess> &process, const QString &program, const QStringList &arguments,
                             const QByteArray &input);
    [[nodiscard]] bool isServiceThere() const;

    WatchedFolder m_folder;
    QString m_address;
    QString m_connection; ///< the name of our connection to the bus in Qt's registry
    std::unique_ptr<QProcess> m_bus;
    std::unique_ptr<QProcess> m_service;
    QString m_errorText;
};

} // namespace budget::test
