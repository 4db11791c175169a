// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/remoteevidence.h"

#include "db/remote/remoteparts.h"

#include <algorithm>
#include <map>
#include <set>

namespace budget::remote {

using namespace Qt::StringLiterals;

namespace {

using StoredRows = std::map<RowKey, RowValues>;

/// The stored rows that the operations change, by their ids.
std::vector<Statement> rowStatements(const RemoteLedger &ledger, const std::vector<Operation> &operations)
{
    std::vector<Statement> statements;
    for (const Table table : kTables) {
        std::vector<qint64> ids;
        for (const Operation &operation : operations) {
            for (const RowChange &change : operation.rows) {
                if (change.row.table == table && !isProvisional(change.row.id))
                    ids.push_back(change.row.id);
            }
        }
        const QString chosen = u"%1.id IN (SELECT unnest(CAST($1 AS bigint[])))"_s.arg(nameOf(table));
        statements.push_back({rowsOf(table, ledger, Extent::Few, chosen), {arrayOf(ids)}});
    }
    return statements;
}

/// The parts in which rows that the operations insert would be.
std::vector<WantedPart> insertedParts(const std::vector<Operation> &operations)
{
    std::set<LedgerPart> parts;
    for (const Operation &operation : operations) {
        for (const RowChange &change : operation.rows) {
            if (change.isInsertion() && isProvisional(change.row.id))
                parts.insert(budget::partOf(*change.after));
        }
    }
    std::vector<WantedPart> wanted;
    for (const LedgerPart &part : parts)
        wanted.push_back({part});
    return wanted;
}

/// The value as it is stored: a time without the zeros at its end, nothing where the ledger has no place for it.
FieldValue comparable(const RowValues &row, int field, const RemoteLedger &ledger)
{
    if (!isKept(row.table(), field, ledger))
        return {};
    const FieldValue value = row.at(field);
    const auto *text = std::get_if<QString>(&value);
    const bool isTime = fieldsOf(row.table())[std::size_t(field)].name == "created_at"_L1;
    if (!text || !isTime || !text->contains(u'.'))
        return value;
    QString time = *text;
    while (time.endsWith(u'0'))
        time.chop(1);
    return time.endsWith(u'.') ? time.chopped(1) : time;
}

RowSlot comparable(const RowSlot &row, const RemoteLedger &ledger)
{
    if (!row)
        return {};
    RowValues values = *row;
    for (int field = 0; field < values.size(); ++field)
        values.set(field, comparable(*row, field, ledger));
    return values;
}

Result<StoredRows> storedIn(const std::vector<Rows> &answers)
{
    StoredRows stored;
    for (const Table table : kTables) {
        const auto rows = mapRows(answers[std::size_t(table)], [&](Row &row) {
            return std::pair(RowKey{table, row.integer("id"_L1)}, valuesIn(row, table));
        });
        if (!rows)
            return tl::make_unexpected(rows.error());
        stored.insert(rows->begin(), rows->end());
    }
    return stored;
}

RowEvidence evidenceOf(const RowChange &change, const StoredRows &stored, const std::vector<PartAnswer> &parts,
                       const RemoteLedger &ledger, const std::function<bool(RowKey)> &isKnown)
{
    RowEvidence evidence;
    if (!isProvisional(change.row.id)) {
        const auto now = stored.find(change.row);
        const RowSlot values = now == stored.end() ? RowSlot() : RowSlot(now->second);
        for (const RowSlot &expected : {change.before, change.after}) {
            if (comparable(values, ledger) == comparable(expected, ledger)) {
                evidence.now = expected;
                return evidence;
            }
        }
        evidence.now = values;
        return evidence;
    }
    if (!change.after)
        return evidence;
    const LedgerPart part = budget::partOf(*change.after);
    const auto found = std::ranges::find(parts, part, [](const PartAnswer &answer) { return answer.part.part; });
    for (const auto &[id, values] : found->part.rows) {
        const bool isEqual = comparable(RowSlot(values), ledger) == comparable(change.after, ledger);
        if (isEqual && !isKnown({part.table, id}))
            evidence.equalRows.push_back(id);
    }
    return evidence;
}

} // namespace

Result<std::vector<std::vector<RowEvidence>>> readEvidence(Connection &connection, const RemoteLedger &ledger,
                                                           const std::vector<Operation> &operations,
                                                           const std::function<bool(RowKey)> &isKnown)
{
    std::vector<Statement> statements = rowStatements(ledger, operations);
    const std::vector<WantedPart> wanted = insertedParts(operations);
    if (!wanted.empty())
        statements.push_back(partsStatement(ledger, wanted));
    const auto answers = connection.execTogether(statements);
    if (!answers)
        return tl::make_unexpected(answers.error());
    const auto stored = storedIn(*answers);
    const auto parts = wanted.empty() ? Result<std::vector<PartAnswer>>() : answersIn(answers->back(), wanted);
    if (!stored || !parts)
        return tl::make_unexpected(stored ? parts.error() : stored.error());
    std::vector<std::vector<RowEvidence>> all;
    for (const Operation &operation : operations) {
        std::vector<RowEvidence> rows;
        for (const RowChange &change : operation.rows)
            rows.push_back(evidenceOf(change, *stored, *parts, ledger, isKnown));
        all.push_back(std::move(rows));
    }
    return all;
}

} // namespace budget::remote
