// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/printmodel.h"
#include "ui/categories/categorycolors.h"
#include "ui/categories/categorydialog.h"
#include "ui/categories/categorylist.h"
#include "ui/localledger.h"
#include "ui/pages/listpage.h"
#include "ui/saving/messagelabel.h"
#include "ui/tables/listtable.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestCategoryList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_ledger = std::make_unique<LocalLedger>();
        QVERIFY(m_ledger->open());
        m_page = std::make_unique<ListPage>(m_ledger->session, std::make_unique<CategoryList>(m_ledger->session));
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_ledger.reset();
    }

    void saysWhatToDoFirst()
    {
        auto &add = part<QPushButton>(*m_page, "emptyAddButton");
        QTRY_VERIFY(add.isVisible());
        add.click();
        QVERIFY(openDialog<CategoryDialog>(*m_page, "categoryDialog"));
    }

    void addsACategory()
    {
        auto *dialog = add();
        part<QLineEdit>(*dialog, "nameEdit").setText(u" Food "_s);
        dialog->accept();
        QTRY_COMPARE(rows(), u"Category | Colour\nFood | #FF6B6B"_s);
        QTRY_VERIFY(!openDialog<CategoryDialog>(*m_page, "categoryDialog"));
    }

    void renamesAndRecolours()
    {
        (void)m_ledger->addCategory(u"Food"_s);
        QTRY_COMPARE(table().model()->rowCount(), 1);
        table().chooseRow(0);
        QTest::keyClick(&table(), Qt::Key_F2);
        auto *dialog = openDialog<CategoryDialog>(*m_page, "categoryDialog");
        QVERIFY(dialog);
        part<QLineEdit>(*dialog, "nameEdit").setText(u"Meals"_s);
        part<QLineEdit>(*dialog, "colorEdit").setText(u"#4ecdc4"_s);
        dialog->accept();
        QTRY_COMPARE(rows(), u"Category | Colour\nMeals | #4ECDC4"_s);
        auto &action = part<QPushButton>(*m_page, "noticeActionButton");
        QTRY_VERIFY(action.isVisible());
        QCOMPARE(part<QLabel>(*m_page, "noticeLabel").text(), u"Renamed the category “Food” to “Meals”."_s);
        action.click();
        QTRY_COMPARE(rows(), u"Category | Colour\nFood | #FF6B6B"_s);
        const auto steps = m_ledger->answer(m_ledger->session.ledger().undoState());
        QCOMPARE(steps->redo.kind, OperationKind::EditCategory); // it was an undo, not another edit
    }

    void aConflictIsDecidedInTheDialog()
    {
        (void)m_ledger->addCategory(u"Food"_s);
        QTRY_COMPARE(table().model()->rowCount(), 1);
        table().chooseRow(0);
        QTest::keyClick(&table(), Qt::Key_F2);
        auto *dialog = openDialog<CategoryDialog>(*m_page, "categoryDialog");
        QVERIFY(m_ledger->runScript(u"UPDATE categories SET name = 'Groceries'"_s));
        part<QLineEdit>(*dialog, "nameEdit").setText(u"Meals"_s);
        dialog->accept();
        QTRY_COMPARE(
            part<MessageLabel>(*dialog, "dialogErrorLabel").text(),
            u"Not saved. Somebody else has changed “Food” meanwhile: Name: now Groceries instead of Food. Save "
            "again to replace it with your entry, or cancel to keep it."_s);
        dialog->accept();
        QTRY_COMPARE(rows(), u"Category | Colour\nMeals | #FF6B6B"_s);
    }

    void aChangedCategoryIsNotDeletedUnseen()
    {
        (void)m_ledger->addCategory(u"Food"_s);
        QTRY_COMPARE(table().model()->rowCount(), 1);
        QVERIFY(m_ledger->runScript(u"UPDATE categories SET name = 'Groceries'"_s));
        table().chooseRow(0);
        QTest::keyClick(&table(), Qt::Key_Delete);
        QTRY_COMPARE(part<QLabel>(*m_page, "noticeLabel").text(),
                     u"Not deleted. Somebody else has changed “Food” meanwhile: Name: now Groceries instead of Food. "
                     "Delete it again if you still want to."_s);
        QTRY_COMPARE(rows(), u"Category | Colour\nGroceries | #FF6B6B"_s);
    }

    void refusesWrongInput_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("color");
        QTest::addColumn<QString>("says");
        QTest::newRow("no name") << u" "_s << u"#FF6B6B"_s << u"Name"_s;
        QTest::newRow("51 characters") << QString(51, u'x') << u"#FF6B6B"_s << u"Name"_s;
        QTest::newRow("no colour") << u"Bus"_s << u"red"_s << u"Colour"_s;
        QTest::newRow("doubled") << u"Food"_s << u"#FF6B6B"_s << u"Name"_s;
    }
    void refusesWrongInput()
    {
        QFETCH(QString, name);
        QFETCH(QString, color);
        QFETCH(QString, says);
        (void)m_ledger->addCategory(u"Food"_s);
        auto *dialog = add();
        part<QLineEdit>(*dialog, "nameEdit").setText(name);
        part<QLineEdit>(*dialog, "colorEdit").setText(color);
        dialog->accept();
        const auto &label = part<MessageLabel>(*dialog, "dialogErrorLabel");
        QTRY_VERIFY2(label.text().startsWith(says), qPrintable(label.text()));
        QVERIFY(dialog->isVisible());
        QCOMPARE(part<QLineEdit>(*dialog, "nameEdit").text(), name);
        QCOMPARE(m_ledger->categories().size(), size_t(1));
    }

    void warnsOfANameThatDiffersOnlyInCase()
    {
        (void)m_ledger->addCategory(u"Food"_s);
        QTRY_COMPARE(table().model()->rowCount(), 1);
        auto *dialog = add();
        part<QLineEdit>(*dialog, "nameEdit").setText(u"food"_s);
        dialog->accept();
        QVERIFY(part<MessageLabel>(*dialog, "dialogErrorLabel").text().contains(u"“Food”"_s));
        QCOMPARE(m_ledger->categories().size(), size_t(1));
        dialog->accept();
        QTRY_COMPARE(table().model()->rowCount(), 2);
    }

    void changesNothingWhenTheDialogIsCancelled()
    {
        auto *dialog = add();
        part<QLineEdit>(*dialog, "nameEdit").setText(u"Food"_s);
        part<QDialogButtonBox>(*dialog, "buttonBox").button(QDialogButtonBox::Cancel)->click();
        QVERIFY(m_ledger->categories().empty());
    }

    void deletesAndTakesItBack()
    {
        (void)m_ledger->addCategory(u"Food"_s, u"#4ECDC4"_s);
        QTRY_COMPARE(table().model()->rowCount(), 1);
        table().chooseRow(0);
        QTest::keyClick(&table(), Qt::Key_Delete);
        QTRY_COMPARE(table().model()->rowCount(), 0);
        auto &action = part<QPushButton>(*m_page, "noticeActionButton");
        QTRY_VERIFY(action.isVisible());
        action.click();
        QTRY_COMPARE(rows(), u"Category | Colour\nFood | #4ECDC4"_s);
    }

    void explainsWhyAUsedOneStays()
    {
        QVERIFY(m_ledger->addSample());
        QTRY_COMPARE(table().model()->rowCount(), 4);
        table().chooseRow(1);
        QTest::keyClick(&table(), Qt::Key_Delete);
        const auto &label = part<QLabel>(*m_page, "noticeLabel");
        QTRY_VERIFY(label.text().contains(u"“Food” is used"_s));
        QCOMPARE(m_ledger->categories().size(), size_t(4));
    }

    void aReadOnlyLedgerIsNotChanged()
    {
        (void)m_ledger->addCategory(u"Food"_s);
        QVERIFY(m_ledger->openAsNewer());
        QTRY_COMPARE(rows(), u"Category | Colour\nFood | #FF6B6B"_s);
        const auto &label = part<QLabel>(*m_page, "noticeLabel");
        QVERIFY(label.isVisible() && label.text().contains(u"newer version"_s));
        table().chooseRow(0);
        QVERIFY(!part<QPushButton>(*m_page, "addCategoryButton").isEnabled());
        QVERIFY(!part<QPushButton>(*m_page, "emptyAddButton").isEnabled());
        QVERIFY(!part<QToolButton>(*m_page, "editCategoryButton").isEnabled());
        QVERIFY(!part<QToolButton>(*m_page, "deleteCategoryButton").isEnabled());
        for (const Qt::Key key : {Qt::Key_F2, Qt::Key_Insert, Qt::Key_Delete})
            QTest::keyClick(&table(), key);
        QVERIFY(!openDialog<CategoryDialog>(*m_page, "categoryDialog"));
        QCOMPARE(m_ledger->categories().size(), size_t(1));
    }

    void suggestsAColorThatNoneHas()
    {
        QCOMPARE(unusedColor({}), u"#FF6B6B"_s);
        QCOMPARE(unusedColor({{CategoryId{1}, u"Food"_s, u"#ff6b6b"_s}}), u"#4ECDC4"_s);
    }

private:
    CategoryDialog *add()
    {
        part<QPushButton>(*m_page, "addCategoryButton").click();
        return openDialog<CategoryDialog>(*m_page, "categoryDialog");
    }
    ListTable &table() const { return part<ListTable>(*m_page, "categoriesTable"); }
    QString rows() const { return printModel(*table().model()); }

    std::unique_ptr<LocalLedger> m_ledger;
    std::unique_ptr<ListPage> m_page;
};

QTEST_MAIN(TestCategoryList)
#include "tst_categorylist.moc"
