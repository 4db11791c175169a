// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/shellwords.h"

#include "core/reading/source/rawreading.h"
#include "core/reading/tlsvalues.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

QStringList wordsOf(const QString &text)
{
    QStringList words;
    for (const SourceText &word : shellWords(SourceText(text)))
        words += word.text();
    return words;
}

/// The setting as libpq knows it: 'name=value'
QString libpqSetting(const QString &name, const QString &value)
{
    RawSetting setting{name, value, {}, {}};
    useLibpqTlsWords(setting);
    return setting.name + u'=' + setting.value;
}

} // namespace

class TestShellWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAsAShell_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const QString &text, const QStringList &words) {
            QTest::newRow(qPrintable(text)) << text << words;
        };
        row(u"psql -h db"_s, {u"psql"_s, u"-h"_s, u"db"_s});
        row(u"  a   b  "_s, {u"a"_s, u"b"_s});
        row(u""_s, {});
        row(u"'a b' c"_s, {u"a b"_s, u"c"_s});
        row(u"\"a b\" c"_s, {u"a b"_s, u"c"_s});
        row(u"x='a b'"_s, {u"x=a b"_s});
        row(u"a'b'c\"d\""_s, {u"abcd"_s});
        row(u"''"_s, {u""_s});
        row(u"'it'\\''s'"_s, {u"it's"_s});
        row(u"\"a\\\"b\""_s, {u"a\"b"_s});
        row(u"\"a\\$b\\`c\\\\d\""_s, {u"a$b`c\\d"_s});
        row(u"\"a\\wb\""_s, {u"a\\wb"_s});
        row(u"'a\\b'"_s, {u"a\\b"_s});
        row(u"a\\ b"_s, {u"a b"_s});
        row(u"a \\\n b"_s, {u"a"_s, u"b"_s});
        row(u"a \\\r\n b"_s, {u"a"_s, u"b"_s});
        row(u"a # comment"_s, {u"a"_s});
        row(u"a#b"_s, {u"a#b"_s});
        row(u"'a"_s, {u"a"_s});
        row(u"\u201Ca b\u201D c"_s, {u"a b"_s, u"c"_s});
        row(u"x=\u2018a b\u2019"_s, {u"x=a b"_s});
        row(u"it\u2019s here"_s, {u"it\u2019s"_s, u"here"_s});
        row(u"\"a\u201Db\" c"_s, {u"a\u201Db"_s, u"c"_s});
    }
    void splitsAsAShell()
    {
        QFETCH(QString, text);
        QTEST(wordsOf(text), "words");
    }

    void aWordKnowsItsPlace()
    {
        const auto words = shellWords(SourceText(u"a 'b c' d"_s));
        QCOMPARE(words[1].span(), (TextSpan{3, 3}));
        QCOMPARE(words[2].span(), (TextSpan{8, 1}));
    }

    /// Other programs' names and values for libpq's sslmode.
    void knowsWordsForTls()
    {
        for (const QString &value : {u"true"_s, u"1"_s, u"on"_s, u"yes"_s, u"required"_s, u"REQUIRE"_s})
            QCOMPARE(libpqSetting(u"ssl"_s, value), u"sslmode=require"_s);
        QCOMPARE(libpqSetting(u"sslmode"_s, u"Verify_Full"_s), u"sslmode=verify-full"_s);
        QCOMPARE(libpqSetting(u"sslmode"_s, u"VERIFY-IDENTITY"_s), u"sslmode=verify-full"_s);
        QCOMPARE(libpqSetting(u"sslmode"_s, u"VerifyCA"_s), u"sslmode=verify-ca"_s);
        QCOMPARE(libpqSetting(u"sslmode"_s, u"DISABLED"_s), u"sslmode=disable"_s);
        QCOMPARE(libpqSetting(u"sslmode"_s, u"Preferred"_s), u"sslmode=prefer"_s);
        QCOMPARE(libpqSetting(u"requiressl"_s, u"1"_s), u"sslmode=require"_s);
        QCOMPARE(libpqSetting(u"requiressl"_s, u"0"_s), u"sslmode=prefer"_s);
        QCOMPARE(libpqSetting(u"sslmode"_s, u"nearly"_s), u"sslmode=nearly"_s);
        QCOMPARE(libpqSetting(u"port"_s, u"1"_s), u"port=1"_s);
    }

    void knowsWordsThatSwitchTheCheckOff()
    {
        const auto isOff = [](const QString &name, const QString &value) {
            return isTlsSwitchedOff(RawSetting{name, value, {}, {}});
        };
        for (const QString &value :
             {u"no-verify"_s, u"skip_verify"_s, u"insecure"_s, u"false"_s, u"0"_s, u"OFF"_s, u"no"_s})
            QVERIFY2(isOff(u"ssl"_s, value) && isOff(u"sslmode"_s, value), qPrintable(value));
        for (const QString &value : {u""_s, u"true"_s, u"require"_s, u"disable"_s, u"verify-full"_s})
            QVERIFY2(!isOff(u"sslmode"_s, value), qPrintable(value));
        QVERIFY(!isOff(u"keepalives"_s, u"0"_s));
    }

    void tellsTheStrongerOfTwo()
    {
        const QStringList modes{u"disable"_s, u"allow"_s, u"prefer"_s, u"require"_s, u"verify-ca"_s, u"verify-full"_s};
        for (qsizetype i = 0; i < modes.size(); ++i) {
            for (qsizetype j = 0; j < modes.size(); ++j)
                QCOMPARE(isStronger(u"sslmode"_s, modes[i], modes[j]), i > j);
        }
        QVERIFY(isStronger(u"channel_binding"_s, u"require"_s, u"prefer"_s));
        QVERIFY(isStronger(u"ssl_min_protocol_version"_s, u"TLSv1.3"_s, u"TLSv1.2"_s));
        QVERIFY(isAboutSecurity(u"sslmode"_s) && !isAboutSecurity(u"host"_s));
    }
};

QTEST_APPLESS_MAIN(TestShellWords)
#include "tst_shellwords.moc"
