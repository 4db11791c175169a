// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operationjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QJsonValue jsonOf(const FieldValue &value)
{
    struct Writer
    {
        QJsonValue operator()(std::monostate) const { return QJsonValue::Null; }
        QJsonValue operator()(const QString &text) const { return text; }
        QJsonValue operator()(Money money) const { return money.minor(); }
        QJsonValue operator()(QDate date) const { return date.toString(Qt::ISODate); }
        QJsonValue operator()(RowReference reference) const { return reference.id; }
        QJsonValue operator()(const StoredText &stored) const { return QJsonObject{{u"stored"_s, stored.text}}; }
    };
    return std::visit(Writer(), value);
}

QJsonValue jsonOf(const RowSlot &slot)
{
    if (!slot)
        return QJsonValue::Null;
    QJsonObject object;
    const auto fields = fieldsOf(slot->table());
    for (int field = 0; field < slot->size(); ++field)
        object.insert(fields[std::size_t(field)].name, jsonOf(slot->at(field)));
    return object;
}

QJsonArray jsonOf(const std::vector<RowChange> &rows)
{
    QJsonArray array;
    for (const RowChange &change : rows) {
        if (!change.before && !change.after)
            continue; // both sides deleted the row, so a rebased operation does nothing with it
        array.append(QJsonObject{{u"table"_s, nameOf(change.row.table)},
                                 {u"id"_s, change.row.id},
                                 {u"before"_s, jsonOf(change.before)},
                                 {u"after"_s, jsonOf(change.after)}});
    }
    return array;
}

QString textOf(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

/// QJsonDocument drops a U+FEFF at the beginning of a text unless it is escaped.
QByteArray escaped(QByteArray json)
{
    return json.replace("\xEF\xBB\xBF", "\\ufeff");
}

/// Reads the parts of one operation. `isNewer` becomes true for content that a newer version may have written; `fault`
/// names the first place whose content no version writes.
class Reader
{
public:
    bool isNewer = false;
    QString fault;

    void readHead(const QJsonObject &object, Operation &operation)
    {
        checkKeys(object,
                  {"v"_L1, "id"_L1, "kind"_L1, "person"_L1, "time"_L1, "batch"_L1, "reverses"_L1, "computer"_L1,
                   "rows"_L1});
        operation.id = {uuidIn(object, "id"_L1)};
        if (operation.id.value.isNull())
            complain("id"_L1);
        isNewer = isNewer || integerIn(object, "v"_L1) > kOperationFormat;
        operation.kind = kindOfKey(object.value("kind"_L1).toString());
        isNewer = isNewer || operation.kind == OperationKind::Unknown;
        operation.person = {integerIn(object, "person"_L1)};
        operation.time = QDateTime::fromString(object.value("time"_L1).toString(), Qt::ISODateWithMs);
        operation.batch = uuidIn(object, "batch"_L1);
        operation.reverses = {uuidIn(object, "reverses"_L1)};
        operation.computer = object.value("computer"_L1).toString();
    }

    void readRows(const QJsonValue &rows, Operation &operation)
    {
        if (!rows.isArray())
            complain("rows"_L1);
        for (const auto &row : rows.toArray())
            operation.rows.push_back(changeIn(row.toObject()));
    }

private:
    void complain(QLatin1StringView place)
    {
        if (fault.isEmpty())
            fault = place;
    }

    template <std::size_t N>
    void checkKeys(const QJsonObject &object, const QLatin1StringView (&known)[N])
    {
        for (auto it = object.begin(); it != object.end(); ++it)
            isNewer = isNewer || std::ranges::find(known, it.key()) == std::end(known);
    }

    qint64 integerIn(const QJsonObject &object, QLatin1StringView key)
    {
        const QJsonValue value = object.value(key);
        const qint64 number = value.toInteger();
        if (!value.isDouble() || number != value.toInteger(1))
            complain(key);
        return number;
    }

    QUuid uuidIn(const QJsonObject &object, QLatin1StringView key)
    {
        if (!object.contains(key))
            return {};
        const QUuid id(object.value(key).toString());
        if (id.isNull())
            complain(key);
        return id;
    }

    RowChange changeIn(const QJsonObject &object)
    {
        checkKeys(object, {"table"_L1, "id"_L1, "before"_L1, "after"_L1});
        const auto table = tableNamed(object.value("table"_L1).toString());
        isNewer = isNewer || !table;
        const qint64 id = integerIn(object, "id"_L1);
        if (!table)
            return {};
        return {{*table, id}, slotIn(*table, object.value("before"_L1)), slotIn(*table, object.value("after"_L1))};
    }

    RowSlot slotIn(Table table, const QJsonValue &value)
    {
        if (value.isNull())
            return {};
        const QJsonObject object = value.toObject();
        const auto fields = fieldsOf(table);
        RowValues row(table);
        for (int field = 0; field < row.size(); ++field) {
            const RowField &info = fields[std::size_t(field)];
            row.set(field, valueIn(info, object.value(info.name)));
        }
        // A missing field is a fault of the writer; a further field belongs to a newer version.
        isNewer = isNewer || object.size() > row.size();
        return row;
    }

    FieldValue valueIn(const RowField &field, const QJsonValue &value)
    {
        if (value.isNull())
            return {};
        if (value.isObject() && value.toObject().value("stored"_L1).isString())
            return StoredText{value.toObject().value("stored"_L1).toString()};
        if (field.type == FieldType::Text && value.isString())
            return value.toString();
        if (field.type == FieldType::Date && QDate::fromString(value.toString(), Qt::ISODate).isValid())
            return QDate::fromString(value.toString(), Qt::ISODate);
        const bool isWhole = value.isDouble() && value.toInteger() == value.toInteger(1);
        if (field.type == FieldType::Amount && isWhole)
            return Money::fromMinor(value.toInteger());
        if (field.type == FieldType::Reference && isWhole)
            return RowReference{value.toInteger()};
        complain(field.name);
        return {};
    }
};

Operation keptUnread(Operation operation, const QByteArray &json)
{
    operation.kind = OperationKind::Unknown;
    operation.rows.clear();
    operation.original = json;
    return operation;
}

} // namespace

QByteArray rowsToJson(const std::vector<RowChange> &rows)
{
    return escaped(QJsonDocument(jsonOf(rows)).toJson(QJsonDocument::Compact));
}

QByteArray toJson(const Operation &operation)
{
    if (!operation.original.isEmpty())
        return operation.original;
    QJsonObject object{{u"v"_s, kOperationFormat},
                       {u"id"_s, textOf(operation.id.value)},
                       {u"kind"_s, keyOf(operation.kind)},
                       {u"person"_s, operation.person.value},
                       {u"time"_s, operation.time.toUTC().toString(Qt::ISODateWithMs)},
                       {u"rows"_s, jsonOf(operation.rows)}};
    if (!operation.batch.isNull())
        object.insert("batch"_L1, textOf(operation.batch));
    if (!operation.reverses.value.isNull())
        object.insert("reverses"_L1, textOf(operation.reverses.value));
    if (!operation.computer.isEmpty())
        object.insert("computer"_L1, operation.computer);
    return escaped(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<std::vector<RowChange>> rowsFromJson(const QByteArray &json)
{
    Reader reader;
    Operation operation;
    const QJsonDocument document = QJsonDocument::fromJson(escaped(json));
    reader.readRows(document.isArray() ? QJsonValue(document.array()) : QJsonValue(), operation);
    if (reader.isNewer || !reader.fault.isEmpty())
        return failure(ErrorKind::AnswerMalformed, Field::None, u"rows: "_s + reader.fault);
    return operation.rows;
}

Result<Operation> operationFromJson(const QByteArray &json)
{
    if (json.size() > kMaxOperationBytes)
        return failure(ErrorKind::AnswerTooLarge);
    const QJsonDocument document = QJsonDocument::fromJson(escaped(json));
    if (!document.isObject())
        return failure(ErrorKind::AnswerMalformed, Field::None, u"operation"_s);
    Reader reader;
    Operation operation;
    const QJsonObject object = document.object();
    if (object.value("rows"_L1).toArray().size() > qsizetype(kMaxOperationRows))
        return failure(ErrorKind::AnswerTooLarge);
    reader.readHead(object, operation);
    reader.readRows(object.value("rows"_L1), operation);
    const bool hasId = !operation.id.value.isNull();
    if (hasId && reader.isNewer)
        return keptUnread(operation, json);
    if (!reader.fault.isEmpty())
        return failure(ErrorKind::AnswerMalformed, Field::None, u"operation: "_s + reader.fault);
    if (!isWellFormed(operation))
        return failure(ErrorKind::AnswerMalformed, Field::None, u"operation: rows"_s);
    return operation;
}

} // namespace budget
