// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/engines.h"
#include "db/local/localchanges.h"

namespace budget::test {

using namespace Qt::StringLiterals;

/// All rows with the types of their values.
inline QString dump(const TestDatabase &database)
{
    return database.plainSql(
        u"SELECT 'u', id, quote(email), quote(name), quote(created_at) FROM users ORDER BY id;"
        "SELECT 'c', id, quote(name), quote(color) FROM categories ORDER BY id;"
        "SELECT 'e', id, quote(user_id), quote(category_id), quote(description), quote(amount), quote(date), "
        "quote(created_at) FROM expenses ORDER BY id; SELECT 't', row_id, transfer FROM bt_row_transfers ORDER BY 2"_s);
}

inline LocalChanges changes(Connection &connection)
{
    return LocalChanges(connection, OperationId::create());
}

} // namespace budget::test
