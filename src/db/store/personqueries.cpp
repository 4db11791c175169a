// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/personqueries.h"

#include "core/changes/making.h"
#include "db/store/columns.h"
#include "db/store/rowstatement.h"
#include "db/store/timestamp.h"

#include <algorithm>
#include <utility>

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

/// Sets the field of a NameTaken error. The e-mail address must be unique; a placeholder address is made from the name,
/// so the error belongs to the name then.
Result<Person> onePerson(const Result<Rows> &answer, const PersonDraft &draft)
{
    const auto placed = [&draft](Error error) {
        if (error.kind == ErrorKind::NameTaken)
            error.field = isPlaceholderEmail(draft.email) ? Field::Name : Field::Email;
        return error;
    };
    return answer.map_error(placed).and_then([](const Rows &rows) { return mapOne(rows, personOf); });
}

Result<Person> readPerson(Connection &connection, PersonId id, const LedgerLayout &layout)
{
    return connection.exec(u"SELECT "_s + personColumns(layout) + u" FROM users WHERE id = $1"_s, {toValue(id)})
        .and_then([](const Rows &rows) { return mapOne(rows, personOf); });
}

/// In a table without names, the address stands in for a name that is not kept. So that a new address does not change
/// the name, the name is then kept too.
RowEdit personEdit(const Person &stored, const PersonDraft &draft, std::vector<int> changed, const LedgerLayout &layout)
{
    RowValues values = newRow(draft, {});
    const auto has = [&](int field) { return std::ranges::find(changed, field) != changed.end(); };
    if (isKeptBeside(Beside::Name, layout) && has(personfield::Email) && !has(personfield::Name)) {
        values.set(personfield::Name, stored.name);
        changed.push_back(personfield::Name);
    }
    return {values, changed, rowOf(stored), changed};
}

} // namespace

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

Result<Person> updatePerson(Connection &connection, const Person &seen, const PersonDraft &draft, const Once &once,
                            const LedgerLayout &layout)
{
    const Request request{u"updatePerson"_s, {toValue(seen.id), draft.email, draft.name}, kPersonColumns};
    const RowKey row{Table::Persons, seen.id.value};
    const auto send = [&](const Person &stored) {
        const RowEdit edit = personEdit(stored, draft, changedFields(seen, draft), layout);
        return changeOnce(connection, once, RowStatement(row, layout).updating(request, edit));
    };
    return onePerson(changeAsSeen(
                         seen, send, [&] { return readPerson(connection, seen.id, layout); },
                         [&](const Person &now) { return editOf(rowOf(now), seen, draft); }),
                     draft);
}

} // namespace budget::queries
