// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/deciding.h"
#include "core/sync/pulling.h"
#include "core/sync/simperson.h"
#include "core/sync/synccore.h"
#include "db/files/replicafile.h"
#include "db/local/ledgerfile.h"
#include "db/local/rowtable.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/remote/remotedigests.h"
#include "db/remote/remoteparts.h"
#include "db/remote/remotepush.h"
#include "db/remote/rowstream.h"
#include "db/sqlite/sqliteconnection.h"
#include "support/links/faultproxy.h"
#include "support/verifyresult.h"

#include <QTemporaryDir>

#include <deque>

namespace budget::test {

/// One computer: a replica in a file, a SyncCore whose actions are carried out on a real server over a bad link, and a
/// person.
class RealClient
{
public:
    RealClient(int number, SimRandom &random, const ServerLogin &server, const remote::RemoteLedger &ledger)
        : m_number(number), m_random(random), m_proxy(quint16(server.address.port)), m_login(server), m_ledger(ledger)
    {
        m_login.address.port = m_proxy.port();
        m_file = orDie(SqliteConnection::open(m_folder.filePath(u"replica.db"_s)));
        orDie(makeReplica(*m_file));
        perform(m_core.opened({}, {}, {}, m_now));
    }

    std::vector<std::pair<OperationId, QString>> added; ///< the expenses that were added here, by their descriptions
    int cuts = 0;

    void setBad(bool isBad) { m_isBad = isBad; }
    void look() { perform(m_core.lookRequested(m_now)); }
    void tick()
    {
        if (!m_core.nextDeadline())
            return;
        m_now = *m_core.nextDeadline();
        perform(m_core.tick(m_now));
    }

    void enterSomething()
    {
        SimFile window = shownFile();
        const auto operations = SimPerson(window, m_random, QDateTime::currentDateTimeUtc()).think();
        m_nextId = window.m.nextProvisional;
        transact([&](LedgerFile &file) {
            for (Operation operation : operations) {
                giveNames(operation);
                if (isWellFormed(operation))
                    (void)enter(file, operation, true);
            }
        });
        perform(m_core.outboxChanged(outbox(), m_now));
    }

    /// Decides one conflict, retries or withdraws one refused operation. Returns whether there was one.
    bool decideSomething()
    {
        const auto entries = read([](const LedgerFile &file) { return file.outbox(); });
        const auto open = std::ranges::find_if(entries, [](const LogEntry &e) { return e.fate != Fate::Waiting; });
        if (open == entries.end())
            return false;
        const OperationId id = open->operation.id;
        transact([&](LedgerFile &file) {
            if (const auto card = cardOf(file, id))
                (void)decide(file, {*card, m_random.chance(500) ? Choice::Mine : Choice::Theirs});
            else if (m_random.chance(700) || !retry(file, id))
                (void)withdraw(file, id);
        });
        perform(m_core.outboxChanged(outbox(), m_now));
        return true;
    }

    [[nodiscard]] bool isSettled() { return outbox().empty(); }
    [[nodiscard]] std::vector<LogEntry> log()
    {
        return read([](const LedgerFile &file) { return file.log(); });
    }
    [[nodiscard]] KnownParts parts()
    {
        return read([](const LedgerFile &file) { return file.parts(); });
    }
    /// The rows that the window shows, with the server's ids.
    [[nodiscard]] std::map<RowKey, RowValues> shownRows()
    {
        const SimFile window = shownFile();
        return read([&](const LedgerFile &file) {
            std::map<RowKey, RowValues> rows;
            const auto idOf = [&](RowKey row) { return file.serverId(row).value_or(row.id); };
            for (const auto &[row, values] : window.m.rows)
                rows.emplace(RowKey{row.table, idOf(row)}, renumbered(values, idOf));
            return rows;
        });
    }

private:
    template <class T>
    static T orDie(Result<T> result)
    {
        if (!result)
            qFatal("%s", qPrintable(describeFailure(result)));
        if constexpr (!std::is_void_v<T>)
            return *std::move(result);
    }

    template <class Work>
    auto read(Work work) -> decltype(work(std::declval<const LedgerFile &>()))
    {
        const LedgerFile file(*m_file);
        auto value = work(file);
        if (file.error())
            qFatal("%s", qPrintable(file.error()->detail));
        return value;
    }

    template <class Work>
    void transact(Work work)
    {
        orDie(m_file->exec(u"BEGIN IMMEDIATE"_s));
        {
            LedgerFile file(*m_file);
            work(file);
            if (file.error())
                qFatal("%s", qPrintable(file.error()->detail));
        }
        orDie(m_file->exec(u"COMMIT"_s));
    }

    [[nodiscard]] Outbox outbox()
    {
        return outboxOf(read([](const LedgerFile &file) { return file.outbox(); }));
    }

    /// What the window shows, for SimPerson.
    [[nodiscard]] SimFile shownFile()
    {
        SimFile window;
        window.m.nextProvisional = m_nextId;
        window.m.log = log();
        for (const Table table : kTables) {
            for (const RowKey &row : orDie(rowtable::find(*m_file, table, u"true"_s)))
                window.m.rows.emplace(row, *orDie(rowtable::read(*m_file, row)));
        }
        return window;
    }

    /// Gives each added expense a description that no other one has.
    void giveNames(Operation &operation)
    {
        for (RowChange &change : operation.rows) {
            if (!change.isInsertion() || !isProvisional(change.row.id) || change.row.table != Table::Expenses
                || operation.kind == OperationKind::Undo || operation.kind == OperationKind::Redo)
                continue;
            const QUuid transfer = QUuid::fromString(textIn(*change.after, expensefield::Transfer));
            if (!transfer.isNull()) // as the program writes it
                change.after->set(expensefield::Transfer, transfer.toString(QUuid::WithoutBraces));
            const QString name = u"c%1-%2"_s.arg(m_number).arg(++m_names);
            change.after->set(expensefield::Description, name);
            added.emplace_back(operation.id, name);
        }
    }

    /// The connection; nothing if it cannot be opened. May be armed to break.
    Connection *server()
    {
        if (m_server && !m_server->isClean())
            m_server.reset();
        if (!m_server) {
            auto opened = PgConnection::open(m_login, std::make_shared<Interrupt>());
            if (!opened) {
                m_error = opened.error();
                return nullptr;
            }
            m_server = *std::move(opened);
        }
        if (m_isBad && m_random.chance(250))
            m_proxy.cutAfterBytes(m_random.chance(500) ? Direction::ToServer : Direction::ToClient,
                                  m_random.below(30'000));
        return m_server.get();
    }

    /// Ends a request; the connection is lost if a cut was aimed at it.
    void endRequest()
    {
        m_proxy.disarm();
        if (m_server && !m_server->isClean()) {
            ++cuts;
            m_server.reset();
        }
    }

    void perform(const SyncCore::Actions &actions)
    {
        std::deque<SyncCore::Action> todo(actions.begin(), actions.end());
        while (!todo.empty()) {
            const SyncCore::Action action = todo.front();
            todo.pop_front();
            const SyncCore::Actions more = std::visit([this](const auto &one) { return carryOut(one); }, action);
            endRequest();
            todo.insert(todo.end(), more.begin(), more.end());
        }
    }

    SyncCore::Actions failed(SyncCore::Flight flight, const Error &error)
    {
        return m_core.failed(flight, error, outbox(), parts(), m_random.below(1000), m_now);
    }

    SyncCore::Actions carryOut(const SyncCore::Push &push)
    {
        std::vector<PushRequest> requests;
        transact([&](LedgerFile &file) { requests = takeForPush(file, push.operations); });
        Connection *connection = server();
        if (!connection)
            return failed(push.flight, m_error);
        const auto pushed = remote::push(*connection, m_ledger, requests, parts());
        if (m_isBad && m_random.chance(80)) // killed before the answer was stored
            return failed(push.flight, Error{ErrorKind::ConnectionLost, Field::None, {}, {}, {}});
        transact([&](LedgerFile &file) { takeAnswer(file, pushed.answer); });
        if (pushed.error)
            return failed(push.flight, *pushed.error);
        return m_core.answerStored(push.flight, outbox(), parts(), m_now);
    }

    SyncCore::Actions carryOut(const SyncCore::Settle &settle)
    {
        qFatal("nothing to settle on a server with a log, flight %llu", settle.flight);
        return {};
    }

    SyncCore::Actions carryOut(const SyncCore::AskDigests &ask)
    {
        Connection *connection = server();
        const QDateTime wall = QDateTime::currentDateTimeUtc();
        const auto digests = connection ? remote::readDigests(*connection, m_ledger) : tl::make_unexpected(m_error);
        if (!digests)
            return failed(ask.flight, digests.error());
        return m_core.digestsAnswered(ask.flight, *digests, parts(), wall, m_now);
    }

    SyncCore::Actions carryOut(const SyncCore::Fetch &fetch)
    {
        Connection *connection = server();
        if (!connection)
            return failed(fetch.flight, m_error);
        const auto stored = m_random.chance(300) ? streamed(*connection, fetch) : fetched(*connection, fetch);
        if (!stored)
            return failed(fetch.flight, stored.error());
        return m_core.fetchStored(fetch.flight, outbox(), parts(), m_now);
    }

    Result<void> fetched(Connection &connection, const SyncCore::Fetch &fetch)
    {
        return remote::fetchParts(connection, m_ledger, fetch.parts).map([this](const std::vector<FetchedPart> &all) {
            transact([&](LedgerFile &file) { (void)storeParts(file, all); });
        });
    }

    Result<void> streamed(Connection &connection, const SyncCore::Fetch &fetch)
    {
        auto stream = remote::RowStream::open(connection, m_ledger, fetch.parts);
        if (!stream)
            return tl::make_unexpected(stream.error());
        std::vector<FetchedPart> all; // stored together, because rows may have moved between the parts
        while (!stream->isAtEnd()) {
            const auto some = stream->next();
            if (!some)
                return tl::make_unexpected(some.error());
            all.insert(all.end(), some->begin(), some->end());
        }
        transact([&](LedgerFile &file) { (void)storeParts(file, all); });
        return {};
    }

    int m_number;
    SimRandom &m_random;
    FaultProxy m_proxy;
    ServerLogin m_login;
    remote::RemoteLedger m_ledger;
    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_file;
    std::unique_ptr<Connection> m_server;
    SyncCore m_core{SyncSettings()};
    SyncCore::TimePoint m_now = {};
    Error m_error = {ErrorKind::ConnectionLost, Field::None, {}, {}, {}};
    qint64 m_nextId = kFirstProvisionalId;
    int m_names = 0;
    bool m_isBad = true;
};

} // namespace budget::test
