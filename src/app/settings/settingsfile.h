// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace budget {

/// The program's settings file: keys with values and a version number. Only its owner can read it (mode 0600 in a
/// folder of mode 0700, under any umask). Values are read when the file is opened and held in memory; a value that
/// cannot be stored stays in force until the program ends. It must hold no secret. GUI thread; blocks for small files.
class SettingsFile
{
public:
    static constexpr int kVersion = 1;

    /// Opens or creates the file. If that fails, all functions work in memory and problem() has the reason.
    explicit SettingsFile(QString path);

    /// `settings.ini` in the platform's folder for settings.
    [[nodiscard]] static QString defaultPath();

    /// The problem of opening, or of a value discarded since: SettingsDamaged (`detail` is the path of the copy of the
    /// damaged file), SettingsNewer, FileIsLink, FileIsShared, FileIsSpecial, FileIsForeign, FileIsDirectory,
    /// FileReadOnly, FileUnavailable or DiskFull; all with Field::SettingsFile.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// Returns the problem and clears it, so that it is reported once.
    [[nodiscard]] std::optional<Error> takeProblem();

    /// The version number that was read; 0 for a new file and for one from before version numbers existed.
    [[nodiscard]] int versionFound() const { return m_versionFound; }
    /// Invalid if nothing is stored.
    [[nodiscard]] QVariant value(const QString &key) const { return m_values.value(key); }
    /// The names directly below a group, such as the profiles' ids below 'profiles'.
    [[nodiscard]] QStringList namesBelow(const QString &group) const;
    void setValue(const QString &key, const QVariant &value);
    /// Removes a key, or a group with everything below it.
    void remove(const QString &keyOrGroup);
    /// Removes an invalid value, as remove() does. First renames the damaged file, so that its content is not lost;
    /// `problem()` then names the renamed file.
    void discard(const QString &keyOrGroup);

    /// Writes all changes. Fails as problem() does; the changes then stay in memory and the next call tries again.
    [[nodiscard]] Result<void> store();

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> write();
    void load();
    void takeVersion();
    void keepRemains();
    void keepAside();
    void refuse(const Error &error);

    QString m_path;
    QMap<QString, QVariant> m_values;
    QSet<QString> m_changed;
    std::optional<Error> m_problem;
    std::optional<Error> m_refusal; ///< why the file is not written at all
    int m_versionFound = 0;
    bool m_isKeptAside = false;
};

} // namespace budget
