// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/places/watchedfolder.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

#include <memory>

namespace budget::test {

/// A D-Bus session of one's own with nothing in it, and in that, once started, a real gnome-keyring without anybody
/// who could answer its prompts. Both die with the thread that started them. All functions block; false: see
/// errorText().
class Keyring
{
public:
    Keyring();
    ~Keyring();
    Q_DISABLE_COPY_MOVE(Keyring)

    [[nodiscard]] bool startBus();
    /// Also again: with the same, unlocked entries.
    [[nodiscard]] bool startService();
    void stopService();
    /// Stops it between two instructions: it stays on the bus and says nothing, until thaw().
    void freezeService();
    void thawService();
    /// Locks the collection that new entries go to.
    [[nodiscard]] bool lock();

    /// What a program of this session needs: the bus' address, a home and folders of its own, no display.
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] QString address() const { return m_address; }
    /// Labels and attributes of all entries, one line each.
    [[nodiscard]] QStringList entries() const;
    [[nodiscard]] QString errorText() const { return m_errorText; }

private:
    [[nodiscard]] bool start(std::unique_ptr<QProcess> &process, const QString &program, const QStringList &arguments,
                             const QByteArray &input);
    [[nodiscard]] bool isServiceThere() const;

    WatchedFolder m_folder;
    QString m_address;
    QString m_connection; ///< our own on that bus, in Qt's registry
    std::unique_ptr<QProcess> m_bus;
    std::unique_ptr<QProcess> m_service;
    QString m_errorText;
};

} // namespace budget::test
