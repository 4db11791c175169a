// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes/entrystate.h"

#include "core/errorkey.h"
#include "core/operations/operationjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kSkipped = "skipped"_L1;

struct FateKey
{
    Fate fate;
    QLatin1StringView key;
};

constexpr std::array kFates{
    FateKey{Fate::Waiting, "waiting"_L1}, FateKey{Fate::InConflict, "in_conflict"_L1},
    FateKey{Fate::Refused, "refused"_L1}, FateKey{Fate::Acknowledged, "acknowledged"_L1},
    FateKey{Fate::Met, "met"_L1},         FateKey{Fate::Withdrawn, "withdrawn"_L1},
};
static_assert(kFates.size() == std::size_t(Fate::Withdrawn) + 1, "every fate needs a key");

struct ConflictKey
{
    ConflictKind kind;
    QLatin1StringView key;
};

constexpr std::array kConflicts{
    ConflictKey{ConflictKind::Fields, "fields"_L1},
    ConflictKey{ConflictKind::EditedDeleted, "edited_deleted"_L1},
    ConflictKey{ConflictKind::DeletedEdited, "deleted_edited"_L1},
    ConflictKey{ConflictKind::IdTaken, "id_taken"_L1},
    ConflictKey{ConflictKind::DoubledName, "doubled_name"_L1},
    ConflictKey{ConflictKind::ParentGone, "parent_gone"_L1},
    ConflictKey{ConflictKind::StillUsed, "still_used"_L1},
    ConflictKey{ConflictKind::OutcomeUnknown, "outcome_unknown"_L1},
};
static_assert(kConflicts.size() == std::size_t(ConflictKind::OutcomeUnknown) + 1, "every kind needs a key");

QJsonArray jsonOf(RowKey row)
{
    return {nameOf(row.table), row.id};
}

QJsonObject jsonOf(const Conflict &conflict)
{
    const auto found = std::ranges::find(kConflicts, conflict.kind, &ConflictKey::kind);
    QJsonObject object{{u"kind"_s, found == kConflicts.end() ? QString() : found->key},
                       {u"row"_s, jsonOf(conflict.row)}};
    if (conflict.other)
        object.insert("other"_L1, jsonOf(*conflict.other));
    return object;
}

QJsonObject jsonOf(const Error &error)
{
    return {{u"kind"_s, errorKey(error.kind)},
            {u"field"_s, static_cast<int>(error.field)},
            {u"detail"_s, error.detail},
            {u"sqlState"_s, error.sqlState},
            {u"constraint"_s, error.constraint}};
}

/// A merged field as a row that has only this field.
QJsonObject jsonOf(const MergedField &merged)
{
    RowValues row(merged.row.table);
    row.set(merged.field, merged.theirs);
    const QByteArray rows = rowsToJson({{merged.row, {}, row}});
    return {{u"field"_s, fieldsOf(merged.row.table)[std::size_t(merged.field)].name},
            {u"rows"_s, QString::fromUtf8(rows)}};
}

template <class Items>
QJsonArray arrayOf(const Items &items)
{
    QJsonArray array;
    for (const auto &item : items)
        array.append(jsonOf(item));
    return array;
}

std::optional<RowKey> keyIn(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    const auto table = tableNamed(array.at(0).toString());
    return table ? std::optional(RowKey{*table, array.at(1).toInteger()}) : std::nullopt;
}

std::optional<Conflict> conflictIn(const QJsonObject &object)
{
    const QString key = object.value("kind"_L1).toString();
    const auto found = std::ranges::find_if(kConflicts, [&](const ConflictKey &known) { return known.key == key; });
    const auto row = keyIn(object.value("row"_L1));
    if (found == kConflicts.end() || !row)
        return {};
    return Conflict{found->kind, *row, keyIn(object.value("other"_L1))};
}

Error errorIn(const QJsonObject &object)
{
    return {errorKindOf(object.value("kind"_L1).toString()), static_cast<Field>(object.value("field"_L1).toInt()),
            object.value("detail"_L1).toString(), object.value("sqlState"_L1).toString(),
            object.value("constraint"_L1).toString()};
}

std::optional<MergedField> mergedIn(const QJsonObject &object)
{
    const auto rows = rowsFromJson(object.value("rows"_L1).toString().toUtf8());
    if (!rows || rows->size() != 1 || !rows->front().after)
        return {};
    const RowChange &change = rows->front();
    const auto fields = fieldsOf(change.row.table);
    const QString name = object.value("field"_L1).toString();
    const auto found = std::ranges::find_if(fields, [&](const RowField &field) { return field.name == name; });
    if (found == fields.end())
        return {};
    const int field = static_cast<int>(found - fields.begin());
    return MergedField{change.row, field, change.after->at(field)};
}

Failure malformed(QLatin1StringView part)
{
    return failure(ErrorKind::AnswerMalformed, Field::None, u"state: "_s + part);
}

} // namespace

QLatin1StringView keyOf(Fate fate)
{
    const auto found = std::ranges::find(kFates, fate, &FateKey::fate);
    return found == kFates.end() ? QLatin1StringView() : found->key;
}

std::optional<Fate> fateOfKey(QStringView key)
{
    const auto found = std::ranges::find_if(kFates, [key](const FateKey &known) { return known.key == key; });
    return found == kFates.end() ? std::nullopt : std::optional(found->fate);
}

QByteArray stateToJson(const LogEntry &entry)
{
    QJsonObject object;
    if (!entry.conflicts.empty())
        object.insert("conflicts"_L1, arrayOf(entry.conflicts));
    if (entry.error)
        object.insert("error"_L1, jsonOf(*entry.error));
    if (!entry.merged.empty())
        object.insert("merged"_L1, arrayOf(entry.merged));
    if (entry.isSkipped)
        object.insert(kSkipped, true);
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<void> readState(const QByteArray &json, LogEntry &entry)
{
    if (json.isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return malformed("text"_L1);
    const QJsonObject object = document.object();
    entry.isSkipped = object.value(kSkipped).toBool();
    for (const auto &value : object.value("conflicts"_L1).toArray()) {
        const auto conflict = conflictIn(value.toObject());
        if (!conflict)
            return malformed("conflicts"_L1);
        entry.conflicts.push_back(*conflict);
    }
    if (object.contains("error"_L1))
        entry.error = errorIn(object.value("error"_L1).toObject());
    for (const auto &value : object.value("merged"_L1).toArray()) {
        const auto merged = mergedIn(value.toObject());
        if (!merged)
            return malformed("merged"_L1);
        entry.merged.push_back(*merged);
    }
    return {};
}

} // namespace budget
