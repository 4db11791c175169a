// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

#include <vector>

/// Persons are rows of `users`. Each function executes one statement: one flight and one transaction.
namespace budget::queries {

/// The query whose rows personOf() reads.
[[nodiscard]] Statement listOfPersons(const LedgerLayout &layout);
[[nodiscard]] Person personOf(Row &row);
/// The person in the answer of a statement that wrote one. Sets the field of a NameTaken error. The e-mail address must be
/// unique; a placeholder address is made from the name, so the error belongs to the name then.
[[nodiscard]] Result<Person> onePerson(const Result<Rows> &answer, const PersonDraft &draft);

[[nodiscard]] Result<std::vector<Person>> listPersons(Connection &connection, const LedgerLayout &layout = {});
/// An INSERT with the parameters `$1` (e-mail address), `$2` (name) and `$3` (timeOfEntry()), as far as `users` has
/// such columns.
[[nodiscard]] QString intoUsers(const LedgerLayout &layout);
/// Fails with NameTaken if another person has this e-mail address. The error's field is Email, or Name for a
/// placeholder address.
[[nodiscard]] Result<Person> insertPerson(Connection &connection, const PersonDraft &draft, const Once &once = {},
                                          const LedgerLayout &layout = {});
} // namespace budget::queries
