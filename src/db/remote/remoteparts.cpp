// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/remoteparts.h"

#include "db/store/columns.h"
#include "db/store/once.h"

#include <algorithm>
#include <map>
#include <set>

namespace budget::remote {

using namespace Qt::StringLiterals;

namespace {

/// With more ranges than this, a condition names the first and the last day only.
constexpr std::size_t kMostRanges = 40;

int numberOf(const LedgerPart &part)
{
    return part.month ? monthNumber(*part.month) : kNoMonth;
}

struct Range
{
    QDate first;
    QDate end;
};

std::vector<Range> rangesOf(std::vector<Month> months)
{
    std::ranges::sort(months);
    std::vector<Range> ranges;
    for (const Month month : months) {
        if (!ranges.empty() && ranges.back().end >= month.first())
            ranges.back().end = month.next().first();
        else
            ranges.push_back({month.first(), month.next().first()});
    }
    if (ranges.size() > kMostRanges)
        ranges = {{ranges.front().first, ranges.back().end}};
    return ranges;
}

QString conditionFor(Table table, const std::vector<WantedPart> &parts, const LedgerLayout &layout)
{
    if (table != Table::Expenses)
        return {};
    std::vector<Month> months;
    bool hasUndated = false;
    for (const auto &[part, held] : parts) {
        if (part.table == Table::Expenses && part.month)
            months.push_back(*part.month);
        hasUndated = hasUndated || (part.table == Table::Expenses && !part.month);
    }
    return isInMonths(months, hasUndated, layout);
}

QString storedRows(const RemoteLedger &ledger, const std::vector<WantedPart> &parts)
{
    QStringList tables;
    for (const Table table : kTables) {
        const bool isWanted = std::ranges::any_of(parts,
                                                  [table](const WantedPart &p) { return p.part.table == table; });
        if (!isWanted)
            continue;
        const QString rows = rowsOf(table, ledger, Extent::Many, conditionFor(table, parts, ledger.layout));
        tables << u"SELECT '%1' AS tab, COALESCE(r.month, %2) AS part, r.* FROM (%3) AS r"_s.arg(
            nameOf(table), QString::number(kNoMonth), rows);
    }
    return tables.join(u" UNION ALL "_s);
}

/// The changes of parts that the operations of the flight have recorded. The records are selected before their texts
/// are read as JSON, because other records need not be JSON.
QString movedRows(bool hasFlight)
{
    if (!hasFlight)
        return u"moved AS (SELECT CAST(NULL AS text) AS tab, 0 AS part, 0 AS n, 0 AS sum WHERE false)"_s;
    return u"records AS MATERIALIZED (SELECT CAST(result AS json) AS result FROM bt_operations "
           "WHERE id = ANY (CAST($4 AS uuid[]))), "
           "moved AS (SELECT p.tab, COALESCE(p.month, %1) AS part, sum(p.n) AS n, sum(p.sum) AS sum FROM records, "
           "json_to_recordset(records.result -> 'parts') AS p (tab text, month integer, n bigint, sum numeric) "
           "WHERE records.result ->> 'flight' = $5 GROUP BY 1, 2)"_s.arg(kNoMonth);
}

QString sqlFor(const RemoteLedger &ledger, const std::vector<WantedPart> &parts, bool hasFlight)
{
    const QString before = digestOf(u"COALESCE(t.n, 0) - COALESCE(m.n, 0)"_s,
                                    u"COALESCE(t.sum, 0) - COALESCE(m.sum, 0)"_s);
    return u"WITH wanted AS (SELECT tab, part, held FROM unnest(CAST($1 AS text[]), CAST($2 AS integer[]), "
           "CAST($3 AS text[])) AS w (tab, part, held)), "_s
        + movedRows(hasFlight) + u", stored AS MATERIALIZED ("_s + storedRows(ledger, parts)
        + u"), totals AS (SELECT tab, part, count(*) AS n, sum(hash) AS sum FROM stored GROUP BY tab, part), "
          "checked AS MATERIALIZED (SELECT w.tab, w.part, "_s
        + digestOf(u"t.n"_s, u"t.sum"_s)
        + u" AS digest, COALESCE((%1) = w.held, false) AS is_expected "
          "FROM wanted w LEFT JOIN totals t USING (tab, part) LEFT JOIN moved m USING (tab, part)) "
          "SELECT tab, part, digest, is_expected, id, f0, f1, f2, f3, f4, f5, f6 FROM "
          "(SELECT tab, part, digest, CAST(is_expected AS integer) AS is_expected, CAST(NULL AS bigint) AS id, %2 "
          "FROM checked UNION ALL SELECT s.tab, s.part, NULL, NULL, s.id, s.f0, s.f1, s.f2, s.f3, s.f4, s.f5, s.f6 "
          "FROM stored s JOIN checked c USING (tab, part) WHERE NOT c.is_expected) AS answer"_s.arg(
              before, u"NULL AS f0, NULL AS f1, NULL AS f2, NULL AS f3, NULL AS f4, NULL AS f5, NULL AS f6"_s);
}

Result<void> take(Row &row, std::map<LedgerPart, PartAnswer> &parts)
{
    const auto part = partIn(row);
    if (!part)
        return tl::make_unexpected(part.error());
    PartAnswer &answer = parts[*part];
    answer.part.part = *part;
    if (row.isNull("id"_L1)) {
        answer.part.digest = row.text("digest"_L1).toLatin1();
        answer.isAsExpected = row.flag("is_expected"_L1);
    } else {
        answer.part.rows.emplace_back(row.integer("id"_L1), valuesIn(row, part->table));
    }
    return {};
}

} // namespace

Result<LedgerPart> partIn(Row &row)
{
    const auto table = tableIn(row, "tab"_L1);
    if (!table)
        return failure(ErrorKind::AnswerMalformed, Field::None, row.text("tab"_L1));
    const int month = int(row.integer("part"_L1));
    return partOf(*table, month == kNoMonth ? std::nullopt : std::optional(month));
}

QString isInMonths(const std::vector<Month> &months, bool hasUndated, const LedgerLayout &layout)
{
    const QString date = queries::shownValue(queries::Beside::Date, layout);
    QStringList conditions;
    for (const auto &[first, end] : rangesOf(months))
        conditions << u"(%1 >= DATE '%2' AND %1 < DATE '%3')"_s.arg(date, first.toString(Qt::ISODate),
                                                                    end.toString(Qt::ISODate));
    if (hasUndated)
        conditions << u"(%1 IS NULL OR NOT %2)"_s.arg(date, queries::isReadableDate(Engine::Postgres, date));
    return conditions.isEmpty() ? u"false"_s : conditions.join(u" OR "_s);
}

Statement partsStatement(const RemoteLedger &ledger, const std::vector<WantedPart> &parts,
                         const std::optional<SameFlight> &flight)
{
    std::vector<std::optional<QString>> tables;
    std::vector<qint64> months;
    std::vector<std::optional<QString>> held;
    for (const auto &[part, digest] : parts) {
        tables.emplace_back(nameOf(part.table));
        months.push_back(numberOf(part));
        held.push_back(digest ? std::optional(digest->isEmpty() ? u"0:0"_s : QString::fromLatin1(*digest))
                              : std::nullopt);
    }
    const bool hasFlight = flight && ledger.isRecorded;
    Statement statement{sqlFor(ledger, parts, hasFlight), {arrayOf(tables), arrayOf(months), arrayOf(held)}};
    if (hasFlight) {
        std::vector<std::optional<QString>> ids;
        for (const OperationId id : flight->operations)
            ids.emplace_back(id.value.toString(QUuid::WithoutBraces));
        statement.params.push_back(arrayOf(ids));
        statement.params.emplace_back(flight->flight);
    }
    return statement;
}

Result<std::vector<PartAnswer>> answersIn(const Rows &answer, const std::vector<WantedPart> &parts)
{
    std::map<LedgerPart, PartAnswer> found;
    for (std::size_t number = 0; number < answer.rows.size(); ++number) {
        const auto taken = mapRow(answer, number, [&](Row &row) { return take(row, found); });
        if (!taken)
            return tl::make_unexpected(taken.error());
    }
    std::vector<PartAnswer> answers;
    for (const WantedPart &wanted : parts) {
        const auto part = found.find(wanted.part);
        if (part == found.end())
            return failure(ErrorKind::AnswerMalformed, Field::None, u"a part is missing"_s);
        answers.push_back(part->second);
    }
    return answers;
}

Result<std::vector<FetchedPart>> fetchParts(Connection &connection, const RemoteLedger &ledger,
                                            const std::vector<LedgerPart> &parts)
{
    if (parts.empty())
        return std::vector<FetchedPart>();
    std::vector<WantedPart> wanted;
    for (const LedgerPart &part : parts)
        wanted.push_back({part});
    const Statement statement = partsStatement(ledger, wanted);
    return connection.exec(statement.sql, statement.params)
        .and_then([&](const Rows &rows) { return answersIn(rows, wanted); })
        .map([](std::vector<PartAnswer> &&answers) {
            std::vector<FetchedPart> fetched;
            for (PartAnswer &answer : answers)
                fetched.push_back(std::move(answer.part));
            return fetched;
        });
}

} // namespace budget::remote
