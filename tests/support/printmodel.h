// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QAbstractItemModel;
QT_END_NAMESPACE

namespace budget::test {

/// What a table of `model` shows (Qt::DisplayRole): `a | b | c`, the header first, a line a row, no line
/// break at the end. Top-level rows only; does not fetch more.
[[nodiscard]] QString printModel(const QAbstractItemModel &model);

} // namespace budget::test
