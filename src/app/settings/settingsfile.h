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

/// The file in which the program remembers things between starts: keys with values, a version number, only its owner
/// can read it (0600 in a folder of 0700, under any umask). Values are read at opening and held in memory; what
/// cannot be stored stays in force until the program ends. No secret belongs into it. GUI thread; small files, so it
/// blocks.
class SettingsFile
{
public:
    static constexpr int kVersion = 1;

    /// Opens the file, or makes it. Where that cannot or must not be, all works on in memory and problem() says why.
    explicit SettingsFile(QString path);

    /// In the platform's folder for settings.
    [[nodiscard]] static QString defaultPath();

    /// What was wrong at opening or with a value that was discarded since: SettingsDamaged (`detail` is the path of the
    /// damaged file that was kept), SettingsNewer, FileIsLink, FileIsShared, FileIsSpecial, FileIsForeign,
    /// FileIsDirectory, FileReadOnly, FileUnavailable, DiskFull; all with Field::SettingsFile.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// The same, once: for whoever says it.
    [[nodiscard]] std::optional<Error> takeProblem();

    /// Zero for a file of the time before there were versions, and for a new one.
    [[nodiscard]] int versionFound() const { return m_versionFound; }
    /// Not valid where nothing is stored.
    [[nodiscard]] QVariant value(const QString &key) const { return m_values.value(key); }
    /// The names directly below a group, such as the profiles' ids below 'profiles'.
    [[nodiscard]] QStringList namesBelow(const QString &group) const;
    void setValue(const QString &key, const QVariant &value);
    /// A key, or a group with all that is below it.
    void remove(const QString &keyOrGroup);
    /// The same for what could not be understood: the file as it was is kept beside the new one.
    void discard(const QString &keyOrGroup);

    /// Writes what has changed. Fails as problem() does; nothing is lost then, the next call tries again.
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
    std::optional<Error> m_refusal; ///< why nothing is written at all
    int m_versionFound = 0;
    bool m_isKeptAside = false;
};

} // namespace budget
