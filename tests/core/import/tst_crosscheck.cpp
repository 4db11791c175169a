// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/crosscheck.h"
#include "core/import/csvtext.h"

#include <QJsonDocument>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;
using Kind = RawLedgerFault::Kind;

namespace {

/// One record per line: the number of its first line, and the fields between bars.
QString printed(const std::vector<CsvRecord> &records)
{
    QStringList lines;
    for (const CsvRecord &record : records)
        lines << QString::number(record.line) + u'|' + record.fields.join(u'|') + (record.isWhole ? u""_s : u"…"_s);
    return lines.join(u'\n');
}

QString printed(const CrossCheck &check)
{
    QStringList lines{check.isVerified() ? u"verified"_s : u"blocked"_s};
    for (const CategoryCheck &c : check.categories) {
        lines << QStringList{c.category,
                             c.isVerified() ? u"verified"_s : u"blocked"_s,
                             c.sql.toDecimal(),
                             c.raw.toDecimal(),
                             c.delta().toDecimal(),
                             QString::number(c.sqlCount) + u'/' + QString::number(c.rawCount)}
                     .join(u' ');
    }
    return lines.join(u'\n');
}

CategoryTotal total(const QString &name, qint64 count, qint64 minor)
{
    return {{CategoryId{1}, name, {}}, count, Money::fromMinor(minor)};
}

/// The course's expenses: four of January 2024, one of the month before and one of the month after.
const QString kCsv = u"date,category,amount,user_id\n"
                     "2024-01-15,Food,52.50,1\n"
                     "2024-01-16,Food,18.75,1\n"
                     "2024-01-17,Transportation,45.00,1\n"
                     "2024-01-18,Entertainment,30.00,1\n"
                     "2024-02-01,Food,99.99,1\n"
                     "2023-12-31,Food,11.11,1\n"_s;

const MonthSummary kSummary{total(u"Food"_s, 2, 7125), total(u"Transportation"_s, 1, 4500),
                            total(u"Entertainment"_s, 1, 3000)};

} // namespace

class TestCrossCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCsv_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"a,b\n1,2\n"_s << u"1|a|b\n2|1|2"_s;
        QTest::newRow("no line end at the end") << u"a,b\n1,2"_s << u"1|a|b\n2|1|2"_s;
        QTest::newRow("Windows") << u"a,b\r\n1,2\r\n"_s << u"1|a|b\n2|1|2"_s;
        QTest::newRow("old Mac") << u"a,b\r1,2"_s << u"1|a|b\n2|1|2"_s;
        QTest::newRow("semicolons") << u"a;b\n1,5;2\n"_s << u"1|a|b\n2|1,5|2"_s;
        QTest::newRow("tabs") << u"a\tb\n1\t2"_s << u"1|a|b\n2|1|2"_s;
        QTest::newRow("byte order mark") << u"\uFEFFa,b"_s << u"1|a|b"_s;
        QTest::newRow("quotes") << u"\"a,x\",\"b \"\"c\"\"\"\n1,2"_s << u"1|a,x|b \"c\"\n2|1|2"_s;
        QTest::newRow("line end in quotes") << u"\"a\nx\",b\n1,2"_s << u"1|a\nx|b\n3|1|2"_s;
        QTest::newRow("open quote") << u"a,\"b\n1"_s << u"1|a|b\n1…"_s;
        QTest::newRow("a quote alone") << u"\""_s << u"1|…"_s;
        QTest::newRow("empty quotes") << u"\"\",b"_s << u"1||b"_s;
        QTest::newRow("text behind quotes") << u"\"a\"b,c"_s << u"1|ab|c"_s;
        QTest::newRow("empty lines") << u"\n\na,b\n\n1,2\n\n"_s << u"3|a|b\n5|1|2"_s;
        QTest::newRow("empty fields") << u"a,\n,"_s << u"1|a|\n2||"_s;
        QTest::newRow("nothing") << u""_s << u""_s;
    }
    void readsCsv()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(printed(readCsv(text)), expected);
    }

    void readsARawLedger()
    {
        const auto entries = readRawLedger(u"note; Amount ;category;date\nx;-12.5;Food ;2024-01-31\n"_s);
        QVERIFY(entries);
        QCOMPARE(*entries, (std::vector<RawEntry>{{QDate(2024, 1, 31), u"Food "_s, Money::fromMinor(-1250), {}}}));
    }

    void namesTheFaultAndItsLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("detail");
        const QString head = u"date,category,amount\n"_s;
        QTest::newRow("empty") << u" "_s.trimmed() << Kind::Empty << 1 << QString();
        QTest::newRow("no amount") << u"date,category\n"_s << Kind::ColumnMissing << 1 << u"amount"_s;
        QTest::newRow("no head") << u"2024-01-01,Food,1.00\n"_s << Kind::ColumnMissing << 1 << u"date"_s;
        QTest::newRow("two dates") << u"date,date,category,amount"_s << Kind::ColumnTwice << 1 << u"date"_s;
        QTest::newRow("short line") << head + u"2024-01-01,Food\n"_s << Kind::FieldsMissing << 2 << QString();
        QTest::newRow("open quote") << head + u"2024-01-01,Food,1\n2024-01-01,\"Fo"_s << Kind::QuoteOpen << 3
                                    << QString();
        QTest::newRow("no date") << head + u"\n31.01.2024,Food,1"_s << Kind::DateInvalid << 3 << u"31.01.2024"_s;
        QTest::newRow("no such day") << head + u"2024-02-30,Food,1"_s << Kind::DateInvalid << 2 << u"2024-02-30"_s;
        QTest::newRow("decimal comma") << head + u"2024-01-01,Food,\"1,50\""_s << Kind::AmountInvalid << 2 << u"1,50"_s;
        QTest::newRow("third decimal") << head + u"2024-01-01,Food,1.005"_s << Kind::AmountInvalid << 2 << u"1.005"_s;
        QTest::newRow("no number") << head + u"2024-01-01,Food,NaN"_s << Kind::AmountInvalid << 2 << u"NaN"_s;
        QTest::newRow("no category") << head + u"2024-01-01,,1"_s << Kind::CategoryEmpty << 2 << QString();
        QTest::newRow("no person") << u"date,category,amount,user_id\n2024-01-01,Food,1,alice"_s << Kind::PersonInvalid
                                   << 2 << u"alice"_s;
    }
    void namesTheFaultAndItsLine()
    {
        QFETCH(QString, text);
        QFETCH(Kind, kind);
        QFETCH(int, line);
        QFETCH(QString, detail);
        const auto entries = readRawLedger(text);
        QVERIFY(!entries);
        QCOMPARE(entries.error(), (RawLedgerFault{kind, line, detail}));
    }

    void verifiesTheCoursesJanuary()
    {
        QCOMPARE(printed(*crossCheck({2024, 1}, {}, kSummary, *readRawLedger(kCsv))),
                 u"verified\n"
                 "Entertainment verified 30.00 30.00 0.00 1/1\n"
                 "Food verified 71.25 71.25 0.00 2/2\n"
                 "Transportation verified 45.00 45.00 0.00 1/1"_s);
    }

    void blocksWhatDiffersByMoreThanACent()
    {
        const auto entries = readRawLedger(u"date,category,amount\n"
                                           "2024-01-15,Food,71.24\n"
                                           "2024-01-17,Transportation,44.98\n"
                                           "2024-01-18,food,30.00\n"_s);
        QCOMPARE(printed(*crossCheck({2024, 1}, {}, kSummary, *entries)),
                 u"blocked\n"
                 "Entertainment blocked 30.00 0.00 30.00 1/0\n"
                 "Food verified 71.25 71.24 0.01 2/1\n"
                 "Transportation blocked 45.00 44.98 0.02 1/1\n"
                 "food blocked 0.00 30.00 -30.00 0/1"_s);
    }

    void comparesOnePerson()
    {
        const auto entries = readRawLedger(u"date,category,amount,user_id\n2024-01-15,Food,1.00,1\n"
                                           "2024-01-15,Food,2.00,2\n"_s);
        const MonthSummary summary{total(u"Food"_s, 1, 200)};
        QVERIFY(crossCheck({2024, 1}, PersonId{2}, summary, *entries)->isVerified());
        QVERIFY(!crossCheck({2024, 1}, PersonId{1}, summary, *entries)->isVerified());
        QVERIFY(!crossCheck({2024, 1}, {}, summary, *entries)->isVerified());
    }

    void addsExactly()
    {
        QString csv = u"date,category,amount\n"_s;
        for (int i = 0; i < 10'000; ++i)
            csv += u"2024-01-01,Food,0.10\n"_s;
        const CrossCheck check = *crossCheck({2024, 1}, {}, {total(u"Food"_s, 10'000, 100'000)}, *readRawLedger(csv));
        QCOMPARE(check.categories.front().delta(), Money());
    }

    void isWrittenAsJson()
    {
        const auto entries = readRawLedger(u"date,category,amount\n2024-01-15,Food,70.00\n"_s);
        const CrossCheck check = *crossCheck({2024, 1}, PersonId{7}, {total(u"Food"_s, 2, 7125)}, *entries);
        QCOMPARE(QJsonDocument(toJson(check)).toJson(QJsonDocument::Compact),
                 "{\"categories\":[{\"category\":\"Food\",\"delta\":\"1.25\",\"raw\":\"70.00\",\"raw_count\":1,"
                 "\"sql\":\"71.25\",\"sql_count\":2,\"status\":\"blocked\"}],\"month\":\"2024-01\","
                 "\"status\":\"blocked\",\"user_id\":7}");
    }
};

QTEST_GUILESS_MAIN(TestCrossCheck)
#include "tst_crosscheck.moc"
