// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectiontext.h"
#include "core/reading/envfile/envpassword.h"
#include "words/connection/connectionwords.h"
#include "words/connection/envfilewords.h"

#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace budget;
using namespace budget::wording;
using namespace Qt::StringLiterals;

namespace {

const QString kPassword = u"Kan4rie-n%v*gel:x"_s;

QString encoded()
{
    return QString::fromLatin1(QUrl::toPercentEncoding(kPassword));
}

QString allTexts(const std::vector<PartLine> &lines)
{
    QStringList texts;
    for (const PartLine &line : lines)
        texts << line.name << line.value << line.sentence;
    return texts.join(u'|');
}

bool leaks(const QString &text)
{
    return text.contains(u"Kan4"_s) || text.contains(u"gel:x"_s) || text.contains(u"gel%3A"_s, Qt::CaseInsensitive);
}

} // namespace

/// The password of a pasted text is in none of the lines that explain the text.
class TestPartCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noLineShowsThePassword_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("URL", u"postgresql://ann:%1@h/d"_s.arg(encoded()));
        row("raw in a URL", u"postgresql://ann:%1@h/d"_s.arg(kPassword));
        row("as a parameter", u"postgresql://ann@h/d?password=%1"_s.arg(encoded()));
        row("in another parameter",
            u"postgresql://ann:%1@h/d?application_name=%1&options=-c%20x%3D%1"_s.arg(encoded()));
        row("in a path", u"postgresql://ann:%1@h/d?sslrootcert=/tmp/%1&sslkey=%1"_s.arg(encoded()));
        row("in a dropped one", u"postgresql://ann:%1@h/d?pgbouncer=%1&foo=%1"_s.arg(encoded()));
        row("JDBC", u"jdbc:postgresql://h/d?user=ann&password=%1"_s.arg(encoded()));
        row("settings", u"host=h user=ann dbname=d password='%1' application_name='%1'"_s.arg(kPassword));
        row("environment", u"PGHOST=h\nPGUSER=ann\nPGDATABASE=d\nPGPASSWORD='%1'\n"_s.arg(kPassword));
        row("command", u"psql 'postgresql://ann:%1@h/d'"_s.arg(encoded()));
        row(".env", u"DATABASE_URL=\"postgresql://ann:%1@h/d\""_s.arg(encoded()));
    }
    void noLineShowsThePassword()
    {
        QFETCH(QString, text);
        const auto reading = readConnectionText(text);
        QVERIFY(reading);
        QCOMPARE(reading->password.reveal(), kPassword);
        const QString shown = allTexts(partLines(*reading, true));
        QVERIFY2(!leaks(shown), qPrintable(shown));
        QVERIFY(shown.contains(u"••••••••"_s));
    }

    /// A password that is a name too is hidden in its own line, and the name stays readable.
    void aNameStaysReadable()
    {
        const auto reading = readConnectionText(
            u"postgresql://postgres:postgres@h/postgres?application_name=postgres"_s);
        QVERIFY(reading);
        const auto lines = partLines(*reading, true);
        const auto valueOf = [&](const QString &name) {
            return std::ranges::find(lines, name, &PartLine::name)->value;
        };
        QCOMPARE(valueOf(u"User"_s), u"postgres"_s);
        QCOMPARE(valueOf(u"Password"_s), u"••••••••"_s);
        QCOMPARE(valueOf(u"application_name"_s), u"postgres"_s);
    }

    void aChangeOfAFileHidesIt_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("no line") << QString();
        QTest::newRow("the same") << u"DATABASE_URL=postgresql://ann:%1@h/d\n"_s.arg(encoded());
        QTest::newRow("another") << u"DATABASE_URL=postgresql://ann:other@h/d\n"_s;
        QTest::newRow("none") << u"A=1\nDATABASE_URL=postgresql://ann@h/d\n"_s;
    }
    void aChangeOfAFileHidesIt()
    {
        QFETCH(QString, file);
        ServerLogin login;
        login.address.host = u"h"_s;
        login.address.user = u"ann"_s;
        login.address.database = u"d"_s;
        login.password = Secret(kPassword);
        const auto change = envChangeFor(file.toUtf8(), u"DATABASE_URL"_s, login);
        QVERIFY(change);
        QVERIFY2(!leaks(change->shown + envChangeText(*change, true)), qPrintable(change->shown));
        QVERIFY(QString::fromUtf8(change->file).contains(u"Kan4"_s));
    }
};

QTEST_APPLESS_MAIN(TestPartCanary)
#include "tst_partcanary.moc"
