// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/personqueries.h"

#include "db/store/columns.h"
#include "db/store/timestamp.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

/// The address is what must be unique about a person; one that stands for none is made from the name.
Result<Person> onePerson(const Result<Rows> &answer, const PersonDraft &draft)
{
    const auto placed = [&draft](Error error) {
        if (error.kind == ErrorKind::NameTaken)
            error.field = isPlaceholderEmail(draft.email) ? Field::Name : Field::Email;
        return error;
    };
    return answer.map_error(placed).and_then([](const Rows &rows) { return mapOne(rows, personOf); });
}

} // namespace

Result<Person> personOf(const Row &row)
{
    return Person{row.id<PersonId>(0), row.text(1), row.text(2)};
}

Statement listOfPersons(const LedgerForm &form)
{
    return {reading(form) + u"SELECT id, email, name FROM users"_s};
}

Result<std::vector<Person>> listPersons(Connection &connection, const LedgerForm &form)
{
    return connection.exec(listOfPersons(form).sql).and_then([](const Rows &rows) { return mapRows(rows, personOf); });
}

QString intoUsers(const LedgerForm &form)
{
    QStringList columns{u"email"_s};
    QStringList values{u"$1"_s};
    if (form.hasPersonName) {
        columns << u"name"_s;
        values << u"$2"_s;
    }
    if (form.hasPersonTime) {
        columns << u"created_at"_s;
        values << u"$3"_s;
    }
    return u"INSERT INTO users (%1) VALUES (%2) "_s.arg(columns.join(u", "_s), values.join(u", "_s));
}

Result<Person> insertPerson(Connection &connection, const PersonDraft &draft, const Once &once, const LedgerForm &form)
{
    const Change change{{u"insertPerson"_s, {draft.email, draft.name}},
                        intoUsers(form) + u"RETURNING "_s + personColumns(form, u"$2"_s),
                        timeOfEntry(form.hasPersonTime, utcNow())};
    return onePerson(changeOnce(connection, once, keptBeside(change, Beside::Name, form)), draft);
}

Result<Person> updatePerson(Connection &connection, PersonId id, const PersonDraft &draft, const Once &once,
                            const LedgerForm &form)
{
    const QString name = form.hasPersonName ? u", name = $3"_s : QString();
    const Change change{{u"updatePerson"_s, {toValue(id), draft.email, draft.name}},
                        u"UPDATE users SET email = $2"_s + name + u" WHERE id = $1 RETURNING "_s
                            + personColumns(form, u"$3"_s)};
    return onePerson(changeOnce(connection, once, keptBeside(change, Beside::Name, form)), draft);
}

} // namespace budget::queries
