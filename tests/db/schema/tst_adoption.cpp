// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/columns.h"

#include "core/budget/sampleledger.h"
#include "db/engines.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/schema/preparation.h"
#include "db/schema/variants.h"
#include "db/store/bulkqueries.h"
#include "db/store/categoryqueries.h"
#include "db/store/expensequeries.h"
#include "db/store/monthqueries.h"
#include "db/store/personqueries.h"
#include "db/store/samplequeries.h"
#include "db/store/transferqueries.h"
#include "db/writing.h"
#include "support/coursetables.h"
#include "support/links/faultproxy.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using queries::Once;

namespace {

QString printed(const Expense &expense)
{
    const ExpenseDraft &e = expense.entry;
    return u"%1|%2|%3|%4|%5|%6"_s.arg(QString::number(expense.id.value), QString::number(e.person.value),
                                      QString::number(e.category.value), e.description, e.amount.toDecimal(),
                                      e.date.toString(Qt::ISODate));
}

QString printed(const ExpenseUpdate &update)
{
    return printed(update.after);
}

QString printed(const Category &category)
{
    return u"%1|%2|%3"_s.arg(QString::number(category.id.value), category.name, category.color);
}

QString printed(const Person &person)
{
    return u"%1|%2|%3"_s.arg(QString::number(person.id.value), person.email, person.name);
}

QString printed(const Transfer &transfer)
{
    return printed(transfer.source) + u" -> "_s + printed(transfer.destination);
}

QString printed(const std::vector<ExpenseId> &ids)
{
    QStringList texts;
    for (const ExpenseId id : ids)
        texts << QString::number(id.value);
    return texts.join(u' ');
}

QString printed(const MonthSummary &summary)
{
    QStringList lines;
    for (const CategoryTotal &total : summary)
        lines << u"%1 %2 %3 (%4)"_s.arg(total.category.name, total.category.color, total.total.toDecimal())
                     .arg(total.count);
    return lines.join(u'\n');
}

QString printed(const MonthOverview &month)
{
    QStringList lines;
    for (const ListedExpense &listed : month.expenses)
        lines << printed(listed.expense) + u' ' + listed.category.name + u' ' + listed.category.color + u' '
                + listed.personName;
    lines << printed(month.summary);
    QStringList names;
    for (const Category &category : month.categories)
        names << printed(category);
    for (const Person &person : month.persons)
        names << printed(person);
    names.sort();
    return lines.join(u'\n') + u'\n' + names.join(u'\n');
}

/// Runs use cases on an adopted ledger and records each result in a line.
class Story
{
public:
    Story(const TestDatabase &database, const LedgerLayout &layout) : m_connection(database.connect()), m_form(layout) { }

    /// Runs a use case twice with the same operation id, as after a lost answer.
    template <class Write>
    auto write(Write run)
    {
        const Once once;
        const auto first = run(*m_connection, once, m_form);
        const auto second = run(*m_connection, once, m_form);
        tell(first);
        if (!first || !second || printed(*first) != printed(*second))
            m_lines << u"the repetition differs"_s;
        return first;
    }
    template <class Read>
    void read(Read run)
    {
        tell(run(*m_connection, m_form));
    }
    [[nodiscard]] QString text() const { return m_lines.join(u'\n'); }

private:
    template <class Answer>
    void tell(const Answer &answer)
    {
        m_lines << (answer ? printed(*answer) : u"failed: "_s + answer.error().sqlState + answer.error().detail);
    }

    std::unique_ptr<Connection> m_connection;
    LedgerLayout m_form;
    QStringList m_lines;
};

using C = Connection;
using F = LedgerLayout;

ExpenseDraft draft(const QString &description, qint64 minor, QDate date)
{
    return {PersonId{1}, CategoryId{1}, description, Money::fromMinor(minor), date};
}

void changeExpenses(Story &story)
{
    const QDate day(2024, 2, 3);
    story.write([=](C &c, const Once &o, const F &f) {
        return writing::insertExpense(c, draft(u"Ten cents"_s, 10, day), o, f);
    });
    story.write([=](C &c, const Once &o, const F &f) {
        return writing::insertExpense(c, draft(u"Märkte \"à\" 5 €"_s, 20, day), o, f);
    });
    story.write([=](C &c, const Once &o, const F &f) {
        return writing::updateExpense(c, ExpenseId{5}, draft(u"Moved"_s, -1275, day.addDays(1)), o, f);
    });
    const auto gone = story.write(
        [](C &c, const Once &o, const F &f) { return writing::deleteExpense(c, ExpenseId{6}, o, f); });
    if (gone) {
        story.write([&](C &c, const Once &o, const F &f) { return writing::restoreExpense(c, *gone, o, f); });
    }
    story.write([=](C &c, const Once &o, const F &f) {
        return writing::insertExpenses(
            c, {draft(u"B"_s, 999, day), draft(u"A"_s, 1, day.addMonths(1)), draft(u"C"_s, 3, day.addDays(-1))}, o, f);
    });
    const TransferDraft transfer{PersonId{1},
                                 {CategoryId{1}, u"Food"_s, {}},
                                 {CategoryId{2}, u"Transportation"_s, {}},
                                 Money::fromMinor(4050),
                                 day};
    story.write([=](C &c, const Once &o, const F &f) { return writing::insertTransfer(c, transfer, o, f); });
}

void changeCategoriesAndPersons(Story &story)
{
    story.write([](C &c, const Once &o, const F &f) {
        return writing::insertCategory(c, {u"Books"_s, u"#123456"_s}, o, f);
    });
    story.write([](C &c, const Once &o, const F &f) {
        return writing::updateCategory(c, CategoryId{5}, {u"Reading"_s, u"#654321"_s}, o, f);
    });
    story.write([](C &c, const Once &o, const F &f) { return writing::deleteCategory(c, CategoryId{5}, o, f); });
    story.write([](C &c, const Once &o, const F &f) {
        return writing::updateCategory(c, CategoryId{1}, {u"Food"_s, u"#00FF00"_s}, o, f);
    });
    story.write([](C &c, const Once &o, const F &f) {
        return writing::insertPerson(c, {u"bob@example.com"_s, u"Bob"_s}, o, f);
    });
    story.write([](C &c, const Once &o, const F &f) {
        return writing::updatePerson(c, PersonId{2}, {u"rob@example.com"_s, u"Robert"_s}, o, f);
    });
}

QString everyUseCase(const TestDatabase &database, const LedgerLayout &layout)
{
    Story story(database, layout);
    story.write([](C &c, const Once &o, const F &f) { return writing::insertSample(c, sampleLedger(), o, f); });
    story.read([](C &c, const F &f) { return queries::summarizeMonth(c, sampleMonth(), PersonId{1}, f); });
    changeExpenses(story);
    changeCategoriesAndPersons(story);
    story.read([](C &c, const F &f) { return queries::readMonth(c, Month(2024, 2), f); });
    return story.text();
}

const QString kTold = u"1|alice@example.com|Alice Smith\n"
                      "Food #FF6B6B 71.25 (2)\nTransportation #4ECDC4 45.00 (1)\nEntertainment #95E1D3 30.00 (1)\n"
                      "5|1|1|Ten cents|0.10|2024-02-03\n"
                      "6|1|1|Märkte \"à\" 5 €|0.20|2024-02-03\n"
                      "5|1|1|Moved|-12.75|2024-02-04\n"
                      "6|1|1|Märkte \"à\" 5 €|0.20|2024-02-03\n"
                      "6|1|1|Märkte \"à\" 5 €|0.20|2024-02-03\n"
                      "7 8 9\n"
                      "10|1|1|Transfer to Transportation|-40.50|2024-02-03 -> "
                      "11|1|2|Transfer from Food|40.50|2024-02-03\n"
                      "5|Books|#123456\n"
                      "5|Reading|#654321\n"
                      "5|Reading|#654321\n"
                      "1|Food|#00FF00\n"
                      "2|bob@example.com|Bob\n"
                      "2|rob@example.com|Robert\n"
                      "9|1|1|C|0.03|2024-02-02 Food #00FF00 Alice Smith\n"
                      "6|1|1|Märkte \"à\" 5 €|0.20|2024-02-03 Food #00FF00 Alice Smith\n"
                      "7|1|1|B|9.99|2024-02-03 Food #00FF00 Alice Smith\n"
                      "10|1|1|Transfer to Transportation|-40.50|2024-02-03 Food #00FF00 Alice Smith\n"
                      "11|1|2|Transfer from Food|40.50|2024-02-03 Transportation #4ECDC4 Alice Smith\n"
                      "5|1|1|Moved|-12.75|2024-02-04 Food #00FF00 Alice Smith\n"
                      "Transportation #4ECDC4 40.50 (1)\n"
                      "Food #00FF00 -43.03 (5)\n"
                      "1|Food|#00FF00\n"
                      "1|alice@example.com|Alice Smith\n"
                      "2|Transportation|#4ECDC4\n"
                      "2|rob@example.com|Robert\n"
                      "3|Entertainment|#95E1D3\n"
                      "4|Utilities|#F38181"_s;

/// Executes SQL with the program's role.
void runAsOwner(const TestDatabase &database, const QString &sql)
{
    database.plainSql(u"SET ROLE \"%1\";"_s.arg(database.server().address.user) + sql);
}

QString variant(const QString &name)
{
    const auto all = variants();
    return std::ranges::find(all, name, &Variant::name)->ddl;
}

Result<Preparation> prepare(const TestDatabase &database)
{
    const auto connection = database.connect();
    return prepareLedger(*connection, migrations(connection->engine()));
}

} // namespace

class TestAdoption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyUseCaseWorksAndTheTablesStayAsTheyAre_data()
    {
        QTest::addColumn<Route>("route");
        QTest::addColumn<QString>("ddl");
        for (const Variant &variant : variants()) {
            if (!variant.isAdopted)
                continue;
            QTest::addRow("%s", qPrintable(variant.name)) << Route::Postgres << variant.ddl;
            QTest::addRow("%s PgBouncer", qPrintable(variant.name)) << Route::Pooler << variant.ddl;
        }
    }
    void everyUseCaseWorksAndTheTablesStayAsTheyAre()
    {
        QFETCH(Route, route);
        QFETCH(QString, ddl);
        const TestDatabase database(route, TestDatabase::State::Empty);
        runAsOwner(database, ddl);
        const QString before = database.plainSql(catalogueOfCourseTables());
        ASSIGN_RESULT(const Preparation ready, prepare(database));
        QVERIFY(ready.recordsOperations);
        QCOMPARE(everyUseCase(database, ready.layout), kTold);
        QCOMPARE(database.plainSql(catalogueOfCourseTables()), before);
    }

    void explainedTablesAreNotTouched_data()
    {
        QTest::addColumn<QString>("ddl");
        for (const Variant &variant : variants()) {
            if (!variant.isAdopted)
                QTest::newRow(qPrintable(variant.name)) << variant.ddl;
        }
    }
    void explainedTablesAreNotTouched()
    {
        QFETCH(QString, ddl);
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        runAsOwner(database, ddl);
        const QString all = u"SELECT c.relname, c.relkind, a.attname, a.atttypid, a.attnotnull FROM pg_class c "
                            "JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = 'public'::regnamespace "
                            "ORDER BY 1, a.attnum"_s;
        const QString before = database.plainSql(all);
        QCOMPARE(prepare(database).error().kind, ErrorKind::TablesDiffer);
        QCOMPARE(database.plainSql(all), before);
    }

    void nothingIsKeptBesideWhereThereIsAColumn()
    {
        const TestDatabase database(Route::Postgres);
        QCOMPARE(everyUseCase(database, {}), kTold);
        const QString count = u"SELECT (SELECT count(*) FROM bt_expense_dates) + (SELECT count(*) FROM "
                              "bt_category_colors) + (SELECT count(*) FROM bt_person_names)"_s;
        QCOMPARE(database.plainSql(count), u"0"_s);
    }

    void aValueKeptBesideIsDeletedWithItsRow()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        runAsOwner(database, variant(u"V5"_s));
        ASSIGN_RESULT(const Preparation ready, prepare(database));
        QCOMPARE(everyUseCase(database, ready.layout), kTold);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM bt_category_colors WHERE category_id = 5"_s), u"0"_s);
        const auto connection = database.connect();
        VERIFY_RESULT(writing::deleteExpense(*connection, ExpenseId{5}, {}, ready.layout));
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM bt_expense_dates WHERE expense_id = 5"_s), u"0"_s);
    }

    void keepingBesideIsStillOneFlight()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        runAsOwner(database, variant(u"V5"_s));
        ASSIGN_RESULT(const Preparation ready, prepare(database));
        VERIFY_RESULT(writing::insertSample(*database.connect(), sampleLedger(), {}, ready.layout));
        FaultProxy proxy(sharedCluster().port());
        auto login = database.server();
        login.address.port = proxy.port();
        ASSIGN_RESULT(const auto connection, PgConnection::open(login, std::make_shared<Interrupt>()));
        proxy.resetFlights();
        VERIFY_RESULT(prepareLedger(*connection, migrations(Engine::Postgres)));
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"x"_s, 1, QDate(2024, 2, 3)), {}, ready.layout));
        VERIFY_RESULT(queries::readMonth(*connection, Month(2024, 2), ready.layout));
        QCOMPARE(proxy.flights(), 3);
    }

    void rowsOfScriptsAreShownByWhatTheyHave()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        runAsOwner(database,
                   variant(u"V5"_s)
                       + u"ALTER TABLE expenses ADD created_at TIMESTAMP;"
                         "INSERT INTO users (email) VALUES ('carol@example.com');"
                         "INSERT INTO categories (name) VALUES ('Food');"
                         "INSERT INTO expenses (user_id, category_id, description, amount, created_at) VALUES "
                         "(1, 1, 'Entered', 5, '2024-05-31 23:59:00'), (1, 1, 'Of no day', 6, NULL)"_s);
        ASSIGN_RESULT(const Preparation ready, prepare(database));
        ASSIGN_RESULT(const MonthOverview month, queries::readMonth(*database.connect(), Month(2024, 5), ready.layout));
        QCOMPARE(printed(month),
                 u"1|1|1|Entered|5.00|2024-05-31 Food  carol@example.com\n"
                 "Food  5.00 (1)\n1|Food|\n1|carol@example.com|carol@example.com"_s);
    }

    void doublesAddUpExactly()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        runAsOwner(database,
                   variant(u"V1"_s)
                       + u"INSERT INTO users (email, name) VALUES ('a@b', 'A');"
                         "INSERT INTO categories (name) VALUES ('Food');"
                         "INSERT INTO expenses (user_id, category_id, description, amount, date) "
                         "SELECT 1, 1, 'x', 0.1, '2024-05-01' FROM generate_series(1, 1000);"
                         "INSERT INTO expenses (user_id, category_id, description, amount, date) "
                         "VALUES (1, 1, 'x', 99999999.99, '2024-05-01')"_s);
        ASSIGN_RESULT(const Preparation ready, prepare(database));
        ASSIGN_RESULT(const MonthSummary summary,
                      queries::summarizeMonth(*database.connect(), Month(2024, 5), {}, ready.layout));
        QCOMPARE(printed(summary), u"Food  100000099.99 (1001)"_s);
    }

    void withoutAPlaceBesideNothingIsOpenedForWriting()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        const auto &login = database.server();
        runAsOwner(database, variant(u"V5"_s));
        database.plainSql(u"ALTER DATABASE \"%1\" OWNER TO postgres"_s.arg(login.address.database));
        QCOMPARE(prepare(database).error().kind, ErrorKind::PermissionDenied);
        database.plainSql(
            u"ALTER DATABASE \"%1\" SET default_transaction_read_only = on"_s.arg(login.address.database));
        ASSIGN_RESULT(const Preparation readOnly, prepare(database));
        QVERIFY(readOnly.isReadOnly);
        VERIFY_RESULT(queries::readMonth(*database.connect(), Month(2024, 5), readOnly.layout));
    }
};

QTEST_GUILESS_MAIN(TestAdoption)
#include "tst_adoption.moc"
