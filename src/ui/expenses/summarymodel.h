// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/summary.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace budget {

/// The total of each category, in the order of the summary.
class SummaryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { CategoryColumn, CountColumn, TotalColumn, ColumnCount };

    explicit SummaryModel(const QLocale &locale, QObject *parent = nullptr);

    void setSummary(MonthSummary summary);
    [[nodiscard]] QStringList texts(int column) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const CategoryTotal &row, int column) const;

    QLocale m_locale;
    MonthSummary m_summary;
};

} // namespace budget
