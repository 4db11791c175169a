// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/checks/roundtrip.h"

namespace budget {

using namespace Qt::StringLiterals;
using std::chrono::microseconds;
using std::chrono::steady_clock;

QString roundTripQuestion()
{
    return u"SELECT 1"_s;
}

Result<microseconds> measureRoundTrip(Connection &connection)
{
    const auto start = steady_clock::now();
    return connection.exec(roundTripQuestion()).and_then([&](const Rows &answer) -> Result<microseconds> {
        const auto taken = std::chrono::duration_cast<microseconds>(steady_clock::now() - start);
        if (answer.rows != std::vector<Cells>{{qint64(1)}})
            return failure(ErrorKind::AnswerMalformed, answer.source, roundTripQuestion() + u" is not answered by 1"_s);
        return connection.lastRoundTrip().value_or(taken);
    });
}

/// reserved_connections exists from PostgreSQL 16 on.
const QString &roomColumns()
{
    static const QString columns =
        u"current_setting('max_connections')::int AS max_connections, "
        "current_setting('superuser_reserved_connections')::int "
        "+ COALESCE(current_setting('reserved_connections', true), '0')::int AS reserved_connections"_s;
    return columns;
}

ConnectionRoom roomOf(Row &row)
{
    ConnectionRoom room;
    room.limit = static_cast<int>(row.integer("max_connections"_L1));
    room.reserved = static_cast<int>(row.integer("reserved_connections"_L1));
    return room;
}

} // namespace budget
