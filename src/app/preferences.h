// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connection/ledgerlocation.h"
#include "core/id.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

class QSettings;

namespace budget {

/// What the program remembers between starts, in one INI file that only its owner can read. No secret is in it.
class Preferences
{
public:
    /// Creates the file (0600), and its folder (0700), where they are missing.
    explicit Preferences(const QString &file);
    ~Preferences();

    /// In the platform's folder for settings.
    [[nodiscard]] static QString defaultFile();

    /// The ledger that was open last; a server's address comes back without its password.
    [[nodiscard]] std::optional<LedgerLocation> lastLocation() const;
    void setLastLocation(const LedgerLocation &location);

    /// Who the person in front of the screen is in that ledger; not valid where nobody said so.
    [[nodiscard]] PersonId person(const LedgerLocation &location) const;
    void setPerson(const LedgerLocation &location, PersonId person);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    /// "system", "light" or "dark".
    [[nodiscard]] QString appearance() const;
    void setAppearance(const QString &appearance);

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace budget
