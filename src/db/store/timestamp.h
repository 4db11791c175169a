// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace budget::queries {

/// Now in UTC as a `timestamp` column of either engine takes it. A text, since a bound QDateTime would be shifted
/// by the session's zone.
[[nodiscard]] inline QString utcNow()
{
    return QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

} // namespace budget::queries
