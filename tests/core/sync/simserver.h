// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/ledgerrows.h"
#include "core/sync/pushing.h"
#include "core/sync/simrandom.h"
#include "core/sync/simrules.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <set>

namespace budget::test {

/// A server with the course's tables, their constraints and a log of operations. Each function is one transaction.
class SimServer
{
public:
    SimRules rules;
    LedgerRows rows;
    bool refusesCategoryDeletes = false; ///< a missing privilege
    std::map<QUuid, int> carriedOut;
    bool isOutOfOrder = false; ///< an operation was applied before one that it builds on, for the checks alone

    struct Written
    {
        QUuid operation;
        RowKey row;
        RowSlot old;
        RowSlot now;
    };
    std::vector<Written> written; ///< what operations did to which rows, for the checks alone

    std::vector<PartDigest> digests() const
    {
        std::map<LedgerPart, std::pair<quint64, qint64>> sums;
        for (const auto &[row, values] : rows.all()) {
            auto &[hash, count] = sums[partOf(values)];
            hash += hashOf(row, values);
            ++count;
        }
        std::vector<PartDigest> all;
        for (const auto &[part, sum] : sums)
            all.push_back({part, textOf(sum), sum.second});
        return all;
    }

    QByteArray digest(const LedgerPart &part) const
    {
        std::pair<quint64, qint64> sum;
        for (const auto &[row, values] : rows.all()) {
            if (partOf(values) == part) {
                sum.first += hashOf(row, values);
                ++sum.second;
            }
        }
        return sum.second == 0 ? QByteArray() : textOf(sum);
    }

    FetchedPart fetch(const LedgerPart &part) const
    {
        FetchedPart fetched{part, digest(part)};
        for (const auto &[row, values] : rows.all()) {
            if (partOf(values) == part)
                fetched.rows.emplace_back(row.id, values);
        }
        return fetched;
    }

    Verdict apply(const PushRequest &request)
    {
        const QUuid id = request.operation.id.value;
        Verdict verdict{request.operation.id};
        if (const auto recorded = m_log.find(id); recorded != m_log.end())
            return repeated(verdict, recorded->second, request);
        if (rules.serverChecksPredecessors
            && !std::ranges::all_of(request.after, [&](OperationId earlier) { return m_log.contains(earlier.value); }))
            return verdict;
        const Operation operation = resolved(request);
        if (refusesCategoryDeletes && std::ranges::any_of(operation.rows, [](const RowChange &change) {
                return change.row.table == Table::Categories && change.isDeletion();
            })) {
            verdict.kind = VerdictKind::Refused;
            verdict.error.kind = ErrorKind::PermissionDenied;
            return verdict;
        }
        if (rules.serverGuardsRows && !mismatches(operation, rows).empty()) {
            verdict.kind = VerdictKind::Mismatch;
            verdict.rows = rowsNow(operation);
            return verdict;
        }
        if (const auto conflict = violationOf(operation)) {
            verdict.kind = VerdictKind::Conflict;
            verdict.conflict = *conflict;
            return verdict;
        }
        isOutOfOrder = isOutOfOrder || std::ranges::any_of(request.after, [&](OperationId earlier) {
                           return !carriedOut.contains(earlier.value);
                       });
        return applied(verdict, operation);
    }

    /// The id of a row that a recorded operation inserted, for the checks alone.
    std::optional<qint64> recordedId(OperationId operation, RowKey row) const
    {
        const auto record = m_log.find(operation.value);
        if (record == m_log.end())
            return {};
        const auto id = record->second.first.find(row);
        return id == record->second.first.end() ? std::optional<qint64>() : std::optional(id->second);
    }

    qint64 nextId(Table table) { return ++m_sequences[table]; }
    bool isUsed(RowKey parent) const { return isUsed(parent, rows); }
    std::optional<RowKey> named(Table table, const QString &name, RowKey but = {}) const
    {
        for (const auto &[row, values] : rows.all()) {
            if (row.table == table && row != but && textIn(values, 0) == name)
                return row;
        }
        return {};
    }

private:
    using Ids = std::map<RowKey, qint64>;

    static QByteArray textOf(const std::pair<quint64, qint64> &sum)
    {
        return QByteArray::number(sum.first, 36) + '/' + QByteArray::number(sum.second);
    }

    static quint64 hashOf(RowKey row, const RowValues &values)
    {
        struct Hash
        {
            quint64 operator()(std::monostate) const { return 1; }
            quint64 operator()(const QString &text) const { return qHash(text, 2); }
            quint64 operator()(Money money) const { return quint64(money.minor()) + 3; }
            quint64 operator()(QDate date) const { return quint64(date.toJulianDay()); }
            quint64 operator()(RowReference to) const { return quint64(to.id) + 5; }
            quint64 operator()(const StoredText &stored) const { return qHash(stored.text, 6); }
        };
        quint64 sum = quint64(row.id) * 31 + quint64(row.table);
        for (int field = 0; field < values.size(); ++field)
            sum = SimRandom(sum ^ std::visit(Hash(), values.at(field))).next();
        return sum;
    }

    Verdict repeated(Verdict verdict, const std::pair<Ids, std::vector<RowKey>> &record,
                     const PushRequest &request) const
    {
        verdict.kind = VerdictKind::Repeated;
        verdict.ids.assign(record.first.begin(), record.first.end());
        for (const RowChange &change : request.operation.rows) {
            const auto id = record.first.find(change.row);
            const RowKey row = id == record.first.end() ? change.row : RowKey{change.row.table, id->second};
            verdict.rows.emplace_back(row, rows.find(row));
        }
        return verdict;
    }

    Operation resolved(const PushRequest &request) const
    {
        return renumbered(request.operation, [&](RowKey row) {
            const auto inserter = std::ranges::find(request.insertedBy, row, &std::pair<RowKey, OperationId>::first);
            if (inserter == request.insertedBy.end())
                return row.id;
            const auto record = m_log.find(inserter->second.value);
            if (record == m_log.end())
                return row.id;
            const auto id = record->second.first.find(row);
            return id == record->second.first.end() ? row.id : id->second;
        });
    }

    std::vector<std::pair<RowKey, RowSlot>> rowsNow(const Operation &operation) const
    {
        std::vector<std::pair<RowKey, RowSlot>> now;
        for (const RowChange &change : operation.rows)
            now.emplace_back(change.row, rows.find(change.row));
        return now;
    }

    static bool isUsed(RowKey parent, const LedgerRows &in)
    {
        return std::ranges::any_of(in.all(), [parent](const auto &row) {
            for (int field = 0; field < row.second.size(); ++field) {
                if (referenceIn(row.second, field) == parent)
                    return true;
            }
            return false;
        });
    }

    std::optional<Conflict> violationOf(const Operation &operation) const
    {
        LedgerRows after = rows;
        for (const RowChange &change : operation.rows)
            after.put(change.row, change.after);
        for (const RowChange &change : operation.rows) {
            if (!change.after) {
                if (isUsed(change.row, after))
                    return Conflict{ConflictKind::StillUsed, change.row};
                continue;
            }
            for (int field = 0; field < change.after->size(); ++field) {
                const auto parent = referenceIn(*change.after, field);
                if (parent && !after.find(*parent))
                    return Conflict{ConflictKind::ParentGone, change.row, parent};
            }
            if (change.row.table == Table::Expenses)
                continue;
            for (const auto &[row, values] : after.all()) {
                const bool isSame = row.table == change.row.table && row != change.row
                    && textIn(values, 0) == textIn(*change.after, 0);
                if (isSame)
                    return Conflict{ConflictKind::DoubledName, change.row, row};
            }
        }
        return {};
    }

    Verdict applied(Verdict verdict, Operation operation)
    {
        Ids ids;
        for (const RowChange &change : operation.rows) {
            if (change.isInsertion() && isProvisional(change.row.id))
                ids[change.row] = nextId(change.row.table);
        }
        operation = renumbered(operation, [&](RowKey row) { return ids.contains(row) ? ids.at(row) : row.id; });
        std::map<LedgerPart, QByteArray> before;
        for (const RowChange &change : operation.rows) {
            for (const RowSlot &slot : {change.before, change.after, rows.find(change.row)}) {
                if (slot)
                    before.emplace(partOf(*slot), digest(partOf(*slot)));
            }
        }
        std::vector<RowKey> keys;
        for (const RowChange &change : operation.rows) {
            written.push_back({operation.id.value, change.row, rows.find(change.row), change.after});
            rows.put(change.row, change.after);
            keys.push_back(change.row);
        }
        ++carriedOut[operation.id.value];
        if (rules.serverRecordsIds)
            m_log[operation.id.value] = {ids, keys};
        verdict.kind = VerdictKind::Applied;
        verdict.ids.assign(ids.begin(), ids.end());
        for (const auto &[part, digestBefore] : before)
            verdict.parts.push_back({part, digestBefore, digest(part)});
        return verdict;
    }

    std::map<QUuid, std::pair<Ids, std::vector<RowKey>>> m_log;
    std::map<Table, qint64> m_sequences;
};

} // namespace budget::test
