// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drill/drilltalk.h"

#include "core/errorkey.h"
#include "core/reading/connectionurl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The version of the protocol. Must be increased whenever the lines change, because different versions cannot read
/// each other's lines.
constexpr int kLanguage = 2000;

QByteArray toLine(QJsonObject json)
{
    json[u"language"_s] = kLanguage;
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<QJsonObject> objectOf(const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    return json[u"language"_s].toInt() == kLanguage ? std::optional(json) : std::nullopt;
}

Result<LedgerLogin> loginOf(const QJsonObject &json)
{
    if (const QString file = json[u"file"_s].toString(); !file.isEmpty())
        return LocalFile{file};
    return parseConnectionUrl(json[u"url"_s].toString()).map([](const ServerLogin &login) {
        return LedgerLogin(login);
    });
}

QJsonObject toJson(const Error &error)
{
    return {{u"kind"_s, QString(errorKey(error.kind))},
            {u"field"_s, static_cast<int>(error.field)},
            {u"detail"_s, error.detail},
            {u"sql_state"_s, error.sqlState},
            {u"constraint"_s, error.constraint}};
}

Error errorOf(const QJsonObject &json)
{
    return {errorKindOf(json[u"kind"_s].toString()), static_cast<Field>(json[u"field"_s].toInt()),
            json[u"detail"_s].toString(), json[u"sql_state"_s].toString(), json[u"constraint"_s].toString()};
}

} // namespace

QByteArray toLine(const DrillQuestion &question)
{
    QJsonObject json{{u"limit"_s, static_cast<qint64>(question.limit.count())}};
    if (const auto *file = std::get_if<LocalFile>(&question.login))
        json[u"file"_s] = file->path;
    else
        json[u"url"_s] = urlWithPassword(std::get<ServerLogin>(question.login)).reveal();
    return toLine(json);
}

Result<DrillQuestion> questionOf(const QByteArray &line)
{
    const auto json = objectOf(line);
    if (!json)
        return failure(ErrorKind::Unexpected, Field::None, u"this is no question of a drill"_s);
    return loginOf(*json).map([&](const LedgerLogin &login) {
        return DrillQuestion{login, std::chrono::milliseconds((*json)[u"limit"_s].toInteger())};
    });
}

QByteArray toLine(const Result<DrillReading> &answer)
{
    if (!answer)
        return toLine(QJsonObject{{u"error"_s, toJson(answer.error())}});
    QJsonArray ids;
    for (const CategoryId id : answer->ids)
        ids.append(id.value);
    return toLine(QJsonObject{{u"process"_s, answer->by.processId},
                              {u"backend"_s, answer->by.backendId},
                              {u"milliseconds"_s, static_cast<qint64>(answer->time.count())},
                              {u"ids"_s, ids}});
}

std::optional<Result<DrillReading>> answerOf(const QByteArray &line)
{
    const auto json = objectOf(line);
    if (!json)
        return std::nullopt;
    if (json->contains(u"error"_s))
        return tl::make_unexpected(errorOf((*json)[u"error"_s].toObject()));
    DrillReading reading{{(*json)[u"process"_s].toInteger(), (*json)[u"backend"_s].toInteger()},
                         {},
                         std::chrono::milliseconds((*json)[u"milliseconds"_s].toInteger())};
    for (const auto &id : (*json)[u"ids"_s].toArray())
        reading.ids.push_back({id.toInteger()});
    return reading;
}

} // namespace budget
