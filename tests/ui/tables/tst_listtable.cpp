// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/listtable.h"

#include <QSignalSpy>
#include <QStringListModel>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestListTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_table.setModel(&m_model);
        m_table.clearSelection();
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

    void showsTheRowUnderThePointer()
    {
        const QPoint second(20, m_table.rowViewportPosition(1) + 5);
        QTest::mouseMove(m_table.viewport(), second);
        QTRY_COMPARE(m_table.hoveredRow(), 1);
    }

    void isCalm()
    {
        QVERIFY(!m_table.showGrid());
        QVERIFY(m_table.rowHeight(0) >= 28);
        QVERIFY(!m_table.grab().isNull());
    }

private:
    QStringListModel m_model{{u"a"_s, u"b"_s, u"c"_s}};
    ListTable m_table;
};

QTEST_MAIN(TestListTable)
#include "tst_listtable.moc"
