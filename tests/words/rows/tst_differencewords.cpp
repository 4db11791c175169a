// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rows/differencewords.h"

#include "words/language/languages.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const RowKey kRow{Table::Expenses, 7};

RowValues row(const QString &description, qint64 minor)
{
    Expense expense;
    expense.entry.description = description;
    expense.entry.amount = Money::fromMinor(minor);
    return rowOf(expense);
}

} // namespace

class TestDifferenceWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { languages::install(languages::kEnglish); }

    void whatHappened_data()
    {
        QTest::addColumn<RowSlot>("expected");
        QTest::addColumn<RowSlot>("now");
        QTest::addColumn<bool>("isOutside");
        QTest::addColumn<QString>("text");
        const RowSlot soap = row(u"Soap"_s, 220);
        QTest::newRow("changed") << soap << RowSlot(row(u"Tea"_s, 220)) << true
                                 << u"“Tea” was changed outside the program since; nothing was changed now."_s;
        QTest::newRow("by a later step") << soap << RowSlot(row(u"Tea"_s, 220)) << false
                                         << u"“Tea” was changed again since; nothing was changed now."_s;
        QTest::newRow("deleted") << soap << RowSlot() << true
                                 << u"“Soap” was deleted outside the program since; nothing was changed."_s;
        QTest::newRow("there") << RowSlot() << soap << true << u"“Soap” is there already; nothing was changed."_s;
    }
    void whatHappened()
    {
        QFETCH(const RowSlot, expected);
        QFETCH(const RowSlot, now);
        QFETCH(const bool, isOutside);
        QTEST(differencewords::whatHappened({{kRow, expected, now, {}, isOutside}}), "text");
    }

    void eachFieldHasBothValues()
    {
        const RowDifference one{
            kRow, row(u"Soap"_s, 220), row(u"Tea"_s, 300), {expensefield::Description, expensefield::Amount}};
        const RowDifference other{kRow, row(u"Soap"_s, 220), {}};
        const QLocale us(u"en_US"_s);
        QCOMPARE(differencewords::fields({one}, {}, us),
                 (QStringList{u"Amount: now 3.00 instead of 2.20"_s, u"Description: now Tea instead of Soap"_s}));
        QCOMPARE(differencewords::fields({one, other}, {}, us),
                 (QStringList{u"Tea – Amount: now 3.00 instead of 2.20; Description: now Tea instead of Soap"_s,
                              u"“Soap” was deleted outside the program since; nothing was changed."_s}));
        QCOMPARE(differencewords::whatHappened({one, other}),
                 u"2 entries were changed since; nothing was changed now."_s);
    }
};

QTEST_GUILESS_MAIN(TestDifferenceWords)
#include "tst_differencewords.moc"
