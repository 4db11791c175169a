// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/rowvalues.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/columns.h"
#include "db/store/once.h"

#include <vector>

namespace budget::queries {

/// The fields of a row that a statement sets, and the fields that must be stored as a person saw them.
struct RowEdit
{
    RowValues values; ///< the values that `set` gets
    std::vector<int> set;
    RowValues seen;
    std::vector<int> unchanged; ///< the statement changes no row if one of these is not stored as in `seen`
};

/// A statement of PostgreSQL that changes one row, or returns it unchanged, if the row is stored as a person saw it. A
/// value is compared as editOf() and deletionOf() compare it: a text with the part of it that lists show, an empty
/// text or a zero amount also with NULL.
class RowStatement
{
public:
    RowStatement(RowKey row, const LedgerLayout &layout);

    /// `UPDATE … RETURNING`; a query if the edit sets no field.
    [[nodiscard]] Change updating(const Request &request, const RowEdit &edit);
    /// As updating(), but returns the columns of the row after the update and then those of the row before it.
    [[nodiscard]] Change updatingFromBefore(const Request &request, const RowEdit &edit);
    [[nodiscard]] Change deleting(const Request &request, const RowEdit &edit);

private:
    [[nodiscard]] QString place(const Value &value);
    [[nodiscard]] QString condition(const RowEdit &edit);
    [[nodiscard]] QString looksAs(const FieldValue &seen, int field);
    [[nodiscard]] QString assignments(const RowEdit &edit);
    [[nodiscard]] QString columns(const QString &beside = {}) const;
    [[nodiscard]] Change change(const Request &request, const QString &sql) const;
    [[nodiscard]] Change changeBeside(const Change &change) const;

    RowKey m_row;
    LedgerLayout m_layout;
    QString m_table;
    Beside m_beside;
    int m_besideField;     ///< the field that the course's table may have no column for
    Params m_params;       ///< the row's id, then the values
    QString m_besidePlace; ///< the parameter with the new value that is kept beside; empty for none
    bool m_isBesideNull = false;
};

/// A value of the row as a parameter.
[[nodiscard]] Value parameterOf(const RowValues &row, int field);

/// The names of the columns of updatingFromBefore(), for Request::columns.
[[nodiscard]] QStringList columnsAfterAndBefore(const QStringList &columns);

/// Sends a statement that changes a row only if it is stored as `seen`. If no row was changed, reads the row: `decide`
/// fails if the change is not valid for the row as it is now, otherwise the statement is sent again for that row. So
/// only a change to a row that somebody else has changed costs further flights. Fails with ChangedMeanwhile if the row
/// was changed before each of several attempts. `read` fails with NotFound if the row no longer exists.
template <class Entity, class Send, class Read, class Decide>
[[nodiscard]] Result<Rows> changeAsSeen(const Entity &seen, Send send, Read read, Decide decide)
{
    constexpr int kRepetitions = 3;
    Result<Rows> answer = send(seen);
    for (int repetition = 0; answer && answer->isEmpty() && repetition < kRepetitions; ++repetition) {
        const Result<Entity> now = read();
        if (!now)
            return tl::make_unexpected(now.error());
        if (const auto decided = decide(*now); !decided)
            return tl::make_unexpected(decided.error());
        answer = send(*now);
    }
    if (answer && answer->isEmpty())
        return failure(ErrorKind::ChangedMeanwhile);
    return answer;
}

} // namespace budget::queries
