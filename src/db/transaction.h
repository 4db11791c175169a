// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <utility>

namespace budget {

/// A transaction that its destructor rolls back unless commit() has succeeded. On SQLite, BEGIN IMMEDIATE takes the
/// write lock at once, so the transaction cannot fail half-way because another program writes.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Connection &connection);

    Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) { }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) { }

    Connection *m_connection;
};

/// Runs `work` inside a transaction. Commits if `work` returns a value, rolls back if it returns an error.
template <class Work>
[[nodiscard]] auto inTransaction(Connection &connection, Work work) -> std::invoke_result_t<Work>
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    auto result = work();
    if (!result)
        return result;
    if (auto committed = transaction->commit(); !committed)
        return tl::make_unexpected(committed.error());
    return result;
}

} // namespace budget
