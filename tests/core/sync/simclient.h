// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/deciding.h"
#include "core/sync/pulling.h"
#include "core/sync/rebase.h"
#include "core/sync/simperson.h"
#include "core/sync/simserver.h"
#include "core/sync/synccore.h"

#include <set>
#include <utility>

namespace budget::test {

/// The probabilities of faults, in permille for each occasion.
struct SimFaults
{
    int lost = 0;
    int doubled = 0;
    int killed = 0;
    int refreshed = 500; ///< how often the server sends the touched parts with its answer
};

/// The objects that all parts of one simulation share.
struct SimShared
{
    SimRandom random;
    SimServer server;
    SimRules rules;
    SimFaults faults;
    SyncCore::TimePoint now = {};
    QDateTime wall = QDateTime::fromSecsSinceEpoch(1'770'000'000).toUTC();
    std::vector<PushRequest> late =
        {}; ///< requests that their clients gave up, and that the server may still receive
    QByteArray log = {};

    void note(const QByteArray &line) { log += line + '\n'; }
};

/// One computer: a local file, a SyncCore that carries out its actions on a bad link, and a person.
class SimClient
{
public:
    SimClient(int number, SimShared &shared, const SyncSettings &settings)
        : m_number(number), m_shared(shared), m_settings(settings)
    {
        m_file.m.rules = shared.rules;
        start();
    }

    [[nodiscard]] SimFile &file() { return m_file; }
    [[nodiscard]] const SimFile &file() const { return m_file; }
    [[nodiscard]] bool isActive() const { return m_flight.has_value() || m_core->nextDeadline(); }

    // Only for the checks of SimWorld:
    std::map<QUuid, Operation> entered;
    std::map<QUuid, std::vector<std::pair<RowKey, RowSlot>>> seen; ///< rows that a card showed before a decision
    std::map<RowKey, qint64> replaced; ///< provisional rows that a decision replaced by a row of the server
    std::set<QUuid> withdrawn;
    bool showsARowTwice = false; ///< at any time

    void enterSomething()
    {
        const SimFile before = m_file;
        const auto operations = SimPerson(m_file, random(), m_shared.wall).think();
        if (operations.empty())
            return;
        const qint64 next = m_file.m.nextProvisional;
        m_file = before;
        bool isEntered = true;
        const bool isStored = transact([&](SimFile &file) {
            file.m.nextProvisional = next;
            for (const Operation &operation : operations)
                isEntered = isEntered && isWellFormed(operation) && enter(file, operation, true).empty();
            if (!isEntered)
                file = before;
        });
        for (const Operation &operation : operations) {
            if (!isInLog(operation.id)) // also after a kill
                continue;
            entered.emplace(operation.id.value, operation);
            note("enters " + QByteArray(keyOf(operation.kind).data()) + ' ' + text(operation.id));
        }
        if (isStored)
            perform(m_core->outboxChanged(outbox(), m_shared.now));
    }

    /// Decides one conflict, retries or withdraws one refused operation, or gives up a waiting one.
    void decideSomething(bool mayWithdrawWaiting)
    {
        const auto entries = m_file.outbox();
        if (entries.empty())
            return;
        const LogEntry entry = random().pick(entries);
        if (entry.fate == Fate::InConflict)
            decideConflict(entry);
        else if (entry.fate == Fate::Refused && random().chance(600))
            transact([&](SimFile &file) { (void)retry(file, entry.operation.id); });
        else if (entry.fate == Fate::Refused || (mayWithdrawWaiting && random().chance(100)))
            note("withdraws " + text(entry.operation.id)
                 + giveUp([&](SimFile &file) { return withdraw(file, entry.operation.id); }));
        perform(m_core->outboxChanged(outbox(), m_shared.now));
    }

    void look() { perform(m_core->lookRequested(m_shared.now)); }
    void comeBack()
    {
        m_core->leftWindow(m_shared.now - std::chrono::hours(1));
        perform(m_core->returnedToWindow(m_shared.now));
    }
    void tick() { perform(m_core->tick(m_shared.now)); }
    void kill()
    {
        note("is killed");
        if (m_flight)
            leaveBehind();
        m_flight.reset();
        start();
    }

    /// Advances the request under way by one step.
    void step()
    {
        if (!m_flight)
            return;
        Flight &flight = *m_flight;
        if (random().chance(m_shared.faults.lost))
            return cut();
        switch (flight.phase) {
        case Flight::Travelling:
            if (random().chance(m_shared.faults.doubled))
                m_shared.late.insert(m_shared.late.end(), flight.requests.begin(), flight.requests.end());
            flight.phase = Flight::AtServer;
            return;
        case Flight::AtServer:
            return atServer(flight);
        case Flight::Answering:
            return deliver();
        }
    }

private:
    struct Flight
    {
        enum Phase { Travelling, AtServer, Answering };
        Phase phase = Travelling;
        SyncCore::Action action;
        SyncCore::Flight number = 0;
        std::vector<PushRequest> requests = {};
        PushAnswer answer = {};
        std::vector<PartDigest> digests = {};
        std::vector<FetchedPart> parts = {};
        std::size_t stored = 0;
        QDateTime sentAt = {};
    };

    SimRandom &random() { return m_shared.random; }
    void note(const QByteArray &what) { m_shared.note(QByteArray::number(m_number) + ' ' + what); }
    static QByteArray text(OperationId id) { return id.value.toByteArray(QUuid::WithoutBraces).left(8); }
    [[nodiscard]] Outbox outbox() const { return outboxOf(m_file.m.log); }
    [[nodiscard]] bool isInLog(OperationId id) const
    {
        return std::ranges::count(m_file.m.log, id, [](const LogEntry &entry) { return entry.operation.id; }) > 0;
    }

    void start()
    {
        m_core.emplace(m_settings);
        perform(m_core->opened(outbox(), m_file.m.parts, m_file.m.asOf, m_shared.now));
    }

    /// Carries out a transaction of the local file. The program may be killed before or after its commit. Returns false
    /// if it was killed; the caller then does nothing more.
    template <class Work>
    bool transact(Work work)
    {
        SimFile changed = m_file;
        work(changed);
        if (random().chance(m_shared.faults.killed)) {
            if (!m_shared.rules.transactionsAreAtomic) {
                m_file.m.rows = changed.m.rows;
                m_file.m.bases = changed.m.bases;
            }
            kill();
            return false;
        }
        m_file = changed;
        if (!random().chance(m_shared.faults.killed))
            return true;
        kill();
        return false;
    }

    template <class Work>
    QByteArray giveUp(Work work)
    {
        DecisionOutcome outcome;
        transact([&](SimFile &file) { outcome = work(file); });
        for (const OperationId id : outcome.withdrawn) {
            const auto entry = std::ranges::find(m_file.m.log, id, [](const LogEntry &e) { return e.operation.id; });
            if (entry->fate == Fate::Withdrawn) // otherwise the program was killed before the commit
                withdrawn.insert(id.value);
        }
        return ": " + QByteArray::number(int(outcome.result)) + '/' + QByteArray::number(int(outcome.withdrawn.size()));
    }

    void decideConflict(const LogEntry &entry)
    {
        const auto card = cardOf(m_file, entry.operation.id);
        Decision decision{*card, Choice(random().below(3))};
        for (const CardRow &row : card->rows) {
            seen[entry.operation.id.value].emplace_back(row.row, row.theirs);
            if (decision.choice == Choice::Edit && row.yours)
                decision.edited.emplace(row.row, edited(*row.yours));
        }
        note("decides " + text(entry.operation.id) + ' ' + QByteArray::number(int(entry.conflicts.front().kind))
             + " by " + QByteArray::number(int(decision.choice))
             + giveUp([&](SimFile &file) { return decide(file, decision); }));
        for (const CardRow &row : card->rows) {
            const bool isReplaced = row.conflict && row.conflict->other && !row.before
                && row.conflict->kind == ConflictKind::DoubledName;
            if (isReplaced && withdrawn.contains(entry.operation.id.value))
                replaced[row.row] = row.conflict->other->id;
        }
    }

    RowValues edited(RowValues row)
    {
        SimPerson person(m_file, random(), m_shared.wall);
        if (row.table() != Table::Expenses) {
            row.set(0, QString(u"e"_s + QString::number(random().below(1'000'000))));
        } else if (person.any(Table::Categories) && person.any(Table::Persons)) {
            for (const int field : {expensefield::Person, expensefield::Category, expensefield::Amount})
                row.set(field, person.value(Table::Expenses, field));
        }
        return row;
    }

    void perform(const SyncCore::Actions &actions)
    {
        for (const SyncCore::Action &action : actions)
            std::visit([this](const auto &todo) { begin(todo); }, action);
    }

    void begin(const SyncCore::Push &push)
    {
        std::vector<PushRequest> requests;
        SimFile unmarked = m_file;
        if (!m_shared.rules.marksSentBeforeSending)
            requests = takeForPush(unmarked, push.operations);
        else if (!transact([&](SimFile &file) { requests = takeForPush(file, push.operations); }))
            return;
        for (const PushRequest &request : requests)
            note("sends " + text(request.operation.id));
        m_flight = Flight{Flight::Travelling, push, push.flight, requests};
    }
    void begin(const SyncCore::AskDigests &ask)
    {
        m_flight = Flight{Flight::Travelling, ask, ask.flight};
        m_flight->sentAt = m_shared.wall;
    }
    void begin(const SyncCore::Fetch &fetch) { m_flight = Flight{Flight::Travelling, fetch, fetch.flight}; }
    void begin(const SyncCore::Settle &settle) { m_flight = Flight{Flight::Travelling, settle, settle.flight}; }

    void atServer(Flight &flight)
    {
        SimServer &server = m_shared.server;
        if (flight.answer.verdicts.size() < flight.requests.size()) {
            const PushRequest &request = flight.requests[flight.answer.verdicts.size()];
            flight.answer.verdicts.push_back(server.apply(request));
            note("is answered " + text(request.operation.id) + ' '
                 + QByteArray::number(int(flight.answer.verdicts.back().kind)));
            return;
        }
        if (std::holds_alternative<SyncCore::Push>(flight.action) && random().chance(m_shared.faults.refreshed)) {
            std::set<LedgerPart> touched;
            for (const Verdict &verdict : flight.answer.verdicts) {
                for (const PartChange &part : verdict.parts)
                    touched.insert(part.part);
            }
            for (const LedgerPart &part : touched)
                flight.answer.fetched.push_back(server.fetch(part));
        }
        if (std::holds_alternative<SyncCore::AskDigests>(flight.action))
            flight.digests = server.digests();
        if (const auto *fetch = std::get_if<SyncCore::Fetch>(&flight.action)) {
            for (const LedgerPart &part : fetch->parts)
                flight.parts.push_back(server.fetch(part));
        }
        flight.phase = Flight::Answering;
    }

    void deliver()
    {
        Flight flight = *m_flight;
        if (std::holds_alternative<SyncCore::Push>(flight.action)) {
            if (!transact([&](SimFile &file) { takeAnswer(file, flight.answer); }))
                return;
            m_flight.reset();
            perform(m_core->answerStored(flight.number, outbox(), m_file.m.parts, m_shared.now));
        } else if (std::holds_alternative<SyncCore::AskDigests>(flight.action)) {
            m_flight.reset();
            perform(
                m_core->digestsAnswered(flight.number, flight.digests, m_file.m.parts, flight.sentAt, m_shared.now));
            m_file.m.asOf = m_core->status().asOf;
        } else {
            storeSome(flight);
        }
    }

    /// Stores all fetched parts, or of a stream the next one.
    void storeSome(const Flight &flight)
    {
        const bool isStream = std::get<SyncCore::Fetch>(flight.action).isStream;
        std::vector<FetchedPart> parts(flight.parts.begin() + std::ptrdiff_t(flight.stored),
                                       isStream ? flight.parts.begin() + std::ptrdiff_t(flight.stored) + 1
                                                : flight.parts.end());
        if (!m_shared.rules.fetchIsOneSnapshot) {
            for (FetchedPart &part : parts)
                part.rows = m_shared.server.fetch(part.part).rows;
        }
        bool isStored = true;
        const bool goesOn = transact([&](SimFile &file) { isStored = storeParts(file, parts); });
        if (!goesOn)
            return;
        note("stores " + QByteArray::number(int(parts.size())) + " parts" + (isStored ? "" : " not"));
        lookForDoubledRows();
        m_flight->stored += parts.size();
        m_core->partStored(flight.number, 1);
        if (m_flight->stored < m_flight->parts.size())
            return;
        m_flight.reset();
        perform(m_core->fetchStored(flight.number, outbox(), m_file.m.parts, m_shared.now));
        m_file.m.asOf = m_core->status().asOf;
    }

    /// The connection is lost. The server may go on with the request, and a part of the answer may have arrived.
    void cut()
    {
        Flight flight = *m_flight;
        leaveBehind();
        m_flight.reset();
        note("is cut");
        if (flight.phase != Flight::Travelling && random().chance(300)) {
            PushAnswer arrived{flight.answer.verdicts};
            if (!arrived.verdicts.empty())
                arrived.verdicts.resize(std::size_t(random().below(int(arrived.verdicts.size()) + 1)));
            if (!transact([&](SimFile &file) { takeAnswer(file, arrived); }))
                return;
        }
        for (LogEntry &entry : m_file.m.log) {
            if (!m_shared.rules.resendsUnanswered && std::exchange(entry.isSent, false))
                entry.fate = Fate::Acknowledged;
        }
        if (!m_shared.rules.waitsForAnswersBeforeFetch)
            fetchRegardless();
        const Error lost{ErrorKind::ConnectionLost, Field::None, {}, {}, {}};
        perform(m_core->failed(flight.number, lost, outbox(), m_file.m.parts, random().below(1000), m_shared.now));
    }

    /// Fetches although operations are not answered, as a client without SimRules::waitsForAnswersBeforeFetch would.
    void fetchRegardless()
    {
        std::vector<FetchedPart> parts;
        for (const PartDigest &part : m_shared.server.digests())
            parts.push_back(m_shared.server.fetch(part.part));
        Rebase rebase(m_file);
        storeParts(rebase, parts);
        rebase.finish();
        lookForDoubledRows();
    }

    void lookForDoubledRows()
    {
        for (const LogEntry &entry : m_file.m.log) {
            for (const RowChange &change : entry.operation.rows) {
                const auto id = entry.isSent ? m_shared.server.recordedId(entry.operation.id, change.row)
                                             : std::nullopt;
                showsARowTwice = showsARowTwice || (id && m_file.shown({change.row.table, *id}));
            }
        }
    }

    void leaveBehind()
    {
        if (random().chance(500))
            m_shared.late.insert(m_shared.late.end(), m_flight->requests.begin(), m_flight->requests.end());
    }

    int m_number;
    SimShared &m_shared;
    SyncSettings m_settings;
    SimFile m_file;
    std::optional<SyncCore> m_core;
    std::optional<Flight> m_flight;
};

} // namespace budget::test
