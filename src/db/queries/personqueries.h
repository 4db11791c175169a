// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"
#include "db/connection.h"
#include "db/queries/once.h"

#include <vector>

/// Persons are rows of `users`. Each function is one statement, hence one flight and one transaction.
namespace budget::queries {

/// Read by personOf().
inline const QString kListPersons = QStringLiteral("SELECT id, email, name FROM users");
[[nodiscard]] Result<Person> personOf(const Row &row);

[[nodiscard]] Result<std::vector<Person>> listPersons(Connection &connection);
/// NameTaken with Field::Email where another person has this address.
[[nodiscard]] Result<Person> insertPerson(Connection &connection, const PersonDraft &draft, const Once &once = {});
/// NameTaken with Field::Email, or NotFound where the row is gone.
[[nodiscard]] Result<Person> updatePerson(Connection &connection, PersonId id, const PersonDraft &draft,
                                          const Once &once = {});

} // namespace budget::queries
