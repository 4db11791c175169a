// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operationjson.h"
#include "db/remote/realclient.h"
#include "db/remote/remotetest.h"

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

int seeds()
{
    bool isGiven = false;
    const int number = qEnvironmentVariableIntValue("BUDGET_REMOTE_SEEDS", &isGiven);
    return isGiven ? number : 4;
}

/// The first row that is not in both, as JSON.
QString differenceOf(const std::map<RowKey, RowValues> &shown, const std::map<RowKey, RowValues> &stored)
{
    const auto slotIn = [](const std::map<RowKey, RowValues> &rows, RowKey row) {
        const auto found = rows.find(row);
        return found == rows.end() ? RowSlot() : RowSlot(found->second);
    };
    std::map<RowKey, RowValues> all = shown;
    all.insert(stored.begin(), stored.end());
    for (const auto &[row, values] : all) {
        const RowChange change{row, slotIn(shown, row), slotIn(stored, row)};
        if (!change.changesNothing())
            return u"rows differ: "_s + QString::fromUtf8(rowsToJson({change}));
    }
    return {};
}

/// Two replicas of one ledger, whose persons enter changes while a script edits the server's tables by hand.
class RealWorld
{
public:
    RealWorld(quint64 seed, const SharedLedger &shared) : m_random(seed), m_shared(shared)
    {
        empty();
        for (int i = 0; i < 20; ++i)
            script();
        for (int number = 1; number <= 2; ++number)
            m_clients.emplace_back(
                std::make_unique<RealClient>(number, m_random, shared.database().server(), remoteOf(shared)));
    }

    void run(int steps)
    {
        for (int i = 0; i < steps; ++i) {
            RealClient &client = *m_clients[std::size_t(m_random.below(2))];
            const int choice = m_random.below(100);
            if (choice < 50)
                client.enterSomething();
            else if (choice < 72)
                script();
            else if (choice < 82)
                client.look();
            else if (choice < 92)
                client.tick();
            else
                client.decideSomething();
        }
        beQuiet();
        check();
    }

    [[nodiscard]] const QString &fault() const { return m_fault; }
    [[nodiscard]] int cuts() const { return m_clients[0]->cuts + m_clients[1]->cuts; }
    [[nodiscard]] int operations() const { return m_operations; }

private:
    void sql(const QString &text) { (void)m_shared.one->exec(text); }

    void empty()
    {
        m_shared.sql(
            u"TRUNCATE users, categories, expenses, bt_operations, bt_transfers, bt_expense_dates, "
            "bt_category_colors, bt_person_names RESTART IDENTITY; DROP TABLE IF EXISTS inserted; "
            "CREATE TABLE inserted (id bigint, description text); GRANT ALL ON inserted TO public; "
            "CREATE OR REPLACE FUNCTION note_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS "
            "'BEGIN INSERT INTO public.inserted VALUES (NEW.id, NEW.description); RETURN NEW; END'; "
            "DROP TRIGGER IF EXISTS note_insert ON expenses; "
            "CREATE TRIGGER note_insert AFTER INSERT ON expenses FOR EACH ROW EXECUTE FUNCTION note_insert()"_s);
    }

    /// Some of these fail, as a script's statements may.
    void script()
    {
        const bool hasDate = m_shared.layout.hasDate;
        const QString any = u"(SELECT id FROM expenses ORDER BY id OFFSET %1 LIMIT 1)"_s.arg(m_random.below(12));
        const QString date = u"DATE '2026-01-01' + %1"_s.arg(m_random.below(100));
        const QString name = QString(QLatin1StringView("nabcdefg") + QString::number(m_random.below(5)));
        switch (m_random.below(12)) {
        case 0:
            return sql(u"INSERT INTO users (email%1) VALUES ('%2'%3)"_s.arg(
                m_shared.layout.hasPersonName ? u", name"_s : QString(), name,
                m_shared.layout.hasPersonName ? u", 'x'"_s : QString()));
        case 1:
            return sql(u"INSERT INTO categories (name) VALUES ('%1')"_s.arg(name));
        case 2:
            return sql(u"UPDATE categories SET name = '%1' WHERE id = %2"_s.arg(name).arg(1 + m_random.below(4)));
        case 3:
            return sql(u"DELETE FROM categories WHERE id = %1"_s.arg(1 + m_random.below(6)));
        case 4:
            return sql(u"DELETE FROM expenses WHERE id = "_s + any);
        case 5:
            return sql(u"UPDATE expenses SET amount = %1 WHERE id = %2"_s.arg(m_random.below(9)).arg(any));
        case 6:
            return sql((hasDate ? u"UPDATE expenses SET date = %1 WHERE id = %2"_s
                                : u"UPDATE bt_expense_dates SET date = %1 WHERE expense_id = %2"_s)
                           .arg(date, any));
        case 7:
            return sql(u"UPDATE expenses SET description = 'd%1' WHERE id = %2"_s.arg(m_random.below(9)).arg(any));
        default:
            return sql(
                u"INSERT INTO expenses (user_id, category_id, description, amount%2) SELECT min(u.id), min(c.id), "
                "'s', %1%3 FROM users u, categories c"_s.arg(QString::number(m_random.below(9)),
                                                             hasDate ? u", date"_s : QString(),
                                                             hasDate ? u", "_s + date : QString()));
        }
    }

    /// The links are good now, and every conflict is decided.
    void beQuiet()
    {
        for (const auto &client : m_clients)
            client->setBad(false);
        for (int round = 0; round < 60; ++round) {
            bool isQuiet = true;
            for (const auto &client : m_clients) {
                client->tick();
                client->look();
                client->tick();
                isQuiet = !client->decideSomething() && client->isSettled() && isQuiet;
            }
            if (isQuiet)
                break;
        }
        for (const auto &client : m_clients)
            client->look();
    }

    void check()
    {
        const WholeLedger server = wholeOf(*m_shared.one, remoteOf(m_shared));
        for (const auto &client : m_clients) {
            require(client->isSettled(), u"an outbox is not empty"_s);
            require(client->parts() == server.parts, u"digests differ"_s);
            const auto shown = client->shownRows();
            require(shown == server.rows, differenceOf(shown, server.rows));
            checkLog(*client);
        }
        require(m_shared
                    .sql(u"SELECT description FROM inserted WHERE description LIKE 'c%' GROUP BY 1 "
                         "HAVING count(DISTINCT id) > 1"_s)
                    .isEmpty(),
                u"an operation was applied twice"_s);
    }

    /// Each acknowledged operation is recorded on the server, and what it added was inserted; no other was.
    void checkLog(RealClient &client)
    {
        const QStringList recorded =
            m_shared.sql(u"SELECT id FROM bt_operations WHERE content = 'sync'"_s).split(u'\n');
        const QStringList inserted = m_shared.sql(u"SELECT DISTINCT description FROM inserted"_s).split(u'\n');
        for (const LogEntry &entry : client.log()) {
            const QString id = entry.operation.id.value.toString(QUuid::WithoutBraces);
            const bool isAcknowledged = entry.fate == Fate::Acknowledged;
            m_operations += isAcknowledged;
            require(!isAcknowledged || recorded.contains(id), u"an acknowledged operation is not recorded"_s);
            for (const auto &[operation, name] : client.added) {
                if (operation == entry.operation.id && isAcknowledged && entry.operation.rows.size() == 1)
                    require(inserted.contains(name), u"an acknowledged row was never inserted"_s);
            }
        }
    }

    void require(bool holds, const QString &what)
    {
        if (!holds && m_fault.isEmpty())
            m_fault = what;
    }

    SimRandom m_random;
    const SharedLedger &m_shared;
    std::vector<std::unique_ptr<RealClient>> m_clients;
    QString m_fault;
    int m_operations = 0;
};

} // namespace

/// BUDGET_REMOTE_SEEDS is the number of seeds for each kind of tables and route.
class TestRemoteSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replicasAndServerBecomeEqual_data()
    {
        QTest::addColumn<Route>("route");
        QTest::addColumn<QString>("ddl");
        QTest::newRow("PostgreSQL") << Route::Postgres << QString();
        QTest::newRow("PgBouncer") << Route::Pooler << QString();
        for (const int variant : {1, 3, 5})
            QTest::addRow("V%d", variant) << Route::Postgres << variants()[std::size_t(variant)].ddl;
    }
    void replicasAndServerBecomeEqual()
    {
        QFETCH(Route, route);
        QFETCH(QString, ddl);
        const SharedLedger shared(route, ddl);
        int cuts = 0;
        int operations = 0;
        const int count = ddl.isEmpty() && route == Route::Postgres ? 3 * seeds() : seeds();
        for (int seed = 0; seed < count; ++seed) {
            RealWorld world(quint64(seed), shared);
            world.run(80);
            cuts += world.cuts();
            operations += world.operations();
            QVERIFY2(world.fault().isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(world.fault())));
        }
        qInfo("%d operations, %d cuts", operations, cuts);
        QVERIFY(cuts > 0);
    }
};

QTEST_GUILESS_MAIN(TestRemoteSync)
#include "tst_remotesync.moc"
