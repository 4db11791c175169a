// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/printmodel.h"
#include "ui/expenses/expensemodel.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

ListedExpense listed(qint64 id, const QString &description, const QString &category, qint64 minor, QDate date)
{
    const ExpenseDraft entry{PersonId{1}, CategoryId{1}, description, Money::fromMinor(minor), date};
    return {{ExpenseId{id}, entry, {}}, {CategoryId{1}, category, u"#FF6B6B"_s}, u"Alice"_s};
}

QList<ListedExpense> january()
{
    return {listed(1, u"Groceries"_s, u"Food"_s, 5250, QDate(2024, 1, 15)),
            listed(2, u"apples"_s, u"Food"_s, 123450, QDate(2024, 1, 16)),
            listed(3, u"Refund"_s, u"Bus"_s, -250, QDate(2024, 1, 16))};
}

QString descriptions(const ExpenseModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.at(row).expense.entry.description;
    return texts.join(u' ');
}

} // namespace

class TestExpenseModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheLatestFirst()
    {
        ExpenseModel model(m_english);
        model.setExpenses(january());
        QCOMPARE(test::printModel(model),
                 u"Date | Description | Category | Person | Amount\n"
                 "1/16/2024 | Refund | Bus | Alice | -2.50\n"
                 "1/16/2024 | apples | Food | Alice | 1,234.50\n"
                 "1/15/2024 | Groceries | Food | Alice | 52.50"_s);
    }

    void sortsAsManyRowsAsPeopleHaveWithOneCollator()
    {
        QList<ListedExpense> many;
        for (int i = 0; i < 5000; ++i)
            many.push_back(listed(i + 1, u"row %1"_s.arg(i), u"Food"_s, i, QDate(2024, 1, 1)));
        ExpenseModel model(m_english);
        model.setExpenses(many);
        model.sort(ExpenseModel::DescriptionColumn, Qt::AscendingOrder);
        QCOMPARE(model.at(2).expense.entry.description, u"row 2"_s); // numbers in texts are sorted by value
        QCOMPARE(model.at(4999).expense.entry.description, u"row 4999"_s);
    }

    void sortsByEveryColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QString>("rows");
        QTest::newRow("date") << int(ExpenseModel::DateColumn) << Qt::AscendingOrder << u"Groceries apples Refund"_s;
        QTest::newRow("description") << int(ExpenseModel::DescriptionColumn) << Qt::AscendingOrder
                                     << u"apples Groceries Refund"_s;
        QTest::newRow("category, then date")
            << int(ExpenseModel::CategoryColumn) << Qt::AscendingOrder << u"Refund Groceries apples"_s;
        QTest::newRow("amount") << int(ExpenseModel::AmountColumn) << Qt::AscendingOrder
                                << u"Refund Groceries apples"_s;
        QTest::newRow("amount, largest first")
            << int(ExpenseModel::AmountColumn) << Qt::DescendingOrder << u"apples Groceries Refund"_s;
    }
    void sortsByEveryColumn()
    {
        QFETCH(int, column);
        QFETCH(Qt::SortOrder, order);
        QFETCH(QString, rows);
        ExpenseModel model(m_english);
        model.setExpenses(january());
        model.sort(column, order);
        QCOMPARE(descriptions(model), rows);
    }

    void keepsHoldOfRowsWhileItSorts()
    {
        ExpenseModel model(m_english);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setExpenses(january());
        const QPersistentModelIndex groceries = model.index(model.rowOf(ExpenseId{1}), 1);
        model.sort(ExpenseModel::DateColumn, Qt::AscendingOrder);
        QCOMPARE(groceries.row(), 0);
        QCOMPARE(model.rowOf(ExpenseId{3}), 2);
        QCOMPARE(model.rowOf(ExpenseId{9}), -1);
    }

    void putsAmountsAtTheRightAndADotBeforeCategories()
    {
        ExpenseModel model(m_english);
        model.setExpenses(january());
        const auto alignment = model.index(0, ExpenseModel::AmountColumn).data(Qt::TextAlignmentRole).toInt();
        QVERIFY(alignment & Qt::AlignRight);
        QVERIFY(!model.index(0, ExpenseModel::CategoryColumn).data(Qt::DecorationRole).value<QIcon>().isNull());
    }

    void oddRowsAreExplained()
    {
        QList<ListedExpense> rows = january();
        rows[0].expense.stored.amount = u"NaN"_s;
        rows[1].expense.stored.amount = u"1234.4999"_s;
        rows[1].hasPerson = false;
        rows[1].isDescriptionCut = true;
        rows[2].hasCategory = false;
        ExpenseModel model(m_english);
        model.setExpenses(rows);
        QCOMPARE(test::printModel(model),
                 u"Date | Description | Category | Person | Amount\n"
                 "1/16/2024 | Refund | deleted category | Alice | -2.50\n"
                 "1/16/2024 | apples… | Food | deleted person | ≈1,234.50\n"
                 "1/15/2024 | Groceries | Food | Alice | cannot be read"_s);
        QCOMPARE(model.index(2, ExpenseModel::AmountColumn).data(Qt::ToolTipRole).toString(), u"Stored as NaN"_s);
        QCOMPARE(model.index(0, ExpenseModel::CategoryColumn).data(Qt::ToolTipRole).toString(),
                 u"Category 1 was deleted, or is hidden from this user."_s);
    }

private:
    const QLocale m_english{u"en_US"_s};
};

QTEST_MAIN(TestExpenseModel)
#include "tst_expensemodel.moc"
