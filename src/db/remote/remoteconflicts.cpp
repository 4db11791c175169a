// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/remoteconflicts.h"

#include "db/remote/remoterows.h"

#include <algorithm>
#include <array>
#include <functional>

namespace budget::remote {

using namespace Qt::StringLiterals;

namespace {

struct Reason
{
    QLatin1StringView name;
    ConflictKind kind;
};
constexpr std::array kReasons{
    Reason{"name"_L1, ConflictKind::DoubledName},
    Reason{"parent"_L1, ConflictKind::ParentGone},
    Reason{"used"_L1, ConflictKind::StillUsed},
    Reason{"id"_L1, ConflictKind::IdTaken},
};

/// Collects queries whose columns are, in this order, `why`, `tab`, `key`, `other_tab` and `other`.
class Questions
{
public:
    explicit Questions(const Operation &operation) : m_operation(operation) { }

    Statement statement()
    {
        for (const Table table : kTables) {
            askForNames(table);
            askForUsers(table);
            askForIds(table);
            for (int field = 0; field < int(fieldsOf(table).size()); ++field)
                askForParents(table, field);
        }
        if (m_queries.isEmpty())
            return {};
        return {
            u"SELECT why, tab, key, other_tab, other FROM (%1) AS reasons (why, tab, key, other_tab, other) LIMIT 1"_s
                .arg(m_queries.join(u" UNION ALL "_s)),
            m_params};
    }

private:
    QString place(const Value &value)
    {
        m_params.push_back(value);
        return u'$' + QString::number(m_params.size());
    }

    template <class Matches>
    [[nodiscard]] std::vector<qint64> idsOf(Table table, Matches matches) const
    {
        std::vector<qint64> ids;
        for (const RowChange &change : m_operation.rows) {
            if (change.row.table == table && std::invoke(matches, change))
                ids.push_back(change.row.id);
        }
        return ids;
    }

    /// Rows that have the name of a row of the operation.
    void askForNames(Table table)
    {
        if (!fieldsOf(table)[0].isUnique)
            return;
        const auto hasName = [](const RowChange &change) { return change.after.has_value(); };
        const std::vector<qint64> keys = idsOf(table, hasName);
        if (keys.empty())
            return;
        std::vector<std::optional<QString>> names;
        for (const RowChange &change : m_operation.rows) {
            if (change.row.table == table && hasName(change))
                names.push_back(textOf(change.after->at(0), fieldsOf(table)[0]));
        }
        m_queries
            << u"SELECT 'name', '%1', g.key, '%1', CAST(t.id AS bigint) "
               "FROM unnest(CAST(%2 AS bigint[]), CAST(%3 AS text[])) AS g (key, name) JOIN %1 t ON t.%4 = g.name "
               "WHERE NOT CAST(t.id AS bigint) = ANY (CAST(%5 AS bigint[]))"_s.arg(
                   nameOf(table), place(arrayOf(keys)), place(arrayOf(names)), fieldsOf(table)[0].name,
                   place(arrayOf(idsOf(table, [](const RowChange &) { return true; }))));
    }

    /// Rows that refer to a row that the operation deletes.
    void askForUsers(Table table)
    {
        const std::vector<qint64> keys = idsOf(table, &RowChange::isDeletion);
        const auto fields = fieldsOf(Table::Expenses);
        const auto reference = std::ranges::find_if(fields, [table](const RowField &field) {
            return field.type == FieldType::Reference && field.refersTo == table;
        });
        if (keys.empty() || reference == fields.end())
            return;
        m_queries << u"SELECT 'used', '%1', g.key, CAST(NULL AS text), CAST(NULL AS bigint) FROM unnest(CAST(%2 AS "
                     u"bigint[])) AS g (key) "
                     "WHERE EXISTS (SELECT 1 FROM expenses e WHERE e.%3 = g.key "
                     "AND NOT CAST(e.id AS bigint) = ANY (CAST(%4 AS bigint[])))"_s.arg(
                         nameOf(table), place(arrayOf(keys)), reference->name,
                         place(arrayOf(idsOf(Table::Expenses, [](const RowChange &) { return true; }))));
    }

    /// Rows that exist although the operation inserts them.
    void askForIds(Table table)
    {
        const std::vector<qint64> keys = idsOf(table, [](const RowChange &change) {
            return change.isInsertion() && !isProvisional(change.row.id);
        });
        if (!keys.empty())
            m_queries << u"SELECT 'id', '%1', CAST(t.id AS bigint), CAST(NULL AS text), CAST(NULL AS bigint) FROM %1 t "
                         "WHERE t.id IN (SELECT unnest(CAST(%2 AS bigint[])))"_s.arg(nameOf(table),
                                                                                     place(arrayOf(keys)));
    }

    /// Categories and persons that do not exist, although a row of the operation refers to them.
    void askForParents(Table table, int field)
    {
        const RowField &what = fieldsOf(table)[std::size_t(field)];
        if (what.type != FieldType::Reference)
            return;
        std::vector<qint64> keys;
        std::vector<qint64> parents;
        for (const RowChange &change : m_operation.rows) {
            const auto parent = change.row.table == table && change.after ? referenceIn(*change.after, field)
                                                                          : std::nullopt;
            if (!parent || isProvisional(parent->id))
                continue;
            keys.push_back(change.row.id);
            parents.push_back(parent->id);
        }
        if (keys.empty())
            return;
        m_queries
            << u"SELECT 'parent', '%1', g.key, '%2', g.parent FROM unnest(CAST(%3 AS bigint[]), "
               "CAST(%4 AS bigint[])) AS g (key, parent) WHERE NOT EXISTS (SELECT 1 FROM %2 t WHERE t.id = g.parent) "
               "AND NOT g.parent = ANY (CAST(%5 AS bigint[]))"_s.arg(
                   nameOf(table), nameOf(what.refersTo), place(arrayOf(keys)), place(arrayOf(parents)),
                   place(arrayOf(idsOf(what.refersTo, &RowChange::isInsertion))));
    }

    const Operation &m_operation;
    QStringList m_queries;
    Params m_params;
};

} // namespace

bool isViolation(const Error &error)
{
    return error.sqlState == u"23505"_s || error.sqlState == u"23503"_s || error.sqlState == u"23001"_s;
}

Statement conflictStatement(const Operation &operation)
{
    return Questions(operation).statement();
}

Result<std::optional<Conflict>> conflictIn(const Rows &answer)
{
    using Found = std::optional<Conflict>;
    if (answer.isEmpty())
        return Found();
    return mapRow(answer, 0, [](Row &row) -> Result<Found> {
        const QString why = row.text("why"_L1);
        const auto *const reason = std::ranges::find(kReasons, why, &Reason::name);
        const auto table = tableIn(row, "tab"_L1);
        if (reason == kReasons.end() || !table)
            return failure(ErrorKind::AnswerMalformed, Field::None, why);
        Conflict conflict{reason->kind, {*table, row.integer("key"_L1)}};
        if (!row.isNull("other"_L1)) {
            const auto other = tableIn(row, "other_tab"_L1);
            conflict.other = RowKey{other.value_or(*table), row.integer("other"_L1)};
        }
        return Found(conflict);
    });
}

} // namespace budget::remote
