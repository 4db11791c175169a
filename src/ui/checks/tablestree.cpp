// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/tablestree.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/tables/quietheader.h"
#include "words/checks/tablewords.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTreeWidgetItemIterator>

namespace budget {

using namespace Qt::StringLiterals;
using wording::TableLine;

namespace {

constexpr int kRowHeight = 28;
constexpr int kIconSize = 16;
constexpr int kIndentation = 16;
constexpr int kCellPadding = 40;

constexpr int kQuietRole = Qt::UserRole; ///< whether the cell holds a remark

/// Paints types and remarks in the secondary text colour.
class QuietDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == TablesTree::TypeColumn || index.data(kQuietRole).toBool())
            option->palette.setColor(QPalette::Text, theme::color(theme::Tone::Secondary));
    }
};

QIcon iconOf(TableState state, bool isUnusable)
{
    if (isUnusable)
        return icons::named(u"problem"_s, theme::Tone::Fail);
    switch (state) {
    case TableState::AsExpected:
        return icons::named(u"done"_s, theme::Tone::Good);
    case TableState::Differs:
        return icons::named(u"warning"_s, theme::Tone::Wait);
    case TableState::Missing:
        return icons::named(u"skipped"_s, theme::Tone::Wait);
    case TableState::Extra:
        return icons::named(u"plus"_s, theme::Tone::Good);
    }
    return {};
}

void describe(QTreeWidgetItem &item, const QString &name, const QString &word, const QString &type)
{
    item.setText(TablesTree::NameColumn, name);
    item.setText(TablesTree::StateColumn, word);
    item.setText(TablesTree::TypeColumn, type);
    item.setToolTip(TablesTree::TypeColumn, type);
    for (int column = 0; column < item.columnCount(); ++column)
        item.setSizeHint(column, QSize(0, kRowHeight));
}

/// Adds a remark as a child row that spans all columns.
void addRemark(QTreeWidgetItem &above, const QString &remark)
{
    auto *item = new QTreeWidgetItem(&above);
    describe(*item, remark, {}, {});
    item->setToolTip(TablesTree::NameColumn, remark);
    item->setFirstColumnSpanned(true);
    item->setData(TablesTree::NameColumn, kQuietRole, true);
}

void fillLine(QTreeWidgetItem &item, const TableLine &line)
{
    const QString word = wording::stateName(line.state);
    describe(item, line.name, word, line.type);
    item.setIcon(TablesTree::StateColumn, iconOf(line.state, line.isUnusable));
    item.setData(TablesTree::NameColumn, Qt::AccessibleTextRole,
                 u"%1: %2. %3"_s.arg(line.name, word, line.remarks.join(u". "_s)));
    item.setExpanded(line.state == TableState::Differs || line.state == TableState::Missing);
    for (const QString &cost : line.costs)
        addRemark(item, cost);
}

} // namespace

TablesTree::TablesTree(QWidget *parent) : QTreeWidget(parent)
{
    setHeader(new QuietHeader(this));
    setItemDelegate(new QuietDelegate(this));
    setHeaderLabels({tr("Table and columns"), tr("State"), tr("Type found")});
    setAccessibleName(tr("Tables and their columns"));
    setFrameShape(NoFrame);
    setIconSize({kIconSize, kIconSize});
    setEditTriggers(NoEditTriggers);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setIndentation(kIndentation);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the tree is as high as its rows; the page scrolls
    header()->setStretchLastSection(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setSectionsMovable(false);
    connect(this, &QTreeWidget::itemExpanded, this, &TablesTree::fitHeight);
    connect(this, &QTreeWidget::itemCollapsed, this, &TablesTree::fitHeight);
    connect(this, &QTreeWidget::currentItemChanged, this, &TablesTree::bringIntoView);
}

void TablesTree::setReport(const TableReport &report)
{
    m_report = report;
    fill();
}

void TablesTree::fill()
{
    clear();
    const auto tables = wording::tableTree(m_report);
    for (const TableLine &table : tables) {
        auto *top = new QTreeWidgetItem(this);
        for (const TableLine &column : table.columns)
            fillLine(*new QTreeWidgetItem(top), column);
        fillLine(*top, table);
        QFont font = top->font(NameColumn);
        font.setWeight(QFont::DemiBold);
        top->setFont(NameColumn, font);
    }
    addOwnTables();
    fitHeight();
    if (topLevelItemCount() > 0)
        setCurrentItem(topLevelItem(0));
    const QFontMetrics metrics = fontMetrics();
    header()->resizeSection(NameColumn, metrics.horizontalAdvance(tr("The program's own tables")) + 2 * kCellPadding);
    header()->resizeSection(
        StateColumn, metrics.horizontalAdvance(wording::stateName(TableState::AsExpected)) + kIconSize + kCellPadding);
}

void TablesTree::fitHeight()
{
    int rows = 0;
    for (QTreeWidgetItemIterator it(this, QTreeWidgetItemIterator::NotHidden); *it; ++it) {
        const QTreeWidgetItem *above = (*it)->parent();
        const bool isShown = !above || (above->isExpanded() && (!above->parent() || above->parent()->isExpanded()));
        rows += isShown ? 1 : 0;
    }
    setFixedHeight(header()->sizeHint().height() + rows * kRowHeight + 2 * frameWidth() + theme::kSpace1);
}

/// Scrolls the enclosing scroll area so that the row is visible.
void TablesTree::bringIntoView(const QTreeWidgetItem *item)
{
    if (!item || !hasFocus())
        return;
    const QRect row = visualItemRect(item);
    for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(above)) {
            const QPoint place = viewport()->mapTo(area->widget(), row.center());
            return area->ensureVisible(area->horizontalScrollBar()->value(), place.y(), 0, 2 * kRowHeight);
        }
    }
}

void TablesTree::addOwnTables()
{
    if (m_report.verdict == TableVerdict::Explained || m_report.knownVersion == 0)
        return;
    const TableState state = m_report.version == 0  ? TableState::Missing
        : m_report.version == m_report.knownVersion ? TableState::AsExpected
                                                    : TableState::Differs;
    TableLine line{.name = tr("The program's own tables"), .state = state};
    line.type = tr("version %1 of %2").arg(m_report.version).arg(m_report.knownVersion);
    fillLine(*new QTreeWidgetItem(this), line);
}

} // namespace budget
