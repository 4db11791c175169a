// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QString>

#include <utility>

namespace budget {

/// A value that differs between the engines. A new Engine needs a case in of() and an argument of the constructor, so
/// every place that lacks a value for it fails to compile.
template <class T>
class PerEngine
{
public:
    PerEngine(T sqlite, T postgres) : m_sqlite(std::move(sqlite)), m_postgres(std::move(postgres)) { }

    [[nodiscard]] const T &of(Engine engine) const
    {
        switch (engine) {
        case Engine::Sqlite:
            return m_sqlite;
        case Engine::Postgres:
            return m_postgres;
        }
        Q_UNREACHABLE();
    }

private:
    T m_sqlite;
    T m_postgres;
};

/// The text of a statement, or of a part of one.
using SqlText = PerEngine<QString>;

/// True for a server: each statement costs a round trip, so several are sent together; there are roles, limits and
/// other sessions; and another program may have made the tables. False for a file, whose tables this program has made.
[[nodiscard]] inline bool isServer(Engine engine)
{
    switch (engine) {
    case Engine::Sqlite:
        return false;
    case Engine::Postgres:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace budget
