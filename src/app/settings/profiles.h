// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"
#include "core/result.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace budget {

class SettingsFile;

/// For a profile without a colour of its own.
inline constexpr auto kDefaultProfileColor = QLatin1StringView("#5B8DEF");

/// The ledgers that a person has set up, in their order, followed by those that come from DATABASE_URL and are not
/// stored. GUI thread; blocks while a small file is written. A change that cannot be stored returns the error
/// (FileReadOnly, DiskFull, SettingsNewer and others, with Field::SettingsFile) and stays in force until the program
/// ends.
class Profiles : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxNameLength = 60;

    /// Reads the profiles; `file` must outlive this object. Invalid profiles are left out and invalid values replaced
    /// by defaults; SettingsFile::problem() then reports it.
    explicit Profiles(SettingsFile &file, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Profile> &all() const { return m_all; }
    [[nodiscard]] std::optional<Profile> find(const QString &id) const;
    /// Ignores case and surrounding spaces of the name.
    [[nodiscard]] std::optional<Profile> named(const QString &name) const;
    /// The stored profile of that ledger, under any name.
    [[nodiscard]] std::optional<Profile> at(const LedgerLocation &location) const;

    [[nodiscard]] static QString newId();
    /// Adds the profile, or replaces the one with its id. Fails with NameTaken, FieldEmpty or FieldTooLong and
    /// Field::Name, and then changes nothing.
    [[nodiscard]] Result<void> save(const Profile &profile);
    /// Stores a copy under another name and returns it. Fails as save() does.
    [[nodiscard]] Result<Profile> duplicate(const QString &id, const QString &name);
    /// Does not remove the profile's password: call Secrets::forget() before.
    [[nodiscard]] Result<void> remove(const QString &id);
    /// Whether another profile uses the same entry of the same .env file.
    [[nodiscard]] bool sharesSecret(const Profile &profile) const;

    /// Adds a profile that is not stored, or replaces the one with its id.
    void give(const Profile &profile);

    /// Id of the stored profile that was opened last, or empty.
    [[nodiscard]] QString lastUsed() const;
    /// Does nothing for a profile that is not stored.
    [[nodiscard]] Result<void> setLastUsed(const QString &id);

    /// Id of the profile that is open now; empty if none of them is.
    [[nodiscard]] const QString &current() const { return m_current; }
    void setCurrent(const QString &id);

Q_SIGNALS:
    /// Emitted after every change of a profile, of their order or of the current one.
    void changed();

private:
    void load();
    void migrate();
    void put(const Profile &profile);
    [[nodiscard]] Result<void> checkName(const Profile &profile) const;
    [[nodiscard]] QString freeName(const QString &wish) const;
    [[nodiscard]] Result<void> storeAll();

    SettingsFile &m_file;
    std::vector<Profile> m_all;
    QString m_current;
};

} // namespace budget
