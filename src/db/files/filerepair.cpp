// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/files/filerepair.h"

#include "db/files/filecopy.h"
#include "db/schema/catalogue.h"
#include "db/schema/oddrows.h"
#include "db/schema/verification.h"
#include "db/transaction.h"

#include <algorithm>
#include <limits>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

Result<void> requireUsable(Connection &connection)
{
    return readCatalogue(connection).and_then([&](const LedgerShape &shape) -> Result<void> {
        const TableReport report = verify(shape, connection.engine());
        if (report.isUsable())
            return {};
        return failure(ErrorKind::TablesDiffer, Field::Database, differences(report).join(u'\n'));
    });
}

/// The odd rows whose intended value is known.
Result<std::vector<OddRow>> repairableRows(Connection &connection)
{
    return oddRowsInFile(connection, std::numeric_limits<int>::max()).map([](std::vector<OddRow> rows) {
        std::erase_if(rows, [](const OddRow &row) { return row.meant.isEmpty(); });
        return rows;
    });
}

Result<RowRepair> repairAll(Connection &connection, const QString &backup)
{
    const auto rows = repairableRows(connection);
    if (!rows)
        return tl::make_unexpected(rows.error());
    RowRepair repair{{}, backup};
    for (const OddRow &row : *rows) {
        const auto repaired = connection.exec(repairSql({row}));
        if (!repaired)
            return tl::make_unexpected(repaired.error());
        if (repaired->affected > 0)
            repair.values.push_back({row.id, row.column, row.stored, row.meant});
    }
    return repair;
}

} // namespace

Result<RowRepair> repairRows(Connection &connection, const QString &backup)
{
    const auto rows = requireUsable(connection).and_then([&] { return repairableRows(connection); });
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->empty())
        return RowRepair();
    return copyLedger(connection, backup, std::make_shared<std::atomic<bool>>(false)).and_then([&] {
        return inTransaction(connection, [&] { return repairAll(connection, backup); });
    });
}

} // namespace budget
