// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/changes/seenqueries.h"

#include "db/sharedledger.h"
#include "db/store/categoryqueries.h"
#include "db/store/expensequeries.h"
#include "db/store/personqueries.h"
#include "db/transaction.h"

#include <QThread>

#include <array>
#include <functional>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using queries::Once;

namespace {

const QDate kDay(2024, 1, 16);
constexpr int kAdditions = 15;

/// Calls a function in a thread of its own.
template <class T>
class Aside
{
public:
    explicit Aside(std::function<Result<T>()> work)
        : m_thread(QThread::create([this, work = std::move(work)] { m_answer = work(); }))
    {
        m_thread->start();
    }
    ~Aside() { m_thread->wait(); }
    Q_DISABLE_COPY_MOVE(Aside)

    Result<T> answer()
    {
        m_thread->wait();
        return m_answer;
    }

private:
    Result<T> m_answer = failure(ErrorKind::Cancelled);
    std::unique_ptr<QThread> m_thread;
};

} // namespace

/// Two persons save at the same moment.
class TestSavingTogether : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// B's statement waits for the row that A has changed and not yet committed. It must then compare with A's row, not
    /// with the row before A's change. This includes a date that is kept in another table.
    void aSaveThatWaitedForALockSeesTheOtherChange_data()
    {
        QTest::addColumn<Route>("route");
        QTest::addColumn<QString>("ddl");
        QTest::addColumn<QString>("act");
        const auto all = variants();
        for (const auto &act : {u"edit date"_s, u"edit text"_s, u"delete"_s, u"revert"_s}) {
            for (const auto &[name, route] : {std::pair{"PostgreSQL", Route::Postgres}, {"PgBouncer", Route::Pooler}}) {
                QTest::addRow("%s %s", name, qPrintable(act)) << route << QString() << act;
                QTest::addRow("%s V5 %s", name, qPrintable(act))
                    << route << std::ranges::find(all, u"V5"_s, &Variant::name)->ddl << act;
            }
        }
    }
    void aSaveThatWaitedForALockSeesTheOtherChange()
    {
        QFETCH(Route, route);
        QFETCH(QString, ddl);
        QFETCH(QString, act);
        const SharedLedger ledger(route, ddl);
        const LedgerLayout &layout = ledger.layout;
        const ExpenseDraft entry = draft(u"Lunch"_s, 1200, kDay);
        ASSIGN_RESULT(const Expense seen, queries::insertExpense(*ledger.one, entry, {}, layout));
        const auto connection = ledger.database().connect();
        for (const bool isRecorded : {true, false}) {
            const Once once{OperationId::create(), isRecorded};
            auto transaction = Transaction::begin(*connection);
            changeDate(*connection, layout, kDay.addDays(1));
            Aside<Expense> waiting([&]() -> Result<Expense> {
                const auto own = ledger.database().connect();
                return doIt(*own, act, seen, once, layout);
            });
            QTRY_VERIFY(isSomebodyWaiting(ledger));
            VERIFY_RESULT(transaction->commit());
            const Result<Expense> answer = waiting.answer();
            ASSIGN_RESULT(const Expense now, queries::readExpense(*ledger.one, seen.id, layout));
            QCOMPARE(now.entry.date, kDay.addDays(1));
            if (act == u"edit text"_s) {
                QCOMPARE(answer, now);
                QCOMPARE(now.entry.description, u"edited"_s);
            } else {
                QCOMPARE(answer.error().kind, ErrorKind::ChangedMeanwhile);
                QCOMPARE(answer.error().field, act == u"edit date"_s ? Field::Date : Field::None);
                QCOMPARE(now.entry.description, entry.description);
            }
            changeDate(*ledger.one, layout, kDay);
            QVERIFY(ledger.one->exec(u"UPDATE expenses SET description = 'Lunch'"_s).has_value());
        }
    }

    /// Several persons add to one row again and again, each time to what they see. No addition is lost. They add
    /// different amounts, because the same new value from two persons is no conflict.
    void noAdditionIsLost_data() { SharedLedger::addTables(); }
    void noAdditionIsLost()
    {
        QFETCH(Route, route);
        QFETCH(QString, ddl);
        const SharedLedger ledger(route, ddl);
        const LedgerLayout &layout = ledger.layout;
        ASSIGN_RESULT(const Expense first, queries::insertExpense(*ledger.one, draft(u"x"_s, 100, kDay), {}, layout));
        std::array<Result<void>, 6> results;
        std::vector<std::unique_ptr<QThread>> persons;
        for (std::size_t i = 0; i < results.size(); ++i) {
            const int step = std::array{1, 100, 1000}.at(i / 2);
            persons.emplace_back(QThread::create([&, i, step] {
                const auto own = ledger.database().connect();
                results.at(i) = addAgainAndAgain(*own, first.id, i % 2 == 0 ? step : 0, i % 2 == 0 ? 0 : step, layout);
            }));
            persons.back()->start();
        }
        for (const auto &person : persons)
            person->wait();
        for (const auto &result : results)
            VERIFY_RESULT(result);
        ASSIGN_RESULT(const Expense last, queries::readExpense(*ledger.one, first.id, layout));
        QCOMPARE(last.entry.amount, Money::fromMinor(100 + kAdditions * 1101));
        QCOMPARE(last.entry.date, kDay.addDays(kAdditions * 1101));
    }

private:
    static Result<void> addAgainAndAgain(Connection &connection, ExpenseId id, int cents, int days,
                                         const LedgerLayout &layout)
    {
        for (int done = 0; done < kAdditions;) {
            const auto seen = queries::readExpense(connection, id, layout);
            if (!seen)
                return tl::make_unexpected(seen.error());
            ExpenseDraft more = seen->entry;
            more.amount = more.amount + Money::fromMinor(cents);
            more.date = more.date.addDays(days);
            const auto saved = queries::updateExpense(connection, *seen, more, {}, layout);
            if (!saved && saved.error().kind != ErrorKind::ChangedMeanwhile)
                return tl::make_unexpected(saved.error());
            done += saved ? 1 : 0;
        }
        return {};
    }

    static Result<Expense> doIt(Connection &connection, const QString &act, const Expense &seen, const Once &once,
                                const LedgerLayout &layout)
    {
        ExpenseDraft left = seen.entry;
        if (act == u"delete"_s)
            return queries::deleteExpense(connection, seen, once, layout);
        if (act == u"revert"_s) {
            Expense before = seen;
            before.entry.date = kDay.addDays(-1);
            return queries::revertExpense(connection, {before, seen}, once, layout);
        }
        if (act == u"edit date"_s)
            left.date = kDay.addDays(7);
        else
            left.description = u"edited"_s;
        return queries::updateExpense(connection, seen, left, once, layout).map(&ExpenseUpdate::after);
    }

    /// Changes the date as the program does: the row itself is updated also if its table has no date.
    static void changeDate(Connection &connection, const LedgerLayout &layout, QDate date)
    {
        if (layout.hasDate) {
            QVERIFY(connection.exec(u"UPDATE expenses SET date = $1"_s, {date}).has_value());
            return;
        }
        QVERIFY(connection.exec(u"UPDATE expenses SET user_id = user_id"_s).has_value());
        QVERIFY(connection.exec(u"UPDATE bt_expense_dates SET date = $1"_s, {date}).has_value());
    }

    static bool isSomebodyWaiting(const SharedLedger &ledger)
    {
        return ledger.sql(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                          "AND wait_event_type = 'Lock'"_s)
            == u"1"_s;
    }
};

QTEST_GUILESS_MAIN(TestSavingTogether)
#include "tst_savingtogether.moc"
