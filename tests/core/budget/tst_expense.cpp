// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/expense.h"

#include <QTest>

#include <functional>

using namespace budget;
using namespace Qt::StringLiterals;

using Change = std::function<void(ExpenseDraft &)>;

class TestExpense : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsASoundDraft_data()
    {
        QTest::addColumn<Change>("change");
        QTest::newRow("as it is") << Change([](ExpenseDraft &) {});
        QTest::newRow("credit") << Change([](ExpenseDraft &d) { d.amount = Money::fromMinor(-1); });
        QTest::newRow("largest") << Change([](ExpenseDraft &d) { d.amount = Money::fromMinor(9'999'999'999); });
        QTest::newRow("200 characters") << Change([](ExpenseDraft &d) { d.description = QString(200, u'ä'); });
    }
    void acceptsASoundDraft()
    {
        QFETCH(Change, change);
        ExpenseDraft draft = soundDraft();
        change(draft);
        QCOMPARE(validate(draft), draft);
    }

    void tidiesTheDescription()
    {
        ExpenseDraft draft = soundDraft();
        draft.description = u"  Lunch "_s;
        QCOMPARE(validate(draft)->description, u"Lunch"_s);
    }

    void refusesByField_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Field>("field");
        const auto row = [](const char *name, ErrorKind kind, Field field, Change change) {
            QTest::newRow(name) << change << kind << field;
        };
        row("no date", ErrorKind::DateInvalid, Field::Date, [](ExpenseDraft &d) { d.date = {}; });
        row("no description", ErrorKind::FieldEmpty, Field::Description,
            [](ExpenseDraft &d) { d.description = u" "_s; });
        row("201 characters", ErrorKind::FieldTooLong, Field::Description,
            [](ExpenseDraft &d) { d.description = QString(201, u'x'); });
        row("no category", ErrorKind::CategoryUnknown, Field::Category, [](ExpenseDraft &d) { d.category = {}; });
        row("zero", ErrorKind::AmountZero, Field::Amount, [](ExpenseDraft &d) { d.amount = {}; });
        row("too large", ErrorKind::AmountTooLarge, Field::Amount,
            [](ExpenseDraft &d) { d.amount = Money::fromMinor(10'000'000'000); });
        row("too large a credit", ErrorKind::AmountTooLarge, Field::Amount,
            [](ExpenseDraft &d) { d.amount = Money::fromMinor(-10'000'000'000); });
        row("no person", ErrorKind::PersonUnknown, Field::Person, [](ExpenseDraft &d) { d.person = {}; });
    }
    void refusesByField()
    {
        QFETCH(Change, change);
        ExpenseDraft draft = soundDraft();
        change(draft);
        const auto refused = validate(draft);
        QVERIFY(!refused.has_value());
        QTEST(refused.error().kind, "kind");
        QTEST(refused.error().field, "field");
    }

private:
    static ExpenseDraft soundDraft()
    {
        return {PersonId{1}, CategoryId{2}, u"Groceries"_s, Money::fromMinor(5250), QDate(2024, 1, 15)};
    }
};

QTEST_APPLESS_MAIN(TestExpense)
#include "tst_expense.moc"
