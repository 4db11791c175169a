// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/connectionwords.h"

#include "core/address/libpqparameters.h"
#include "core/reading/connectiontext.h"

#include <QSet>
#include <QStringList>
#include <QTest>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;

namespace {

QString printed(const std::vector<PartLine> &lines)
{
    QStringList rows;
    for (const PartLine &line : lines) {
        const QChar mark = line.mark == PartLine::Mark::Plain ? u' '
            : line.mark == PartLine::Mark::Warning            ? u'!'
                                                              : u'-';
        rows << mark + line.name + u": "_s + line.value;
    }
    return rows.join(u'\n');
}

QString printedOf(const QString &text)
{
    const auto reading = readConnectionText(text);
    return reading ? printed(partLines(*reading, !reading->password.isEmpty())) : u"a fault"_s;
}

QString sentenceFor(const QString &text, const QString &name)
{
    const auto reading = readConnectionText(text);
    if (reading) {
        for (const PartLine &line : partLines(*reading, !reading->password.isEmpty())) {
            if (line.name == name)
                return line.sentence;
        }
    }
    return {};
}

const QString kLesson =
    u"postgresql+psycopg2://alice:secretpass123@ep-cool-breeze-123456.us-east-2.aws.neon.tech/neondb?sslmode=require"_s;

} // namespace

class TestConnectionWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultHasASentenceOfItsOwn()
    {
        QSet<QString> all;
        constexpr int kLast = static_cast<int>(FaultKind::ParameterValue);
        for (int kind = 0; kind <= kLast; ++kind)
            all += faultSentence({static_cast<FaultKind>(kind), Field::Url, {}});
        QVERIFY(!all.contains(QString()));
        QCOMPARE(all.size(), kLast + 1);
        QVERIFY(faultSentence({FaultKind::BadEncoding, Field::Password, {}}).contains(u"password"_s));
    }

    void everyWarningHasASentenceOfItsOwn()
    {
        QSet<QString> all;
        constexpr int kLast = static_cast<int>(WarningKind::DatabaseMissing);
        for (int kind = 0; kind <= kLast; ++kind)
            all += warningSentence(static_cast<WarningKind>(kind));
        QVERIFY(!all.contains(QString()));
        QCOMPARE(all.size(), kLast + 1);
    }

    void everyDropHasASentenceOfItsOwn()
    {
        QSet<QString> all;
        constexpr int kLast = static_cast<int>(DropReason::Empty);
        for (int reason = 0; reason <= kLast; ++reason)
            all += dropSentence(static_cast<DropReason>(reason));
        QVERIFY(!all.contains(QString()));
        QCOMPARE(all.size(), kLast + 1);
    }

    void everyParameterThatIsPassedOnIsExplained()
    {
        QSet<QString> all{parameterSentence(u"nobody_knows_it"_s)};
        int count = 1;
        for (const ParameterRule &rule : libpqParameterRules()) {
            if (rule.use != ParameterUse::PassedOn)
                continue;
            all += parameterSentence(rule.name.toString());
            ++count;
        }
        QVERIFY(!all.contains(QString()));
        QCOMPARE(all.size(), count);
    }

    void theLessonsStringIsExplained()
    {
        QCOMPARE(printedOf(kLesson),
                 u" Driver: +psycopg2\n"
                 " User: alice\n"
                 " Password: ••••••••\n"
                 " Endpoint: ep-cool-breeze-123456\n"
                 " Route: direct\n"
                 " Region: us-east-2 on aws\n"
                 " Host: ep-cool-breeze-123456.us-east-2.aws.neon.tech\n"
                 " Port: 5432\n"
                 " Database: neondb\n"
                 " Encryption: sslmode=require → verify-full"_s);
        QVERIFY(sentenceFor(kLesson, u"Driver"_s).contains(u"psycopg2"_s));
        QVERIFY(sentenceFor(kLesson, u"Encryption"_s).startsWith(u"Raised to verify-full: "_s));
        const auto lines = partLines(*readConnectionText(kLesson), true);
        for (const PartLine &line : lines) {
            QVERIFY2(!line.sentence.isEmpty(), qPrintable(line.name));
            QVERIFY(!line.value.contains(u"secretpass123"_s) && !line.sentence.contains(u"secretpass123"_s));
        }
    }

    void noParameterShowsThePassword()
    {
        const QString printed = printedOf(u"postgresql://a:s3cret@h/b?application_name=s3cret"_s);
        QVERIFY2(printed.contains(u"application_name: ****"_s) && !printed.contains(u"s3cret"_s), qPrintable(printed));
    }

    void missingPartsAreMarked()
    {
        QCOMPARE(printedOf(u"postgresql://"_s),
                 u"!User: missing\n"
                 "!Password: missing\n"
                 "!Host: missing\n"
                 " Port: 5432\n"
                 "!Database: missing\n"
                 " Encryption: verify-full"_s);
    }

    void otherConnectionsAreExplained_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("lines");
        QTest::newRow("pooled, parameters, drops")
            << u"postgresql://a:pw@ep-a-1-pooler.c-2.eu-central-1.aws.neon.tech/b?sslmode=verify-full&"
               "channel_binding=require&options=-c%20x%3D1&pgbouncer=true&sslnegotiation=direct"_s
            << u" User: a\n"
               " Password: ••••••••\n"
               " Endpoint: ep-a-1\n"
               " Route: pooled\n"
               " Region: eu-central-1 on aws\n"
               " Host: ep-a-1-pooler.c-2.eu-central-1.aws.neon.tech\n"
               " Port: 5432\n"
               " Database: b\n"
               " Encryption: sslmode=verify-full\n"
               " channel_binding: require\n"
               " options: -c x=1\n"
               "!Note: options\n"
               "-Left out: pgbouncer\n"
               "-Left out: sslnegotiation"_s;
        QTest::newRow("no encryption, further host") << u"postgresql://a:pw@h1:1,h2:2/b?sslmode=disable"_s
                                                     << u" User: a\n"
                                                        " Password: ••••••••\n"
                                                        " Host: h1\n"
                                                        " Further host: h2:2\n"
                                                        " Port: 1\n"
                                                        " Database: b\n"
                                                        "!Encryption: sslmode=disable"_s;
        QTest::newRow("Java's") << u"jdbc:postgresql://localhost/b?user=a&password=pw"_s
                                << u" Driver: jdbc:\n"
                                   " User: a\n"
                                   " Password: ••••••••\n"
                                   " Host: localhost\n"
                                   " Port: 5432\n"
                                   " Database: b\n"
                                   " Encryption: prefer"_s;
        QTest::newRow("a password with odd characters") << u"postgresql://a:p@w@h/b"_s
                                                        << u" User: a\n"
                                                           " Password: ••••••••\n"
                                                           " Host: h\n"
                                                           " Port: 5432\n"
                                                           " Database: b\n"
                                                           " Encryption: verify-full\n"
                                                           "!Note: Password"_s;
    }
    void otherConnectionsAreExplained()
    {
        QFETCH(QString, text);
        QFETCH(QString, lines);
        QCOMPARE(printedOf(text), lines);
    }
};

QTEST_APPLESS_MAIN(TestConnectionWords)
#include "tst_connectionwords.moc"
