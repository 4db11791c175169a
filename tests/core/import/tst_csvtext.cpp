// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/csvtext.h"

#include <QRandomGenerator>
#include <QTest>

#include <random>
#include <vector>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// The records of the text: the line number, then the fields between bars; '…' marks an incomplete record.
QString printed(const QString &text)
{
    QStringList records;
    for (const CsvRecord &record : readCsv(text))
        records << QString::number(record.line) + u'|' + record.fields.join(u'|') + (record.isWhole ? u""_s : u"…"_s);
    return records.join(u' ');
}

/// The field as every program may write it: in quotes, with each quote doubled.
QString quoted(QString field)
{
    return u'"' + field.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

class TestCsvText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextSurvivesInQuotes()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        const QString alphabet = u"ab\",;\t\n\r '\\\u00e4\u2028"_s;
        for (int i = 0; i < 3000; ++i) {
            std::vector<QStringList> rows(1 + random() % 4);
            QStringList lines{u"x,y,z"_s};
            for (QStringList &row : rows) {
                QStringList fields;
                for (int column = 0; column < 3; ++column) {
                    QString field;
                    for (quint64 length = random() % 6; length > 0; --length)
                        field += alphabet.at(static_cast<qsizetype>(random() % static_cast<quint64>(alphabet.size())));
                    row << field;
                    fields << quoted(field);
                }
                lines << fields.join(u',');
            }
            const QString end = i % 3 == 0 ? u"\n"_s : i % 3 == 1 ? u"\r\n"_s : u"\r"_s;
            const auto records = readCsv(lines.join(end));
            QCOMPARE(records.size(), rows.size() + 1);
            for (std::size_t row = 0; row < rows.size(); ++row)
                QCOMPARE(records[row + 1].fields, rows[row]);
        }
    }

    void everyLineEndIsCountedOnce_data()
    {
        QTest::addColumn<QString>("end");
        QTest::newRow("LF") << u"\n"_s;
        QTest::newRow("CR LF") << u"\r\n"_s;
        QTest::newRow("CR") << u"\r"_s;
    }
    void everyLineEndIsCountedOnce()
    {
        QFETCH(QString, end);
        const auto text = [&](const QString &lines) { return QString(lines).replace(u'\n', end); };
        QCOMPARE(printed(text(u"a,b\n1,2\n3,4\n"_s)), u"1|a|b 2|1|2 3|3|4"_s);
        QCOMPARE(printed(text(u"a,b\n\n\n1,2"_s)), u"1|a|b 4|1|2"_s);
        QCOMPARE(readCsv(text(u"a,b\n\"x\ny\nz\",2\n3,4"_s)).back().line, 5);
        QCOMPARE(readCsv(text(u"a,b\n\"\n\n\",2\n3,4"_s)).back().line, 5);
    }

    void theSeparatorIsTheMostFrequentOfTheFirstLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("commas") << u"a,b;c,d\n1;2,3,4"_s << u"1|a|b;c|d 2|1;2|3|4"_s;
        QTest::newRow("semicolons") << u"a;b,c;d\n1,2;3;4"_s << u"1|a|b,c|d 2|1,2|3|4"_s;
        QTest::newRow("tabs") << u"a\tb\tc\n1,5\t2\t3"_s << u"1|a|b|c 2|1,5|2|3"_s;
        QTest::newRow("as many of each") << u"a,b;c\n1,2;3"_s << u"1|a|b;c 2|1|2;3"_s;
        QTest::newRow("none") << u"a\n1,2"_s << u"1|a 2|1|2"_s;
        QTest::newRow("bars are none") << u"a:b\n1:2"_s << u"1|a:b 2|1:2"_s;
    }
    void theSeparatorIsTheMostFrequentOfTheFirstLine()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(printed(text), expected);
    }

    void quotesAreQuotesAtTheBeginningOfAFieldAlone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("in a field", u"a \"b\",c"_s, u"1|a \"b\"|c"_s);
        row("at the end of a field", u"5\",c"_s, u"1|5\"|c"_s);
        row("behind a blank", u"a, \"b\""_s, u"1|a| \"b\""_s);
        row("four", u"\"\"\"\",b"_s, u"1|\"|b"_s);
        row("six", u"\"\"\"\"\"\",b"_s, u"1|\"\"|b"_s);
        row("two and a text", u"\"\"a,b"_s, u"1|a|b"_s);
        row("three", u"\"\"\",b"_s, u"1|\",b…"_s);
        row("apostrophes", u"'a,b'"_s, u"1|'a|b'"_s);
        row("backslash", u"\"a\\\",b"_s, u"1|a\\|b"_s);
        row("open at the last field", u"a,\""_s, u"1|a|…"_s);
        row("separators alone", u",,"_s, u"1|||"_s);
        row("empty quotes alone", u"\"\",\"\""_s, u"1||"_s);
        row("a line of empty quotes", u"a\n\"\"\nb"_s, u"1|a 3|b"_s);
        row("a line of blanks", u"a\n \nb"_s, u"1|a 2|  3|b"_s);
    }
    void quotesAreQuotesAtTheBeginningOfAFieldAlone()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(printed(text), expected);
    }

    void aByteOrderMarkIsRemovedOnce()
    {
        QCOMPARE(printed(u"\ufeffa,b"_s), u"1|a|b"_s);
        QCOMPARE(printed(u"\ufeff\"a\",b"_s), u"1|a|b"_s);
        QCOMPARE(printed(u"\ufeff\ufeffa"_s), u"1|\ufeffa"_s);
        QCOMPARE(printed(u"\ufeff"_s), QString());
    }

    void textsWithoutRecordsHaveNone()
    {
        for (const auto &text : {QString(), u"\n"_s, u"\r\n\r\n"_s, u"\r\r"_s, u"\n\n\n"_s, u"\"\"\n\"\""_s})
            QVERIFY(readCsv(text).empty());
    }

    void everyTextEnds()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        const QString alphabet = u"a\",;\t\n\r"_s;
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            for (quint64 length = random() % 30; length > 0; --length)
                text += alphabet.at(static_cast<qsizetype>(random() % static_cast<quint64>(alphabet.size())));
            int line = 0;
            for (const CsvRecord &record : readCsv(text)) {
                QVERIFY2(record.line > line, qPrintable(text));
                line = record.line;
                QVERIFY(!record.fields.isEmpty());
            }
            QVERIFY2(line <= text.count(u'\n') + text.count(u'\r') + 1, qPrintable(text));
        }
    }
};

QTEST_APPLESS_MAIN(TestCsvText)
#include "tst_csvtext.moc"
