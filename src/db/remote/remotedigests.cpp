// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/remotedigests.h"

namespace budget::remote {

using namespace Qt::StringLiterals;

namespace {

QString digestsOf(Table table, const RemoteLedger &ledger)
{
    return u"SELECT '%1' AS tab, r.month, count(*) AS row_count, %2 AS digest FROM (%3) AS r GROUP BY r.month"_s.arg(
        nameOf(table), digestOf(u"count(*)"_s, u"sum(r.hash)"_s), rowsOf(table, ledger, Extent::Many));
}

} // namespace

Statement digestsStatement(const RemoteLedger &ledger)
{
    QStringList tables;
    for (const Table table : kTables)
        tables << digestsOf(table, ledger);
    return {u"SELECT tab, month, row_count, digest FROM (%1) AS parts"_s.arg(tables.join(u" UNION ALL "_s))};
}

Result<std::vector<PartDigest>> digestsIn(const Rows &answer)
{
    return mapRows(answer, [](Row &row) -> Result<PartDigest> {
        const auto table = tableIn(row, "tab"_L1);
        if (!table)
            return failure(ErrorKind::AnswerMalformed, Field::None, row.text("tab"_L1));
        const auto month = row.isNull("month"_L1) ? std::nullopt : std::optional(int(row.integer("month"_L1)));
        return PartDigest{partOf(*table, month), row.text("digest"_L1).toLatin1(), row.integer("row_count"_L1)};
    });
}

Result<std::vector<PartDigest>> readDigests(Connection &connection, const RemoteLedger &ledger)
{
    const Statement statement = digestsStatement(ledger);
    return connection.exec(statement.sql, statement.params).and_then(digestsIn);
}

} // namespace budget::remote
