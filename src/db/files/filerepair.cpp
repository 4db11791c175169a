// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/files/filerepair.h"

#include "db/files/filecopy.h"
#include "db/schema/oddrows.h"
#include "db/transaction.h"

#include <limits>

namespace budget {

using namespace Qt::StringLiterals;

Result<qint64> repairRows(Connection &connection, const QString &backup)
{
    const auto copied = copyLedger(connection, backup, std::make_shared<std::atomic<bool>>(false));
    if (!copied)
        return tl::make_unexpected(copied.error());
    return inTransaction(connection, [&]() -> Result<qint64> {
        const auto rows = oddRowsInFile(connection, std::numeric_limits<int>::max());
        if (!rows)
            return tl::make_unexpected(rows.error());
        qint64 changed = 0;
        for (const QString &statement : repairSql(*rows).split(u";\n"_s, Qt::SkipEmptyParts)) {
            const auto repaired = connection.exec(statement);
            if (!repaired)
                return tl::make_unexpected(repaired.error());
            changed += repaired->affected;
        }
        return changed;
    });
}

} // namespace budget
