// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes/entrystate.h"
#include "core/changes/making.h"
#include "core/changes/reversing.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

ExpenseDraft lunchDraft()
{
    return {PersonId{1}, CategoryId{2}, u"Lunch"_s, Money::fromMinor(1200), QDate(2024, 1, 16)};
}

Expense lunch()
{
    return {ExpenseId{7}, lunchDraft(), u"2024-01-16 12:00:00.000"_s};
}

} // namespace

class TestMaking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsThatOneSideChangedMerge()
    {
        Expense now = lunch();
        now.entry.amount = Money::fromMinor(1500);
        ExpenseDraft left = lunchDraft();
        left.description = u"Dinner"_s;
        const auto edit = editOf(rowOf(now, u"transfer"_s), lunch(), left);
        QVERIFY(edit.has_value());
        QCOMPARE(edit->before, RowSlot(rowOf(now, u"transfer"_s)));
        now.entry.description = u"Dinner"_s;
        QCOMPARE(edit->after, RowSlot(rowOf(now, u"transfer"_s)));
    }

    void aFieldThatBothChangedIsNamed_data()
    {
        QTest::addColumn<Field>("field");
        QTest::newRow("person") << Field::Person;
        QTest::newRow("category") << Field::Category;
        QTest::newRow("description") << Field::Description;
        QTest::newRow("amount") << Field::Amount;
        QTest::newRow("date") << Field::Date;
    }
    void aFieldThatBothChangedIsNamed()
    {
        QFETCH(Field, field);
        Expense now = lunch();
        ExpenseDraft left = lunchDraft();
        change(now.entry, field, 1);
        change(left, field, 2);
        const auto edit = editOf(rowOf(now), lunch(), left);
        QCOMPARE(edit.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(edit.error().field, field);
        QVERIFY(editOf(rowOf(now), lunch(), now.entry)->changesNothing()); // both made the same change
    }

    void aRowThatIsGoneIsNotFound()
    {
        QCOMPARE(editOf({}, lunch(), lunchDraft()).error().kind, ErrorKind::NotFound);
        QCOMPARE(deletionOf({}, lunch()).error().kind, ErrorKind::NotFound);
        QCOMPARE(reversalOf({}, {lunch(), lunch()}).error().kind, ErrorKind::NotFound);
    }

    void aDeletionOfAChangedRowNamesTheRow()
    {
        Expense now = lunch();
        now.entry.amount = Money::fromMinor(1500);
        const auto deletion = deletionOf(rowOf(now), lunch());
        QCOMPARE(deletion.error().kind, ErrorKind::ChangedMeanwhile);
        QCOMPARE(deletion.error().detail, u"Lunch"_s);
        QVERIFY(deletionOf(rowOf(lunch(), u"transfer"_s), lunch()).has_value());
    }

    void valuesThatADraftCannotHoldStay()
    {
        RowValues now = rowOf(lunch());
        now.set(expensefield::Amount, StoredText{u"12.5 (REAL)"_s});
        now.set(expensefield::Date, StoredText{u"5.1.2024"_s});
        now.set(expensefield::Description, QString(u' ' + u"x"_s.repeated(300)));
        Expense seen = expenseOf(7, now);
        seen.entry.description = seen.entry.description.left(kMaxDescription); // as the list of a month shows it
        ExpenseDraft left = seen.entry;
        left.description = left.description.trimmed();
        left.category = CategoryId{3};
        const auto edit = editOf(now, seen, left);
        QVERIFY(edit.has_value());
        now.set(expensefield::Category, RowReference{3});
        QCOMPARE(edit->after, RowSlot(now));
    }

    void categoriesAndPersonsMergeToo()
    {
        const Category food{CategoryId{1}, u"Food"_s, {}};
        RowValues now = rowOf(food);
        now.set(categoryfield::Color, u"#111111"_s);
        const auto renamed = editOf(now, food, CategoryDraft{u"Meals"_s, {}});
        QCOMPARE(categoryOf(1, *renamed->after), (Category{CategoryId{1}, u"Meals"_s, u"#111111"_s}));
        QCOMPARE(editOf(now, food, CategoryDraft{u"Food"_s, u"#222222"_s}).error().field, Field::Color);
        const Person alice{PersonId{1}, u"a@b"_s, u"Alice"_s};
        RowValues moved = rowOf(alice, u"2024"_s);
        moved.set(personfield::Email, u"c@d"_s);
        QCOMPARE(personOf(1, *editOf(moved, alice, PersonDraft{u"a@b"_s, u"Al"_s})->after),
                 (Person{PersonId{1}, u"c@d"_s, u"Al"_s}));
        QCOMPARE(editOf(moved, alice, PersonDraft{u"x@y"_s, u"Alice"_s}).error().field, Field::Email);
    }

    void aNullAndAnEmptyTextLookTheSame()
    {
        const Category food{CategoryId{1}, u"Food"_s, {}};
        RowValues now = rowOf(food);
        now.set(categoryfield::Color, QString(u""_s));
        QCOMPARE(deletionOf(now, food)->before, RowSlot(now));
    }

    void onlyWhatAStepChangedIsSetBack()
    {
        Expense dearer = lunch();
        dearer.entry.amount = Money::fromMinor(1500);
        const RowKey row{Table::Expenses, 7};
        const RowChange reverse{row, rowOf(dearer), rowOf(lunch())};
        QCOMPARE(reversalOn(rowOf(dearer), reverse), std::optional(reverse));
        Expense now = dearer;
        now.entry.description = u"Dinner"_s;
        const RowSlot withText = rowOf(now);
        now.entry.amount = Money::fromMinor(1200);
        QCOMPARE(reversalOn(withText, reverse), std::optional(RowChange{row, withText, rowOf(now)}));
        QVERIFY(!reversalOn(rowOf(now), reverse)); // somebody else has set the amount back
        now.entry.amount = Money::fromMinor(1);
        QVERIFY(!reversalOn(rowOf(now), reverse));
        QCOMPARE(obstacleTo(reverse, rowOf(now)).fields, std::vector<int>{expensefield::Amount});
        QVERIFY(!reversalOn({}, reverse));
        const RowChange deletion{row, rowOf(dearer), {}};
        QVERIFY(!reversalOn(withText, deletion));
        QCOMPARE(obstacleTo(deletion, withText).fields, std::vector<int>{expensefield::Description});
        const RowChange insertion{row, {}, rowOf(dearer)};
        QVERIFY(!reversalOn(withText, insertion));
        QCOMPARE(reversalOn({}, insertion), std::optional(insertion));
    }

    void theStateOfAnEntryIsReadAgain()
    {
        LogEntry entry;
        entry.isSkipped = true;
        entry.conflicts = {{ConflictKind::ParentGone, {Table::Expenses, 5}, RowKey{Table::Categories, 2}},
                           {ConflictKind::Fields, {Table::Persons, 1}, {}}};
        entry.error = Error{ErrorKind::PermissionDenied, Field::Amount, u"d\u00e9tail"_s, u"42501"_s, u"c"_s};
        const RowKey row{Table::Expenses, kFirstProvisionalId + 1};
        entry.merged = {
            {row, expensefield::Amount, Money::fromMinor(-5)}, {row, expensefield::Date, QDate(2024, 1, 1)},
            {row, expensefield::Category, RowReference{9}},    {row, expensefield::Description, QString(u"x"_s)},
            {row, expensefield::Amount, StoredText{u"NaN"_s}}, {row, expensefield::Date, FieldValue()}};
        LogEntry read;
        QVERIFY(readState(stateToJson(entry), read).has_value());
        QCOMPARE(read, entry);
        QCOMPARE(stateToJson(LogEntry()), QByteArray());
        QVERIFY(readState({}, read).has_value());
        QCOMPARE(readState("{\"conflicts\":[{}]}", read).error().kind, ErrorKind::AnswerMalformed);
        QCOMPARE(readState("nonsense", read).error().kind, ErrorKind::AnswerMalformed);
    }

    void everyFateHasAName()
    {
        for (const Fate fate :
             {Fate::Waiting, Fate::InConflict, Fate::Refused, Fate::Acknowledged, Fate::Met, Fate::Withdrawn})
            QCOMPARE(fateOfKey(QString(keyOf(fate))), std::optional(fate));
        QCOMPARE(fateOfKey(u"future"), std::nullopt);
    }

private:
    static void change(ExpenseDraft &draft, Field field, int by)
    {
        switch (field) {
        case Field::Person:
            draft.person.value += by;
            return;
        case Field::Category:
            draft.category.value += by;
            return;
        case Field::Description:
            draft.description += QString::number(by);
            return;
        case Field::Amount:
            draft.amount += Money::fromMinor(by);
            return;
        default:
            draft.date = draft.date.addDays(by);
        }
    }
};

QTEST_APPLESS_MAIN(TestMaking)
#include "tst_making.moc"
