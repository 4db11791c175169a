// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/cells.h"
#include "db/store/once.h"

#include "db/postgres/driver/pgconnection.h"
#include "db/schema/migrations.h"
#include "db/store/columns.h"
#include "db/transaction.h"
#include "db/writes.h"
#include "db/writing.h"
#include "support/coursetables.h"
#include "support/links/faultproxy.h"
#include "support/verifyresult.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using queries::Once;

namespace {

const CategoryDraft kBooks{u"Books"_s, u"#123456"_s};
const queries::Request kRequest{u"insertCategory"_s, {kBooks.name, kBooks.color}, queries::kCategoryColumns};

/// A first attempt to add kBooks, whose transaction stays open until end() commits it or rolls it back.
class HeldAttempt
{
public:
    HeldAttempt(const TestDatabase &database, const Once &once)
        : m_thread(QThread::create([this, &database, once] { run(*database.connect(), once); }))
    {
        m_thread->start();
        while (!m_isHeld)
            QThread::msleep(1);
    }
    ~HeldAttempt()
    {
        m_mayEnd = true;
        m_thread->wait();
    }
    Q_DISABLE_COPY_MOVE(HeldAttempt)

    Result<Rows> end(bool commits)
    {
        m_commits = commits;
        m_mayEnd = true;
        m_thread->wait();
        return m_answer;
    }

private:
    void run(Connection &connection, const Once &once)
    {
        m_answer = queries::changeOnce(connection, once, kRequest, [&] {
            Result<Rows> rows = connection.exec(
                u"INSERT INTO categories (name, color) VALUES ($1, $2) RETURNING id, name, color"_s,
                {kBooks.name, kBooks.color});
            m_isHeld = true;
            while (!m_mayEnd)
                QThread::msleep(1);
            return m_commits ? rows : Result<Rows>(failure(ErrorKind::Cancelled));
        });
    }

    std::atomic<bool> m_isHeld = false;
    std::atomic<bool> m_mayEnd = false;
    std::atomic<bool> m_commits = false;
    Result<Rows> m_answer;
    std::unique_ptr<QThread> m_thread;
};

/// A second attempt with the same id, in a thread of its own.
class SecondAttempt
{
public:
    SecondAttempt(const TestDatabase &database, const Once &once)
        : m_thread(QThread::create([this, &database, once] {
              const auto connection = database.connect();
              m_answer = writing::insertCategory(*connection, kBooks, once);
          }))
    {
        m_thread->start();
    }
    ~SecondAttempt() { m_thread->wait(); }
    Q_DISABLE_COPY_MOVE(SecondAttempt)

    [[nodiscard]] bool isOver() const { return m_thread->isFinished(); }
    Result<Category> answer()
    {
        m_thread->wait();
        return m_answer;
    }

private:
    Result<Category> m_answer;
    std::unique_ptr<QThread> m_thread;
};

/// Whether a session waits for the first attempt's transaction.
bool isSomebodyWaiting(const TestDatabase &database)
{
    return database.plainSql(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                             "AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO bt_operations%'"_s)
        == u"1"_s;
}

/// Gives a database on a server the rows of addWhatWritesNeed() again, with the same ids.
void beginAgain(const TestDatabase &database)
{
    database.plainSql(u"TRUNCATE users, categories, expenses RESTART IDENTITY"_s);
    addWhatWritesNeed(database);
}

void addServerRoutes()
{
    QTest::addColumn<Route>("route");
    QTest::newRow("PostgreSQL") << Route::Postgres;
    QTest::newRow("PgBouncer") << Route::Pooler;
}

} // namespace

class TestOnce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRepeatedChangeHappensOnceAndAnswersTheSame_data()
    {
        QTest::addColumn<Route>("route");
        QTest::addColumn<int>("number");
        const std::vector<Write> writes = allWrites();
        const std::array routes{std::pair{"SQLite", Route::Sqlite}, std::pair{"PostgreSQL", Route::Postgres},
                                std::pair{"PgBouncer", Route::Pooler}};
        for (const auto &[name, route] : routes) {
            for (std::size_t i = 0; i < writes.size(); ++i)
                QTest::addRow("%s %s", name, qPrintable(writes[i].name)) << route << int(i);
        }
    }
    void aRepeatedChangeHappensOnceAndAnswersTheSame()
    {
        QFETCH(Route, route);
        QFETCH(int, number);
        const TestDatabase database(route);
        addWhatWritesNeed(database);
        const QString before = allRows(database);
        const Write write = allWrites()[std::size_t(number)];
        const Once once;
        auto connection = database.connect();
        ASSIGN_RESULT(const QString first, write.run(*connection, once));
        const QString after = allRows(database);
        QVERIFY(after != before);

        connection.reset();
        connection = database.connect();
        QCOMPARE(write.run(*connection, once), first);
        QCOMPARE(allRows(database), after);

        database.plainSql(u"DELETE FROM expenses; DELETE FROM categories; DELETE FROM users"_s);
        QCOMPARE(write.run(*connection, once), first);
        const auto other = writing::insertCategory(*connection, kBooks, once);
        QCOMPARE(other.error().kind, ErrorKind::Unexpected);
        QVERIFY(other.error().detail.contains(once.operation.value.toString(QUuid::WithoutBraces)));
        QCOMPARE(allRows(database), QString());
        QCOMPARE(recorded(database, route), u"1"_s);
    }

    void anotherOperationIsAnotherChange_data() { addRoutes(); }
    void anotherOperationIsAnotherChange()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        const ExpenseDraft lunch = draft(u"Lunch"_s, 1, QDate(2024, 1, 1));
        VERIFY_RESULT(writing::insertExpense(*connection, lunch));
        VERIFY_RESULT(writing::insertExpense(*connection, lunch));
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM expenses"_s), u"2"_s);
    }

    void theSameValuesInOtherPlacesAreAnotherRequest_data() { addRoutes(); }
    void theSameValuesInOtherPlacesAreAnotherRequest()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        const Once once;
        VERIFY_RESULT(writing::insertPerson(*connection, {u"a@b"_s, u"cd"_s}, once));
        QCOMPARE(writing::insertPerson(*connection, {u"a@bc"_s, u"d"_s}, once).error().kind, ErrorKind::Unexpected);
        QCOMPARE(writing::insertPerson(*connection, {u"cd"_s, u"a@b"_s}, once).error().kind, ErrorKind::Unexpected);
        QCOMPARE(writing::insertCategory(*connection, {u"a@b"_s, u"cd"_s}, once).error().kind, ErrorKind::Unexpected);
    }

    void aFailedChangeIsNotRecorded_data() { addRoutes(); }
    void aFailedChangeIsNotRecorded()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addWhatWritesNeed(database);
        const auto connection = database.connect();
        const Once taken;
        const Once used;
        const Once missing;
        const auto insert = [&] { return writing::insertCategory(*connection, {u"Food"_s, u"#000000"_s}, taken); };
        const auto erase = [&] { return writing::deleteCategory(*connection, CategoryId{1}, used); };
        const auto update = [&] { return writing::updateCategory(*connection, CategoryId{9}, kBooks, missing); };
        QCOMPARE(insert().error().kind, ErrorKind::NameTaken);
        QCOMPARE(erase().error().kind, ErrorKind::StillReferenced);
        QCOMPARE(update().error().kind, ErrorKind::NotFound);
        QCOMPARE(recorded(database, route), u"0"_s);
        QVERIFY(connection->isClean());

        database.plainSql(u"DELETE FROM expenses; INSERT INTO categories (id, name) VALUES (9, 'Nine')"_s);
        VERIFY_RESULT(erase());
        VERIFY_RESULT(insert());
        VERIFY_RESULT(update());
        QCOMPARE(recorded(database, route), u"3"_s);
    }

    void aValueThatIsRefusedIsNotRecorded()
    {
        const TestDatabase database(Route::Postgres);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        const Once once;
        const ExpenseDraft lunch = draft(u"Lunch"_s, 1875, QDate(2024, 1, 16));
        database.plainSql(u"ALTER TABLE expenses ADD CONSTRAINT cheap CHECK (amount < 5)"_s);
        QCOMPARE(writing::insertExpense(*connection, lunch, once).error().kind, ErrorKind::ValueRefused);
        database.plainSql(u"ALTER TABLE expenses DROP CONSTRAINT cheap"_s);
        VERIFY_RESULT(writing::insertExpense(*connection, lunch, once));
    }

    void worksWithoutTheTablesOfOurOwn_data() { addServerRoutes(); }
    void worksWithoutTheTablesOfOurOwn()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addWhatWritesNeed(database);
        database.plainSql(u"DROP TABLE bt_operations; DROP TABLE bt_transfers"_s);
        const auto connection = database.connect();
        const Once unguarded{OperationId::create(), false};
        for (const Write &write : allWrites()) {
            beginAgain(database);
            QVERIFY2(write.run(*connection, unguarded).has_value(), qPrintable(write.name));
        }
        beginAgain(database);
        QVERIFY(writing::deleteExpense(*connection, ExpenseId{1}, unguarded).has_value());
        QCOMPARE(writing::deleteExpense(*connection, ExpenseId{1}, unguarded).error().kind, ErrorKind::NotFound);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM expenses"_s), u"2"_s);
    }

    void aSecondAttemptWaitsForTheFirst_data() { addServerRoutes(); }
    void aSecondAttemptWaitsForTheFirst()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const Once once;
        HeldAttempt first(database, once);
        SecondAttempt second(database, once);
        QTRY_VERIFY(isSomebodyWaiting(database));
        QVERIFY(!second.isOver());
        ASSIGN_RESULT(const Rows rows, first.end(true));
        const Category books{CategoryId{integerAt(rows)}, kBooks.name, kBooks.color};
        QCOMPARE(second.answer(), books);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM categories"_s), u"1"_s);
    }

    void aSecondAttemptDoesTheWorkWhereTheFirstGaveUp_data() { addServerRoutes(); }
    void aSecondAttemptDoesTheWorkWhereTheFirstGaveUp()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const Once once;
        HeldAttempt first(database, once);
        SecondAttempt second(database, once);
        QTRY_VERIFY(isSomebodyWaiting(database));
        QVERIFY(!first.end(false).has_value());
        VERIFY_RESULT(second.answer());
        QCOMPARE(database.plainSql(u"SELECT name FROM categories"_s), kBooks.name);
    }

    void aFirstAttemptThatNeverEndsIsNotWaitedForWithoutLimit_data() { addServerRoutes(); }
    void aFirstAttemptThatNeverEndsIsNotWaitedForWithoutLimit()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const Once once;
        HeldAttempt first(database, once);
        QElapsedTimer timer;
        timer.start();
        const auto connection = database.connect();
        QCOMPARE(writing::insertCategory(*connection, kBooks, once).error().kind, ErrorKind::SerializationFailure);
        QVERIFY2(timer.elapsed() >= 5'000 && timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(connection->isClean());
        QCOMPARE(textAt(*connection->exec(u"SHOW lock_timeout"_s)), u"0"_s);
        QVERIFY(!first.end(false).has_value());
        VERIFY_RESULT(writing::insertCategory(*connection, kBooks, once));
    }

    void tenAttemptsAtOnceAreOneRow_data() { addServerRoutes(); }
    void tenAttemptsAtOnceAreOneRow()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const ExpenseDraft lunch = draft(u"Lunch"_s, 1875, QDate(2024, 1, 16));
        const Once once;
        std::array<Result<Expense>, 10> answers;
        std::atomic<int> arrived = 0;
        std::vector<std::unique_ptr<QThread>> clients;
        for (auto &answer : answers) {
            clients.emplace_back(QThread::create([&] {
                const auto connection = database.connect();
                for (++arrived; arrived < 10;)
                    QThread::yieldCurrentThread();
                answer = writing::insertExpense(*connection, lunch, once);
            }));
            clients.back()->start();
        }
        for (const auto &client : clients)
            QVERIFY(client->wait(60'000));
        for (const auto &answer : answers) {
            VERIFY_RESULT(answer);
            QCOMPARE(answer, answers[0]);
        }
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM expenses"_s), u"1"_s);
    }

    void aChangeIsOneFlightAndARepeatedOneTwo()
    {
        const TestDatabase database(Route::Postgres);
        addWhatWritesNeed(database);
        FaultProxy proxy(sharedCluster().port());
        auto login = database.server();
        login.address.port = proxy.port();
        ASSIGN_RESULT(const auto connection, PgConnection::open(login, std::make_shared<Interrupt>()));
        for (const Write &write : allWrites()) {
            const Once once;
            beginAgain(database);
            proxy.resetFlights();
            VERIFY_RESULT(write.run(*connection, once));
            QVERIFY2(proxy.flights() == 1, qPrintable(write.name));
            VERIFY_RESULT(write.run(*connection, once));
            QVERIFY2(proxy.flights() == 3, qPrintable(write.name));
        }
    }

    void aThousandRowsAreOneFlight()
    {
        const TestDatabase database(Route::Postgres);
        addPeopleAndCategories(database);
        FaultProxy proxy(sharedCluster().port());
        auto login = database.server();
        login.address.port = proxy.port();
        ASSIGN_RESULT(const auto connection, PgConnection::open(login, std::make_shared<Interrupt>()));
        const std::vector<ExpenseDraft> drafts(1'000, draft(u"Lunch"_s, 1875, QDate(2024, 1, 16)));
        proxy.resetFlights();
        VERIFY_RESULT(writing::insertExpenses(*connection, drafts));
        QVERIFY2(proxy.flights() <= 2, qPrintable(QString::number(proxy.flights())));
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM expenses"_s), u"1000"_s);
    }

    void theCoursesTablesStayAsTheyWere()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        database.plainSql(courseDdl());
        database.plainSql(
            u"GRANT ALL ON ALL TABLES IN SCHEMA public TO \"%1\";"
            "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO \"%1\""_s.arg(database.server().address.user));
        const QString before = database.plainSql(catalogueOfCourseTables());
        const auto connection = database.connect();
        VERIFY_RESULT(inTransaction(*connection, [&] { return migrate(*connection, migrations(Engine::Postgres)); }));
        addWhatWritesNeed(database);
        for (const Write &write : allWrites()) {
            beginAgain(database);
            QVERIFY2(write.run(*connection, Once()).has_value(), qPrintable(write.name));
        }
        QCOMPARE(database.plainSql(catalogueOfCourseTables()), before);
    }
};

QTEST_GUILESS_MAIN(TestOnce)
#include "tst_once.moc"
