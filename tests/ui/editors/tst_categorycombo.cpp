// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/categorycombo.h"

#include <QCompleter>
#include <QLineEdit>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

std::vector<Category> someCategories()
{
    return {{CategoryId{1}, u"Transportation"_s, u"#4ECDC4"_s},
            {CategoryId{2}, u"Food"_s, u"#FF6B6B"_s},
            {CategoryId{3}, u"food"_s, u"#000000"_s},
            {CategoryId{4}, u"Seafood"_s, {}}};
}

} // namespace

class TestCategoryCombo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersNamesInThePeoplesOrder()
    {
        CategoryCombo combo;
        combo.setCategories(someCategories());
        QStringList names;
        for (int i = 0; i < combo.count(); ++i)
            names += combo.itemText(i);
        QCOMPARE(names.join(u' '), u"Food food Seafood Transportation"_s);
        QVERIFY(combo.currentText().isEmpty());
    }

    void findsTheCategoryOfAText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("id");
        QTest::newRow("exactly") << u"Food"_s << qint64(2);
        QTest::newRow("exactly, although another differs in case alone") << u"food"_s << qint64(3);
        QTest::newRow("the only one that differs in case") << u"TRANSPORTATION"_s << qint64(1);
        QTest::newRow("spaces around") << u" seafood "_s << qint64(4);
        QTest::newRow("the beginning of one name") << u"Transp"_s << qint64(1);
        QTest::newRow("the beginning in another case") << u" sEA"_s << qint64(4);
        QTest::newRow("a single letter") << u"t"_s << qint64(1);
    }
    void findsTheCategoryOfAText()
    {
        QFETCH(QString, text);
        QFETCH(qint64, id);
        CategoryCombo combo;
        combo.setCategories(someCategories());
        combo.setEditText(text);
        QCOMPARE(combo.category().value().value, id);
    }

    void refusesTheRest_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("nothing") << u" "_s << ErrorKind::FieldEmpty;
        QTest::newRow("a part from the middle of a name") << u"port"_s << ErrorKind::CategoryUnknown;
        QTest::newRow("the beginning of two names") << u"Foo"_s << ErrorKind::CategoryUnknown;
        QTest::newRow("more than a name") << u"Transportations"_s << ErrorKind::CategoryUnknown;
        QTest::newRow("two that differ in case") << u"FOOD"_s << ErrorKind::CategoryUnknown;
    }
    void refusesTheRest()
    {
        QFETCH(QString, text);
        QFETCH(ErrorKind, kind);
        CategoryCombo combo;
        combo.setCategories(someCategories());
        combo.setEditText(text);
        QCOMPARE(combo.category().error().kind, kind);
        QCOMPARE(combo.category().error().detail, text.trimmed());
    }

    void anExactNameWinsOverALongerOne()
    {
        CategoryCombo combo;
        combo.setCategories({{CategoryId{1}, u"Carpets"_s, {}}, {CategoryId{2}, u"Car"_s, {}}});
        combo.setEditText(u"car"_s);
        QCOMPARE(combo.category().value().value, qint64(2));
    }

    void writesOutTheNameOfABeginningWhenTheFieldIsLeft()
    {
        CategoryCombo combo;
        combo.setCategories(someCategories());
        QTest::keyClicks(combo.lineEdit(), u"transp"_s);
        QTest::keyClick(combo.lineEdit(), Qt::Key_Return);
        QCOMPARE(combo.currentText(), u"Transportation"_s);
    }

    void leavesWhatIsBeingTypedAloneWhenCategoriesArrive()
    {
        CategoryCombo combo;
        combo.setCategories(someCategories());
        QTest::keyClicks(combo.lineEdit(), u"tr"_s);
        auto more = someCategories();
        more.push_back({CategoryId{5}, u"Travel"_s, {}});
        combo.setCategories(more);
        QCOMPARE(combo.currentText(), u"tr"_s);
    }

    void completesByAnyPartOfAName()
    {
        CategoryCombo combo;
        combo.setCategories(someCategories());
        combo.completer()->setCompletionPrefix(u"FOO"_s);
        QCOMPARE(combo.completer()->completionCount(), 3);
    }

    void keepsTheChoiceWhenItIsRenamed()
    {
        CategoryCombo combo;
        auto categories = someCategories();
        combo.setCategories(categories);
        combo.setCategory(CategoryId{1});
        categories[0].name = u"Bus"_s;
        combo.setCategories(categories);
        QCOMPARE(combo.currentText(), u"Bus"_s);
    }

    void keepsTextThatNamesNone()
    {
        CategoryCombo combo;
        combo.setEditText(u"Books"_s);
        combo.setCategories(someCategories());
        QCOMPARE(combo.currentText(), u"Books"_s);
    }

    void keepsTheTextWhenTheFieldIsLeft()
    {
        CategoryCombo combo;
        combo.setCategories(someCategories());
        QTest::keyClicks(combo.lineEdit(), u"food"_s);
        QTest::keyClick(combo.lineEdit(), Qt::Key_Return);
        QCOMPARE(combo.currentText(), u"food"_s);
        QCOMPARE(combo.count(), 4);
    }

    void changesNothingWhileItIsReadOnly()
    {
        CategoryCombo combo;
        combo.setCategories(someCategories());
        combo.setCategory(CategoryId{2});
        combo.setReadOnly(true);
        QTest::keyClick(&combo, Qt::Key_Down);
        QTest::keyClicks(combo.lineEdit(), u"x"_s);
        QCOMPARE(combo.currentText(), u"Food"_s);
    }
};

QTEST_MAIN(TestCategoryCombo)
#include "tst_categorycombo.moc"
