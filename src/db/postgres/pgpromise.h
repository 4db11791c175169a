// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace budget {

/// What the answer to a statement has to look like, as far as its text tells. Read from the text alone, for statements
/// of this program: whatever it does not understand promises nothing.
struct PgPromise
{
    std::optional<bool> hasRows = {}; ///< whether it answers rows, be it none
    std::optional<int> columns = {};  ///< how many each row has
    std::optional<int> rows = {};     ///< one, for a query without FROM
    QByteArray command = {};          ///< the first word of its command tag

    bool operator==(const PgPromise &) const = default;
};

[[nodiscard]] PgPromise promiseOf(const QString &sql);

/// What came.
struct PgAnswerShape
{
    bool hasRows = false;
    int columns = 0;
    int rows = 0;
    QByteArray command; ///< the command tag: 'INSERT 0 1'
};

/// AnswerMalformed, with what came instead of what as its detail, where the answer is not one to this statement.
[[nodiscard]] std::optional<Error> brokenPromise(const QString &sql, const PgAnswerShape &answer);

} // namespace budget
