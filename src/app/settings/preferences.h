// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
#include "core/id.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

namespace budget {

class SettingsFile;

/// Settings of the person that the program remembers between starts. GUI thread. A value that cannot be stored stays in
/// force until the program ends; SettingsFile::problem() has the reason.
class Preferences
{
public:
    /// Checks the stored values and discards invalid ones. `file` must outlive this object.
    explicit Preferences(SettingsFile &file);

    /// Which person of that ledger uses this computer; invalid if nobody has chosen.
    [[nodiscard]] PersonId person(const LedgerLocation &location) const;
    void setPerson(const LedgerLocation &location, PersonId person);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    /// "system", "light" or "dark".
    [[nodiscard]] QString appearance() const;
    void setAppearance(const QString &appearance);

    /// "system", or a language code such as "de".
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);

private:
    void discardDamaged();
    void put(const QString &key, const QVariant &value);

    SettingsFile &m_file;
};

} // namespace budget
