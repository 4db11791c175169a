// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
#include "core/id.h"

#include <QByteArray>
#include <QString>

namespace budget {

class SettingsFile;

/// The habits that the program remembers between starts. GUI thread. What cannot be stored is in force until the
/// program ends; the settings file has said why at opening.
class Preferences
{
public:
    /// Checks what is stored; values that cannot be understood are discarded. The file must live longer.
    explicit Preferences(SettingsFile &file);

    /// Who the person in front of the screen is in that ledger; not valid where nobody said so.
    [[nodiscard]] PersonId person(const LedgerLocation &location) const;
    void setPerson(const LedgerLocation &location, PersonId person);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    /// "system", "light" or "dark".
    [[nodiscard]] QString appearance() const;
    void setAppearance(const QString &appearance);

    /// "system", or the code of a language ("de").
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);

private:
    void discardDamaged();
    void put(const QString &key, const QVariant &value);

    SettingsFile &m_file;
};

} // namespace budget
