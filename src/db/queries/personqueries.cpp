// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/queries/personqueries.h"

#include "db/queries/timestamp.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

/// The address is what must be unique about a person.
Error atEmail(Error error)
{
    if (error.kind == ErrorKind::NameTaken)
        error.field = Field::Email;
    return error;
}

Result<Person> onePerson(const Result<Rows> &answer)
{
    return answer.map_error(atEmail).and_then([](const Rows &rows) { return mapOne(rows, personOf); });
}

} // namespace

Result<Person> personOf(const Row &row)
{
    return Person{row.id<PersonId>(0), row.text(1), row.text(2)};
}

Result<std::vector<Person>> listPersons(Connection &connection)
{
    return connection.exec(kListPersons).and_then([](const Rows &rows) { return mapRows(rows, personOf); });
}

Result<Person> insertPerson(Connection &connection, const PersonDraft &draft, const Once &once)
{
    return onePerson(
        changeOnce(connection, once,
                   {{u"insertPerson"_s, {draft.email, draft.name}},
                    u"INSERT INTO users (email, name, created_at) VALUES ($1, $2, $3) RETURNING id, email, name"_s,
                    {utcNow()}}));
}

Result<Person> updatePerson(Connection &connection, PersonId id, const PersonDraft &draft, const Once &once)
{
    return onePerson(changeOnce(connection, once,
                                {{u"updatePerson"_s, {toValue(id), draft.email, draft.name}},
                                 u"UPDATE users SET email = $2, name = $3 WHERE id = $1 RETURNING id, email, name"_s}));
}

} // namespace budget::queries
