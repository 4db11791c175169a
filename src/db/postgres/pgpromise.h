// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace budget {

/// What the answer to a statement must look like, as far as the text of the statement tells. Meant for the statements
/// of this program. If the text is not understood, the fields are empty and every answer fits.
struct PgPromise
{
    std::optional<bool> hasRows = {}; ///< whether the statement returns a result set, which may be empty
    std::optional<int> columns = {};  ///< number of columns of each row
    std::optional<int> rows = {};     ///< 1 for a query without FROM
    QByteArray command = {};          ///< the first word of the command tag

    bool operator==(const PgPromise &) const = default;
};

[[nodiscard]] PgPromise promiseOf(const QString &sql);

/// What the answer looks like.
struct PgAnswerShape
{
    bool hasRows = false;
    int columns = 0;
    int rows = 0;
    QByteArray command; ///< the command tag, such as 'INSERT 0 1'
};

/// Compares an answer with what its statement promises. AnswerMalformed if the answer does not fit; `detail` names
/// the answer and what was expected.
[[nodiscard]] std::optional<Error> brokenPromise(const QString &sql, const PgAnswerShape &answer);

} // namespace budget
