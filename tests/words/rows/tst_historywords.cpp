// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rows/historywords.h"

#include "words/language/languages.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const QLocale kUs(u"en_US"_s);

RowValues soap(qint64 minor, qint64 category = 1)
{
    Expense expense;
    expense.entry.description = u"Soap"_s;
    expense.entry.amount = Money::fromMinor(minor);
    expense.entry.date = QDate(2024, 1, 10);
    expense.entry.category = CategoryId{category};
    expense.entry.person = PersonId{1};
    return rowOf(expense);
}

RecordedChange change(OperationKind kind)
{
    RecordedChange made;
    made.kind = kind;
    made.person = PersonId{1};
    return made;
}

RowNames names()
{
    return {.categories = {{1, u"Food"_s}, {2, u"Fun"_s}}, .persons = {{1, u"Ann"_s}}};
}

QString linesOf(const RowStep &step)
{
    return historywords::changes(step, names(), kUs).join(u'\n');
}

} // namespace

class TestHistoryWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { languages::install(languages::kEnglish); }

    void anEditNamesEachFieldWithBothValues()
    {
        QCOMPARE(linesOf({change(OperationKind::EditExpense), soap(220), soap(123456789, 2)}),
                 u"Amount: 2.20 → 1,234,567.89\nCategory: Food → Fun"_s);
    }

    void aNewRowIsShownWithItsValues()
    {
        QCOMPARE(linesOf({change(OperationKind::AddExpense), {}, soap(220)}),
                 u"Added\n2.20 · 1/10/24 · Food · Ann · Soap"_s);
        QCOMPARE(linesOf({change(OperationKind::DeleteExpense), soap(220), {}}),
                 u"Deleted\n2.20 · 1/10/24 · Food · Ann · Soap"_s);
    }

    void aStepOfUndoSaysSoAndWhatItChanged()
    {
        QCOMPARE(linesOf({change(OperationKind::Undo), soap(330), soap(220)}), u"Undone\nAmount: 3.30 → 2.20"_s);
        RecordedChange redone = change(OperationKind::Redo);
        redone.reversed = OperationKind::EditExpense;
        QCOMPARE(linesOf({redone, soap(220), soap(330)}), u"Redone: edit “Soap”\nAmount: 2.20 → 3.30"_s);
        redone.reversed = OperationKind::AddExpenses;
        QCOMPARE(linesOf({redone, {}, soap(330)}).section(u'\n', 0, 0), u"Redone: add “Soap”"_s);
    }

    void aChangeOutsideTheProgramSaysSo()
    {
        QCOMPARE(linesOf({{}, soap(220), soap(330)}), u"Edited outside the program\nAmount: 2.20 → 3.30"_s);
        QCOMPARE(historywords::author({{}, soap(220), soap(330)}, names()), u"outside the program"_s);
    }

    void valuesThatNoFieldCanHoldAreShownAsStored()
    {
        RowValues odd = soap(220);
        odd.set(expensefield::Amount, StoredText{u"NaN"_s});
        odd.set(expensefield::Date, {});
        QCOMPARE(linesOf({change(OperationKind::EditExpense), odd, soap(220)}),
                 u"Amount: NaN → 2.20\nDate: nothing → 1/10/24"_s);
    }

    void aParentThatIsGoneIsNumbered()
    {
        QCOMPARE(linesOf({change(OperationKind::EditExpense), soap(220, 7), soap(220)}),
                 u"Category: no. 7, which is gone → Food"_s);
    }

    void everyKindHasWords()
    {
        for (int kind = 0; kind <= int(OperationKind::Unknown); ++kind)
            QVERIFY(!linesOf({change(OperationKind(kind)), soap(1), {}}).startsWith(u'\n'));
    }

    void anotherComputerIsNamed()
    {
        RecordedChange made = change(OperationKind::AddExpense);
        QCOMPARE(historywords::author({made, {}, soap(220)}, names()), u"Ann"_s);
        made.isOwn = false;
        made.computer = u"laptop"_s;
        QCOMPARE(historywords::author({made, {}, soap(220)}, names()), u"Ann, on laptop"_s);
    }
};

QTEST_GUILESS_MAIN(TestHistoryWords)
#include "tst_historywords.moc"
