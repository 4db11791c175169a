// SPDX-License-Identifier: GPL-3.0-or-later
// The member functions of PgSession that send and read a pipeline.
#include "db/postgres/pgsession.h"

#include "db/postgres/pgvalues.h"
#include "platform/plainmessages.h"

#include <libpq-fe.h>

#include <algorithm>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;
using std::chrono::steady_clock;

namespace {

bool mayChooseIsolation(const QString &sql)
{
    return sql.startsWith(u"BEGIN"_s) || sql.startsWith(u"SET transaction_isolation"_s);
}

} // namespace

/// Sends the transactions as one pipeline. Where one begins, adds the statement with the settings: as the first
/// statement, or as the second if the first one can choose the isolation level, which must precede every query.
PgSession::Answers PgSession::execPipeline(const Transactions &transactions)
{
    if (!needsSettings())
        return sendPipeline(transactions);
    const auto placeIn = [](const std::vector<PgStatement> &statements) {
        return !statements.empty() && mayChooseIsolation(statements.front().sql) ? 1 : 0;
    };
    Transactions withSettings = transactions;
    for (auto &statements : withSettings)
        statements.insert(statements.begin() + placeIn(statements), PgStatement{m_settings, {}});
    Answers answers = sendPipeline(withSettings);
    for (std::size_t i = 0; i < transactions.size(); ++i) {
        if (answers[i])
            answers[i]->erase(answers[i]->begin() + placeIn(transactions[i]));
    }
    return answers;
}

PgSession::Answers PgSession::sendPipeline(const Transactions &transactions)
{
    const auto failed = [&](const Error &error) { return Answers(transactions.size(), Failure(error)); };
    const PlainMessages english;
    if (auto begun = begin(); !begun)
        return failed(begun.error());
    if (!PQenterPipelineMode(m_handle.get()))
        return failed(abandon(lost().value()).value());
    const bool hasPing = std::exchange(m_pingsWithNext, false);
    const bool isSent = (!hasPing || sendPing())
        && std::ranges::all_of(transactions, [this](const auto &statements) { return sendTransaction(statements); });
    if (isSent)
        return finishPipeline(transactions, hasPing);
    m_isPingUnanswered = hasPing;
    return failed(abandon(lost().value()).value());
}

bool PgSession::sendTransaction(const std::vector<PgStatement> &statements)
{
    return std::ranges::all_of(statements, [this](const PgStatement &s) { return send(s.sql, s.params); })
        && PQpipelineSync(m_handle.get());
}

PgSession::Answers PgSession::finishPipeline(const Transactions &transactions, bool hasPing)
{
    const Deadline start = steady_clock::now();
    allow(start, m_timeouts.statement);
    auto ready = flush();
    if (!ready)
        (void)abandon(ready.error());
    else if (hasPing)
        ready = awaitPing(start);
    Answers answers;
    for (const std::vector<PgStatement> &statements : transactions) {
        if (m_isAbandoned)
            answers.emplace_back(Failure(*m_end));
        else if (!ready)
            answers.emplace_back(refusedWithPing(std::exchange(ready, {}).error()));
        else
            answers.push_back(finishTransaction(statements));
    }
    if (!m_isAbandoned && !PQexitPipelineMode(m_handle.get()))
        answers.back() = abandon(lost().value());
    return answers;
}

/// The answer of the first transaction, which the server does not execute after it has refused the ping.
Failure PgSession::refusedWithPing(const Error &error)
{
    (void)endTransaction();
    return told(error);
}

/// Returns the answer of every statement, or the first error. The server does not execute the statements after an
/// error, up to the end of the transaction.
Result<std::vector<PgAnswer>> PgSession::finishTransaction(const std::vector<PgStatement> &statements)
{
    Result<std::vector<PgAnswer>> answers;
    for (std::size_t i = 0; i < statements.size() && answers; ++i) {
        const bool isSettings = !m_settings.isEmpty() && statements[i].sql == m_settings; // its answer is not checked
        auto answer = nextAnswer(isSettings ? QString() : statements[i].sql);
        if (answer)
            answers->push_back(*std::move(answer));
        else
            answers = tl::make_unexpected(answer.error());
    }
    if (m_isAbandoned)
        return answers;
    const auto committed = endTransaction();
    if (answers && committed)
        return answers;
    // The error of a statement comes first: the server sent it before the connection ended, and it shows that nothing
    // was committed.
    return told(answers ? committed.error() : answers.error());
}

/// Reads the answer to the ping in front of a pipeline. Sets isPingUnanswered() if no answer came in time or the
/// connection had ended, unless the job was given up. A refusal by a pooler is an answer.
Result<void> PgSession::awaitPing(Deadline sent)
{
    m_isPinging = true;
    m_giveUpAt = std::min(m_giveUpAt, sent + m_timeouts.ping);
    const auto pong = nextAnswer({});
    m_isPinging = false;
    if (m_stop == Stop::None)
        allow(sent, m_timeouts.statement);
    m_isPingUnanswered = !pong && isSilence(pong.error()) && m_stop == Stop::None && !m_interrupt->isRaised();
    return pong ? Result<void>() : tl::make_unexpected(pong.error());
}

/// Reads the answer to one statement of a pipeline: its result, and the null pointer that ends the result.
Result<PgAnswer> PgSession::nextAnswer(const QString &sql)
{
    const auto result = nextResult();
    if (!result || !*result)
        return abandon(result ? lost().value() : result.error());
    auto answer = answerTo(sql, result->get());
    if (!answer && isBeyondBelief(answer.error()))
        return abandon(answer.error());
    const auto end = nextResult();
    if (end && *end)
        return abandon(answer ? malformed(u"a second answer to one statement"_s) : answer.error());
    if (!end || PQstatus(m_handle.get()) != CONNECTION_OK)
        return abandon(answer ? (end ? lost().value() : end.error()) : answer.error());
    return answer;
}

/// Reads up to the next synchronisation point, where the server commits the transaction. The commit can fail too.
Result<void> PgSession::endTransaction()
{
    Result<void> committed;
    for (int nulls = 0;;) {
        const auto result = nextResult();
        nulls = result && *result ? 0 : nulls + 1;
        if (!result || nulls > 1)
            return abandon(result ? lost().value() : result.error());
        if (!*result)
            continue;
        const ExecStatusType status = PQresultStatus(result->get());
        if (status == PGRES_PIPELINE_SYNC)
            return committed;
        if (status != PGRES_FATAL_ERROR && status != PGRES_PIPELINE_ABORTED)
            return abandon(malformed(QString::fromLatin1(PQresStatus(status))));
        if (status == PGRES_FATAL_ERROR && committed)
            committed = tl::make_unexpected(errorOf(result->get()));
    }
}

} // namespace budget
