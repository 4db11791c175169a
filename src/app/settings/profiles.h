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

/// Where a profile has no colour of its own.
inline constexpr auto kDefaultProfileColor = QLatin1StringView("#5B8DEF");

/// The ledgers that a person has set up, in the order in which they were, and behind them those that were given from
/// outside and are not stored. GUI thread; blocks for a small file. A change that cannot be stored answers why
/// (FileReadOnly, DiskFull, SettingsNewer …, with Field::SettingsFile) and is in force until the program ends.
class Profiles : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxNameLength = 60;

    /// Reads the profiles; the file must live longer. What cannot be understood is left out or gets its usual value,
    /// and the file's problem() says so.
    explicit Profiles(SettingsFile &file, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Profile> &all() const { return m_all; }
    [[nodiscard]] std::optional<Profile> find(const QString &id) const;
    /// Spaces around the name and its case do not count.
    [[nodiscard]] std::optional<Profile> named(const QString &name) const;
    /// The stored profile of that ledger, whatever its name.
    [[nodiscard]] std::optional<Profile> at(const LedgerLocation &location) const;

    [[nodiscard]] static QString newId();
    /// Adds the profile, or replaces the one with its id. Fails with
    /// Field::Name and NameTaken, FieldEmpty or FieldTooLong, and then changes nothing.
    [[nodiscard]] Result<void> save(const Profile &profile);
    /// A stored copy under another name. Answers it, or fails as save() does.
    [[nodiscard]] Result<Profile> duplicate(const QString &id, const QString &name);
    /// Its secret stays where it is: forget that first.
    [[nodiscard]] Result<void> remove(const QString &id);
    /// Whether another profile's password is the same entry of the same file.
    [[nodiscard]] bool sharesSecret(const Profile &profile) const;

    /// Adds a profile that is not stored, or replaces the one with its id.
    void give(const Profile &profile);

    /// The stored profile that was open last, or empty.
    [[nodiscard]] QString lastUsed() const;
    /// Does nothing for one that is not stored.
    [[nodiscard]] Result<void> setLastUsed(const QString &id);

    /// The profile that is open now; empty where that is none of them.
    [[nodiscard]] const QString &current() const { return m_current; }
    void setCurrent(const QString &id);

Q_SIGNALS:
    /// After every change of a profile, of their order or of the current one.
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
