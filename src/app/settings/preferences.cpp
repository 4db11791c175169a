// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/preferences.h"

#include "app/settings/settingsfile.h"
#include "core/reading/connectionurl.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kPersons = u"person"_s;
const QString kGeometry = u"window/geometry"_s;
const QString kAppearance = u"window/appearance"_s;
const QString kLanguage = u"language"_s;
const QString kSystem = u"system"_s;

QString personKey(const LedgerLocation &location)
{
    const auto *file = std::get_if<LocalFile>(&location);
    const QString place = file ? file->path : urlWithoutPassword(std::get<ServerAddress>(location));
    const QByteArray hash = QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256).toHex();
    return kPersons + u'/' + QString::fromLatin1(hash.first(16));
}

bool isPerson(const QVariant &value)
{
    bool isNumber = false;
    return value.toLongLong(&isNumber) >= 0 && isNumber;
}

bool isAppearance(const QVariant &value)
{
    return !value.isValid() || value == kSystem || value == u"light"_s || value == u"dark"_s;
}

/// Checks the form only: src/words has the list of languages, and this library cannot include it.
bool isLanguage(const QVariant &value)
{
    static const QRegularExpression code(u"^[a-z]{2,8}$"_s);
    return !value.isValid() || code.match(value.toString()).hasMatch();
}

bool isGeometry(const QVariant &value)
{
    return !value.isValid() || value.typeId() == QMetaType::QByteArray;
}

} // namespace

Preferences::Preferences(SettingsFile &file) : m_file(file)
{
    discardDamaged();
}

PersonId Preferences::person(const LedgerLocation &location) const
{
    return {m_file.value(personKey(location)).toLongLong()};
}

void Preferences::setPerson(const LedgerLocation &location, PersonId person)
{
    put(personKey(location), QString::number(person.value));
}

QByteArray Preferences::windowGeometry() const
{
    return m_file.value(kGeometry).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    put(kGeometry, geometry);
}

QString Preferences::appearance() const
{
    const QVariant stored = m_file.value(kAppearance);
    return stored.isValid() ? stored.toString() : kSystem;
}

void Preferences::setAppearance(const QString &appearance)
{
    put(kAppearance, appearance);
}

QString Preferences::language() const
{
    const QVariant stored = m_file.value(kLanguage);
    return stored.isValid() ? stored.toString() : kSystem;
}

void Preferences::setLanguage(const QString &language)
{
    put(kLanguage, language);
}

void Preferences::discardDamaged()
{
    const QStringList persons = m_file.namesBelow(kPersons);
    for (const QString &name : persons) {
        if (const QString key = kPersons + u'/' + name; !isPerson(m_file.value(key)))
            m_file.discard(key);
    }
    if (!isAppearance(m_file.value(kAppearance)))
        m_file.discard(kAppearance);
    if (!isLanguage(m_file.value(kLanguage)))
        m_file.discard(kLanguage);
    if (!isGeometry(m_file.value(kGeometry)))
        m_file.discard(kGeometry);
    (void)m_file.store();
}

void Preferences::put(const QString &key, const QVariant &value)
{
    m_file.setValue(key, value);
    (void)m_file.store();
}

} // namespace budget
