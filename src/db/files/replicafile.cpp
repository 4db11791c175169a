// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/files/replicafile.h"

#include "db/schema/migrations.h"
#include "db/transaction.h"

namespace budget {

using namespace Qt::StringLiterals;

Result<void> makeReplica(Connection &connection)
{
    QString tables = canonicalTables({u"users"_s, u"categories"_s, u"expenses"_s}, Engine::Sqlite);
    tables.remove(u" NOT NULL"_s).remove(u" UNIQUE"_s).remove(u" REFERENCES users (id)"_s).remove(u" REFERENCES categories (id)"_s);
    return inTransaction(connection, [&] {
        return connection.execScript(tables)
            .and_then([&] { return migrate(connection, migrations(Engine::Sqlite)); })
            .and_then([&] { return connection.exec(u"UPDATE bt_meta SET value = 'replica' WHERE name = 'kind'"_s); })
            .map([](const Rows &) {});
    });
}

} // namespace budget
