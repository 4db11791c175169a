// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/schema/deployment.h"
#include "db/schema/preparation.h"
#include "db/store/monthqueries.h"
#include "db/writes.h"
#include "db/writing.h"
#include "support/coursetables.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

const Month kJanuary(2024, 1);

/// The course's tables, with `columns` in place of description, amount and date of `expenses`.
QString tablesWith(const QString &columns)
{
    QString ddl = courseDdl();
    const qsizetype start = ddl.indexOf(u"description VARCHAR"_s);
    const qsizetype end = ddl.indexOf(u"created_at"_s, start);
    return ddl.replace(start, end - start, columns);
}

QString rowsOf(const MonthOverview &month)
{
    QStringList lines;
    for (const ListedExpense &listed : month.expenses) {
        const Expense &expense = listed.expense;
        const QString amount = !isAmountReadable(expense) ? u"unreadable "_s + expense.stored.amount
            : isAmountRounded(expense)                    ? u"about "_s + expense.entry.amount.toDecimal()
                                                          : expense.entry.amount.toDecimal();
        lines << u"%1 %2 %3 %4"_s.arg(QString::number(expense.id.value), amount,
                                      listed.hasCategory ? listed.category.name : u"category gone"_s,
                                      listed.hasPerson ? listed.personName : u"person gone"_s);
    }
    return lines.join(u'\n');
}

QString sumsOf(const MonthOverview &month)
{
    QStringList lines;
    for (const CategoryTotal &total : month.summary)
        lines << u"%1 %2 of %3, %4 left out"_s.arg(total.hasCategory ? total.category.name : u"category gone"_s,
                                                   total.total.toDecimal(), QString::number(total.count),
                                                   QString::number(total.unreadable));
    return lines.join(u'\n');
}

/// The rows that the command `tables` lists.
QString named(Connection &connection)
{
    const auto plan = planDeployment(connection, migrations(connection.engine()));
    if (!plan)
        return describeFailure(plan);
    QStringList lines;
    for (const TableFinding &finding : plan->report.findings) {
        if (finding.aspect == TableAspect::Row)
            lines << finding.column + u' ' + finding.expected + u": "_s + finding.found;
    }
    return lines.join(u'\n');
}

/// A prepared ledger with the given tables.
class Ledger
{
public:
    explicit Ledger(const QString &ddl, Route route = Route::Postgres)
        : m_database(route, TestDatabase::State::Empty), m_connection(m_database.connect())
    {
        const QString owner = std::get<ServerAddress>(m_database.location()).user;
        m_database.plainSql(u"SET ROLE \"%1\";"_s.arg(owner) + ddl);
        const auto prepared = prepareLedger(*m_connection, migrations(Engine::Postgres));
        if (!prepared)
            qFatal("%s", qPrintable(describeFailure(prepared)));
        m_layout = prepared->layout;
        addPeopleAndCategories(m_database);
    }

    QString sql(const QString &text) const { return m_database.plainSql(text); }
    /// Adds a row of January for each amount; amounts are SQL expressions.
    void add(const QStringList &amounts) const
    {
        for (const QString &amount : amounts)
            sql(u"INSERT INTO expenses (user_id, category_id, description, amount, date) "
                "VALUES (1, 1, 'x', %1, '2024-01-10')"_s.arg(amount));
    }
    [[nodiscard]] Connection &connection() const { return *m_connection; }
    [[nodiscard]] const LedgerLayout &layout() const { return m_layout; }
    [[nodiscard]] Result<MonthOverview> january() const
    {
        return queries::readMonth(*m_connection, kJanuary, m_layout);
    }

private:
    TestDatabase m_database;
    std::unique_ptr<Connection> m_connection;
    LedgerLayout m_layout;
};

const QString kDescription = u"description VARCHAR(200) NOT NULL, "_s;
const QString kDate = u"date DATE, "_s;

} // namespace

class TestOddRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAmountThatIsNoneIsShownNamedAndLeftOut_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("stored");
        const QString cents = u"NUMERIC(10, 2)"_s;
        const QString exact = u"NUMERIC"_s;
        const QString floating = u"DOUBLE PRECISION"_s;
        QTest::newRow("numeric(10,2), NaN") << cents << u"'NaN'"_s << u"NaN"_s;
        QTest::newRow("numeric, NaN") << exact << u"'NaN'"_s << u"NaN"_s;
        QTest::newRow("numeric, Infinity") << exact << u"'Infinity'"_s << u"Infinity"_s;
        QTest::newRow("numeric, -Infinity") << exact << u"'-Infinity'"_s << u"-Infinity"_s;
        QTest::newRow("numeric, huge") << exact << u"1e30"_s << u"1000000000000000000000000000000"_s;
        QTest::newRow("double, NaN") << floating << u"'NaN'"_s << u"NaN"_s;
        QTest::newRow("double, Infinity") << floating << u"'Infinity'"_s << u"Infinity"_s;
        QTest::newRow("double, huge") << floating << u"1e18"_s << u"1000000000000000000"_s;
    }
    void anAmountThatIsNoneIsShownNamedAndLeftOut()
    {
        QFETCH(QString, type);
        QFETCH(QString, amount);
        QFETCH(QString, stored);
        const Ledger ledger(tablesWith(kDescription + u"amount %1 NOT NULL, "_s.arg(type) + kDate));
        ledger.add({u"1.25"_s, amount, u"2.50"_s});
        ASSIGN_RESULT(const auto month, ledger.january());
        QCOMPARE(rowsOf(month), u"1 1.25 Food Alice\n2 unreadable %1 Food Alice\n3 2.50 Food Alice"_s.arg(stored));
        QCOMPARE(sumsOf(month), u"Food 3.75 of 3, 1 left out"_s);
        QVERIFY2(named(ledger.connection()).startsWith(u"amount 2: "_s), qPrintable(named(ledger.connection())));

        const QString before = ledger.sql(u"SELECT * FROM expenses ORDER BY id"_s);
        const Expense &odd = month.expenses.at(1).expense;
        ExpenseDraft edited = odd.entry;
        edited.amount = Money::fromMinor(100);
        edited.description = u"edited"_s;
        VERIFY_RESULT(writing::updateExpense(ledger.connection(), odd.id, edited, {}, ledger.layout()));
        VERIFY_RESULT(writing::revertExpense(ledger.connection(), odd, {}, ledger.layout()));
        QCOMPARE(ledger.sql(u"SELECT * FROM expenses ORDER BY id"_s), before);
        ASSIGN_RESULT(const Expense gone,
                      writing::deleteExpense(ledger.connection(), ExpenseId{2}, {}, ledger.layout()));
        QCOMPARE(gone.stored.amount, stored);
        VERIFY_RESULT(writing::restoreExpense(ledger.connection(), gone, {}, ledger.layout()));
        QCOMPARE(ledger.sql(u"SELECT * FROM expenses ORDER BY id"_s), before);
    }

    void aDateThatIsNoneIsNamedAndComesBackFromDeletion_data()
    {
        QTest::addColumn<QString>("date");
        for (const QString &date : {u"infinity"_s, u"-infinity"_s, u"0044-03-15 BC"_s, u"10000-01-01"_s})
            QTest::newRow(qPrintable(date)) << date;
    }
    void aDateThatIsNoneIsNamedAndComesBackFromDeletion()
    {
        QFETCH(QString, date);
        const Ledger ledger(courseDdl());
        ledger.add({u"1"_s});
        ledger.sql(u"UPDATE expenses SET date = '%1'"_s.arg(date));
        QCOMPARE(named(ledger.connection()), u"date 1: "_s + date);
        const QString before = ledger.sql(u"SELECT * FROM expenses"_s);
        ASSIGN_RESULT(const Expense gone, writing::deleteExpense(ledger.connection(), ExpenseId{1}));
        QVERIFY(!gone.entry.date.isValid());
        VERIFY_RESULT(writing::restoreExpense(ledger.connection(), gone));
        QCOMPARE(ledger.sql(u"SELECT * FROM expenses"_s), before);
    }

    void partsOfACentAreShownRoundedAndSummedExactly_data()
    {
        QTest::addColumn<QString>("type");
        QTest::newRow("numeric(30,10)") << u"NUMERIC(30, 10)"_s;
        QTest::newRow("double") << u"DOUBLE PRECISION"_s;
    }
    void partsOfACentAreShownRoundedAndSummedExactly()
    {
        QFETCH(QString, type);
        const Ledger ledger(tablesWith(kDescription + u"amount %1 NOT NULL, "_s.arg(type) + kDate));
        ledger.sql(u"INSERT INTO expenses (user_id, category_id, description, amount, date) "
                   "SELECT 1, 1, 'x', 0.004, '2024-01-10' FROM generate_series(1, 1000)"_s);
        ledger.add({u"-0.005"_s, u"1.20"_s});
        ASSIGN_RESULT(const auto month, ledger.january());
        QVERIFY(rowsOf(month).startsWith(u"1 about 0.00 Food Alice\n"_s));
        QVERIFY(rowsOf(month).endsWith(u"1001 about -0.01 Food Alice\n1002 1.20 Food Alice"_s));
        QCOMPARE(sumsOf(month), u"Food 5.20 of 1002, 0 left out"_s); // 5.195, rounded

        ExpenseDraft edited = month.expenses.at(1000).expense.entry;
        edited.description = u"edited"_s;
        VERIFY_RESULT(writing::updateExpense(ledger.connection(), ExpenseId{1001}, edited, {}, ledger.layout()));
        QCOMPARE(ledger.sql(u"SELECT description, amount = -0.005 FROM expenses WHERE id = 1001"_s), u"edited|t"_s);
        edited.amount = Money::fromMinor(700);
        VERIFY_RESULT(writing::updateExpense(ledger.connection(), ExpenseId{1001}, edited, {}, ledger.layout()));
        VERIFY_RESULT(
            writing::revertExpense(ledger.connection(), month.expenses.at(1000).expense, {}, ledger.layout()));
        QCOMPARE(ledger.sql(u"SELECT description, amount = -0.005 FROM expenses WHERE id = 1001"_s), u"x|t"_s);
        ASSIGN_RESULT(const Expense gone,
                      writing::deleteExpense(ledger.connection(), ExpenseId{1}, {}, ledger.layout()));
        VERIFY_RESULT(writing::restoreExpense(ledger.connection(), gone, {}, ledger.layout()));
        QCOMPARE(ledger.sql(u"SELECT amount = 0.004 FROM expenses WHERE id = 1"_s), u"t"_s);
    }

    void aSumBeyond64BitsIsNoNumber()
    {
        const Ledger ledger(tablesWith(kDescription + u"amount NUMERIC(30, 2) NOT NULL, "_s + kDate));
        ledger.sql(u"INSERT INTO expenses (user_id, category_id, description, amount, date) "
                   "SELECT 1, 1, 'x', 9999999999999.99, '2024-01-10' FROM generate_series(1, 1000)"_s);
        ASSIGN_RESULT(const auto month, ledger.january());
        QCOMPARE(sumsOf(month), u"Food 9999999999999990.00 of 1000, 0 left out"_s);
        ledger.sql(
            u"INSERT INTO expenses (user_id, category_id, description, amount, date) SELECT user_id, category_id, "
            "description, amount, date FROM expenses, generate_series(1, 100)"_s);
        QCOMPARE(ledger.january().error().kind, ErrorKind::SumTooLarge);
    }

    void rowsWithoutTheirParentsAreListedAndSummed()
    {
        QString ddl = courseDdl();
        ddl.remove(
            u", FOREIGN KEY(user_id) REFERENCES users (id), FOREIGN KEY(category_id) REFERENCES categories (id)"_s);
        const Ledger ledger(ddl);
        ledger.add({u"1"_s, u"2"_s, u"4"_s});
        ledger.sql(
            u"UPDATE expenses SET category_id = 77 WHERE id = 2; UPDATE expenses SET user_id = 88 WHERE id = 3"_s);
        ASSIGN_RESULT(const auto month, ledger.january());
        QCOMPARE(rowsOf(month), u"1 1.00 Food Alice\n2 2.00 category gone Alice\n3 4.00 Food person gone"_s);
        QCOMPARE(sumsOf(month), u"Food 5.00 of 2, 0 left out\ncategory gone 2.00 of 1, 0 left out"_s);
        QCOMPARE(month.expenses.at(1).category.id, CategoryId{77});
        QCOMPARE(totalOf(month.summary), Money::fromMinor(700));
        QCOMPARE(named(ledger.connection()), u"category_id 2: 77\nuser_id 3: 88"_s);
    }

    void rowsWhoseParentsAreHiddenAreListedAndSummed()
    {
        const Ledger ledger(courseDdl());
        ledger.add({u"1"_s, u"2"_s});
        ledger.sql(u"UPDATE expenses SET category_id = 2 WHERE id = 2;"
                   "ALTER TABLE categories ENABLE ROW LEVEL SECURITY; ALTER TABLE categories FORCE ROW LEVEL SECURITY;"
                   "CREATE POLICY visible ON categories USING (name = 'Food');"
                   "ALTER TABLE users ENABLE ROW LEVEL SECURITY; ALTER TABLE users FORCE ROW LEVEL SECURITY"_s);
        ASSIGN_RESULT(const auto month, ledger.january());
        QCOMPARE(rowsOf(month), u"1 1.00 Food person gone\n2 2.00 category gone person gone"_s);
        QCOMPARE(totalOf(month.summary), Money::fromMinor(300));
    }

    void aRowWithoutCategoryOrPersonIsListed()
    {
        const Ledger ledger(QString(courseDdl())
                                .replace(u"user_id INTEGER NOT NULL"_s, u"user_id INTEGER"_s)
                                .replace(u"category_id INTEGER NOT NULL"_s, u"category_id INTEGER"_s));
        ledger.sql(u"INSERT INTO expenses (description, amount, date) VALUES ('x', 3, '2024-01-10')"_s);
        ASSIGN_RESULT(const auto month, ledger.january());
        QCOMPARE(rowsOf(month), u"1 3.00 category gone person gone"_s);
        QCOMPARE(sumsOf(month), u"category gone 3.00 of 1, 0 left out"_s);
    }

    void anEntryForADeletedParentNamesTheParent_data() { addRoutes(); }
    void anEntryForADeletedParentNamesTheParent()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        ExpenseDraft entry = draft(u"x"_s, 100, QDate(2024, 1, 10));
        VERIFY_RESULT(writing::insertExpense(*connection, entry));
        entry.category = CategoryId{77};
        QCOMPARE(writing::insertExpense(*connection, entry).error().kind, ErrorKind::CategoryUnknown);
        QCOMPARE(writing::insertExpense(*connection, entry).error().field, Field::Category);
        QCOMPARE(writing::updateExpense(*connection, ExpenseId{1}, entry).error().kind, ErrorKind::CategoryUnknown);
        QCOMPARE(writing::restoreExpense(*connection, {ExpenseId{9}, entry, {}}).error().kind,
                 ErrorKind::CategoryUnknown);
        entry.category = CategoryId{1};
        entry.person = PersonId{88};
        QCOMPARE(writing::insertExpense(*connection, entry).error().kind, ErrorKind::PersonUnknown);
        QVERIFY(connection->isClean());
    }

    void aDescriptionOfTenMegabytesIsCutForTheListAlone_data() { addRoutes(); }
    void aDescriptionOfTenMegabytesIsCutForTheListAlone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        if (route != Route::Sqlite)
            database.plainSql(u"ALTER TABLE expenses ALTER COLUMN description TYPE text"_s);
        const QString many = route == Route::Sqlite ? u"replace(hex(zeroblob(5000000)), '0', '\U0001F35D')"_s
                                                    : u"repeat('\U0001F35D', 10000000)"_s;
        const auto connection = database.connect();
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"x"_s, 100, QDate(2024, 1, 10))));
        database.plainSql(u"UPDATE expenses SET description = "_s + many);
        ASSIGN_RESULT(const auto month, queries::readMonth(*connection, kJanuary));
        const ListedExpense listed = month.expenses.at(0);
        QVERIFY(listed.isDescriptionCut);
        QCOMPARE(listed.expense.entry.description, u"\U0001F35D"_s.repeated(kMaxDescription));

        ExpenseDraft edited = listed.expense.entry;
        edited.amount = Money::fromMinor(250);
        VERIFY_RESULT(writing::updateExpense(*connection, ExpenseId{1}, edited));
        QCOMPARE(database.plainSql(u"SELECT length(description) FROM expenses"_s), u"10000000"_s);

        edited.description = u"short"_s;
        ASSIGN_RESULT(const ExpenseUpdate update, writing::updateExpense(*connection, ExpenseId{1}, edited));
        QCOMPARE(database.plainSql(u"SELECT description FROM expenses"_s), u"short"_s);
        VERIFY_RESULT(writing::revertExpense(*connection, update.before));
        QCOMPARE(database.plainSql(u"SELECT length(description) FROM expenses"_s), u"10000000"_s);
    }

    void undoGivesBackARowWithoutParents()
    {
        const Ledger ledger(QString(courseDdl())
                                .replace(u"user_id INTEGER NOT NULL"_s, u"user_id INTEGER"_s)
                                .replace(u"category_id INTEGER NOT NULL"_s, u"category_id INTEGER"_s));
        ledger.sql(u"INSERT INTO expenses (description, amount, date) VALUES ('x', 3, '2024-01-10')"_s);
        const QString before = ledger.sql(u"SELECT * FROM expenses"_s);
        ASSIGN_RESULT(const ExpenseUpdate update,
                      writing::updateExpense(ledger.connection(), ExpenseId{1},
                                             draft(u"new"_s, 7, QDate(2024, 2, 2)), {}, ledger.layout()));
        VERIFY_RESULT(writing::revertExpense(ledger.connection(), update.before, {}, ledger.layout()));
        QCOMPARE(ledger.sql(u"SELECT * FROM expenses"_s), before);
    }

    void aTextOfTwoHundredWideCharactersIsNotCut()
    {
        const TestDatabase database(Route::Postgres);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        VERIFY_RESULT(
            writing::insertExpense(*connection, draft(u"\U0001F35D"_s.repeated(200), 100, QDate(2024, 1, 10))));
        ASSIGN_RESULT(const auto month, queries::readMonth(*connection, kJanuary));
        QVERIFY(!month.expenses.at(0).isDescriptionCut);
        QCOMPARE(month.expenses.at(0).expense.entry.description.size(), 400);
    }

    void aByteOrderMarkBeforeATextStays_data() { addRoutes(); }
    void aByteOrderMarkBeforeATextStays()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        const QString text = QChar(0xFEFF) + u"Bread"_s;
        ASSIGN_RESULT(const Expense added, writing::insertExpense(*connection, draft(text, 100, QDate(2024, 1, 10))));
        QCOMPARE(added.entry.description, text);
        ASSIGN_RESULT(const auto month, queries::readMonth(*connection, kJanuary));
        QCOMPARE(month.expenses.at(0).expense.entry.description, text);
    }

    void aCharacterThatTheServerCannotHoldIsNamed()
    {
        const Database owner = sharedCluster().createDatabase();
        const QString name = owner.name + u"_latin1"_s;
        sharedCluster().sql(u"postgres"_s,
                            u"CREATE DATABASE \"%1\" OWNER \"%2\" TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' "
                            "LC_CTYPE 'C'"_s.arg(name, owner.role));
        auto login = *parseConnectionUrl(sharedCluster().url(owner));
        login.address.database = name;
        ASSIGN_RESULT(const auto connection, PgConnection::open(login, std::make_shared<Interrupt>()));
        VERIFY_RESULT(prepareLedger(*connection, migrations(Engine::Postgres)));
        VERIFY_RESULT(writing::insertCategory(*connection, {u"B\u00fccher"_s, u"#111111"_s}));
        const auto refused = writing::insertCategory(*connection, {u"Reise \u20ac"_s, u"#222222"_s});
        QCOMPARE(refused.error().kind, ErrorKind::CharacterUnsupported);
        QCOMPARE(refused.error().detail, u"\u20ac"_s);
        QVERIFY(connection->isClean());
        ASSIGN_RESULT(const auto categories, queries::listCategories(*connection));
        QCOMPARE(categories.size(), 1U);
        QCOMPARE(categories.front().name, u"B\u00fccher"_s);
    }
};

QTEST_GUILESS_MAIN(TestOddRows)
#include "tst_oddrows.moc"
