// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/searchpath.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestSearchPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAsPostgresqlDoes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("schemas"); ///< '?' for a malformed list
        QTest::newRow("one") << u"ledger"_s << u"ledger"_s;
        QTest::newRow("folded") << u"Ledger"_s << u"ledger"_s;
        QTest::newRow("quoted") << u"\"My Ledger\""_s << u"My Ledger"_s;
        QTest::newRow("doubled quote") << u"\"a\"\"b\""_s << u"a\"b"_s;
        QTest::newRow("several") << u" a , \"B\",c "_s << u"a|B|c"_s;
        QTest::newRow("default") << u"\"$user\", public"_s << u"$user|public"_s;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("comma at the end") << u"a,"_s << u"?"_s;
        QTest::newRow("quote left open") << u"\"a"_s << u"?"_s;
        QTest::newRow("two words") << u"a b"_s << u"?"_s;
        QTest::newRow("empty name") << u"\"\""_s << u"?"_s;
    }
    void splitsAsPostgresqlDoes()
    {
        QFETCH(QString, path);
        const auto schemas = schemasOf(path);
        QTEST(schemas ? schemas->join(u'|') : u"?"_s, "schemas");
    }

    void takesTheSearchPathOutOfOptions_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("searchPath"); ///< '-' if `options` contains none
        QTest::addColumn<QString>("rest");
        QTest::newRow("none") << u"-c  work_mem=1MB"_s << u"-"_s << u"-c  work_mem=1MB"_s;
        QTest::newRow("spread") << u"-c search_path=a,b"_s << u"a,b"_s << QString();
        QTest::newRow("joined") << u"-csearch_path=a"_s << u"a"_s << QString();
        QTest::newRow("long") << u"--search-path=a"_s << u"a"_s << QString();
        QTest::newRow("among others") << u"-c work_mem=1MB -c Search_Path=a --x=y"_s << u"a"_s
                                      << u"-c work_mem=1MB --x=y"_s;
        QTest::newRow("escaped blank") << u"-c search_path=a,\\ \"b\\ c\""_s << u"a, \"b c\""_s << QString();
        QTest::newRow("the last counts") << u"-csearch_path=a -csearch_path=b"_s << u"b"_s << QString();
        QTest::newRow("an endpoint") << u"endpoint=ep-a project=x"_s << u"-"_s << u"endpoint=ep-a project=x"_s;
        QTest::newRow("a value of another option") << u"-c x=search_path=a"_s << u"-"_s << u"-c x=search_path=a"_s;
        QTest::newRow("nothing behind -c") << u"-c"_s << u"-"_s << u"-c"_s;
        QTest::newRow("a backslash at the end") << u"-csearch_path=a \\"_s << u"a"_s << u"\\"_s;
    }
    void takesTheSearchPathOutOfOptions()
    {
        QFETCH(QString, options);
        const SplitOptions split = withoutSearchPath(options);
        QTEST(split.searchPath.value_or(u"-"_s), "searchPath");
        QTEST(split.rest, "rest");
    }

    void anAddedSearchPathIsFoundAgain()
    {
        for (const QString &schema : {u"ledger"_s, u"My Ledger"_s, u"a\"b\\c, d"_s, u"$user"_s, u"7"_s, u"Größe"_s}) {
            const SplitOptions split = withoutSearchPath(withSearchPath(u"-c  work_mem=1MB \\"_s, schema));
            QVERIFY(split.searchPath.has_value());
            QCOMPARE(schemasOf(*split.searchPath), std::optional(QStringList(schema)));
            QCOMPARE(split.rest, u"-c  work_mem=1MB \\"_s);
        }
        QCOMPARE(withSearchPath({}, u"ledger"_s), u"-csearch_path=ledger"_s);
    }
};

QTEST_APPLESS_MAIN(TestSearchPath)
#include "tst_searchpath.moc"
