// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/masking.h"

#include <QTest>
#include <QUrl>

using namespace budget;
using namespace Qt::StringLiterals;

class TestMasking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySpellingOfASecretGoes_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::newRow("letters") << u"canary-7f3a9"_s;
        QTest::newRow("signs") << u"p@ss w/ord%20#ü.*(x)"_s;
        QTest::newRow("looks like a pattern") << u"a.c+d[0-9]$"_s;
        QTest::newRow("beyond the basic plane") << u"pass\U0001F511word"_s;
    }
    void everySpellingOfASecretGoes()
    {
        QFETCH(QString, secret);
        const QByteArray plain = secret.toUtf8();
        QString lowerCase = QString::fromLatin1(QUrl::toPercentEncoding(secret));
        for (qsizetype at = lowerCase.indexOf(u'%'); at >= 0; at = lowerCase.indexOf(u'%', at + 1))
            lowerCase.replace(at, 3, lowerCase.sliced(at, 3).toLower());
        const QStringList spellings{
            secret,
            QString::fromLatin1(QUrl::toPercentEncoding(secret)),
            lowerCase,
            QString::fromLatin1(u'%' + QString::fromLatin1(plain.toHex('%')).toLatin1()),
        };
        for (const QString &spelling : spellings)
            QCOMPARE(masked(u"say '"_s + spelling + u"' twice "_s + spelling, Secret(secret)),
                     u"say '****' twice ****"_s);
        for (const QByteArray &before : {QByteArray(), QByteArray("x"), QByteArray("xy")}) {
            const QString text = QString::fromLatin1((before + plain + "!").toBase64());
            QVERIFY2(masked(text, Secret(secret)).contains(u"****"_s), qPrintable(text));
        }
    }

    void otherTextsStay()
    {
        const QString text = u"FATAL: password authentication failed for user \"ann\""_s;
        QCOMPARE(masked(text, Secret()), text);
        QCOMPARE(masked(text, Secret(u"a.n"_s)), text);
        QCOMPARE(withoutPasswords(text), text);
        QCOMPARE(withoutPasswords(u"connection to server at \"::1\", port 5432 failed"_s),
                 u"connection to server at \"::1\", port 5432 failed"_s);
    }

    /// A name of the address is not masked where the password is equal to it or a part of it: the program shows the
    /// name elsewhere, so the mask would reveal the password.
    void aShortSecretStaysWithinWords()
    {
        const Secret secret(u"p"_s);
        QCOMPARE(masked(u"sslmode=prefer, port 5432: password \"p\" (a:p@h) is wrong"_s, secret),
                 u"sslmode=prefer, port 5432: password \"****\" (a:****@h) is wrong"_s);
        QCOMPARE(masked(u"a:%70@h, p"_s, secret), u"a:****@h, ****"_s);
    }

    void aNameOfTheAddressStays_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *secret, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(secret) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("the user", "ann.b", "no password for user \"ann.b\"", "no password for user \"ann.b\"");
        row("a part of the user", "ann", "user \"ann.b\"", "user \"ann.b\"");
        row("a part of the user, alone", "ann", "user \"ann.b\", tried ann", "user \"ann.b\", tried ****");
        row("more than the user", "ann.b1", "user \"ann.b\", tried ann.b1", "user \"ann.b\", tried ****");
        row("the database", "budget", "database \"budget\" is gone", "database \"budget\" is gone");
        row("the schema", "shop", "schema \"shop\"", "schema \"shop\"");
        row("a host", "example", "db.example.org and h2.example.org", "db.example.org and h2.example.org");
        row("a name in another name", "ann", "ann.b at db.ann.b.example.org", "ann.b at db.ann.b.example.org");
        row("percent-encoded", "ann.b", "as %61nn%2Eb", "as %61nn%2Eb");
        row("other case", "ANN.B", "ann.b ANN.B", "ann.b ****");
        row("no name", "s3cret", "ann.b s3cret budget", "ann.b **** budget");
        row("one letter", "b", "ann.b or b", "ann.b or ****");
    }
    void aNameOfTheAddressStays()
    {
        QFETCH(QString, secret);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        ServerLogin login;
        login.address.user = u"ann.b"_s;
        login.address.database = u"budget"_s;
        login.address.schema = u"shop"_s;
        login.address.setHosts({{u"db.example.org"_s, 5432}, {u"h2.example.org"_s, 1}});
        login.password = Secret(secret);
        QCOMPARE(masked(text, login), expected);
    }

    /// In a connection string, the password is masked by its position, even if it is equal to the user's name.
    void aPasswordInItsPlaceGoes()
    {
        const ServerLogin login{{.host = u"h"_s, .database = u"d"_s, .user = u"postgres"_s, .parameters = {}},
                                Secret(u"postgres"_s)};
        const QString text = u"postgresql://postgres:postgres@h/d or user=postgres password=postgres"_s;
        QCOMPARE(withoutPasswords(masked(text, login)),
                 u"postgresql://postgres:****@h/d or user=postgres password=****"_s);
    }

    void aFileHasNothingToMask()
    {
        QCOMPARE(masked(u"a password"_s, LedgerLogin(LocalFile{u"/a"_s})), u"a password"_s);
        QCOMPARE(masked(u"a password"_s, LedgerLogin(ServerLogin{})), u"a password"_s);
    }

    void textThatLooksLikeAPasswordIsMasked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("url") << u"no such host in postgresql://ann:s3c@ret@host:5432/db?x=1"_s
                             << u"no such host in postgresql://ann:****@host:5432/db?x=1"_s;
        QTest::newRow("url without") << u"postgresql://ann@host/db"_s << u"postgresql://ann@host/db"_s;
        QTest::newRow("value") << u"host=h password=s3cret dbname=d"_s << u"host=h password=**** dbname=d"_s;
        QTest::newRow("quoted") << u"password = 's3 \\' cret' dbname=d"_s << u"password = **** dbname=d"_s;
        QTest::newRow("variable") << u"PGPASSWORD=s3cret psql"_s << u"PGPASSWORD=**** psql"_s;
        QTest::newRow("Unicode's blanks") << u"password\u2028=\u00A0s3cret x"_s << u"password\u2028=\u00A0**** x"_s;
        QTest::newRow("more behind the quotes") << u"password='s3 cret's3cret x"_s << u"password=**** x"_s;
        QTest::newRow("value in a URL") << u"a://b:password='s3 cret'@host"_s << u"a://b:password=****"_s;
        QTest::newRow(".NET") << u"Host=h;Password=s3cret;Database=d"_s << u"Host=h;Password=****;Database=d"_s;
    }
    void textThatLooksLikeAPasswordIsMasked()
    {
        QFETCH(QString, text);
        QTEST(withoutPasswords(text), "expected");
        QFETCH(QString, expected);
        QCOMPARE(withoutPasswords(expected), expected);
    }
};

QTEST_APPLESS_MAIN(TestMasking)
#include "tst_masking.moc"
