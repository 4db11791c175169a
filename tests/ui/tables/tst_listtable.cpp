// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/listtable.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStringListModel>
#include <QTest>

#include <utility>

using namespace budget;
using namespace Qt::StringLiterals;

class TestListTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_table.setModel(&m_model);
        m_table.chooseRow(-1);
        m_table.resize(300, 200);
        m_table.show();
    }

    void asksToEditAndDeleteTheChosenRow_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<int>("edits");
        QTest::addColumn<int>("deletes");
        QTest::newRow("Enter") << Qt::Key_Return << 1 << 0;
        QTest::newRow("F2") << Qt::Key_F2 << 1 << 0;
        QTest::newRow("Delete") << Qt::Key_Delete << 0 << 1;
    }
    void asksToEditAndDeleteTheChosenRow()
    {
        QFETCH(Qt::Key, key);
        QFETCH(int, edits);
        QFETCH(int, deletes);
        QSignalSpy edit(&m_table, &ListTable::editRequested);
        QSignalSpy del(&m_table, &ListTable::deleteRequested);
        QTest::keyClick(&m_table, key);
        QCOMPARE(edit.count() + del.count(), 0);
        m_table.chooseRow(1);
        QTest::keyClick(&m_table, key);
        QCOMPARE(edit.count(), edits);
        QCOMPARE(del.count(), deletes);
    }

    void asksToAddWithoutAChoice()
    {
        QSignalSpy add(&m_table, &ListTable::addRequested);
        QTest::keyClick(&m_table, Qt::Key_Insert);
        QTest::keySequence(&m_table, QKeySequence::New);
        QCOMPARE(add.count(), 2);
    }

    void choosesTheLastRowWhereThereAreFewer()
    {
        m_table.chooseRow(7);
        QCOMPARE(m_table.selectedRow(), 2);
        m_table.chooseRow(-1);
        QCOMPARE(m_table.selectedRow(), -1);
    }

    void theTabKeyChoosesTheFirstRow()
    {
        focusFrom(Qt::TabFocusReason);
        QCOMPARE(m_table.selectedRow(), 0);
        QTest::keyClick(&m_table, Qt::Key_Down);
        QCOMPARE(m_table.selectedRow(), 1);
    }

    void theTabKeyKeepsTheRowThatIsChosen()
    {
        m_table.chooseRow(2);
        focusFrom(Qt::TabFocusReason);
        QCOMPARE(m_table.selectedRow(), 2);
    }

    void theFirstDownGoesToTheFirstRowWhereNoneIsChosen()
    {
        focusFrom(Qt::TabFocusReason);
        m_table.chooseRow(-1);
        QTest::keyClick(&m_table, Qt::Key_Down);
        QCOMPARE(m_table.selectedRow(), 0);
    }

    void aClickChoosesTheRowUnderIt()
    {
        m_table.clearFocus();
        QTest::mouseClick(m_table.viewport(), Qt::LeftButton, {}, {20, m_table.rowViewportPosition(1) + 5});
        QCOMPARE(m_table.selectedRow(), 1);
    }

    void aTableThatIsOnlyReadHasNothingToEdit()
    {
        ListTable table;
        table.setModel(&m_model);
        table.setReadingOnly();
        table.show();
        table.chooseRow(0);
        QSignalSpy edit(&table, &ListTable::editRequested);
        QSignalSpy add(&table, &ListTable::addRequested);
        QTest::keyClick(&table, Qt::Key_Return);
        QTest::keyClick(&table, Qt::Key_Insert);
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(edit.count() + add.count(), 0);
        QCOMPARE(table.selectedRow(), 1);
    }

    void theHeaderSortsByKeys()
    {
        QStandardItemModel model(2, 3);
        for (const auto &[row, texts] : {std::pair(0, u"b 1 x"_s), std::pair(1, u"a 2 x"_s)}) {
            for (int column = 0; column < 3; ++column)
                model.setItem(row, column, new QStandardItem(texts.section(u' ', column, column)));
        }
        ListTable table;
        table.setModel(&model);
        table.setSortingEnabled(true);
        table.sortByColumn(1, Qt::DescendingOrder);
        table.setColumnShown(2, false);
        table.show();
        auto *header = table.horizontalHeader();
        QCOMPARE(header->focusPolicy(), Qt::TabFocus);
        header->setFocus(Qt::TabFocusReason);
        QTest::keyClick(header, Qt::Key_Left);
        QTest::keyClick(header, Qt::Key_Return);
        QCOMPARE(model.index(0, 0).data().toString(), u"a"_s);
        QTest::keyClick(header, Qt::Key_Space);
        QCOMPARE(model.index(0, 0).data().toString(), u"b"_s);
        QTest::keyClick(header, Qt::Key_Right);
        QTest::keyClick(header, Qt::Key_Right); // no effect, because the last column is hidden
        QTest::keyClick(header, Qt::Key_Return);
        QCOMPARE(header->sortIndicatorSection(), 1);
    }

    void aColumnOfAmountsIsNeverNarrowerThanItsWidestText_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("factor");
        QTest::newRow("wide") << 900 << 1.0;
        QTest::newRow("narrow") << 200 << 1.0;
        QTest::newRow("large type") << 400 << 2.0;
    }
    void aColumnOfAmountsIsNeverNarrowerThanItsWidestText()
    {
        QFETCH(int, width);
        QFETCH(double, factor);
        QStandardItemModel model(1, 3);
        ListTable table;
        table.setModel(&model);
        table.setStretch(0, 60);
        table.fitColumn({.column = 1, .texts = {u"Transportation"_s}, .yields = 1, .least = 40, .most = 200});
        table.fitColumn({.column = 2, .texts = {u"-99,999,999.99"_s}});
        table.resize(width, 200);
        QFont font = table.font();
        font.setPointSizeF(font.pointSizeF() * factor);
        table.setFont(font);
        table.show();
        const int needed = table.fontMetrics().horizontalAdvance(u"-99,999,999.99"_s);
        QVERIFY(table.columnWidth(2) >= needed + 16);
        QVERIFY(table.columnWidth(0) >= 60);
        QVERIFY(table.columnWidth(1) >= 40);
        if (width == 900)
            QCOMPARE(table.columnWidth(0) + table.columnWidth(1) + table.columnWidth(2), table.viewport()->width());
    }

    void showsTheRowUnderThePointer()
    {
        const QPoint second(20, m_table.rowViewportPosition(1) + 5);
        QTest::mouseMove(m_table.viewport(), second);
        QTRY_COMPARE(m_table.hoveredRow(), 1);
    }

    void hasNoGridAndHighRows()
    {
        QVERIFY(!m_table.showGrid());
        QVERIFY(m_table.rowHeight(0) >= 28);
        QVERIFY(!m_table.grab().isNull());
    }

private:
    void focusFrom(Qt::FocusReason reason)
    {
        m_table.clearFocus();
        m_table.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_table));
        m_table.setFocus(reason);
    }

    QStringListModel m_model{{u"a"_s, u"b"_s, u"c"_s}};
    ListTable m_table;
};

QTEST_MAIN(TestListTable)
#include "tst_listtable.moc"
