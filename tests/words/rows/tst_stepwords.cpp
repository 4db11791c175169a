// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rows/stepwords.h"

#include "words/language/languages.h"
#include "words/outsidetext.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestStepWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { languages::install(languages::kEnglish); }

    void aStepOfOneRowNamesIt()
    {
        QCOMPARE(stepwords::step({.kind = OperationKind::DeleteExpense, .rows = 1, .subject = u"Soap"_s}),
                 u"delete “Soap”"_s);
        QCOMPARE(stepwords::step({.kind = OperationKind::AddCategory, .rows = 1, .subject = u"Food"_s}),
                 u"add the category “Food”"_s);
        languages::install(u"de"_s);
        QCOMPARE(stepwords::step({.kind = OperationKind::EditPerson, .rows = 1, .subject = u"Ann"_s}),
                 u"die Person „Ann“ ändern"_s);
    }

    void severalRowsAreCounted()
    {
        QCOMPARE(stepwords::step({.kind = OperationKind::AddExpenses, .rows = 3}), u"add 3 expenses"_s);
        QCOMPARE(stepwords::step({.kind = OperationKind::DeleteExpense, .rows = 1}), u"delete one expense"_s);
        QCOMPARE(stepwords::step({.kind = OperationKind::AddTransfer, .rows = 2}), u"add a transfer"_s);
    }

    void whatWasRestoredWithARowIsNamed()
    {
        UndoStep step{.kind = OperationKind::RestoreExpense, .rows = 1, .subject = u"Soap"_s, .others = 1};
        step.otherSubject = u"Food"_s;
        QCOMPARE(stepwords::step(step), u"restore “Soap”, with the category “Food”"_s);
        step.otherTable = Table::Persons;
        QCOMPARE(stepwords::step(step), u"restore “Soap”, with the person “Food”"_s);
        step.others = 2;
        step.otherSubject.clear();
        QCOMPARE(stepwords::step(step), u"restore “Soap”, with 2 rows that it refers to"_s);
    }

    void everyKindHasWordsOfItsOwn()
    {
        for (const QString &language : {u"en"_s, u"de"_s}) {
            languages::install(language);
            for (int kind = 0; kind <= int(OperationKind::Unknown); ++kind) {
                for (const qint64 rows : {1, 2}) {
                    const QString text = stepwords::step({.kind = OperationKind(kind), .rows = rows, .subject = {}});
                    QVERIFY2(!text.isEmpty() && !text.contains(u'%'), qPrintable(text));
                }
            }
        }
    }

    void aDescriptionCannotChangeTheSentence()
    {
        const QString hostile = u"%1 <b>x</b>\n\u202Ey"_s;
        const QString text = stepwords::step({.kind = OperationKind::AddExpense, .rows = 1, .subject = hostile});
        QCOMPARE(text, u"add “%1”"_s.arg(wording::outsideText(hostile)));
        QVERIFY(!text.contains(u'\n') && !text.contains(QChar(0x202E)));
    }
};

QTEST_GUILESS_MAIN(TestStepWords)
#include "tst_stepwords.moc"
