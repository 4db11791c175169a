// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "db/sqlite/sqlscript.h"

#include <csignal>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

namespace budget::test {

/// Forwards statements to a file's connection, and kills the process before it forwards the statement with the given
/// number (the first is 1).
class KillAt final : public Connection
{
public:
    KillAt(Connection &connection, int number) : m_connection(connection), m_left(number) { }

    [[nodiscard]] Engine engine() const override { return m_connection.engine(); }
    [[nodiscard]] bool isClean() const override { return m_connection.isClean(); }
    [[nodiscard]] std::optional<ErrorKind> writeRefusal() const override { return m_connection.writeRefusal(); }
    [[nodiscard]] Result<void> checkStorage() override { return m_connection.checkStorage(); }
    [[nodiscard]] Result<Rows> exec(const QString &sql, const Params &params) override
    {
        if (--m_left == 0)
            ::kill(::getpid(), SIGKILL);
        return m_connection.exec(sql, params);
    }
    [[nodiscard]] Result<std::vector<Rows>> execTogether(const std::vector<Statement> &together) override
    {
        return m_connection.execTogether(together);
    }
    [[nodiscard]] Result<void> execScript(const QString &sql) override
    {
        for (const QString &statement : statementsOf(sql)) {
            if (const auto done = exec(statement, {}); !done)
                return tl::make_unexpected(done.error());
        }
        return {};
    }

private:
    Connection &m_connection;
    int m_left;
};

/// Runs `work` in a child process. Returns whether the child was killed; a child that ends by itself returns false.
inline bool isKilled(const std::function<void()> &work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0); // no destructor of the parent's objects runs here
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

} // namespace budget::test
