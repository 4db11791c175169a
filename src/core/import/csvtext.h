// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace budget {

/// One record of a CSV text.
struct CsvRecord
{
    int line = 0; ///< in which it begins; the first is 1
    QStringList fields;
    bool isWhole = true; ///< false where the text ended inside of quotes

    bool operator==(const CsvRecord &) const = default;
};

/// The records of a text in the format of RFC 4180, with any kind of line end, and the separator that its first line
/// uses most: comma, semicolon or tab. Empty lines are left out; spaces belong to a field.
[[nodiscard]] std::vector<CsvRecord> readCsv(const QString &text);

} // namespace budget
