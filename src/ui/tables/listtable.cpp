// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/listtable.h"

#include "ui/look/theme.h"
#include "ui/tables/columnwidths.h"
#include "ui/tables/quietheader.h"
#include "ui/tables/rowdelegate.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyleOptionFocusRect>

#include <algorithm>
#include <utility>

namespace budget {

namespace {

constexpr int kRowHeight = 30;
constexpr int kIconSize = 16;
constexpr int kCellPadding = 20;

} // namespace

ListTable::ListTable(QWidget *parent) : QTableView(parent), m_header(new QuietHeader(this))
{
    setHorizontalHeader(m_header);
    setItemDelegate(new RowDelegate(*this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
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
    fitRows();
    connect(this, &QTableView::doubleClicked, this, [this] {
        if (!m_isReadingOnly)
            Q_EMIT editRequested();
    });
    connect(m_header, &QHeaderView::sectionResized, this, &ListTable::noteResized);
}

void ListTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, [this] { hover(-1); });
}

void ListTable::setStretch(int column, int least)
{
    m_stretched = column;
    m_leastStretched = least;
    fitColumns();
}

void ListTable::fitColumn(const Column &column)
{
    const auto known = std::ranges::find(m_columns, column.column, &Column::column);
    if (known == m_columns.end())
        m_columns.push_back(column);
    else
        *known = column;
    fitColumns();
}

void ListTable::setColumnShown(int column, bool isShown)
{
    setColumnHidden(column, !isShown);
    fitColumns();
}

int ListTable::wantedWidth() const
{
    int width = m_leastStretched;
    for (const Column &column : m_columns)
        width += isColumnHidden(column.column) ? 0 : widthOf(column);
    return width + 2 * frameWidth() + style()->pixelMetric(QStyle::PM_ScrollBarExtent);
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
        return selectionModel()->clear(); // also clears the current row, from which Down would start
    selectRow(std::min(row, last));
    scrollTo(currentIndex());
}

void ListTable::keyPressEvent(QKeyEvent *event)
{
    if (state() == EditingState)
        return event->accept(); // the editor has handled the event already
    if (m_isReadingOnly)
        return QTableView::keyPressEvent(event);
    const bool adds = event->key() == Qt::Key_Insert || event->matches(QKeySequence::New);
    if (adds)
        Q_EMIT addRequested();
    else if (isEditKey(*event) && selectedRow() >= 0)
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

void ListTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    const bool isByPointer = event->reason() == Qt::MouseFocusReason || event->reason() == Qt::PopupFocusReason;
    if (!isByPointer && selectedRow() < 0 && model() && model()->rowCount() > 0)
        chooseRow(0);
    viewport()->update();
}

void ListTable::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void ListTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void ListTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    m_header->setFocusPolicy(isSortingEnabled() ? Qt::TabFocus : Qt::NoFocus);
    setTabOrder(this, m_header);
}

void ListTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    fitRows();
    fitColumns();
}

/// Draws the focus ring around the table if there is no current row to draw it around.
void ListTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!hasFocus() || currentIndex().isValid())
        return;
    QPainter painter(viewport());
    QStyleOptionFocusRect ring;
    ring.initFrom(viewport());
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
}

void ListTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    viewport()->update();
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

void ListTable::fitRows()
{
    verticalHeader()->setDefaultSectionSize(std::max(kRowHeight, fontMetrics().height() + 10));
}

void ListTable::fitColumns()
{
    if (!model() || m_isFitting || (m_columns.empty() && m_stretched < 0))
        return;
    const QScopedValueRollback fitting(m_isFitting, true);
    std::vector<ColumnWidth> wanted;
    for (const Column &column : m_columns) {
        const bool isDragged = std::ranges::find(m_dragged, column.column) != m_dragged.end();
        const int needed = widthOf(column);
        const int now = m_header->sectionSize(column.column);
        const int width = !isDragged ? needed : column.yields == 0 ? std::max(now, needed) : now;
        if (!isColumnHidden(column.column))
            wanted.push_back({column.column, width, std::min(column.least, width), column.yields});
    }
    const auto widths = columnWidths(wanted, m_stretched < 0 ? 0 : m_leastStretched, viewport()->width());
    for (const ColumnWidth &column : widths.columns)
        m_header->resizeSection(column.column, column.width);
    if (m_stretched >= 0)
        m_header->resizeSection(m_stretched, widths.stretched);
}

void ListTable::noteResized(int column)
{
    if (m_isFitting)
        return;
    if (m_header->isDragged() && std::ranges::find(m_dragged, column) == m_dragged.end())
        m_dragged.push_back(column);
    if (m_header->isDragged())
        fitColumns();
}

int ListTable::widthOf(const Column &column) const
{
    // The header makes no section narrower than this: the columns would be wider than the table.
    int width = std::max(m_header->titleWidth(column.column), m_header->minimumSectionSize());
    for (const QString &text : column.texts)
        width = std::max(width, widestWidth(fontMetrics(), text) + kCellPadding);
    if (column.hasIcon)
        width += kIconSize + theme::kSpace1;
    return column.most > 0 ? std::min(width, column.most) : width;
}

bool ListTable::isEditKey(const QKeyEvent &event) const
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter || event.key() == Qt::Key_F2;
}

} // namespace budget
