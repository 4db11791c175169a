// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"
#include "db/connection.h"

#include <vector>

/// Persons are rows of `users`. Each function is one statement, hence one flight and one transaction.
namespace budget::queries {

/// Read by personOf().
inline const QString kListPersons = QStringLiteral("SELECT id, email, name FROM users");
[[nodiscard]] Result<Person> personOf(const Row &row);

[[nodiscard]] Result<std::vector<Person>> listPersons(Connection &connection);
/// NameTaken with Field::Email where another person has this address.
[[nodiscard]] Result<Person> insertPerson(Connection &connection, const PersonDraft &draft);
/// NameTaken with Field::Email, or NotFound where the row is gone.
[[nodiscard]] Result<Person> updatePerson(Connection &connection, PersonId id, const PersonDraft &draft);

} // namespace budget::queries
