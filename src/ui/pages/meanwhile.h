// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/rowvalues.h"

#include <QString>

#include <functional>

class QObject;

namespace budget {

class Ledger;

/// A row that somebody else has changed since a person saw it.
struct ChangedRow
{
    RowValues now;
    QString text; ///< who changed it, with a part for each field: both values
};

/// After ChangedMeanwhile: reads the row and calls `receive` in the GUI thread, unless `context` is destroyed before.
/// `receive` gets null if the row cannot be read, or looks as the person saw it again.
void readChangedRow(Ledger &ledger, QObject *context, RowKey row, const RowValues &seen,
                    std::function<void(const ChangedRow *changed)> receive);

} // namespace budget
