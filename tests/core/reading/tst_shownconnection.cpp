// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/shownconnection.h"

#include "core/reading/connectiontext.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestShownConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePasswordIsTakenOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("password");
        const auto row = [](const char *name, const QString &text, const QString &shown, const QString &password) {
            QTest::newRow(name) << text << shown << password;
        };
        row("the spelling stays", u"postgresql+psycopg2://alice:s3/cr@t@h.example/b?sslmode=require"_s,
            u"postgresql+psycopg2://alice@h.example/b?sslmode=require"_s, u"s3/cr@t"_s);
        row("encoded", u"postgres://alice:p%40w@h/b"_s, u"postgres://alice@h/b"_s, u"p@w"_s);
        row("none", u"postgresql://alice@h/b"_s, u"postgresql://alice@h/b"_s, u""_s);
        row("blanks around", u"  postgresql://alice:pw@h/b \n"_s, u"postgresql://alice@h/b"_s, u"pw"_s);
        row("two passwords", u"postgresql://alice:first@h/b?password=second"_s, u"postgresql://alice@h/b?password="_s,
            u"second"_s);
        row("pairs become a URL", u"host=h user=alice password=pw dbname=b"_s, u"postgresql://alice@h:5432/b"_s,
            u"pw"_s);
        row("a command line becomes a URL", u"PGPASSWORD=pw psql -h h -U alice b"_s, u"postgresql://alice@h:5432/b"_s,
            u"pw"_s);
        row("variables become a URL", u"PGHOST=h\nPGUSER=alice\nPGPASSWORD=pw\nPGDATABASE=b"_s,
            u"postgresql://alice@h:5432/b"_s, u"pw"_s);
        row("the rest of a file goes", u"SECRET_KEY=x\nDATABASE_URL=postgresql://alice:pw@h/b\n"_s,
            u"postgresql://alice@h/b"_s, u"pw"_s);
        row("a placeholder is no password", u"postgresql://alice:<password>@h/b"_s, u"postgresql://alice@h/b"_s, u""_s);
        row("once more in a parameter that is passed over", u"postgresql://alice:Kx7-Violett@h/b?note=Kx7-Violett"_s,
            u"postgresql://alice@h:5432/b"_s, u"Kx7-Violett"_s);
        row("the user's name may equal it", u"postgresql://pw:pw@h/b"_s, u"postgresql://pw@h/b"_s, u"pw"_s);
    }
    void thePasswordIsTakenOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QFETCH(QString, password);
        const auto reading = readConnectionText(text);
        QVERIFY(reading.has_value());
        const ShownConnection apart = shownConnection(text, *reading);
        QCOMPARE(apart.password.reveal(), password);
        QCOMPARE(apart.text, shown);
        const auto again = readConnectionText(apart.text);
        QVERIFY(again.has_value());
        QVERIFY(again->login() == ServerLogin{reading->address});
    }

    void aTextThatMayHideAPasswordIsAmbiguous()
    {
        QVERIFY(isAmbiguous(*readConnectionText(u"postgresql://alice:p@a/s@h/b"_s)));
        QVERIFY(!isAmbiguous(*readConnectionText(u"postgresql://alice:p@s@h/b"_s)));
    }
};

QTEST_APPLESS_MAIN(TestShownConnection)
#include "tst_shownconnection.moc"
