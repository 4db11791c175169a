// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectiontext.h"
#include "core/reading/envtext.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestEnvText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheCandidatesAndTheirPlaces()
    {
        const QString file = u"# DATABASE_URL=postgresql://old:pw@h/b\r\n"
                             "SECRET_KEY='x'\r\n"
                             "\r\n"
                             "export DATABASE_URL=\"postgresql://alice:p\\\"w@h/b\" # mine\r\n"
                             "DATABASE_URL_UNPOOLED=postgresql://alice:pw@h2/b\r\n"
                             "NEON_URL='host=h user=alice'\r\n"
                             "REDIS_URL=redis://h\r\n"
                             "postgres://bare:pw@h/b\r\n"
                             "DATABASE_URL_UNPOOLED=postgresql://alice:pw@h3/b"_s;
        QStringList found;
        for (const EnvCandidate &candidate : envCandidates(file))
            found += u"%1@%2 %3 %4"_s.arg(candidate.name)
                         .arg(candidate.line)
                         .arg(candidate.value.reveal(), file.mid(candidate.span.offset, candidate.span.length));
        QCOMPARE(found.join(u'\n'),
                 u"DATABASE_URL@4 postgresql://alice:p\"w@h/b postgresql://alice:p\\\"w@h/b\n"
                 "DATABASE_URL_UNPOOLED@9 postgresql://alice:pw@h3/b postgresql://alice:pw@h3/b\n"
                 "NEON_URL@6 host=h user=alice host=h user=alice\n"
                 "@8 postgres://bare:pw@h/b postgres://bare:pw@h/b"_s);
    }

    void offersEveryConnectionOfAFile()
    {
        const auto candidates = connectionCandidates(
            u"DATABASE_URL=postgresql://alice:pw@h/b\nB=postgresql://alice:pw@h:x/b\nPGHOST=h\nPGUSER=bob\n"_s);
        QCOMPARE(candidates.size(), std::size_t(3));
        QCOMPARE(candidates[0].name, u"DATABASE_URL"_s);
        QCOMPARE(candidates[0].reading->address.user, u"alice"_s);
        QCOMPARE(candidates[1].line, 2);
        QVERIFY(candidates[1].reading.error() == (ConnectionFault{FaultKind::PortImpossible, Field::Port, {65, 1}}));
        QCOMPARE(candidates[2].name, u"PGHOST"_s);
        QCOMPARE(candidates[2].line, 3);
        QCOMPARE(candidates[2].reading->address.user, u"bob"_s);
        QCOMPARE(connectionCandidates(u"postgresql://alice:pw@h/b"_s).size(), std::size_t(1));
        QVERIFY(connectionCandidates(u"nothing"_s).empty());
    }

    void putsInWhatTheFileSaysOfOtherKeys()
    {
        const QByteArray file = "U=mira\nP='a$U'\nQ=${P}\nHOST_NAME=h\n"
                                "DATABASE_URL=\"postgresql://${U}:${Q}@$HOST_NAME/${MISSING}$U\"\n"
                                "PLAIN='${U}'\nLOOP=${LOOP}\nA=${B}\nB=${A}x\n";
        QCOMPARE(expandedEnvValue(file, "DATABASE_URL").reveal(), u"postgresql://mira:a$U@h/${MISSING}$U"_s);
        QCOMPARE(expandedEnvValue(file, "PLAIN").reveal(), u"${U}"_s);
        QCOMPARE(expandedEnvValue(file, "LOOP").reveal(), u"${LOOP}"_s);
        QVERIFY(!expandedEnvValue(file, "A").isEmpty());
        QVERIFY(expandedEnvValue(file, "NONE").isEmpty());
    }

    void setsOneKeyAndKeepsEveryOtherByte_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << before << after;
        };
        row("empty", "", "URL=new\n");
        row("no such key", "A=1\n", "A=1\nURL=new\n");
        row("no line break at the end", "A=1", "A=1\nURL=new\n");
        row("CRLF", "A=1\r\n", "A=1\r\nURL=new\r\n");
        row("in place", "A=1\nURL=old\nB=2\n", "A=1\nURL=new\nB=2\n");
        row("in place, CRLF", "A=1\r\nURL=old\r\nB=2\r\n", "A=1\r\nURL=new\r\nB=2\r\n");
        row("at the end", "URL=old", "URL=new");
        row("export and comment", "export  URL = 'o l d'  # why\n", "export  URL = new  # why\n");
        row("double quotes", "URL=\"o\\\"ld\"#x\n", "URL=new #x\n");
        row("over lines", "URL=\"o\nl\nd\"\nB=2\n", "URL=new\nB=2\n");
        row("without a value", "URL=\nB=2", "URL=new\nB=2");
        row("only a comment for a value", "URL= # none\n", "URL= new # none\n");
        row("the last of two", "URL=1\nURL=2\n", "URL=1\nURL=new\n");
        row("another key that begins so", "URLS=1\nMY_URL=2\n", "URLS=1\nMY_URL=2\nURL=new\n");
        row("commented out", "# URL=old\n", "# URL=old\nURL=new\n");
        row("no UTF-8", "A=\xff\xfe\nURL=old\n\xe9", "A=\xff\xfe\nURL=new\n\xe9");
        row("byte order mark", "\xef\xbb\xbfURL=old\n", "\xef\xbb\xbfURL=new\n");
        row("an open quote before", "A=\"x\nB=2", "A=\"x\nB=2\nURL=new\n");
        row("an open quote", "URL='old\nB=2\n", "URL=new\nB=2\n");
    }
    void setsOneKeyAndKeepsEveryOtherByte()
    {
        QFETCH(QByteArray, before);
        const QByteArray after = envFileWith(before, "URL", Secret(u"new"_s));
        QTEST(after, "after");
        QCOMPARE(envFileWith(after, "URL", Secret(u"new"_s)), after);
        QCOMPARE(envValue(after, "URL").reveal(), u"new"_s);
    }

    void anyValueComesBack_data()
    {
        QTest::addColumn<QString>("value");
        for (const auto &value :
             {u"plain"_s, u""_s, u"a b"_s, u"a'b"_s, u"a\"b"_s, u"a'b\"c\\d;e f%g@h:i/j#k=l"_s, u"$HOME `x`"_s,
              u"l1\nl2\r\nl3"_s, u" padded "_s, u"#"_s, u"p\u00E4ss\u4E2D"_s, u"\u2018\u2019'\u201C\u201D"_s, u"\\"_s,
              u"'\\n"_s, u"postgresql://a:b@h/d?x=1&y=2"_s})
            QTest::newRow(qPrintable(value)) << value;
    }
    void anyValueComesBack()
    {
        QFETCH(QString, value);
        const QByteArray file = envFileWith("A=1\n", "URL", Secret(value));
        QCOMPARE(envValue(file, "URL").reveal(), value);
        QCOMPARE(envFileWithout(file, "URL"), QByteArray("A=1\n"));
    }

    void removesEveryLineOfAKey()
    {
        QCOMPARE(envFileWithout("A=1\nURL=x\n# URL=y\nexport URL='z'\nB=2", "URL"), QByteArray("A=1\n# URL=y\nB=2"));
        QCOMPARE(envFileWithout("A=1\n", ""), QByteArray("A=1\n"));
        QCOMPARE(envFileWithout("URL=x\n\xef\xbb\xbfURL=y\nB=2", "URL"),
                 QByteArray("\xef\xbb\xbf"
                            "B=2"));
    }
};

QTEST_APPLESS_MAIN(TestEnvText)
#include "tst_envtext.moc"
