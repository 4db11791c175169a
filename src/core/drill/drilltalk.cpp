// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drill/drilltalk.h"

#include "core/errorkey.h"
#include "core/reading/connectionurl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

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

/// The number under a key; nothing where it is missing, negative or no whole number.
std::optional<qint64> countIn(const QJsonObject &json, const QString &key)
{
    const qint64 count = json[key].toInteger(-1);
    return count < 0 ? std::nullopt : std::optional(count);
}

/// The ids in an array; nothing where one of them is not the id of a row.
std::optional<std::vector<CategoryId>> idsIn(const QJsonValue &value)
{
    std::vector<CategoryId> ids;
    for (const auto &id : value.toArray())
        ids.push_back({id.toInteger()});
    const bool areIds = value.isArray() && std::ranges::all_of(ids, &CategoryId::isValid);
    return areIds ? std::optional(ids) : std::nullopt;
}

std::optional<Field> fieldIn(const QJsonObject &json)
{
    const auto number = countIn(json, u"field"_s);
    return number && *number <= static_cast<int>(Field::Database) ? std::optional(static_cast<Field>(*number))
                                                                  : std::nullopt;
}

std::optional<Error> errorOf(const QJsonObject &json)
{
    const auto field = fieldIn(json);
    if (!field || !json[u"kind"_s].isString())
        return std::nullopt;
    return Error{errorKindOf(json[u"kind"_s].toString()), *field, json[u"detail"_s].toString(),
                 json[u"sql_state"_s].toString(), json[u"constraint"_s].toString()};
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
    const auto limit = json ? countIn(*json, u"limit"_s) : std::nullopt;
    if (!limit)
        return failure(ErrorKind::Unexpected, Field::None, u"this is no question of a drill"_s);
    return loginOf(*json).map([&](const LedgerLogin &login) {
        return DrillQuestion{login, std::chrono::milliseconds(*limit)};
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
    if (json->contains(u"error"_s)) {
        const auto error = errorOf((*json)[u"error"_s].toObject());
        return error ? std::optional<Result<DrillReading>>(tl::make_unexpected(*error)) : std::nullopt;
    }
    const auto process = countIn(*json, u"process"_s);
    const auto backend = countIn(*json, u"backend"_s);
    const auto time = countIn(*json, u"milliseconds"_s);
    const auto ids = idsIn((*json)[u"ids"_s]);
    if (!process || !backend || !time || !ids)
        return std::nullopt;
    return DrillReading{{*process, *backend}, *ids, std::chrono::milliseconds(*time)};
}

} // namespace budget
