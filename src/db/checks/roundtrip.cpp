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
            return failure(ErrorKind::AnswerMalformed, Field::None, roundTripQuestion() + u" is not answered by 1"_s);
        return connection.lastRoundTrip().value_or(taken);
    });
}

} // namespace budget
