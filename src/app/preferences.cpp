// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences.h"

#include "core/connection/connectionurl.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kLedgerFile = u"ledger/file"_s;
const QString kLedgerUrl = u"ledger/url"_s;
const QString kGeometry = u"window/geometry"_s;
const QString kAppearance = u"window/appearance"_s;

/// The settings hold addresses and habits: nobody else's business, from the first byte on.
void createForOwnerOnly(const QString &file)
{
    const QString folder = QFileInfo(file).absolutePath();
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder))
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile created(file);
    if (created.open(QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        created.close();
}

QString personKey(const LedgerLocation &location)
{
    const auto *file = std::get_if<LocalFile>(&location);
    const QString place = file ? file->path : urlWithoutPassword(std::get<ServerAddress>(location));
    const QByteArray hash = QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"person/"_s + QString::fromLatin1(hash.first(16));
}

} // namespace

Preferences::Preferences(const QString &file)
{
    createForOwnerOnly(file);
    m_settings = std::make_unique<QSettings>(file, QSettings::IniFormat);
}

Preferences::~Preferences() = default;

QString Preferences::defaultFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    return QDir(folder).filePath(u"settings.ini"_s);
}

std::optional<LedgerLocation> Preferences::lastLocation() const
{
    if (const QString file = m_settings->value(kLedgerFile).toString(); !file.isEmpty())
        return LocalFile{file};
    const auto address = parseConnectionUrl(m_settings->value(kLedgerUrl).toString());
    return address ? std::optional<LedgerLocation>(*address) : std::nullopt;
}

void Preferences::setLastLocation(const LedgerLocation &location)
{
    const auto *file = std::get_if<LocalFile>(&location);
    m_settings->setValue(kLedgerFile, file ? file->path : QString());
    m_settings->setValue(kLedgerUrl, file ? QString() : urlWithoutPassword(std::get<ServerAddress>(location)));
    m_settings->sync();
}

PersonId Preferences::person(const LedgerLocation &location) const
{
    return {m_settings->value(personKey(location)).toLongLong()};
}

void Preferences::setPerson(const LedgerLocation &location, PersonId person)
{
    m_settings->setValue(personKey(location), person.value);
    m_settings->sync();
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings->value(kGeometry).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    m_settings->setValue(kGeometry, geometry);
}

QString Preferences::appearance() const
{
    return m_settings->value(kAppearance, u"system"_s).toString();
}

void Preferences::setAppearance(const QString &appearance)
{
    m_settings->setValue(kAppearance, appearance);
}

} // namespace budget
