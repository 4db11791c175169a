// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QAbstractItemModel;
QT_END_NAMESPACE

namespace budget::test {

/// The texts of `model` (Qt::DisplayRole) as `a | b | c`: first the header, then one line per row, without a final line
/// break. Top-level rows only; does not call fetchMore().
[[nodiscard]] QString printModel(const QAbstractItemModel &model);

} // namespace budget::test
