// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/rowrepair.h"

#include <QJsonArray>

namespace budget {

using namespace Qt::StringLiterals;

QJsonObject toJson(const RowRepair &repair)
{
    QJsonArray values;
    for (const RepairedValue &value : repair.values)
        values.append(QJsonObject{{u"id"_s, value.id},
                                  {u"column"_s, value.column},
                                  {u"stored"_s, value.stored},
                                  {u"meant"_s, value.meant}});
    return {{u"repaired"_s, values}, {u"backup"_s, repair.backup}};
}

} // namespace budget
