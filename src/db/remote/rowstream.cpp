// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/rowstream.h"

#include "db/remote/remotedigests.h"
#include "db/remote/remoteparts.h"

#include <algorithm>
#include <map>
#include <utility>

namespace budget::remote {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFirstPortion = 10'000; ///< small, so that the first month is complete early
constexpr qint64 kPortion = 50'000;

const QString kBegin = u"BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"_s;

/// The rows of the parts of one table; `place` is its place in the stream.
QString orderedRows(Table table, const RemoteLedger &ledger, const std::vector<LedgerPart> &parts)
{
    std::vector<Month> months;
    QStringList numbers;
    bool hasUndated = false;
    for (const LedgerPart &part : parts) {
        if (part.table != table)
            continue;
        numbers << QString::number(part.month ? monthNumber(*part.month) : kNoMonth);
        hasUndated = hasUndated || !part.month;
        if (part.month)
            months.push_back(*part.month);
    }
    const QString condition = table == Table::Expenses ? isInMonths(months, hasUndated, ledger.layout) : QString();
    return u"SELECT %1 AS place, '%2' AS tab, COALESCE(r.month, %3) AS part, r.id, r.f0, r.f1, r.f2, r.f3, r.f4, r.f5, "
           "r.f6 FROM (%4) AS r WHERE COALESCE(r.month, %3) IN (%5)"_s.arg(
               QString::number(int(table)), nameOf(table), QString::number(kNoMonth),
               rowsOf(table, ledger, Extent::Many, condition), numbers.join(u", "_s));
}

/// kNoMonth is less than every month.
QString cursorOver(const RemoteLedger &ledger, const std::vector<LedgerPart> &parts)
{
    QStringList tables;
    for (const Table table : kTables) {
        if (std::ranges::count(parts, table, &LedgerPart::table) > 0)
            tables << orderedRows(table, ledger, parts);
    }
    return u"DECLARE bt_stream NO SCROLL CURSOR FOR SELECT tab, part, id, f0, f1, f2, f3, f4, f5, f6 FROM (%1) AS r "
           "ORDER BY place, part DESC, id"_s.arg(tables.join(u" UNION ALL "_s));
}

QString portionOf(qint64 rows)
{
    return u"FETCH FORWARD %1 FROM bt_stream"_s.arg(rows);
}

bool isStreamedBefore(const LedgerPart &left, const LedgerPart &right)
{
    return left.table != right.table ? left.table < right.table : left.month > right.month;
}

} // namespace

Result<RowStream> RowStream::open(Connection &connection, const RemoteLedger &ledger,
                                  const std::vector<LedgerPart> &parts)
{
    RowStream stream(connection);
    if (parts.empty()) {
        stream.m_isInTransaction = false;
        return stream;
    }
    const auto answers = connection.execTogether(
        {{kBegin}, digestsStatement(ledger), {cursorOver(ledger, parts)}, {portionOf(kFirstPortion)}});
    if (!answers)
        return tl::make_unexpected(answers.error());
    const auto digests = digestsIn((*answers)[1]);
    if (!digests)
        return tl::make_unexpected(digests.error());
    stream.expect(parts, *digests);
    if (const auto taken = stream.take((*answers)[3]); !taken)
        return tl::make_unexpected(taken.error());
    return stream;
}

RowStream::RowStream(RowStream &&other) noexcept
    : m_connection(other.m_connection), m_isInTransaction(std::exchange(other.m_isInTransaction, false)),
      m_open(std::move(other.m_open)), m_complete(std::move(other.m_complete)), m_rows(other.m_rows),
      m_missing(other.m_missing)
{ }

RowStream::~RowStream()
{
    if (m_isInTransaction)
        (void)m_connection->exec(u"ROLLBACK"_s);
}

void RowStream::expect(const std::vector<LedgerPart> &parts, const std::vector<PartDigest> &digests)
{
    std::vector<LedgerPart> ordered = parts;
    std::ranges::sort(ordered, isStreamedBefore);
    for (const LedgerPart &part : ordered) {
        const auto digest = std::ranges::find(digests, part, &PartDigest::part);
        if (digest == digests.end()) {
            m_complete.push_back({part});
            continue;
        }
        m_open.push_back({{part, digest->digest}, digest->rows});
        m_rows += digest->rows;
    }
    m_missing = m_rows;
}

Result<void> RowStream::take(const Rows &portion)
{
    for (std::size_t number = 0; number < portion.rows.size(); ++number) {
        const auto taken = mapRow(portion, number, [&](Row &row) -> Result<void> {
            const auto part = partIn(row);
            if (!part || m_open.empty() || m_open.front().part.part != *part)
                return failure(ErrorKind::AnswerMalformed, Field::None, u"a row of another part"_s);
            m_open.front().part.rows.emplace_back(row.integer("id"_L1), valuesIn(row, part->table));
            return {};
        });
        if (!taken)
            return taken;
        --m_missing;
        if (--m_open.front().missing > 0)
            continue;
        m_complete.push_back(std::move(m_open.front().part));
        m_open.pop_front();
    }
    return {};
}

/// The last portion is fetched together with the end of the transaction.
Result<void> RowStream::fetch()
{
    const Statement portion{portionOf(kPortion)};
    const bool isLast = m_missing <= kPortion;
    auto answer = isLast ? m_connection->execTogether({portion, {u"COMMIT"_s}}) : m_connection->execTogether({portion});
    if (!answer)
        return tl::make_unexpected(answer.error());
    m_isInTransaction = !isLast;
    if (answer->front().isEmpty())
        return failure(ErrorKind::AnswerMalformed, Field::None, u"rows are missing"_s);
    return take(answer->front());
}

Result<std::vector<FetchedPart>> RowStream::next()
{
    while (m_complete.empty() && !m_open.empty()) {
        if (const auto fetched = fetch(); !fetched)
            return tl::make_unexpected(fetched.error());
    }
    return std::exchange(m_complete, {});
}

} // namespace budget::remote
