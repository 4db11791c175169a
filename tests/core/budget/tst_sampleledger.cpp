// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/sampleledger.h"

#include <QTest>

#include <map>

using namespace budget;
using namespace Qt::StringLiterals;

class TestSampleLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheKnownAnswers()
    {
        std::map<QString, Money> totals;
        std::map<QString, int> counts;
        for (const SampleExpense &expense : sampleLedger().expenses) {
            QVERIFY(sampleMonth().contains(expense.date));
            totals[expense.category] += expense.amount;
            ++counts[expense.category];
        }
        QCOMPARE(totals.size(), 3U);
        QCOMPARE(totals[u"Food"_s].toDecimal(), u"71.25"_s);
        QCOMPARE(counts[u"Food"_s], 2);
        QCOMPARE(totals[u"Transportation"_s].toDecimal(), u"45.00"_s);
        QCOMPARE(totals[u"Entertainment"_s].toDecimal(), u"30.00"_s);
    }

    void consistsOfSoundDrafts()
    {
        QVERIFY(validate(sampleLedger().person).has_value());
        for (const CategoryDraft &category : sampleLedger().categories)
            QCOMPARE(validate(category), category);
    }
};

QTEST_APPLESS_MAIN(TestSampleLedger)
#include "tst_sampleledger.moc"
