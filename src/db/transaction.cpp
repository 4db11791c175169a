// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/transaction.h"

#include "db/perengine.h"

namespace budget {

using namespace Qt::StringLiterals;

Result<Transaction> Transaction::begin(Connection &connection)
{
    static const SqlText begin(u"BEGIN IMMEDIATE"_s, u"BEGIN"_s);
    const auto begun = connection.exec(begin.of(connection.engine()));
    if (!begun)
        return tl::make_unexpected(begun.error());
    return Transaction(connection);
}

Transaction::~Transaction()
{
    // If ROLLBACK fails, the connection stays unclean and the pool closes it.
    if (m_connection)
        (void)m_connection->exec(u"ROLLBACK"_s);
}

Result<void> Transaction::commit()
{
    const auto committed = m_connection->exec(u"COMMIT"_s);
    if (!committed)
        return tl::make_unexpected(committed.error());
    m_connection = nullptr;
    return {};
}

} // namespace budget
