// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settingsfile.h"

#include "platform/privatefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kVersionKey = u"version"_s;
constexpr int kMostKept = 1000; ///< copies of damaged files

bool isAtOrBelow(const QString &key, const QString &keyOrGroup)
{
    return key == keyOrGroup || key.startsWith(keyOrGroup + u'/');
}

/// Whether the key has the characters of this program's keys. Other keys of a damaged file are dropped.
bool isPlain(const QString &key)
{
    return std::ranges::all_of(key, [](QChar c) { return c > u' ' && c < QChar(0x7f) && c != u'%'; });
}

/// Creates a file under the first free name, so that no other process can take that name.
QString reserveDamagedName(const QString &path)
{
    for (int count = 1; count <= kMostKept; ++count) {
        const QString name = count == 1 ? path + u".damaged"_s : u"%1.damaged.%2"_s.arg(path, QString::number(count));
        const QFileInfo taken(name);
        if (!taken.exists() && !taken.isSymLink())
            return makePrivateFile(name, Field::SettingsFile) ? name : QString();
    }
    return {};
}

} // namespace

SettingsFile::SettingsFile(QString path) : m_path(std::move(path))
{
    const auto opened = open();
    if (!opened && !m_problem)
        m_problem = opened.error();
}

QString SettingsFile::defaultPath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    return QDir(folder).filePath(u"settings.ini"_s);
}

std::optional<Error> SettingsFile::takeProblem()
{
    return std::exchange(m_problem, std::nullopt);
}

QStringList SettingsFile::namesBelow(const QString &group) const
{
    QStringList names;
    const QString begin = group + u'/';
    for (auto it = m_values.lowerBound(begin); it != m_values.cend() && it.key().startsWith(begin); ++it) {
        const QString name = it.key().mid(begin.size()).section(u'/', 0, 0);
        if (names.isEmpty() || names.last() != name)
            names += name;
    }
    return names;
}

void SettingsFile::setValue(const QString &key, const QVariant &value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    m_changed.insert(key);
}

void SettingsFile::remove(const QString &keyOrGroup)
{
    for (auto it = m_values.begin(); it != m_values.end();) {
        if (!isAtOrBelow(it.key(), keyOrGroup)) {
            ++it;
            continue;
        }
        m_changed.insert(it.key());
        it = m_values.erase(it);
    }
}

void SettingsFile::discard(const QString &keyOrGroup)
{
    remove(keyOrGroup);
    keepAside();
}

Result<void> SettingsFile::store()
{
    if (m_refusal)
        return tl::make_unexpected(*m_refusal);
    return m_changed.isEmpty() ? Result<void>() : write();
}

Result<void> SettingsFile::open()
{
    auto checked = checkPrivateFile(m_path, Field::SettingsFile);
    if (!checked)
        return checked;
    load();
    if (m_refusal)
        return {};
    auto made = makePrivateFolder(QFileInfo(m_path).absolutePath(), Field::SettingsFile).and_then([this] {
        return makePrivateFile(m_path, Field::SettingsFile);
    });
    if (!made)
        return made;
    setValue(kVersionKey, QString::number(kVersion));
    return store();
}

/// Uses a new QSettings each time, because it then reads and keeps what another process of the program has stored
/// meanwhile.
Result<void> SettingsFile::write()
{
    auto checked = checkPrivateFile(m_path, Field::SettingsFile).and_then([this] {
        return makePrivateFile(m_path, Field::SettingsFile);
    });
    if (!checked)
        return checked;
    QSettings settings(m_path, QSettings::IniFormat);
    for (const QString &key : std::as_const(m_changed)) {
        if (m_values.contains(key))
            settings.setValue(key, m_values.value(key));
        else
            settings.remove(key);
    }
    settings.sync();
    if (settings.status() == QSettings::NoError) {
        m_changed.clear();
        return {};
    }
    // QSettings does not report why it failed. Writing the unchanged content with writePrivateFile() shows the cause.
    const auto content = readPrivateFile(m_path, Field::SettingsFile);
    if (!content)
        return tl::make_unexpected(content.error());
    const auto reason = writePrivateFile(m_path, *content, Field::SettingsFile);
    return reason ? failure(ErrorKind::DiskFull, Field::SettingsFile, m_path) : reason;
}

void SettingsFile::load()
{
    const QFileInfo file(m_path);
    if (!file.exists())
        return;
    if (file.size() > kPrivateFileSize)
        return keepAside();
    const QSettings settings(m_path, QSettings::IniFormat);
    const QStringList keys = settings.allKeys();
    for (const QString &key : keys)
        m_values.insert(key, settings.value(key));
    if (settings.status() == QSettings::AccessError)
        return refuse({ErrorKind::FileUnavailable, Field::SettingsFile, m_path, {}, {}});
    takeVersion();
    if (settings.status() == QSettings::FormatError && !m_refusal)
        keepRemains();
}

void SettingsFile::keepRemains()
{
    for (auto it = m_values.begin(); it != m_values.end();)
        it = isPlain(it.key()) ? std::next(it) : m_values.erase(it);
    keepAside();
}

void SettingsFile::takeVersion()
{
    if (!m_values.contains(kVersionKey))
        return;
    bool isNumber = false;
    m_versionFound = m_values.value(kVersionKey).toInt(&isNumber);
    if (!isNumber || m_versionFound < 0) {
        m_versionFound = kVersion;
        return discard(kVersionKey);
    }
    if (m_versionFound <= kVersion)
        return;
    m_values.clear();
    refuse({ErrorKind::SettingsNewer, Field::SettingsFile, m_path, {}, {}});
}

/// Renames the damaged file; the new file will hold the values that were valid. If the rename fails, the file is not
/// written at all.
void SettingsFile::keepAside()
{
    if (std::exchange(m_isKeptAside, true) || m_refusal)
        return;
    const QString kept = reserveDamagedName(m_path);
    const bool isKept = !kept.isEmpty()
        && std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(kept).constData()) == 0;
    m_problem = Error{ErrorKind::SettingsDamaged, Field::SettingsFile, isKept ? kept : m_path, {}, {}};
    if (!isKept) {
        m_refusal = Error{ErrorKind::FileReadOnly, Field::SettingsFile, m_path, {}, {}};
        return;
    }
    QFile::setPermissions(kept, QFile::ReadOwner | QFile::WriteOwner);
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it)
        m_changed.insert(it.key());
}

void SettingsFile::refuse(const Error &error)
{
    m_refusal = error;
    if (!m_problem)
        m_problem = error;
}

} // namespace budget
