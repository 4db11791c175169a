// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QString>

#include <utility>

namespace budget {

/// What differs between the engines: one value for each. A further Engine needs a case in of() and an argument of the
/// constructor, so that every place that lacks its value fails to compile.
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

/// A statement, or a part of one.
using SqlText = PerEngine<QString>;

/// Whether the engine is a server: a statement is a round trip, hence several are sent together; there are roles,
/// limits and other sessions; and tables may be those of another program. Otherwise it is a file of this program's own.
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
