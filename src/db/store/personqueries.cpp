// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/personqueries.h"

#include "db/store/columns.h"
#include "db/store/timestamp.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

Result<Person> onePerson(const Result<Rows> &answer, const PersonDraft &draft)
{
    const auto placed = [&draft](Error error) {
        if (error.kind == ErrorKind::NameTaken)
            error.field = isPlaceholderEmail(draft.email) ? Field::Name : Field::Email;
        return error;
    };
    return answer.map_error(placed).and_then([](const Rows &rows) { return mapOne(rows, personOf); });
}

Person personOf(Row &row)
{
    return {row.id<PersonId>("id"_L1), row.text("email"_L1), row.text("name"_L1)};
}

Statement listOfPersons(const LedgerLayout &layout)
{
    return {reading(layout) + u"SELECT id, email, name FROM users"_s};
}

Result<std::vector<Person>> listPersons(Connection &connection, const LedgerLayout &layout)
{
    return connection.exec(listOfPersons(layout).sql).and_then([](const Rows &rows) { return mapRows(rows, personOf); });
}

QString intoUsers(const LedgerLayout &layout)
{
    QStringList columns{u"email"_s};
    QStringList values{u"$1"_s};
    if (layout.hasPersonName) {
        columns << u"name"_s;
        values << u"$2"_s;
    }
    if (layout.hasPersonTime) {
        columns << u"created_at"_s;
        values << u"$3"_s;
    }
    return u"INSERT INTO users (%1) VALUES (%2) "_s.arg(columns.join(u", "_s), values.join(u", "_s));
}

Result<Person> insertPerson(Connection &connection, const PersonDraft &draft, const Once &once, const LedgerLayout &layout)
{
    const Change change{{u"insertPerson"_s, {draft.email, draft.name}, kPersonColumns},
                        intoUsers(layout) + u"RETURNING "_s + personColumns(layout, u"$2"_s),
                        timeOfEntry(layout.hasPersonTime, utcNow())};
    return onePerson(changeOnce(connection, once, keptBeside(change, Beside::Name, layout)), draft);
}

} // namespace budget::queries
