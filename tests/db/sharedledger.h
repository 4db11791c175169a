// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/budgetrows.h"
#include "db/cells.h"
#include "db/schema/migrations.h"
#include "db/schema/preparation.h"
#include "db/schema/variants.h"
#include "support/verifyresult.h"

#include <QTest>

namespace budget::test {

/// A ledger on PostgreSQL that two persons use, each through a connection of their own.
class SharedLedger
{
public:
    /// `ddl` creates the tables that exist before; the program creates those that are missing.
    explicit SharedLedger(Route route, const QString &ddl = {}) : m_database(route, TestDatabase::State::Empty)
    {
        one = m_database.connect();
        other = m_database.connect();
        if (!ddl.isEmpty())
            m_database.plainSql(u"SET ROLE \"%1\";"_s.arg(m_database.server().address.user) + ddl);
        const auto prepared = prepareLedger(*one, migrations(Engine::Postgres));
        if (!prepared)
            qFatal("%s", qPrintable(describeFailure(prepared)));
        layout = prepared->layout;
        sql(u"INSERT INTO users (email%1) VALUES ('a@b'%2), ('b@b'%3)"_s.arg(
            layout.hasPersonName ? u", name"_s : QString(), layout.hasPersonName ? u", 'Alice'"_s : QString(),
            layout.hasPersonName ? u", 'Bob'"_s : QString()));
        sql(u"INSERT INTO categories (name) VALUES ('Food'), ('Fun')"_s);
    }

    /// Executes SQL by psql.
    QString sql(const QString &text) const { return m_database.plainSql(text); }
    /// The number of recorded operations.
    [[nodiscard]] qint64 recorded() const { return integerAt(answer(u"SELECT count(*) FROM bt_operations"_s)); }
    /// All rows, with the values that are kept beside them.
    [[nodiscard]] QString rows() const
    {
        QStringList tables;
        for (const auto &table : {u"users"_s, u"categories"_s, u"expenses"_s, u"bt_expense_dates"_s,
                                  u"bt_category_colors"_s, u"bt_person_names"_s})
            tables << u"(SELECT string_agg(CAST(t AS text), '\n' ORDER BY t) FROM %1 t)"_s.arg(table);
        return textAt(answer(u"SELECT concat_ws(';', "_s + tables.join(u", "_s) + u')'));
    }
    [[nodiscard]] const TestDatabase &database() const { return m_database; }

    /// Adds the columns `route` and `ddl`, with a row for each route and each kind of tables whose statements differ.
    static void addTables()
    {
        QTest::addColumn<Route>("route");
        QTest::addColumn<QString>("ddl");
        QTest::newRow("PostgreSQL") << Route::Postgres << QString();
        QTest::newRow("PgBouncer") << Route::Pooler << QString();
        for (const Variant &variant : variants()) {
            if (variant.name != u"V1"_s && variant.name != u"V5"_s)
                continue;
            QTest::addRow("%s", qPrintable(variant.name)) << Route::Postgres << variant.ddl;
            QTest::addRow("%s PgBouncer", qPrintable(variant.name)) << Route::Pooler << variant.ddl;
        }
    }

    std::unique_ptr<Connection> one;
    std::unique_ptr<Connection> other;
    LedgerLayout layout;

private:
    [[nodiscard]] Rows answer(const QString &query) const
    {
        const auto found = one->exec(query);
        if (!found)
            qFatal("%s", qPrintable(describeFailure(found)));
        return *found;
    }

    TestDatabase m_database;
};

} // namespace budget::test
