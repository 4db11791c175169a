// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

#include <vector>

/// Persons are rows of `users`. Each function is one statement, hence one flight and one transaction.
namespace budget::queries {

/// Read by personOf().
[[nodiscard]] Statement listOfPersons(const LedgerLayout &layout);
[[nodiscard]] Person personOf(Row &row);

[[nodiscard]] Result<std::vector<Person>> listPersons(Connection &connection, const LedgerLayout &layout = {});
/// Adds a row of $1, the address, $2, the name, and $3, timeOfEntry(), as far as there are columns for them.
[[nodiscard]] QString intoUsers(const LedgerLayout &layout);
/// NameTaken with Field::Email where another person has this address.
[[nodiscard]] Result<Person> insertPerson(Connection &connection, const PersonDraft &draft, const Once &once = {},
                                          const LedgerLayout &layout = {});
/// NameTaken with Field::Email, or NotFound where the row is gone.
[[nodiscard]] Result<Person> updatePerson(Connection &connection, PersonId id, const PersonDraft &draft,
                                          const Once &once = {}, const LedgerLayout &layout = {});

} // namespace budget::queries
