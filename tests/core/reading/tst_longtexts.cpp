// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectiontext.h"
#include "core/reading/notations/labels/labelledtext.h"
#include "core/reading/shownconnection.h"

#include <QTest>

#include <ctime>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// `begin`, followed by as many copies of `unit` as fit into `size` characters. '#N' stands for the number of the copy.
QString repeated(const QString &begin, const QString &unit, qsizetype size)
{
    QString text = begin;
    for (int number = 0; text.size() < size; ++number)
        text += QString(unit).replace(u"#N"_s, QString::number(number));
    return text.left(size);
}

void readAndMask(const QString &text)
{
    const auto reading = readConnectionText(text);
    if (!reading)
        return;
    static_cast<void>(maskedConnectionText(text));
    static_cast<void>(shownConnection(text, *reading));
}

/// The processor time of this thread that reading the text takes, in milliseconds. Waiting for a processor does not
/// count.
double processorTime(const QString &text)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
    };
    const double start = now();
    readAndMask(text);
    return now() - start;
}

void row(const char *unit, const char *begin = "")
{
    QTest::newRow(QByteArray(begin).append(unit).left(60).replace('\n', "\\n").constData())
        << QString::fromUtf8(begin) << QString::fromUtf8(unit);
}

/// Four times the text should take about four times as long. A search that is quadratic takes sixteen times as long.
void compareTimes(qsizetype size)
{
    constexpr double kMostGrowth = 8; // between 4 and 16
    constexpr double kNothing = 40; // milliseconds below which a ratio says nothing
    constexpr int kAttempts = 3;    // caches and frequencies disturb a single measurement
    QFETCH(QString, begin);
    QFETCH(QString, unit);
    double growth = 0;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const double little = processorTime(repeated(begin, unit, size));
        const double much = processorTime(repeated(begin, unit, 4 * size));
        growth = much / little;
        if (much < kNothing || growth < kMostGrowth)
            return;
    }
    QFAIL(qPrintable(u"Four times the text takes %1 times as long."_s.arg(growth)));
}

void addLines()
{
    row("Host: db.example.org\n");
    row("Host: db#N.example.org\nUser: mira\nPassword: Kx7\n");
    row("DB#N_HOST=db.example.org\n");
    row("NAME=a\nDB#N_HOST=x\n");
    row("HOST=a\nPORT=1\nDB#N_HOST=x\n");
    row("NAME=a\nDB_HOST=x\n");
    row("DB#N_CONNECTION=mysql\nDB#N_HOST=x\nDB#N_USER=m\n");
    row("URL#N=postgresql://mira:Kx7@db#N.example.org/ledger\n");
    row("URL=postgresql://mira:Kx7@db.example.org/ledger\nPASSWORD=Kx7\n");
    row("postgresql://mira:Kx7@db#N.example.org/ledger\n");
    row("postgresql://mira:Kx7@db.example.org/ledger?application_name=#N\n");
    row("postgresql://${A#N:-x}@\n");
    row("postgresql://mira:Kx7 ");
    row("a=%\n", "postgresql://mira:Kx7@db.example.org/ledger?");
    row("psql -h db#N.example.org -U mira ledger\n");
    row("PGPASSWORD=Kx7 psql -h db#N.example.org -U mira ledger\n");
    row("docker run -e PGHOST=x#N -e PGUSER=y img\n");
    row("mytool --db-host=db#N.example.org --db-user=mira\n");
    row("db#N.example.org:5432:ledger:mira:Kx7\n");
    row("[s#N]\nhost=x\nuser=mira#N\npassword=Kx7\n");
    row("a#N:\n  host: x\n  user: mira\n");
    row("a:\n url: postgresql://mira@db#N.example.org/l\n");
    row("b:\n  <<: *a\n", "a: &a\n  host: db.example.org\n  user: mira\n");
    row("dsn: host=db#N.example.org user=mira password=Kx7\n");
    row("A#N=$B\n", "B=1\n");
}

void addLongLines()
{
    row("A=$(x ");
    row("PGPASSWORD=`x A=");
    row("--db-host=x ", "tool ");
    row("-e PGHOST=x ", "tool ");
    row("\"\\'\\");
    row("'\\\"\\");
    row("\"a\", ");
    row("'a', ", "(");
    row(".setPassword(\"x\" ");
    row("f(url=\"postgresql://mira@db#N.example.org/l\", password=\"x\") ");
    row("f(\"postgresql://mira@db#N.example.org/l\", g={\"sslmode\": \"require\"}) ");
    row("\"postgresql://mira@db#N.example.org/l\", ", "f(password=\"x\", user=\"mira\", ");
    row("{\"sslmode\": \"require\", \"a\": {\"host\": \"x\", \"user\": \"y\"}} ");
    row("{host: db.example.org, ");
    row("host=x ", "{");
    row("q{");
    row("%q(x");
    row("password = r#\"x ");
    row("/*");
    row("${A:-x}");
}

void addMarkup()
{
    row("<password>");
    row("<password>x</password>\n");
    row("<password>&amp;");
    row("<password><![CDATA[x");
    row("<password><![CDATA[x]]></password>\n");
    row("name=\"url\">");
    row("<property name=\"url\">");
    row("<add name=\"x\" connectionString=\"Host=a;Username=b\" />\n");
    row("<key>password</key>");
    row("<a ");
}

} // namespace

/// The time to read a text may not grow faster than the text, whatever the text contains.
class TestLongTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTimeGrowsAsTheTextDoes_data()
    {
        QTest::addColumn<QString>("begin");
        QTest::addColumn<QString>("unit");
        addLines();
        addLongLines();
        addMarkup();
    }

    void theTimeGrowsAsTheTextDoes()
    {
        constexpr qsizetype kShort = kLongestLabelledText + 1;
        compareTimes(kShort);
    }

    void theTimeForLabelsGrowsAsTheTextDoes_data()
    {
        QTest::addColumn<QString>("begin");
        QTest::addColumn<QString>("unit");
        row("password is ");
        row("Host x Password y ");
        row("the host a b c d ");
        row("a b ", "Host: x\n");
        row("a b: ", "Host: x\nPassword: y\n");
        row("a_", "Host ");
        row("<password>");
        row("\"a");
    }

    void theTimeForLabelsGrowsAsTheTextDoes()
    {
        compareTimes(kLongestLabelledText / 4);
    }

    void variablesThatMultiplyTheTextAreRefused()
    {
        const QString value = QString(4'000, u'x');
        const QString text = u"BASE="_s + value + u'\n' + repeated({}, u"A#N=${BASE}\n"_s, 20'000)
            + u"\nPGHOST=$A1\nPGUSER=mira\nPGPASSWORD=$A2\n"_s;
        const auto reading = readConnectionText(text);
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, FaultKind::TextTooLong);
    }

    void blocksThatMultiplyTheTextAreRefused()
    {
        QString text = u"a: &a\n"_s;
        for (int i = 0; i < 60; ++i)
            text += u"  a%1_host: db.example.org\n"_s.arg(i);
        text += repeated({}, u"b:\n  <<: *a\n"_s, 30'000);
        const auto reading = readConnectionText(text);
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, FaultKind::TextTooLong);
    }

    void aLongTextWithoutAConnectionIsTooLong()
    {
        const auto reading = readConnectionText(repeated({}, u"nothing of interest\n"_s, 20'000));
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, FaultKind::TextTooLong);
    }

    void aConnectionInALongTextIsFound()
    {
        const QString text = repeated({}, u"nothing of interest\n"_s, 100'000)
            + u"\nDATABASE_URL=postgresql://mira:Kx7-Violett-93@db.example.org/ledger\n"_s;
        const auto reading = readConnectionText(text);
        QVERIFY(reading);
        QCOMPARE(reading->address.database, u"ledger"_s);
    }
};

QTEST_APPLESS_MAIN(TestLongTexts)
#include "tst_longtexts.moc"
