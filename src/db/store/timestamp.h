// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace budget::queries {

/// The current UTC time as a `timestamp` column of either engine accepts it. A text, because a bound QDateTime would be
/// converted to the session's time zone.
[[nodiscard]] inline QString utcNow()
{
    return QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

} // namespace budget::queries
