// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rows/rowwords.h"

#include "words/language/languages.h"

#include <QTest>

#include <limits>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

Expense expenseOf(qint64 minor, const QString &stored = {})
{
    Expense expense;
    expense.entry.amount = Money::fromMinor(minor);
    expense.stored.amount = stored;
    return expense;
}

} // namespace

class TestRowWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { languages::install(languages::kEnglish); }

    void aCategoryThatIsThereHasItsNameAlone()
    {
        for (const QString &name : {u"Food"_s, u"%1 <b>x</b>"_s, u" a\nb "_s, QString()}) {
            Category category;
            category.id = CategoryId{3};
            category.name = name;
            QCOMPARE(rowwords::categoryName(category, true), name);
        }
    }

    void aMissingCategorySaysWhetherThereWasOne()
    {
        Category category;
        QCOMPARE(rowwords::categoryName(category, false), u"no category"_s);
        QCOMPARE(rowwords::missingCategory(category.id), u"This expense has no category."_s);
        category.id = CategoryId{9'007'199'254'740'993};
        QCOMPARE(rowwords::categoryName(category, false), u"deleted category"_s);
        QCOMPARE(rowwords::missingCategory(category.id),
                 u"Category 9007199254740993 was deleted, or is hidden from this user."_s);
    }

    void aMissingPersonSaysWhetherThereWasOne()
    {
        ListedExpense listed;
        listed.personName = u"Ann %1"_s;
        QCOMPARE(rowwords::personName(listed), u"Ann %1"_s);
        listed.hasPerson = false;
        QCOMPARE(rowwords::personName(listed), u"nobody"_s);
        listed.expense.entry.person = PersonId{4};
        QCOMPARE(rowwords::personName(listed), u"deleted person"_s);
    }

    void amountsShowWhetherTheyAreExact_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("shown");
        QTest::newRow("exact") << qint64(123'456) << QString() << u"en_US"_s << u"1,234.56"_s;
        QTest::newRow("exact, German") << qint64(123'456) << QString() << u"de_DE"_s << u"1.234,56"_s;
        QTest::newRow("rounded") << qint64(1250) << u"12.499"_s << u"en_US"_s << u"≈12.50"_s;
        QTest::newRow("rounded, German") << qint64(1250) << u"12.499"_s << u"de_DE"_s << u"≈12,50"_s;
        QTest::newRow("not a number") << qint64(0) << u"NaN"_s << u"en_US"_s << u"cannot be read"_s;
        QTest::newRow("infinite") << qint64(0) << u"-Infinity"_s << u"en_US"_s << u"cannot be read"_s;
    }
    void amountsShowWhetherTheyAreExact()
    {
        QFETCH(qint64, minor);
        QFETCH(QString, stored);
        QFETCH(QString, locale);
        QTEST(rowwords::amount(expenseOf(minor, stored), QLocale(locale)), "shown");
    }

    void aStoredAmountIsShownWhereItDiffers()
    {
        QCOMPARE(rowwords::storedAmount(expenseOf(1250)), QString());
        QCOMPARE(rowwords::storedAmount(expenseOf(1250, u"12.499"_s)), u"Stored as 12.499"_s);
        QVERIFY(rowwords::storedAmount(expenseOf(0, QString(131'072, u'9'))).size() < 300);
    }

    void countsHaveTheirPlurals_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *language, qint64 count, const char *text) {
            QTest::addRow("%s %lld", language, static_cast<long long>(count))
                << QString::fromLatin1(language) << count << QString::fromUtf8(text);
        };
        row("en", 0, "0 entries cannot be read and are left out of the total");
        row("en", 1, "1 entry cannot be read and is left out of the total");
        row("en", 2, "2 entries cannot be read and are left out of the total");
    }
    void countsHaveTheirPlurals()
    {
        QFETCH(QString, language);
        QFETCH(qint64, count);
        languages::install(language);
        QTEST(rowwords::leftOut(count), "text");
    }

    /// A count beyond an int's range must not become negative.
    void aHugeCountStaysACount()
    {
        QVERIFY(rowwords::leftOut(3'000'000'000).startsWith(u"2147483647 "_s));
        QVERIFY(rowwords::leftOut(std::numeric_limits<qint64>::max()).startsWith(u"2147483647 "_s));
    }

    void germanHasWordsOfItsOwn()
    {
        Category category;
        ListedExpense nobody;
        nobody.hasPerson = false;
        const auto all = [&] {
            return QStringList{rowwords::categoryName(category, false),
                               rowwords::missingCategory({}),
                               rowwords::missingCategory(CategoryId{5}),
                               rowwords::personName(nobody),
                               rowwords::amount(expenseOf(0, u"NaN"_s), QLocale(u"de_DE"_s)),
                               rowwords::storedAmount(expenseOf(0, u"NaN"_s)),
                               rowwords::leftOut(1),
                               rowwords::leftOut(2)};
        };
        const QStringList english = all();
        languages::install(u"de"_s);
        const QStringList german = all();
        for (qsizetype i = 0; i < english.size(); ++i) {
            QVERIFY2(!german[i].isEmpty() && german[i] != english[i], qPrintable(german[i]));
            QCOMPARE(german[i].endsWith(u'.'), english[i].endsWith(u'.'));
        }
        QVERIFY(german[2].contains(u'5') && german[5].endsWith(u"NaN"_s));
        QVERIFY(german[6].startsWith(u"1 "_s) && german[7].startsWith(u"2 "_s));
    }
};

QTEST_GUILESS_MAIN(TestRowWords)
#include "tst_rowwords.moc"
