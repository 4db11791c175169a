// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/printmodel.h"

#include <QAbstractItemModel>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

template <class CellText>
QString line(const QAbstractItemModel &model, CellText cellText)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells += cellText(column).toString();
    return cells.join(u" | "_s);
}

} // namespace

QString printModel(const QAbstractItemModel &model)
{
    QStringList lines{line(model, [&](int column) { return model.headerData(column, Qt::Horizontal); })};
    for (int row = 0; row < model.rowCount(); ++row)
        lines += line(model, [&](int column) { return model.index(row, column).data(); });
    return lines.join(u'\n');
}

} // namespace budget::test
