// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drill/drillnotes.h"

#include "app/settings/places.h"
#include "core/reading/connectionurl.h"
#include "platform/privatefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QByteArray toJson(const DrillNote &note)
{
    const QJsonObject json{{u"operation"_s, note.operation.value.toString(QUuid::WithoutBraces)},
                           {u"recorded"_s, note.isRecorded},
                           {u"row"_s, note.row.value},
                           {u"begun"_s, note.begun.toString(Qt::ISODateWithMs)}};
    return QJsonDocument(json).toJson();
}

std::optional<DrillNote> noteOf(const QByteArray &file)
{
    const QJsonObject json = QJsonDocument::fromJson(file).object();
    const DrillNote note{{QUuid::fromString(json[u"operation"_s].toString())},
                         json[u"recorded"_s].toBool(),
                         {json[u"row"_s].toInteger()},
                         QDateTime::fromString(json[u"begun"_s].toString(), Qt::ISODateWithMs)};
    return note.operation.value.isNull() ? std::nullopt : std::optional(note);
}

} // namespace

QString DrillNotes::defaultFolder()
{
    return QDir(stateFolder()).filePath(u"drills"_s);
}

Result<DrillNotes::Lock> DrillNotes::lock(const LedgerLocation &location) const
{
    if (const auto made = makePrivateFolder(m_folder, Field::None); !made)
        return tl::make_unexpected(made.error());
    auto lock = std::make_unique<QLockFile>(fileOf(location) + u".lock"_s);
    lock->setStaleLockTime(0); // stale only if its process is gone, at any age
    if (lock->tryLock(0))
        return lock;
    const bool isInUse = lock->error() == QLockFile::LockFailedError;
    return failure(isInUse ? ErrorKind::FileInUse : ErrorKind::FileUnavailable, Field::None, lock->fileName());
}

bool DrillNotes::isThere(const LedgerLocation &location) const
{
    return QFile::exists(fileOf(location));
}

std::optional<DrillNote> DrillNotes::find(const LedgerLocation &location) const
{
    const auto file = readPrivateFile(fileOf(location), Field::None);
    return file ? noteOf(*file) : std::nullopt;
}

Result<void> DrillNotes::put(const LedgerLocation &location, const DrillNote &note) const
{
    return writePrivateFile(fileOf(location), toJson(note), Field::None);
}

void DrillNotes::remove(const LedgerLocation &location) const
{
    QFile::remove(fileOf(location));
}

QString DrillNotes::fileOf(const LedgerLocation &location) const
{
    const auto *file = std::get_if<LocalFile>(&location);
    const QString place = file ? file->path : urlWithoutPassword(std::get<ServerAddress>(location));
    const QByteArray hash = QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QDir(m_folder).filePath(QString::fromLatin1(hash.first(16)) + u".json"_s);
}

} // namespace budget
