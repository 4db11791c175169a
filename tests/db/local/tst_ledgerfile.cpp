// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/deciding.h"
#include "core/sync/pulling.h"
#include "core/sync/simperson.h"
#include "core/sync/simserver.h"
#include "db/cells.h"
#include "db/files/replicafile.h"
#include "db/local/twinledger.h"
#include "db/sqlite/sqliteconnection.h"
#include "support/verifyresult.h"

#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

int seeds()
{
    bool isGiven = false;
    const int number = qEnvironmentVariableIntValue("BUDGET_FILE_SEEDS", &isGiven);
    return isGiven ? number : 1'000;
}

/// A replica whose file is kept twice, in memory and in SQLite, with a server and a script.
class TwinWorld
{
public:
    TwinWorld(quint64 seed, Connection &connection)
        : m_random(seed), m_file(connection), m_twin(m_memory, m_file), m_wall(QDate(2026, 2, 2), QTime(3, 4), Qt::UTC)
    {
        for (int i = 0; i < 6; ++i)
            script();
    }

    QByteArray run()
    {
        pull();
        for (int i = 0; i < 16 && m_twin.difference().isEmpty(); ++i)
            step();
        m_twin.compareAll();
        return m_twin.difference();
    }

private:
    void step()
    {
        const int choice = m_random.below(100);
        if (choice < 45)
            enterSomething();
        else if (choice < 60)
            push();
        else if (choice < 75)
            pull();
        else if (choice < 88)
            decideSomething();
        else
            script();
    }

    void enterSomething()
    {
        SimFile window = m_memory;
        const auto operations = SimPerson(window, m_random, m_wall).think();
        m_memory.m.nextProvisional = window.m.nextProvisional;
        for (const Operation &operation : operations) {
            if (isWellFormed(operation))
                (void)enter(m_twin, operation, true);
        }
    }

    void push()
    {
        const auto requests = takeForPush(m_twin, nextFlight(outboxOf(m_twin.outbox()), {}));
        PushAnswer answer;
        for (const PushRequest &request : requests)
            answer.verdicts.push_back(m_server.apply(request));
        if (m_random.chance(200))
            return; // the answer is lost
        takeAnswer(m_twin, answer);
    }

    void pull()
    {
        std::vector<FetchedPart> parts;
        for (const LedgerPart &part : differingParts(m_server.digests(), m_twin.parts()))
            parts.push_back(m_server.fetch(part));
        (void)storeParts(m_twin, parts);
    }

    void decideSomething()
    {
        const auto entries = m_twin.outbox();
        if (entries.empty())
            return;
        const OperationId id = m_random.pick(entries).operation.id;
        const auto card = cardOf(m_twin, id);
        if (card)
            (void)decide(m_twin, {*card, m_random.chance(500) ? Choice::Mine : Choice::Theirs});
        else if (!retry(m_twin, id) && m_random.chance(300))
            (void)withdraw(m_twin, id);
    }

    /// Somebody changes the server's rows by hand.
    void script()
    {
        SimFile window;
        window.m.rows = m_server.rows.all();
        SimPerson person(window, m_random, {});
        const Table table = m_random.pick(std::vector<Table>(kTables.begin(), kTables.end()));
        const auto row = person.any(table);
        if (!row || m_random.chance(400))
            return insertByScript(person, table);
        if (m_random.chance(300) && !m_server.isUsed(*row))
            return m_server.rows.put(*row, {});
        RowValues values = *m_server.rows.find(*row);
        const int field = m_random.below(table == Table::Expenses ? 6 : 2);
        const FieldType type = fieldsOf(table)[std::size_t(field)].type;
        const bool isOdd = (type == FieldType::Amount || type == FieldType::Date) && m_random.chance(200);
        values.set(field, isOdd ? FieldValue(StoredText{u"NaN"_s}) : person.value(table, field));
        if (table == Table::Expenses || !m_server.named(table, textIn(values, 0), *row))
            m_server.rows.put(*row, values);
    }

    void insertByScript(SimPerson &person, Table table)
    {
        RowSlot values = table == Table::Expenses ? person.newExpense() : RowSlot(RowValues(table));
        if (values && table != Table::Expenses)
            values->set(0, person.value(table, 0));
        if (values && (table == Table::Expenses || !m_server.named(table, textIn(*values, 0))))
            m_server.rows.put({table, m_server.nextId(table)}, values);
    }

    SimRandom m_random;
    SimServer m_server;
    SimFile m_memory;
    LedgerFile m_file;
    TwinLedger m_twin;
    QDateTime m_wall;
};

} // namespace

/// BUDGET_FILE_SEEDS is the number of seeds.
class TestLedgerFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersLikeTheFileOfTheSimulation()
    {
        const QTemporaryDir folder;
        ASSIGN_RESULT(const auto connection, SqliteConnection::open(folder.filePath(u"replica.db"_s)));
        VERIFY_RESULT(makeReplica(*connection));
        QByteArrayList broken;
        for (int seed = 0; seed < seeds(); ++seed) {
            VERIFY_RESULT(connection->exec(u"BEGIN IMMEDIATE"_s));
            if (const QByteArray difference = TwinWorld(quint64(seed), *connection).run(); !difference.isEmpty())
                broken << "seed " + QByteArray::number(seed) + ": " + difference;
            VERIFY_RESULT(connection->exec(u"ROLLBACK"_s));
        }
        QVERIFY2(broken.isEmpty(),
                 QByteArray::number(broken.size()) + " seeds\n"
                     + broken.first(qMin<qsizetype>(broken.size(), 10)).join('\n'));
    }

    void newIdsOfAReplicaAreProvisional()
    {
        const QTemporaryDir folder;
        ASSIGN_RESULT(const auto connection, SqliteConnection::open(folder.filePath(u"replica.db"_s)));
        VERIFY_RESULT(makeReplica(*connection));
        LedgerFile file(*connection);
        QVERIFY(file.kind() == LedgerFile::Kind::Replica);
        QCOMPARE(file.newId(Table::Expenses), kFirstProvisionalId);
        QCOMPARE(file.newId(Table::Expenses), kFirstProvisionalId + 1);
        QCOMPARE(file.newId(Table::Persons), kFirstProvisionalId);
    }

    void theFirstErrorIsKept()
    {
        const QTemporaryDir folder;
        ASSIGN_RESULT(const auto connection, SqliteConnection::open(folder.filePath(u"replica.db"_s)));
        VERIFY_RESULT(makeReplica(*connection));
        VERIFY_RESULT(connection->exec(u"DROP TABLE bt_parts"_s));
        VERIFY_RESULT(connection->exec(u"BEGIN"_s));
        LedgerFile file(*connection);
        file.setPart({Table::Persons, {}}, "x");
        QVERIFY(file.error()->detail.contains(u"bt_parts"_s));
        const Error first = *file.error();
        file.show({Table::Persons, 1}, RowValues(Table::Persons));
        (void)file.outbox();
        QCOMPARE(*file.error(), first);
        QCOMPARE(integerAt(*connection->exec(u"SELECT count(*) FROM users"_s)), 0);
        VERIFY_RESULT(connection->exec(u"ROLLBACK"_s));
    }
};

QTEST_GUILESS_MAIN(TestLedgerFile)
#include "tst_ledgerfile.moc"
