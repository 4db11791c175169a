// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/owntables.h"

#include "db/schema/coursetables.h"

#include <QMap>

namespace budget::own {

namespace {

/// Calls `textOf` for each table of one purpose.
template <class Text>
QStringList each(Purpose purpose, Text textOf)
{
    QStringList texts;
    for (const Table &table : kTables) {
        if (table.purpose == purpose)
            texts << textOf(table);
    }
    return texts;
}

QString mayUseOne(const Table &table)
{
    QStringList rights;
    for (const QString &right : QString(table.rights).split(u", "_s))
        rights << u"COALESCE(has_table_privilege(to_regclass('%1'), '%2'), false)"_s.arg(table.name, right);
    return rights.join(u" AND "_s);
}

} // namespace

std::optional<QStringList> columnsOf(const QString &table)
{
    static const QMap<QString, QStringList> columns{
        {kMigrations, {u"version"_s, u"name"_s, u"applied_at"_s}},
        {u"bt_operations"_s, {u"id"_s, u"content"_s, u"result"_s, u"done_at"_s}},
        {u"bt_transfers"_s, {u"id"_s, u"source_id"_s, u"destination_id"_s}},
        {u"bt_expense_dates"_s, {u"expense_id"_s, u"date"_s}},
        {u"bt_category_colors"_s, {u"category_id"_s, u"color"_s}},
        {u"bt_person_names"_s, {u"person_id"_s, u"name"_s}},
        {u"bt_log"_s,
         {u"sequence"_s, u"operation"_s, u"kind"_s, u"fate"_s, u"is_own"_s, u"is_sent"_s, u"made_at"_s, u"person"_s,
          u"batch"_s, u"reverses"_s, u"computer"_s, u"request"_s, u"content"_s, u"state"_s}},
        {u"bt_log_rows"_s, {u"table_name"_s, u"row_id"_s, u"sequence"_s}},
        {u"bt_base"_s, {u"table_name"_s, u"row_id"_s, u"part"_s, u"content"_s}},
        {u"bt_parts"_s, {u"part"_s, u"digest"_s}},
        {u"bt_server_ids"_s, {u"table_name"_s, u"row_id"_s, u"server_id"_s}},
        {u"bt_meta"_s, {u"name"_s, u"value"_s}},
        {u"bt_row_transfers"_s, {u"row_id"_s, u"transfer"_s}},
        {u"bt_seal"_s, {u"id"_s, u"change_counter"_s, u"schema_cookie"_s, u"page_count"_s, u"digest"_s}},
    };
    const auto found = columns.constFind(table);
    return found == columns.cend() ? std::nullopt : std::optional(*found);
}

QString mayUse(Purpose purpose)
{
    return u'(' + each(purpose, mayUseOne).join(u" AND "_s) + u')';
}

QString areThere(Purpose purpose)
{
    const QStringList names = each(purpose, [](const Table &table) { return u'\'' + table.name + u'\''; });
    return u"((SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN (%1)) = %2)"_s.arg(
        names.join(u", "_s), QString::number(names.size()));
}

QString arrayOfAllTables()
{
    QStringList names;
    for (const QLatin1StringView table : course::kTables)
        names << u'\'' + table + u'\'';
    for (const Table &table : kTables) {
        if (!table.rights.isEmpty())
            names << u'\'' + table.name + u'\'';
    }
    return u"ARRAY["_s + names.join(u", "_s) + u']';
}

} // namespace budget::own
