// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/daterepair.h"

#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

QDate meantDate(QStringView stored)
{
    static const QRegularExpression yearFirst(
        u"^\\s*(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ]\\s*\\d{1,2}:\\d{2}.*)?\\s*$"_s);
    static const QRegularExpression dayFirst(
        u"^\\s*(\\d{1,2})\\.\\s*(\\d{1,2})\\.\\s*(\\d{4})(?:[T ]\\s*\\d{1,2}:\\d{2}.*)?\\s*$"_s);
    const QString text = stored.toString();
    if (const auto match = yearFirst.match(text); match.hasMatch())
        return {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
    if (const auto match = dayFirst.match(text); match.hasMatch())
        return {match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt()};
    return {};
}

} // namespace budget
