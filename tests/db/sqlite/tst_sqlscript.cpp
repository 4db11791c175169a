// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlite/sqlscript.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestSqlScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSplitIntoStatements_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("statements");
        const QString trigger =
            u"CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  UPDATE a SET x = 1;\n  DELETE FROM b;\nEND"_s;
        const QString withCase = u"create temp trigger if not exists t after update on a when new.x > 0 begin "
                                 "select case when 1 then case 2 when 2 then 3 end end; select 'end;'; end"_s;
        QTest::newRow("nothing") << u""_s << QStringList();
        QTest::newRow("comments") << u" -- a;\n/* b; */ ;\n;"_s << QStringList();
        QTest::newRow("one, not ended") << u"SELECT 1"_s << QStringList{u"SELECT 1"_s};
        QTest::newRow("on one line") << u"SELECT 1; SELECT 2;"_s << QStringList{u"SELECT 1"_s, u"SELECT 2"_s};
        QTest::newRow("in quotes") << u"SELECT 'a;\n''b;'; SELECT \"c;\", [d;], `e;`"_s
                                   << QStringList{u"SELECT 'a;\n''b;'"_s, u"SELECT \"c;\", [d;], `e;`"_s};
        QTest::newRow("trigger") << trigger + u";\nSELECT 1;\n"_s << QStringList{trigger, u"SELECT 1"_s};
        QTest::newRow("trigger with cases") << withCase + u"; SELECT 1"_s << QStringList{withCase, u"SELECT 1"_s};
        QTest::newRow("explained") << u"EXPLAIN "_s + trigger + u";"_s << QStringList{u"EXPLAIN "_s + trigger};
        QTest::newRow("transaction") << u"BEGIN; SELECT 1; END;"_s << QStringList{u"BEGIN"_s, u"SELECT 1"_s, u"END"_s};
        QTest::newRow("a table of that name") << u"CREATE TABLE \"trigger\" (\"begin\"); SELECT 1"_s
                                              << QStringList{u"CREATE TABLE \"trigger\" (\"begin\")"_s, u"SELECT 1"_s};
    }
    void isSplitIntoStatements()
    {
        QFETCH(QString, script);
        QFETCH(QStringList, statements);
        QCOMPARE(statementsOf(script), statements);
    }
};

QTEST_GUILESS_MAIN(TestSqlScript)
#include "tst_sqlscript.moc"
