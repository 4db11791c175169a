// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/listtable.h"

#include "ui/look/quietheader.h"
#include "ui/look/rowdelegate.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace budget {

namespace {

constexpr int kRowHeight = 30;
constexpr int kIconSize = 16;
constexpr int kCellPadding = 20;

} // namespace

ListTable::ListTable(QWidget *parent) : QTableView(parent)
{
    setHorizontalHeader(new QuietHeader(this));
    setItemDelegate(new RowDelegate(*this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(std::max(kRowHeight, fontMetrics().height() + 10));
    setShowGrid(false);
    setFrameShape(NoFrame);
    setIconSize({kIconSize, kIconSize});
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    connect(this, &QTableView::doubleClicked, this, &ListTable::editRequested);
}

void ListTable::setReadingOnly()
{
    setSelectionMode(NoSelection);
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(false);
}

void ListTable::fitColumn(int column, const QString &sample)
{
    horizontalHeader()->resizeSection(column, fontMetrics().horizontalAdvance(sample) + kCellPadding);
}

int ListTable::selectedRow() const
{
    const auto rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    return rows.isEmpty() ? -1 : rows.first().row();
}

void ListTable::chooseRow(int row)
{
    const int last = model()->rowCount() - 1;
    if (row < 0 || last < 0)
        return clearSelection();
    selectRow(std::min(row, last));
    scrollTo(currentIndex());
}

void ListTable::keyPressEvent(QKeyEvent *event)
{
    if (state() == EditingState)
        return event->accept(); // it came through the editor, which has seen to it
    const bool edits = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2;
    const bool adds = event->key() == Qt::Key_Insert || event->matches(QKeySequence::New);
    if (adds)
        Q_EMIT addRequested();
    else if (edits && selectedRow() >= 0)
        Q_EMIT editRequested();
    else if (event->key() == Qt::Key_Delete && selectedRow() >= 0 && !event->isAutoRepeat())
        Q_EMIT deleteRequested();
    else
        QTableView::keyPressEvent(event);
}

void ListTable::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    hover(hasMouseTracking() ? indexAt(event->position().toPoint()).row() : -1);
}

void ListTable::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    hover(-1);
}

void ListTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT choiceChanged();
}

void ListTable::hover(int row)
{
    if (row == m_hoveredRow)
        return;
    updateRow(std::exchange(m_hoveredRow, row));
    updateRow(row);
}

void ListTable::updateRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

} // namespace budget
