// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/synccore.h"

#include <QTest>

using namespace budget;
using namespace std::chrono_literals;

namespace {

const SyncCore::TimePoint kStart{};
const QDateTime kAsOf = QDateTime::fromSecsSinceEpoch(1'770'000'000).toUTC();
const LedgerPart kNovember{Table::Expenses, Month(2026, 11)};
const LedgerPart kDecember{Table::Expenses, Month(2026, 12)};
const LedgerPart kCategories{Table::Categories, {}};
const Error kLost{ErrorKind::ConnectionLost, Field::None, {}, {}, {}};
const Error kWrongPassword{ErrorKind::PasswordRejected, Field::None, {}, {}, {}};

OperationId idOf(uint number)
{
    return {QUuid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)};
}

OutboxItem item(uint id, Fate fate = Fate::Waiting, const std::vector<OperationId> &after = {})
{
    return {idOf(id), fate, false, 1, after};
}

SyncCore::Actions push(SyncCore::Flight flight, const std::vector<PushItem> &items)
{
    return {SyncCore::Push{flight, items}};
}

std::vector<uint> idsOf(const std::vector<PushItem> &flight)
{
    std::vector<uint> ids;
    for (const PushItem &sent : flight)
        ids.push_back(sent.id.value.data1);
    return ids;
}

} // namespace

class TestSyncCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUpToDateReplicaOpensWithOneQuestion()
    {
        SyncCore core{{}};
        QCOMPARE(core.opened({}, {{kNovember, "a"}}, kAsOf, kStart), SyncCore::Actions{SyncCore::AskDigests{1}});
        QVERIFY(core.digestsAnswered(1, {{kNovember, "a", 3}}, {{kNovember, "a"}}, kAsOf.addDays(1), kStart).empty());
        QCOMPARE(core.status().asOf, kAsOf.addDays(1));
        QVERIFY(!core.status().isBusy && !core.nextDeadline());
    }

    void changedPartsAreFetchedNewestFirstBehindTheSmallTables()
    {
        SyncCore core{{}};
        (void)core.opened({}, {}, kAsOf, kStart);
        const std::vector<LedgerPart> parts{kCategories, kDecember, kNovember};
        QCOMPARE(core.digestsAnswered(1, {{kNovember, "a", 1}, {kDecember, "b", 1}, {kCategories, "c", 1}}, {}, kAsOf,
                                      kStart),
                 SyncCore::Actions{(SyncCore::Fetch{2, parts, false})});
    }

    void aFirstFillingIsOneStreamAndGoesOnWhereItWasBrokenOff()
    {
        SyncCore core{{}};
        (void)core.opened({}, {}, {}, kStart);
        const std::vector<PartDigest> server{{kNovember, "a", 50'000}, {kDecember, "b", 50'000}};
        QCOMPARE(core.digestsAnswered(1, server, {}, kAsOf, kStart),
                 SyncCore::Actions{(SyncCore::Fetch{2, {kDecember, kNovember}, true})});
        core.partStored(2, 50'000);
        QCOMPARE(core.status().rowsFetched, 50'000);
        QVERIFY(core.failed(2, kLost, {}, {{kDecember, "b"}}, 0, kStart).empty());
        QCOMPARE(core.tick(*core.nextDeadline()), SyncCore::Actions{SyncCore::AskDigests{3}});
        QCOMPARE(core.digestsAnswered(3, server, {{kDecember, "b"}}, kAsOf, kStart),
                 SyncCore::Actions{(SyncCore::Fetch{4, {kNovember}, true})});
    }

    void aChangeIsPushedWithoutALook()
    {
        SyncCore core{{}};
        (void)core.opened({}, {}, kAsOf, kStart);
        (void)core.digestsAnswered(1, {}, {}, kAsOf, kStart);
        QCOMPARE(core.outboxChanged({item(1)}, kStart), push(2, {{idOf(1)}}));
        QVERIFY(core.answerStored(2, {}, {}, kStart).empty());
        QVERIFY(core.answerStored(2, {item(9)}, {}, kStart).empty()); // the flight is over
    }

    void aPartThatAnAnswerShowedToDifferIsFetched()
    {
        SyncCore core{{}};
        (void)core.opened({item(1)}, {}, kAsOf, kStart);
        // the question that opening the ledger caused comes first
        (void)core.answerStored(1, {}, {{kNovember, {}}}, kStart);
        QCOMPARE(core.digestsAnswered(2, {{kNovember, "a", 1}}, {{kNovember, {}}}, kAsOf, kStart),
                 SyncCore::Actions{(SyncCore::Fetch{3, {kNovember}, false})});
    }

    void doesNotWakeTheServerJustToLook()
    {
        SyncSettings settings;
        settings.mayLook = false;
        SyncCore core(settings);
        QVERIFY(core.opened({}, {}, kAsOf, kStart).empty());
        core.leftWindow(kStart);
        QVERIFY(core.returnedToWindow(kStart + 1h).empty());
        QCOMPARE(core.lookRequested(kStart), SyncCore::Actions{SyncCore::AskDigests{1}});
    }

    void aReturnAsksOnlyAfterAWhile()
    {
        SyncCore core{{}};
        (void)core.opened({}, {}, kAsOf, kStart);
        (void)core.digestsAnswered(1, {}, {}, kAsOf, kStart);
        core.leftWindow(kStart);
        QVERIFY(core.returnedToWindow(kStart + 1min).empty());
        core.leftWindow(kStart);
        QCOMPARE(core.returnedToWindow(kStart + 6min), SyncCore::Actions{SyncCore::AskDigests{2}});
    }

    void aRefusedPasswordWaitsForAPerson()
    {
        SyncCore core{{}};
        (void)core.opened({}, {}, kAsOf, kStart);
        QVERIFY(core.failed(1, kWrongPassword, {}, {}, 0, kStart).empty());
        QVERIFY(!core.nextDeadline());
        QVERIFY(core.outboxChanged({item(1)}, kStart).empty()); // nothing is sent, because the login would fail again
        QCOMPARE(core.status().lastError->kind, ErrorKind::PasswordRejected);
        QCOMPARE(core.lookRequested(kStart), push(2, {{idOf(1)}}));
    }

    void aReadOnlyServerIsStillRead()
    {
        SyncCore core{{}};
        (void)core.opened({item(1)}, {}, kAsOf, kStart);
        const Error readOnly{ErrorKind::ReadOnlyServer, Field::None, {}, {}, {}};
        QCOMPARE(core.failed(1, readOnly, {item(1)}, {}, 0, kStart), SyncCore::Actions{SyncCore::AskDigests{2}});
        QCOMPARE(core.status().unsent, 1);
    }

    void withoutALogUnansweredOperationsAreSettledFirst()
    {
        SyncSettings settings;
        settings.limits.isRecorded = false;
        SyncCore core(settings);
        OutboxItem sent = item(1);
        sent.isSent = true;
        QCOMPARE(core.opened({sent, item(2)}, {}, kAsOf, kStart), SyncCore::Actions{(SyncCore::Settle{1, {idOf(1)}})});
        QCOMPARE(core.answerStored(1, {item(2)}, {}, kStart), push(2, {{idOf(2)}}));
    }

    void tenOperationsShareAFlight()
    {
        Outbox outbox;
        for (uint i = 1; i <= 12; ++i)
            outbox.push_back(item(i));
        QCOMPARE(nextFlight(outbox, {}).size(), std::size_t(10));
    }

    void aHeldOperationBlocksOnlyItsDependents()
    {
        const Outbox outbox{item(1, Fate::Refused), item(2, Fate::Waiting, {idOf(1)}), item(3),
                            item(4, Fate::Waiting, {idOf(2)}), item(5, Fate::InConflict)};
        QCOMPARE(idsOf(nextFlight(outbox, {})), std::vector<uint>{3});
        QCOMPARE(dependentsOf(outbox, idOf(1)), (std::vector{idOf(2), idOf(4)}));
    }

    void withoutALogADependentWaitsForItsTurn()
    {
        const Outbox outbox{item(1), item(2, Fate::Waiting, {idOf(1)}), item(3)};
        QCOMPARE(idsOf(nextFlight(outbox, {})), (std::vector<uint>{1, 2, 3}));
        QCOMPARE(idsOf(nextFlight(outbox, {.isRecorded = false})), (std::vector<uint>{1, 3}));
    }

    void operationsDependOnRowsReferencesAndNames()
    {
        const RowKey food{Table::Categories, kFirstProvisionalId};
        RowValues expense(Table::Expenses);
        expense.set(expensefield::Category, RowReference{food.id});
        const RowValues named = rowOf(Category{{}, QStringLiteral("Food"), {}});
        const auto entry = [](uint id, const RowChange &change) {
            return LogEntry{{idOf(id), OperationKind::AddExpense, {change}}};
        };
        const std::vector<LogEntry> log{entry(1, {food, {}, named}), entry(2, {{Table::Expenses, 1}, {}, expense}),
                                        entry(3, {{Table::Expenses, 2}, {}, expense}), entry(4, {food, named, {}}),
                                        entry(5, {{Table::Categories, 9}, {}, named})};
        const Outbox outbox = outboxOf(log);
        QCOMPARE(outbox[1].after, std::vector{idOf(1)});
        QCOMPARE(outbox[2].after, std::vector{idOf(1)}); // not on another expense of the category
        QCOMPARE(outbox[3].after, (std::vector{idOf(1), idOf(2), idOf(3)}));
        QCOMPARE(outbox[4].after, std::vector{idOf(4)});
    }
};

QTEST_APPLESS_MAIN(TestSyncCore)
#include "tst_synccore.moc"
