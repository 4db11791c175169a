// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/trashlist.h"

#include "ui/localledger.h"
#include "ui/pages/listpage.h"
#include "ui/pages/notice.h"
#include "ui/tables/listtable.h"

#include <QLabel>
#include <QToolButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

namespace {

const QDate kDay(2024, 1, 10);

/// The page of the trash with a ledger of one person, one category and one expense.
struct Shown
{
    Shown()
    {
        page.resize(700, 500);
        page.show();
        if (!ledger.open())
            qFatal("the ledger does not open");
        ann = ledger.addPerson(u"Ann"_s);
        food = ledger.addCategory(u"Food"_s);
        soap = ledger.addExpense(ann, food, u"Soap"_s, 123456789, kDay);
    }

    void remove(const Expense &expense) { (void)ledger.answer(ledger.session.ledger().deleteExpense(expense)); }
    QStringList rows()
    {
        const QAbstractItemModel &model = *table().model();
        QStringList lines;
        for (int row = 0; row < model.rowCount(); ++row) {
            QStringList cells;
            for (int column = TrashModel::KindColumn; column < TrashModel::ColumnCount; ++column)
                cells << model.index(row, column).data().toString();
            lines << cells.join(u'|');
        }
        return lines;
    }
    ListTable &table() { return part<ListTable>(page, "trashTable"); }
    QString notice()
    {
        const auto &bar = part<NoticeBar>(page, "noticeBar");
        return bar.isVisible() ? part<QLabel>(bar, "noticeLabel").text() : QString();
    }

    test::LocalLedger ledger;
    ListPage page{ledger.session, std::make_unique<TrashList>(ledger.session)};
    Person ann;
    Category food;
    Expense soap;
};

} // namespace

class TestTrashList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyTrashSaysWhatItIsFor()
    {
        Shown s;
        QTRY_VERIFY(part<QLabel>(s.page, "emptyLabel").isVisible());
        QVERIFY(part<QLabel>(s.page, "emptyLabel").text().contains(u"30 days"_s));
    }

    void aDeletedExpenseIsListedAndRestored()
    {
        Shown s;
        s.remove(s.soap);
        QTRY_COMPARE(s.rows(), QStringList{u"Expense|Soap|Food|1,234,567.89|Ann"_s});
        s.table().setFocus();
        s.table().chooseRow(0);
        QVERIFY(part<QToolButton>(s.page, "restoreButton").isEnabled());
        part<QToolButton>(s.page, "restoreButton").click();
        QTRY_COMPARE(s.notice(), u"Restored “Soap”."_s);
        QTRY_COMPARE(s.rows(), QStringList());
        const auto month = s.ledger.expenses(Month(2024, 1));
        QCOMPARE(month.size(), 1U);
        QCOMPARE(month.front().expense, s.soap);
    }

    /// An expense whose category was deleted after it comes back together with the category.
    void aDeletedCategoryIsRestoredWithItsExpense()
    {
        Shown s;
        s.remove(s.soap);
        s.ledger.session.ledger().setAuthor(s.ann.id);
        QVERIFY(s.ledger.answer(s.ledger.session.ledger().deleteCategory(s.food)));
        QTRY_COMPARE(s.rows(),
                     (QStringList{u"Category|Food|||Ann"_s, u"Expense|Soap|Food|1,234,567.89|Ann"_s}));
        s.table().chooseRow(1);
        QTest::keyClick(&s.table(), Qt::Key_Return);
        QTRY_COMPARE(s.notice(), u"Restored “Soap”. What it refers to was restored with it."_s);
        QCOMPARE(s.ledger.categories().size(), 1U);
        QCOMPARE(s.ledger.categories().front(), s.food);
    }

    void aNameThatAnotherRowHasIsNamed()
    {
        Shown s;
        const Category travel = s.ledger.addCategory(u"Travel"_s);
        QVERIFY(s.ledger.answer(s.ledger.session.ledger().deleteCategory(travel)));
        QTRY_COMPARE(s.rows().size(), 1);
        (void)s.ledger.addCategory(u"Travel"_s);
        s.table().chooseRow(0);
        part<QToolButton>(s.page, "restoreButton").click();
        QTRY_COMPARE(s.notice(), u"“Travel” was not restored. Name: the name “Travel” is already in use."_s);
    }

    void theChoiceStaysWhenAnotherRowIsDeleted()
    {
        Shown s;
        s.remove(s.soap);
        QTRY_COMPARE(s.rows().size(), 1);
        s.table().chooseRow(0);
        s.remove(s.ledger.addExpense(s.ann, s.food, u"Tea"_s, 100, kDay));
        QTRY_COMPARE(s.rows().size(), 2);
        QCOMPARE(s.table().selectedRow(), 1); // the latest deletion comes first
    }
};

QTEST_MAIN(TestTrashList)
#include "tst_trashlist.moc"
