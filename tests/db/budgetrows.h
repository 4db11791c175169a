// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "db/engines.h"

namespace budget::test {

using namespace Qt::StringLiterals;

/// Adds two persons and two categories, each with the ids 1 and 2.
inline void addPeopleAndCategories(const TestDatabase &database)
{
    database.plainSql(u"INSERT INTO users (email, name) VALUES ('a@b', 'Alice'), ('b@b', 'Bob');"
                      "INSERT INTO categories (name, color) VALUES ('Food', '#FF6B6B'), ('Fun', NULL)"_s);
}

inline ExpenseDraft draft(const QString &description, qint64 minor, QDate date)
{
    return {PersonId{1}, CategoryId{1}, description, Money::fromMinor(minor), date};
}

} // namespace budget::test
