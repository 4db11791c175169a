// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/printmodel.h"
#include "ui/categories/categorymodel.h"
#include "ui/expenses/summarymodel.h"
#include "ui/people/personmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestSmallModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void summaryKeepsItsOrder()
    {
        SummaryModel model(m_english);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSummary({{{CategoryId{1}, u"Food"_s, {}}, 2, Money::fromMinor(7125)},
                          {{CategoryId{2}, u"Bus"_s, {}}, 1, Money::fromMinor(4500)}});
        QCOMPARE(test::printModel(model), u"Category | Entries | Total\nFood | 2 | 71.25\nBus | 1 | 45.00"_s);
    }

    void categoriesStandByName()
    {
        CategoryModel model(m_english);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCategories({{CategoryId{1}, u"Utilities"_s, u"#F38181"_s},
                             {CategoryId{2}, u"Écoles"_s, {}},
                             {CategoryId{3}, u"food 10"_s, u"#000000"_s},
                             {CategoryId{4}, u"Food 2"_s, u"#FFFFFF"_s}});
        QCOMPARE(test::printModel(model),
                 u"Category | Colour\nÉcoles | \nFood 2 | #FFFFFF\nfood 10 | #000000\n"
                 "Utilities | #F38181"_s);
        QCOMPARE(model.rowOf(CategoryId{1}), 3);
        QCOMPARE(model.rowOf(CategoryId{7}), -1);
    }

    void personsStandByNameWithAMarkAtYou()
    {
        PersonModel model(m_english);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPersons({{PersonId{1}, u"b@x"_s, u"Bob"_s}, {PersonId{2}, u"a@x"_s, u"Alice"_s}});
        QCOMPARE(test::printModel(model), u"Name | E-mail | \nAlice | a@x | \nBob | b@x | "_s);
        model.setYou(PersonId{1});
        QCOMPARE(test::printModel(model), u"Name | E-mail | \nAlice | a@x | \nBob | b@x | You"_s);
    }

private:
    const QLocale m_english{u"en_US"_s};
};

QTEST_MAIN(TestSmallModels)
#include "tst_smallmodels.moc"
