// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace budget {

/// A value of `expenses` that was replaced by the value that was meant.
struct RepairedValue
{
    qint64 id = 0; ///< of the row
    QString column = {};
    QString stored = {}; ///< the value before, as an SQL literal
    QString meant = {};  ///< the value afterwards, as an SQL literal

    bool operator==(const RepairedValue &) const = default;
};

/// What the repair of a local file's rows has changed.
struct RowRepair
{
    std::vector<RepairedValue> values = {};
    QString backup = {}; ///< the copy that was made before the repair; empty if there was nothing to repair

    bool operator==(const RowRepair &) const = default;
};

[[nodiscard]] QJsonObject toJson(const RowRepair &repair);

} // namespace budget
