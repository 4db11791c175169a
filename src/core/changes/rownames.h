// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace budget {

/// The names of a ledger's categories and persons by id, to show the rows that refer to them.
struct RowNames
{
    QHash<qint64, QString> categories = {};
    QHash<qint64, QString> persons = {};
};

} // namespace budget
