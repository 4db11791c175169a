// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablereport.h"

#include <QTreeWidget>

namespace budget {

/// The tables of a ledger, each with its columns and keys. A row shows its state as an icon and a word; remarks below
/// it say what differs and what that costs. Tables without a difference are collapsed.
class TablesTree : public QTreeWidget
{
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, TypeColumn };

    explicit TablesTree(QWidget *parent = nullptr);

    void setReport(const TableReport &report);

private:
    void fill();
    void fitHeight();
    void bringIntoView(const QTreeWidgetItem *item);
    void addOwnTables();

    TableReport m_report;
};

} // namespace budget
