// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/simclient.h"

#include <deque>

namespace budget::test {

/// Three computers, a server and a script that edits the server's tables by hand. The same seed gives the same log.
class SimWorld
{
public:
    explicit SimWorld(quint64 seed, const SimRules &rules = {}) : m_shared{SimRandom(seed), {}, rules, {}}
    {
        m_shared.server.rules = rules;
        for (const int lost : {0, 20, 100})
            m_shared.faults.lost = random().chance(400) ? lost : m_shared.faults.lost;
        m_shared.faults.doubled = random().chance(500) ? 60 : 0;
        m_shared.faults.killed = random().chance(500) ? 15 : 0;
        for (int i = 0; i < 12; ++i)
            script();
        SyncSettings settings;
        settings.limits.operations = std::size_t(1 + random().below(10));
        for (int i = 0; i < 3; ++i)
            m_clients.emplace_back(i + 1, m_shared, settings);
    }

    void run()
    {
        const int steps = 60 + random().below(200);
        for (int i = 0; i < steps; ++i) {
            step();
            for (SimClient &client : m_clients)
                client.step();
        }
        beQuiet();
        checkWhileUndecided();
        decideAll();
        checkAtTheEnd();
    }

    [[nodiscard]] const QByteArray &log() const { return m_shared.log; }
    /// The first property that does not hold; empty if all hold.
    [[nodiscard]] const QByteArray &fault() const { return m_fault; }

private:
    SimRandom &random() { return m_shared.random; }

    void step()
    {
        SimClient &client = m_clients[std::size_t(random().below(int(m_clients.size())))];
        m_shared.now += std::chrono::milliseconds(random().below(2000));
        m_shared.wall = m_shared.wall.addSecs(random().chance(20) ? random().below(2'000'000) - 1'000'000 : 1);
        const int choice = random().below(1000);
        if (choice < 380)
            client.enterSomething();
        else if (choice < 480)
            client.look();
        else if (choice < 530)
            client.comeBack();
        else if (choice < 630)
            client.tick();
        else if (choice < 720)
            client.decideSomething(true);
        else if (choice < 730 && m_shared.faults.killed > 0)
            client.kill();
        else if (choice < 760)
            m_shared.server.refusesCategoryDeletes = random().chance(300);
        else if (choice < 860)
            receiveLate();
        else
            script();
    }

    /// The server receives a request of a connection that its client gave up.
    void receiveLate()
    {
        if (m_shared.late.empty())
            return;
        const auto request = m_shared.late.begin() + random().below(int(m_shared.late.size()));
        const Verdict verdict = m_shared.server.apply(*request);
        if (verdict.kind == VerdictKind::Applied)
            m_appliedLate.insert(verdict.operation.value);
        m_shared.note("late " + request->operation.id.value.toByteArray(QUuid::WithoutBraces).left(8) + ' '
                      + QByteArray::number(int(verdict.kind)));
        m_shared.late.erase(request);
    }

    /// A change of the server's tables by a script, or by a person with psql.
    void script()
    {
        SimServer &server = m_shared.server;
        SimFile window;
        window.m.rows = server.rows.all();
        SimPerson person(window, random(), {});
        const int choice = random().below(100);
        const Table table = choice % 3 != 0 ? Table::Expenses : (choice % 2 != 0 ? Table::Categories : Table::Persons);
        const auto row = person.any(table);
        if (choice < 35 || !row) {
            insertByScript(person, table);
        } else if (choice < 80) {
            RowValues values = *server.rows.find(*row);
            const int field = random().below(table == Table::Expenses ? 6 : 2);
            values.set(field, person.value(table, field));
            const bool isDoubled = table != Table::Expenses && server.named(table, textIn(values, 0), *row);
            if (!isDoubled)
                server.rows.put(*row, values);
        } else if (!server.isUsed(*row)) {
            server.rows.put(*row, {});
        }
        m_shared.note("script " + QByteArray::number(choice));
    }

    void insertByScript(SimPerson &person, Table table)
    {
        SimServer &server = m_shared.server;
        RowSlot values = table == Table::Expenses ? person.newExpense() : RowSlot(RowValues(table));
        if (!values)
            return;
        if (table != Table::Expenses) {
            values->set(0, person.value(table, 0));
            if (server.named(table, textIn(*values, 0)))
                return;
        }
        server.rows.put({table, server.nextId(table)}, values);
    }

    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            for (SimClient &client : m_clients) {
                client.look();
                for (int i = 0; i < 500 && client.isActive(); ++i) {
                    m_shared.now += std::chrono::minutes(1);
                    client.tick();
                    client.step();
                }
                check(!client.isActive(), "a client never comes to rest");
            }
        }
    }

    void beQuiet()
    {
        m_shared.faults = {};
        m_shared.server.refusesCategoryDeletes = false;
        while (!m_shared.late.empty())
            receiveLate();
        settle();
    }

    void decideAll()
    {
        for (int round = 0; round < 40 && !isDecided(); ++round) {
            for (SimClient &client : m_clients) {
                for (int i = 0; i < 20; ++i)
                    client.decideSomething(false);
            }
            settle();
        }
    }

    [[nodiscard]] bool isDecided() const
    {
        return std::ranges::all_of(m_clients, [](const SimClient &client) { return client.file().outbox().empty(); });
    }

    void check(bool holds, const QByteArray &property)
    {
        if (!holds && m_fault.isEmpty())
            m_fault = property;
    }

    void checkWhileUndecided()
    {
        for (SimClient &client : m_clients) {
            SimFile &file = client.file();
            check(file.serverRows() == m_shared.server.rows, "a replica's copy of the server's rows differs");
            for (const LogEntry &entry : file.outbox()) {
                check(entry.fate != Fate::Waiting || isBehindAnother(file, entry), "an operation is not sent");
                check(entry.fate != Fate::InConflict || cardOf(file, entry.operation.id), "a conflict has no card");
                const QUuid id = entry.operation.id.value;
                check(!m_shared.server.carriedOut.contains(id) || m_appliedLate.contains(id),
                      "an unsent operation was applied");
            }
            checkOperations(client);
        }
    }

    static bool isBehindAnother(const SimFile &file, const LogEntry &entry)
    {
        const Outbox outbox = outboxOf(file.m.log);
        const auto item = std::ranges::find(outbox, entry.operation.id, &OutboxItem::id);
        return !item->after.empty();
    }

    void checkAtTheEnd()
    {
        for (SimClient &client : m_clients) {
            check(client.file().outbox().empty(), "an operation never left the outbox");
            check(client.file().shownRows() == m_shared.server.rows, "a replica differs from the server");
            check(client.file().m.bases.empty(), "a base is kept for ever");
            check(!client.showsARowTwice, "a row was shown twice");
            checkOperations(client);
        }
        check(!m_shared.server.isOutOfOrder, "an operation was applied before one that it builds on");
        for (const auto &[id, times] : m_shared.server.carriedOut)
            check(times == 1, "an operation was applied twice");
        for (const SimServer::Written &written : m_shared.server.written)
            check(hadSeen(written), "a row was overwritten by an operation that had not seen it");
    }

    /// Every operation that was entered is in the log, and was applied if the log says so.
    void checkOperations(const SimClient &client)
    {
        std::map<QUuid, Fate> fates;
        for (const LogEntry &entry : client.file().m.log)
            fates[entry.operation.id.value] = entry.fate;
        for (const auto &[id, operation] : client.entered) {
            check(fates.contains(id), "an operation was lost");
            const bool isApplied = m_shared.server.carriedOut.contains(id);
            check(fates[id] != Fate::Acknowledged || isApplied, "an acknowledged operation was never applied");
            check(fates[id] != Fate::Withdrawn || client.withdrawn.contains(id), "an operation was withdrawn unasked");
            check(fates[id] != Fate::Withdrawn || !isApplied || m_appliedLate.contains(id),
                  "a withdrawn operation was applied");
        }
    }

    /// Whether the person who made the operation had seen the values that it replaced.
    [[nodiscard]] bool hadSeen(const SimServer::Written &written) const
    {
        if (!written.old)
            return true;
        for (const SimClient &client : m_clients) {
            const auto operation = client.entered.find(written.operation);
            if (operation != client.entered.end())
                return hadSeen(written, client, operation->second);
        }
        return false;
    }

    /// The server's id of a row. Also finds a row whose id only a request that came too late has told the server.
    [[nodiscard]] qint64 serverIdOf(const SimClient &client, RowKey row, bool isReplaced) const
    {
        const auto other = client.replaced.find(row);
        const RowKey key = isReplaced && other != client.replaced.end() ? RowKey{row.table, other->second} : row;
        if (!isProvisional(key.id))
            return key.id;
        if (const auto known = client.file().serverId(key))
            return *known;
        for (const auto &[id, operation] : client.entered) {
            if (const auto recorded = m_shared.server.recordedId({id}, key))
                return *recorded;
        }
        return key.id;
    }

    [[nodiscard]] bool hadSeen(const SimServer::Written &written, const SimClient &client,
                               const Operation &entered) const
    {
        std::vector<RowSlot> seen;
        const auto add = [&](RowKey row, const RowSlot &values) {
            for (const bool isReplaced : {false, true}) {
                const auto idOf = [&](RowKey key) { return serverIdOf(client, key, isReplaced); };
                if (row.table == written.row.table && idOf(row) == written.row.id)
                    seen.push_back(renumbered(values, idOf));
            }
        };
        for (const RowChange &change : entered.rows)
            add(change.row, change.before);
        if (const auto cards = client.seen.find(written.operation); cards != client.seen.end()) {
            for (const auto &[row, values] : cards->second)
                add(row, values);
        }
        for (int field = 0; field < written.old->size(); ++field) {
            const FieldValue &old = written.old->at(field);
            const bool isReplaced = !written.now || written.now->at(field) != old;
            const bool wasSeen = std::ranges::any_of(seen, [&](const RowSlot &slot) {
                return slot && slot->at(field) == old;
            });
            if (isReplaced && !wasSeen)
                return false;
        }
        return true;
    }

    SimShared m_shared;
    std::deque<SimClient> m_clients;
    std::set<QUuid> m_appliedLate;
    QByteArray m_fault;
};

} // namespace budget::test
