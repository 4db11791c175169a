// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/verification.h"

#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// A column of the course's tables; PRODUCT's contract.
struct Expected
{
    QLatin1StringView table;
    QLatin1StringView column;
    QLatin1StringView postgresType;
    QLatin1StringView sqliteType;
};

constexpr auto kUsers = "users"_L1;
constexpr auto kCategories = "categories"_L1;
constexpr auto kExpenses = "expenses"_L1;

constexpr std::array kContract{
    Expected{kUsers, "id"_L1, "integer"_L1, "integer"_L1},
    Expected{kUsers, "email"_L1, "character varying(100)"_L1, "varchar(100)"_L1},
    Expected{kUsers, "name"_L1, "character varying(100)"_L1, "varchar(100)"_L1},
    Expected{kUsers, "created_at"_L1, "timestamp without time zone"_L1, "timestamp"_L1},
    Expected{kCategories, "id"_L1, "integer"_L1, "integer"_L1},
    Expected{kCategories, "name"_L1, "character varying(50)"_L1, "varchar(50)"_L1},
    Expected{kCategories, "color"_L1, "character varying(7)"_L1, "varchar(7)"_L1},
    Expected{kExpenses, "id"_L1, "integer"_L1, "integer"_L1},
    Expected{kExpenses, "user_id"_L1, "integer"_L1, "integer"_L1},
    Expected{kExpenses, "category_id"_L1, "integer"_L1, "integer"_L1},
    Expected{kExpenses, "description"_L1, "character varying(200)"_L1, "varchar(200)"_L1},
    Expected{kExpenses, "amount"_L1, "numeric(10,2)"_L1, "integer"_L1},
    Expected{kExpenses, "date"_L1, "date"_L1, "date"_L1},
    Expected{kExpenses, "created_at"_L1, "timestamp without time zone"_L1, "timestamp"_L1},
};

bool isContracted(const QString &table, const QString &column)
{
    return std::ranges::any_of(kContract, [&](const Expected &e) { return e.table == table && e.column == column; });
}

void compare(const Expected &expected, const TableShape &table, Engine engine, QStringList &differences)
{
    const QString place = expected.table + u'.' + expected.column;
    const auto column = table.constFind(expected.column);
    if (column == table.cend()) {
        differences << place + u": missing"_s;
        return;
    }
    const QLatin1StringView type = engine == Engine::Sqlite ? expected.sqliteType : expected.postgresType;
    if (column->type != type)
        differences << place + u": "_s + column->type + u", expected "_s + type;
}

/// A column of the person's own that every row needs and that has no default: rows of ours could not be written.
QStringList demands(const LedgerShape &found)
{
    QStringList demanded;
    for (auto table = found.cbegin(); table != found.cend(); ++table) {
        for (auto column = table->cbegin(); column != table->cend(); ++column) {
            if (!isContracted(table.key(), column.key()) && !column->isNullable && !column->hasDefault)
                demanded << table.key() + u'.' + column.key() + u": not null without a default"_s;
        }
    }
    return demanded;
}

} // namespace

QStringList differences(const LedgerShape &found, Engine engine)
{
    QStringList all;
    for (const QLatin1StringView table : {kUsers, kCategories, kExpenses}) {
        if (!found.contains(table))
            all << table + u": missing"_s;
    }
    for (const Expected &expected : kContract) {
        if (const auto table = found.constFind(expected.table); table != found.cend())
            compare(expected, *table, engine, all);
    }
    return all + demands(found);
}

} // namespace budget
