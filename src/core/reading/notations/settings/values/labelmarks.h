// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace budget {

/// The length of the decoration before the label of a line in a message: a pictogram, the number of a list item, the
/// '>' of a quoted mail.
[[nodiscard]] qsizetype lengthOfLabelDecoration(QStringView line);

/// The length of a remark in brackets between a label and its ':', as in 'Password (of the role): …'; 0 where there is
/// none.
[[nodiscard]] qsizetype lengthOfLabelRemark(QStringView rest);

/// A value behind a label, as people write it in messages and tables.
struct LabelledValue
{
    qsizetype from = 0;
    qsizetype length = 0;
    bool isClear = true; ///< false where it is not certain that the value is complete
};

/// The value behind the separator at the beginning of `rest`, the rest of the line behind a label: `Host | value |`,
/// `Host -> value`, `Host .... value`, `Host - value`, `Host    value`. Nothing where no such separator follows.
[[nodiscard]] std::optional<LabelledValue> labelledValue(QStringView rest);

} // namespace budget
