// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/givenrows.h"

#include "db/remote/remoterows.h"

#include <QStringList>

#include <algorithm>

namespace budget::remote {

using namespace Qt::StringLiterals;

namespace {

/// What the row's change does: insert, update, delete or nothing.
QString letterOf(const RowChange &change)
{
    if (change.isInsertion())
        return u"i"_s;
    if (change.isDeletion())
        return u"d"_s;
    return change.changesNothing() ? u"n"_s : u"u"_s;
}

QString placed(Params &params, const Value &value, QLatin1StringView type)
{
    params.push_back(value);
    return u"CAST($%1 AS %2[])"_s.arg(QString::number(params.size()), type);
}

/// One field of all rows, before or after the change; NULL if no row has that side.
Value fieldOf(const std::vector<RowChange> &rows, RowSlot RowChange::*side, int field)
{
    const auto isThere = [side](const RowChange &change) { return (change.*side).has_value(); };
    if (std::ranges::none_of(rows, isThere))
        return {};
    std::vector<std::optional<QString>> texts;
    for (const RowChange &change : rows) {
        const RowSlot &values = change.*side;
        texts.push_back(values ? textOf(values->at(field), fieldsOf(values->table())[std::size_t(field)])
                               : std::nullopt);
    }
    return arrayOf(texts);
}

QStringList arraysOf(Table table, const std::vector<RowChange> &rows, Params &params)
{
    std::vector<qint64> keys;
    std::vector<std::optional<QString>> letters;
    for (const RowChange &change : rows) {
        keys.push_back(change.row.id);
        letters.emplace_back(letterOf(change));
    }
    QStringList arrays{placed(params, arrayOf(keys), "bigint"_L1), placed(params, arrayOf(letters), "text"_L1)};
    for (const auto side : {&RowChange::before, &RowChange::after}) {
        for (int field = 0; field < int(fieldsOf(table).size()); ++field)
            arrays << placed(params, fieldOf(rows, side, field), "text"_L1);
    }
    return arrays;
}

} // namespace

QString givenRows(Table table, const std::vector<RowChange> &rows, const IdSources &sources, Params &params)
{
    QStringList names{u"key"_s, u"does"_s};
    QStringList columns{u"g.ord"_s, u"g.does"_s, u"g.key"_s,
                        sources.isKeyKnown ? u"COALESCE(k.id, g.key) AS id"_s : u"g.key AS id"_s};
    QString joins;
    if (sources.isKeyKnown)
        joins = u" LEFT JOIN known k ON k.tab = '%1' AND k.key = g.key"_s.arg(nameOf(table));
    for (const QChar side : {u'b', u'a'}) {
        for (int field = 0; field < int(fieldsOf(table).size()); ++field) {
            const RowField &what = fieldsOf(table)[std::size_t(field)];
            const QString name = side + QString::number(field);
            const bool isResolved = sources.isReferenceKnown && what.type == FieldType::Reference;
            names << name;
            columns << (isResolved ? u"COALESCE(CAST(k%1.id AS text), g.%1) AS %1"_s.arg(name) : u"g."_s + name);
            if (isResolved)
                joins += u" LEFT JOIN known k%1 ON k%1.tab = '%2' AND CAST(k%1.key AS text) = g.%1"_s.arg(
                    name, nameOf(what.refersTo));
        }
    }
    return u"SELECT %1 FROM unnest(%2) WITH ORDINALITY AS g (%3, ord)%4"_s.arg(
        columns.join(u", "_s), arraysOf(table, rows, params).join(u", "_s), names.join(u", "_s), joins);
}

} // namespace budget::remote
