// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/remotepush.h"

#include "core/failure/retrypolicy.h"
#include "db/remote/applystatement.h"
#include "db/remote/remoteconflicts.h"
#include "db/remote/remoteparts.h"

#include <algorithm>
#include <set>

namespace budget::remote {

using namespace Qt::StringLiterals;

namespace {

using Answer = Result<std::vector<Rows>>;

std::set<LedgerPart> partsOf(const Operation &operation)
{
    std::set<LedgerPart> parts;
    for (const RowChange &change : operation.rows) {
        for (const RowSlot &values : {change.before, change.after}) {
            if (values)
                parts.insert(budget::partOf(*values));
        }
    }
    return parts;
}

std::vector<WantedPart> wantedParts(const std::vector<PushRequest> &requests, const KnownParts &known)
{
    std::set<LedgerPart> parts;
    for (const PushRequest &request : requests)
        parts.merge(partsOf(request.operation));
    std::vector<WantedPart> wanted;
    for (const LedgerPart &part : parts) {
        const auto held = known.find(part);
        if (held == known.end())
            wanted.push_back({part, QByteArray()});
        else
            wanted.push_back({part, held->second.isEmpty() ? std::nullopt : std::optional(held->second)});
    }
    return wanted;
}

/// Whether the error concerns the operation, so that sending it again would give the same error. Any other error
/// concerns the connection or the server.
bool isAboutOperation(const Error &error)
{
    const bool isAboutServer = error.kind == ErrorKind::ReadOnlyServer || error.kind == ErrorKind::DiskFull
        || error.kind == ErrorKind::TablesDiffer;
    return (isJudgement(error) || isViolation(error)) && !isAboutServer;
}

/// A second attempt has recorded the operation meanwhile.
bool isRecordedMeanwhile(const Error &error)
{
    return error.constraint == u"bt_operations_pkey"_s;
}

class Push
{
public:
    Push(Connection &connection, const RemoteLedger &ledger, const std::vector<PushRequest> &requests,
         const KnownParts &known)
        : m_connection(connection), m_ledger(ledger), m_requests(requests), m_wanted(wantedParts(requests, known))
    { }

    Pushed run()
    {
        const auto failed = applyTogether();
        if (failed && m_requests.size() == 1)
            takeVerdict(tl::make_unexpected(*failed), m_requests.front().operation);
        else if (failed)
            applyOneByOne(*failed);
        explainViolations();
        if (failed && !m_pushed.error)
            takeParts(m_connection.execTogether({partsAfter()}));
        sortVerdicts();
        return m_pushed;
    }

private:
    /// Applies all operations and reads the parts in one transaction. Returns the error that has undone all of it.
    std::optional<Error> applyTogether()
    {
        std::vector<Statement> statements = beforeApplying();
        std::vector<std::size_t> places;
        for (const PushRequest &request : m_requests) {
            const auto added = applying(request, m_ledger, m_flight);
            statements.insert(statements.end(), added.begin(), added.end());
            places.push_back(statements.size() - 1);
        }
        statements.push_back(partsAfter());
        auto answers = m_connection.execTogether(statements);
        if (!answers)
            return answers.error();
        for (std::size_t i = 0; i < m_requests.size(); ++i)
            takeVerdict(std::vector{std::move((*answers)[places[i]])}, m_requests[i].operation);
        takeParts(std::vector{std::move(answers->back())});
        return {};
    }

    /// Applies each operation in a transaction of its own, after one of them has failed. An error that concerns the
    /// connection or the server ends this.
    void applyOneByOne(const Error &error)
    {
        if (!isAboutOperation(error) && !isRecordedMeanwhile(error))
            return note(error);
        for (const PushRequest &request : m_requests) {
            std::vector<Statement> statements = beforeApplying();
            const auto added = applying(request, m_ledger, m_flight);
            statements.insert(statements.end(), added.begin(), added.end());
            takeVerdict(m_connection.execTogether(statements), request.operation);
            if (m_pushed.error)
                return;
        }
    }

    [[nodiscard]] Statement partsAfter() const
    {
        SameFlight same{{}, m_flight};
        for (const PushRequest &request : m_requests)
            same.operations.push_back(request.operation.id);
        return partsStatement(m_ledger, m_wanted, same);
    }

    void takeVerdict(const Answer &answer, const Operation &operation)
    {
        const auto verdict = answer ? verdictIn(answer->back(), operation.id) : tl::make_unexpected(answer.error());
        if (verdict)
            m_pushed.answer.verdicts.push_back(*verdict);
        else if (isViolation(verdict.error()) && !isRecordedMeanwhile(verdict.error()))
            m_violations.push_back({operation.id, VerdictKind::Refused, {}, {}, {}, {}, verdict.error()});
        else if (isAboutOperation(verdict.error()) && !isRecordedMeanwhile(verdict.error()))
            m_pushed.answer.verdicts.push_back({operation.id, VerdictKind::Refused, {}, {}, {}, {}, verdict.error()});
        else
            note(verdict.error());
    }

    void note(const Error &error)
    {
        if (m_pushed.error)
            return;
        m_pushed.error = error;
        if (isRecordedMeanwhile(error))
            m_pushed.error->kind = ErrorKind::SerializationFailure; // the next attempt finds the record
    }

    [[nodiscard]] const Operation &operationOf(const Verdict &verdict) const
    {
        return std::ranges::find(m_requests, verdict.operation,
                                 [](const PushRequest &request) { return request.operation.id; })
            ->operation;
    }

    /// Asks for the reasons of all violations in one flight. Without an answer, the operations stay without a verdict.
    void explainViolations()
    {
        std::vector<Statement> questions;
        for (const Verdict &verdict : m_violations) {
            const Statement question = conflictStatement(operationOf(verdict));
            questions.push_back(question.sql.isEmpty() ? Statement{u"SELECT 1 WHERE false"_s} : question);
        }
        if (questions.empty())
            return;
        const Answer answers = m_connection.execTogether(questions);
        if (!answers)
            return note(answers.error());
        for (std::size_t i = 0; i < m_violations.size(); ++i) {
            const auto conflict = conflictIn((*answers)[i]);
            if (!conflict) {
                note(conflict.error());
                continue;
            }
            if (*conflict) {
                m_violations[i].kind = VerdictKind::Conflict;
                m_violations[i].conflict = **conflict;
                m_violations[i].error = {};
            }
            m_pushed.answer.verdicts.push_back(m_violations[i]);
        }
    }

    void takeParts(const Answer &answer)
    {
        const auto parts = answer ? answersIn(answer->back(), m_wanted) : tl::make_unexpected(answer.error());
        if (!parts)
            return note(parts.error());
        for (std::size_t i = 0; i < parts->size(); ++i) {
            const PartAnswer &part = (*parts)[i];
            if (part.isAsExpected)
                setDigests(*m_wanted[i].held, part.part);
            else
                m_pushed.answer.fetched.push_back(part.part);
        }
    }

    /// The part has the replica's rows with the changes of this flight, so its digest is that of the replica after the
    /// last of these changes.
    void setDigests(const QByteArray &held, const FetchedPart &now)
    {
        QByteArray before = held;
        for (Verdict &verdict : m_pushed.answer.verdicts) {
            if (verdict.kind != VerdictKind::Applied || !partsOf(operationOf(verdict)).contains(now.part))
                continue;
            verdict.parts.push_back({now.part, before, now.digest});
            before = now.digest;
        }
    }

    /// In the order of the requests.
    void sortVerdicts()
    {
        const auto placeOf = [this](const Verdict &verdict) {
            return std::ranges::find(m_requests, verdict.operation,
                                     [](const PushRequest &request) { return request.operation.id; });
        };
        std::ranges::sort(m_pushed.answer.verdicts, {}, placeOf);
    }

    Connection &m_connection;
    const RemoteLedger &m_ledger;
    const std::vector<PushRequest> &m_requests;
    std::vector<WantedPart> m_wanted;
    QString m_flight = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::vector<Verdict> m_violations;
    Pushed m_pushed;
};

} // namespace

Pushed push(Connection &connection, const RemoteLedger &ledger, const std::vector<PushRequest> &requests,
            const KnownParts &known)
{
    return requests.empty() ? Pushed() : Push(connection, ledger, requests, known).run();
}

} // namespace budget::remote
