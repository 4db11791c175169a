// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace budget {

/// One record of a CSV text.
struct CsvRecord
{
    int line = 0; ///< the line in which the record begins; the first is 1
    QStringList fields;
    bool isWhole = true; ///< false where the text ended inside a quoted field

    bool operator==(const CsvRecord &) const = default;
};

/// Reads the records of a CSV text (RFC 4180) with any kind of line end. The separator is the comma, semicolon or tab,
/// whichever is most frequent in the first line. Empty lines are skipped; spaces around a field are kept.
[[nodiscard]] std::vector<CsvRecord> readCsv(const QString &text);

} // namespace budget
