// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablereport.h"

#include <QTreeWidget>

namespace budget {

/// The tables of a ledger and below each its columns with their keys: how they are, in an icon and a word, and what
/// differs and what that costs. What is as expected stays closed.
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
