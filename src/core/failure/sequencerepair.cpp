// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/sequencerepair.h"

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kTables{"users"_L1, "categories"_L1, "expenses"_L1};

} // namespace

QString tableOfKey(const QString &constraint)
{
    const auto *const found = std::ranges::find_if(kTables, [&](QLatin1StringView table) {
        return constraint == table + u"_pkey"_s || constraint == u"pk_"_s + table;
    });
    return found == kTables.end() ? QString() : QString(*found);
}

QString sequenceRepair(const QString &table)
{
    return std::ranges::find(kTables, table) == kTables.end()
        ? QString()
        : u"SELECT setval(pg_get_serial_sequence('%1', 'id'), max(id)) FROM %1"_s.arg(table);
}

} // namespace budget
