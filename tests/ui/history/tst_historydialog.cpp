// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydialog.h"

#include "support/places/scratchhome.h"
#include "ui/frame/mainwindow.h"
#include "ui/localledger.h"
#include "ui/tables/listtable.h"

#include <QAction>
#include <QLabel>

using namespace budget;
using namespace Qt::StringLiterals;
using test::openDialog;
using test::part;

namespace {

const test::ScratchHome kHome;
const QDate kDay(2024, 1, 10);

QStringList linesOf(const HistoryDialog &dialog)
{
    const QAbstractItemModel &model = *part<ListTable>(dialog, "historyTable").model();
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row)
        lines << model.index(row, 1).data().toString() + u'|' + model.index(row, 2).data().toString();
    return lines;
}

} // namespace

class TestHistoryDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChangesOfAnExpenseAreListed()
    {
        test::LocalLedger ledger;
        QVERIFY(ledger.open());
        const Person ann = ledger.addPerson(u"Ann"_s);
        ledger.session.ledger().setAuthor(ann.id);
        const Expense soap = ledger.addExpense(ann, ledger.addCategory(u"Food"_s), u"Soap"_s, 220, kDay);
        ExpenseDraft dearer = soap.entry;
        dearer.amount = Money::fromMinor(330);
        QVERIFY(ledger.answer(ledger.session.ledger().updateExpense(soap, dearer)));
        auto *dialog = new HistoryDialog(ledger.session, {Table::Expenses, soap.id.value}, u"Soap"_s);
        dialog->show();
        QTRY_COMPARE(linesOf(*dialog),
                     (QStringList{u"Ann|Added"_s, u"|2.20 · 1/10/24 · Food · Ann · Soap"_s,
                                  u"Ann|Amount: 2.20 → 3.30"_s}));
        QVERIFY(!part<QLabel>(*dialog, "introLabel").isVisible());
        dialog->close();
    }

    void withoutRecordsThereIsNoTable()
    {
        test::LocalLedger ledger;
        QVERIFY(ledger.open());
        auto *dialog = new HistoryDialog(ledger.session, {Table::Expenses, 1}, u"Soap"_s);
        dialog->show();
        QTRY_VERIFY(part<QLabel>(*dialog, "introLabel").text().contains(u"no record"_s));
        QVERIFY(!part<ListTable>(*dialog, "historyTable").isVisible());
        dialog->close();
    }

    void theMenuOpensItForTheSelectedRow()
    {
        test::LocalLedger ledger;
        MainWindow window(ledger.session, ledger.preferences, ledger.profiles, ledger.journal);
        window.show();
        QVERIFY(ledger.open());
        const Person ann = ledger.addPerson(u"Ann"_s);
        (void)ledger.addExpense(ann, ledger.addCategory(u"Food"_s), u"Soap"_s, 220, kDay);
        window.showMonth(Month(2024, 1));
        auto &table = part<ListTable>(window, "expensesTable");
        QTRY_COMPARE(table.model()->rowCount(), 1);
        auto *action = window.findChild<QAction *>(u"historyAction"_s);
        action->trigger();
        QVERIFY(!openDialog<HistoryDialog>(window, "historyDialog"));
        QVERIFY(part<QLabel>(window, "noticeLabel").isVisibleTo(&window));
        table.chooseRow(0);
        action->trigger();
        auto *dialog = openDialog<HistoryDialog>(window, "historyDialog");
        QVERIFY(dialog);
        QCOMPARE(part<QLabel>(*dialog, "subjectLabel").text(), u"Soap"_s);
        QTRY_COMPARE(linesOf(*dialog).size(), 2);
    }
};

QTEST_MAIN(TestHistoryDialog)
#include "tst_historydialog.moc"
