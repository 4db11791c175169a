// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/sequencerepair.h"

namespace budget {

using namespace Qt::StringLiterals;

QString sequenceRepair(const QString &table)
{
    if (table != u"users" && table != u"categories" && table != u"expenses")
        return {};
    return u"SELECT setval(pg_get_serial_sequence('%1', 'id'), max(id)) FROM %1"_s.arg(table);
}

} // namespace budget
