// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/local/localchanges.h"
#include "db/local/rowtable.h"

#include <map>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Collects the rows of the sample. Existing categories and persons of the same names are used as they are.
class SampleRows
{
public:
    SampleRows(Connection &connection, LedgerFile &file, const QDateTime &now)
        : m_connection(connection), m_file(file), m_time(storedTime(now))
    { }

    [[nodiscard]] Result<std::vector<RowChange>> collect(const SampleLedger &sample)
    {
        const auto person = idOf(u"email"_s, sample.person.email, newRow(sample.person, m_time));
        if (!person)
            return tl::make_unexpected(person.error());
        m_person = {*person};
        for (const CategoryDraft &category : sample.categories) {
            const auto id = idOf(u"name"_s, category.name, newRow(category));
            if (!id)
                return tl::make_unexpected(id.error());
            m_categories[category.name] = {*id};
        }
        for (const SampleExpense &expense : sample.expenses)
            (void)add(newRow(
                {m_person, m_categories[expense.category], expense.description, expense.amount, expense.date}, m_time));
        return m_rows;
    }

    [[nodiscard]] PersonId person() const { return m_person; }

private:
    qint64 add(const RowValues &values)
    {
        const RowKey row{values.table(), m_file.newId(values.table())};
        m_rows.push_back({row, {}, values});
        return row.id;
    }

    Result<qint64> idOf(const QString &column, const QString &name, const RowValues &values)
    {
        return rowtable::find(m_connection, values.table(), u"t.%1 = $1"_s.arg(column), {name})
            .map([&](const std::vector<RowKey> &found) { return found.empty() ? add(values) : found.front().id; });
    }

    Connection &m_connection;
    LedgerFile &m_file;
    QString m_time;
    PersonId m_person;
    std::map<QString, CategoryId> m_categories;
    std::vector<RowChange> m_rows;
};

Result<void> requireNoExpense(Connection &connection)
{
    return connection.exec(u"SELECT 1 FROM expenses LIMIT 1"_s).and_then([](const Rows &rows) -> Result<void> {
        if (!rows.isEmpty())
            return failure(ErrorKind::SampleNeedsEmptyLedger);
        return {};
    });
}

} // namespace

Result<Person> LocalChanges::addSample(const SampleLedger &sample)
{
    const auto make = [&](LedgerFile &file) -> Result<Operations> {
        SampleRows rows(m_connection, file, m_now);
        return requireNoExpense(m_connection)
            .and_then([&] { return rows.collect(sample); })
            .map([&](const std::vector<RowChange> &all) {
                return Operations{operationOf(OperationKind::AddSample, all, author(rows.person()))};
            });
    };
    return change({u"insertSample"_s, {sample.person.email}}, make).and_then([&](const Operations &made) {
        // The person is the one of the expenses, whether the sample has added it or not.
        const RowValues &expense = *made.front().rows.back().after;
        const RowKey person = referenceIn(expense, expensefield::Person).value_or(RowKey{Table::Persons, 0});
        if (const RowChange *added = changeOf(made.front(), person); added && added->after)
            return Result<Person>(personOf(person.id, *added->after));
        return rowtable::read(m_connection, person).and_then([&](const RowSlot &row) -> Result<Person> {
            if (!row)
                return failure(ErrorKind::NotFound);
            return personOf(person.id, *row);
        });
    });
}

} // namespace budget
