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

    void whatLooksLikeAPasswordGoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("url") << u"no such host in postgresql://ann:s3c@ret@host:5432/db?x=1"_s
                             << u"no such host in postgresql://ann:****@host:5432/db?x=1"_s;
        QTest::newRow("url without") << u"postgresql://ann@host/db"_s << u"postgresql://ann@host/db"_s;
        QTest::newRow("value") << u"host=h password=s3cret dbname=d"_s << u"host=h password=**** dbname=d"_s;
        QTest::newRow("quoted") << u"password = 's3 \\' cret' dbname=d"_s << u"password = **** dbname=d"_s;
        QTest::newRow("variable") << u"PGPASSWORD=s3cret psql"_s << u"PGPASSWORD=**** psql"_s;
        QTest::newRow(".NET") << u"Host=h;Password=s3cret;Database=d"_s << u"Host=h;Password=****;Database=d"_s;
    }
    void whatLooksLikeAPasswordGoes()
    {
        QFETCH(QString, text);
        QTEST(withoutPasswords(text), "expected");
        QFETCH(QString, expected);
        QCOMPARE(withoutPasswords(expected), expected);
    }
};

QTEST_APPLESS_MAIN(TestMasking)
#include "tst_masking.moc"
