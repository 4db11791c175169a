// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/monthview.h"

#include "core/entry/amounttext.h"
#include "ui/expenses/expensemodel.h"
#include "ui/expenses/summarymodel.h"
#include "ui/localledger.h"
#include "ui/look/theme.h"
#include "ui/tables/listtable.h"

#include <QLabel>
#include <QScrollBar>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

namespace {

constexpr int kPadding = 16; ///< of a cell, left and right together

ListedExpense listed(qint64 id, const QString &description, const QString &category, const QString &person,
                     qint64 minor)
{
    const ExpenseDraft entry{PersonId{1}, CategoryId{1}, description, Money::fromMinor(minor), QDate(2024, 1, 15)};
    return {{ExpenseId{id}, entry, {}}, {CategoryId{1}, category, u"#FF6B6B"_s}, person};
}

/// A month with the largest possible amounts, long names and a long description.
struct Shown
{
    Shown(int width, double factor)
    {
        QFont font = view.font();
        font.setPointSizeF(font.pointSizeF() * factor);
        view.setFont(font);
        view.resize(width, 400);
        view.showPersons(true);
        MonthOverview month;
        month.summary = {{.category = {CategoryId{1}, u"Transportation"_s, u"#4ECDC4"_s},
                          .count = 12,
                          .total = Money::fromMinor(9'999'999'999)}};
        month.expenses = {listed(1, u"A description that is longer than there is room for in any window"_s,
                                 u"Transportation"_s, u"Alexandra Smith-Johnson"_s, -9'999'999'999),
                          listed(2, u"Lunch"_s, u"Food"_s, u"Sam"_s, 123'456'789)};
        month.least = Money::fromMinor(-9'999'999'999);
        month.most = Money::fromMinor(123'456'789);
        view.showMonth(Month(2024, 1), month);
        view.show();
        QCoreApplication::processEvents();
    }

    [[nodiscard]] int needed(const ListTable &table, qint64 minor) const
    {
        return table.fontMetrics().horizontalAdvance(formatAmount(Money::fromMinor(minor), view.locale())) + kPadding;
    }

    MonthView view;
    ListTable &expenses = part<ListTable>(view, "expensesTable");
    ListTable &summary = part<ListTable>(view, "summaryTable");
};

} // namespace

class TestMonthView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_US"_s));
        theme::apply(theme::Appearance::Light);
    }

    void noAmountIsElided_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("factor");
        for (const int width : {1400, 1000, 760, 620}) {
            for (const double factor : {1.0, 1.5, 2.0})
                QTest::addRow("%d wide, type %.1f", width, factor) << width << factor;
        }
    }
    void noAmountIsElided()
    {
        QFETCH(int, width);
        QFETCH(double, factor);
        const Shown s(width, factor);
        QVERIFY(s.expenses.columnWidth(ExpenseModel::AmountColumn) >= s.needed(s.expenses, -9'999'999'999));
        QVERIFY(s.summary.columnWidth(SummaryModel::TotalColumn) >= s.needed(s.summary, 9'999'999'999));
        const auto &total = part<QLabel>(s.view, "totalLabel");
        QVERIFY(total.width() >= total.fontMetrics().horizontalAdvance(total.text()));
    }

    void unreadableAmountsDoNotWidenTheView()
    {
        Shown s(620, 1.0);
        const int least = s.view.minimumSizeHint().width();
        MonthOverview month;
        month.summary = {{.category = {CategoryId{1}, u"Food"_s, u"#4ECDC4"_s}, .count = 12, .total = {}, .unreadable = 9}};
        month.expenses = {listed(1, u"Lunch"_s, u"Food"_s, u"Sam"_s, 100)};
        s.view.showMonth(Month(2024, 1), month);
        QCoreApplication::processEvents();
        QVERIFY(part<QLabel>(s.view, "countLabel").text().contains(u"left out"_s));
        QVERIFY2(s.view.minimumSizeHint().width() <= least,
                 qPrintable(QString::number(s.view.minimumSizeHint().width())));
    }

    /// However the month before was: its totals may have needed other widths, or a vertical scroll bar.
    void theTotalsHaveNoNeedlessScrollBar()
    {
        for (const int width : {620, 790, 1000, 1400}) {
            Shown s(width, 1.0);
            for (const int categories : {1, 20, 3, 12, 2}) {
                MonthOverview month;
                for (int number = 1; number <= categories; ++number)
                    month.summary.push_back({.category = {CategoryId{number}, u"Transportation"_s, u"#4ECDC4"_s},
                                             .count = 12,
                                             .total = Money::fromMinor(number % 2 ? 100 : 999'999'999)});
                month.expenses = {listed(1, u"Lunch"_s, u"Transportation"_s, u"Sam"_s, 100)};
                s.view.showMonth(Month(2024, 1), month);
                QCoreApplication::processEvents();
                QVERIFY2(!s.summary.horizontalScrollBar()->isVisible(),
                         qPrintable(u"%1 categories, %2 wide"_s.arg(categories).arg(width)));
            }
        }
    }

    void theSamplesCategoriesAreWhole()
    {
        const Shown s(700, 1.0);
        const int name = s.expenses.fontMetrics().horizontalAdvance(u"Transportation"_s) + kPadding + 16;
        QVERIFY(s.expenses.columnWidth(ExpenseModel::CategoryColumn) >= name);
        QVERIFY(s.summary.columnWidth(SummaryModel::CategoryColumn) >= name);
    }

    void theTotalsStandBelowWhereNamesAndAmountsNeedTheRoom()
    {
        Shown narrow(790, 1.0);
        QTRY_VERIFY(narrow.summary.y() > narrow.expenses.y());
        const int name = narrow.expenses.fontMetrics().horizontalAdvance(u"Transportation"_s) + kPadding + 16;
        QVERIFY(narrow.expenses.columnWidth(ExpenseModel::CategoryColumn) >= name);
        QVERIFY(narrow.view.minimumSizeHint().width() <= 800);
        narrow.view.showPersons(false);
        MonthOverview month;
        month.summary = {
            {.category = {CategoryId{1}, u"Food"_s, u"#4ECDC4"_s}, .count = 12, .total = Money::fromMinor(100)}};
        month.expenses = {listed(1, u"Lunch"_s, u"Food"_s, u"Sam"_s, 100)};
        month.least = month.most = Money::fromMinor(100);
        narrow.view.showMonth(Month(2024, 1), month);
        narrow.view.resize(790, 400);
        QTRY_COMPARE(narrow.summary.y(), narrow.expenses.y());
        QVERIFY(narrow.summary.x() > narrow.expenses.x());
    }

    void anElidedTextHasAToolTip()
    {
        const Shown s(620, 2.0);
        const auto *model = s.expenses.model();
        for (const int column :
             {ExpenseModel::DescriptionColumn, ExpenseModel::CategoryColumn, ExpenseModel::PersonColumn}) {
            const QModelIndex cell = model->index(0, column);
            QCOMPARE(cell.data(Qt::ToolTipRole), cell.data());
        }
    }

    void theTotalsByCategoryAreReadByKeys()
    {
        Shown s(1000, 1.0);
        s.view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.view));
        QCOMPARE(s.summary.focusPolicy() & Qt::TabFocus, Qt::TabFocus);
        s.summary.setFocus(Qt::TabFocusReason);
        QCOMPARE(s.summary.selectedRow(), 0);
    }
};

QTEST_MAIN(TestMonthView)
#include "tst_monthview.moc"
