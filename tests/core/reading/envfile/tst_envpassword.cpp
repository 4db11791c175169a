// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/envfile/envpassword.h"

#include "core/reading/connectionurl.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const QString kKey = u"DATABASE_URL"_s;

ServerLogin loginWith(const QString &password)
{
    return {{u"h.example"_s, 5432, u"d"_s, u"ada"_s, {}}, Secret(password)};
}

QByteArray printed(EnvChange::Kind kind)
{
    switch (kind) {
    case EnvChange::Kind::Unchanged:
        return "unchanged";
    case EnvChange::Kind::Replaced:
        return "replaced";
    case EnvChange::Kind::Inserted:
        return "inserted";
    case EnvChange::Kind::Added:
        break;
    }
    return "added";
}

} // namespace

/// A change of the password leaves the rest of a person's `.env` file unchanged.
class TestEnvPassword : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyThePasswordChanges_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << before << after;
        };
        row("asyncpg", "DATABASE_URL=postgresql+asyncpg://ada:old@h.example/d?ssl=require\n",
            "DATABASE_URL=postgresql+asyncpg://ada:n%40w%2Fx@h.example/d?ssl=require\n");
        row("psycopg2 with what we drop", "DATABASE_URL=postgres://ada:old@H.example:5432/d?pgbouncer=true&schema=x\n",
            "DATABASE_URL=postgres://ada:n%40w%2Fx@H.example:5432/d?pgbouncer=true&schema=x\n");
        row("single quotes", "DATABASE_URL='postgresql://ada:old@h.example/d'\n",
            "DATABASE_URL='postgresql://ada:n%40w%2Fx@h.example/d'\n");
        row("double quotes", "export DATABASE_URL=\"postgresql://ada:old@h.example/d\" # mine\n",
            "export DATABASE_URL=\"postgresql://ada:n%40w%2Fx@h.example/d\" # mine\n");
        row("blanks and a comment", "  DATABASE_URL = postgresql://ada:old@h.example/d   # mine\n",
            "  DATABASE_URL = postgresql://ada:n%40w%2Fx@h.example/d   # mine\n");
        row("a colon", "DATABASE_URL: postgresql://ada:old@h.example/d\n",
            "DATABASE_URL: postgresql://ada:n%40w%2Fx@h.example/d\n");
        row("CRLF", "A=1\r\nDATABASE_URL=postgresql://ada:old@h.example/d\r\nB=2\r\n",
            "A=1\r\nDATABASE_URL=postgresql://ada:n%40w%2Fx@h.example/d\r\nB=2\r\n");
        row("no line break at the end", "DATABASE_URL=postgresql://ada:old@h.example/d",
            "DATABASE_URL=postgresql://ada:n%40w%2Fx@h.example/d");
        row("a byte order mark",
            "\xef\xbb\xbf"
            "DATABASE_URL=postgresql://ada:old@h.example/d\n",
            "\xef\xbb\xbf"
            "DATABASE_URL=postgresql://ada:n%40w%2Fx@h.example/d\n");
        row("broken lines around", "\xff\xfe\r\nDATABASE_URL=postgresql://ada:old@h.example/d\r\n\xe9",
            "\xff\xfe\r\nDATABASE_URL=postgresql://ada:n%40w%2Fx@h.example/d\r\n\xe9");
        row("the last of two",
            "DATABASE_URL=postgresql://ada:first@h.example/d\nDATABASE_URL=postgresql://ada:old@h.example/d\n",
            "DATABASE_URL=postgresql://ada:first@h.example/d\nDATABASE_URL=postgresql://ada:n%40w%2Fx@h.example/d\n");
        row("others beside it",
            "OTHER_URL=postgresql://bob:old@h.example/d\nDATABASE_URL=postgresql://ada:old@h.example/d\n",
            "OTHER_URL=postgresql://bob:old@h.example/d\nDATABASE_URL=postgresql://ada:n%40w%2Fx@h.example/d\n");
        row("the same word elsewhere", "DATABASE_URL=postgresql://ada:old@h.example/d?application_name=old # old\n",
            "DATABASE_URL=postgresql://ada:n%40w%2Fx@h.example/d?application_name=old # old\n");
        row("an encoded one", "DATABASE_URL=postgresql://ada:o%20ld@h.example/d\n",
            "DATABASE_URL=postgresql://ada:n%40w%2Fx@h.example/d\n");
        row("no password yet", "DATABASE_URL=postgresql+psycopg://ada@h.example/d?ssl=require\n",
            "DATABASE_URL=postgresql+psycopg://ada:n%40w%2Fx@h.example/d?ssl=require\n");
        row("an empty password", "DATABASE_URL=postgresql://ada:@h.example/d\n",
            "DATABASE_URL=postgresql://ada:n%40w%2Fx@h.example/d\n");
        row("a placeholder", "DATABASE_URL=postgresql://ada:<password>@h.example/d\n",
            "DATABASE_URL=postgresql://ada:n%40w%2Fx@h.example/d\n");
        row("JDBC", "DATABASE_URL=jdbc:postgresql://h.example/d?user=ada&password=old&ssl=true\n",
            "DATABASE_URL=jdbc:postgresql://h.example/d?user=ada&password=n%40w%2Fx&ssl=true\n");
        row("key=value", "DATABASE_URL=\"host=h.example dbname=d user=ada password=old\"\n",
            "DATABASE_URL=\"host=h.example dbname=d user=ada password=n@w/x\"\n");
        row("key=value without", "DATABASE_URL=\"host=h.example dbname=d user=ada\"\n",
            "DATABASE_URL=\"host=h.example dbname=d user=ada password=n@w/x\"\n");
        row(".NET", "DATABASE_URL='Host=h.example;Username=ada;Password=old;Database=d'\n",
            "DATABASE_URL='Host=h.example;Username=ada;Password=n@w/x;Database=d'\n");
    }
    void onlyThePasswordChanges()
    {
        QFETCH(QByteArray, before);
        const auto change = envChangeFor(before, kKey, loginWith(u"n@w/x"_s));
        QVERIFY(change.has_value());
        QTEST(change->file, "after");
        QVERIFY2(!change->shown.contains(u"old"_s) || change->shown.contains(u"# old"_s), qPrintable(change->shown));
        QVERIFY2(change->shown.contains(u"••••"_s), qPrintable(change->shown));
        const auto again = envChangeFor(change->file, kKey, loginWith(u"n@w/x"_s));
        QVERIFY(again && again->kind == EnvChange::Kind::Unchanged && again->file == change->file);
    }

    void variablesOfLibpqKeepTheirForm_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const QByteArray rest = "PGHOST=h.example\nPGUSER=ada\nPGDATABASE=d\n";
        QTest::newRow("replaced") << rest + "PGPASSWORD=old\nX=1\n" << rest + "PGPASSWORD='n w'\nX=1\n";
        QTest::newRow("in quotes") << rest + "export PGPASSWORD=\"old\" # mine"
                                   << rest + "export PGPASSWORD=\"n w\" # mine";
        QTest::newRow("added behind the user")
            << "export PGHOST=h.example\r\nexport PGUSER=ada\r\nexport PGDATABASE=d\r\n"_ba
            << "export PGHOST=h.example\r\nexport PGUSER=ada\r\nexport PGPASSWORD='n w'\r\nexport PGDATABASE=d\r\n"_ba;
    }
    void variablesOfLibpqKeepTheirForm()
    {
        QFETCH(QByteArray, before);
        const auto change = envChangeFor(before, u"PGHOST"_s, loginWith(u"n w"_s));
        QVERIFY(change.has_value());
        QTEST(change->file, "after");
        QCOMPARE(envLogin(change->file, u"PGHOST"_s)->password.reveal(), u"n w"_s);
        const QByteArray left = envFileWithoutPassword(change->file, u"PGHOST"_s, loginWith({}).address);
        QVERIFY(left.contains("PGHOST=h.example") && !left.contains("PGPASSWORD"));
    }

    void everyPasswordComesBackFromEveryNotation_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("bare") << "DATABASE_URL=postgresql://ada:old@h.example/d\n"_ba;
        QTest::newRow("single quotes") << "DATABASE_URL='postgresql://ada:old@h.example/d'\n"_ba;
        QTest::newRow("double quotes") << "DATABASE_URL=\"postgresql://ada:old@h.example/d\"\n"_ba;
        QTest::newRow("key=value") << "DATABASE_URL=\"host=h.example dbname=d user=ada password='old'\"\n"_ba;
        QTest::newRow("key=value, single") << "DATABASE_URL='host=h.example dbname=d user=ada password=old'\n"_ba;
        QTest::newRow(".NET") << "DATABASE_URL=\"Host=h.example;Username=ada;Password=old;Database=d\"\n"_ba;
        QTest::newRow("nothing") << "A=1"_ba;
        QTest::newRow("no value") << "DATABASE_URL= # later\nA=1"_ba;
    }
    void everyPasswordComesBackFromEveryNotation()
    {
        QFETCH(QByteArray, file);
        for (const QString &password : {u"plain"_s, u"a b"_s, u"a'b\"c\\d;e f%g@h:i/j#k=l"_s, u"$HOME `x` ${y}"_s,
                                        u"päss中🔑"_s, u"%41"_s, u"\\"_s, u"\"\""_s, u"''"_s, u"#"_s, u"a\tb"_s}) {
            const auto change = envChangeFor(file, kKey, loginWith(password));
            QVERIFY2(change.has_value(), qPrintable(password));
            QCOMPARE(envLogin(change->file, kKey)->password.reveal(), password);
            QVERIFY2(password.size() < 3 || !change->shown.contains(password), qPrintable(change->shown));
            QVERIFY(!file.contains("A=1") || change->file.contains("A=1"));
        }
    }

    void aFileThatHasThePasswordStaysByteForByte_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("asyncpg") << "DATABASE_URL = postgresql+asyncpg://ada:old@h.example/d?ssl=require  \r\n"_ba;
        QTest::newRow("encoded needlessly") << "DATABASE_URL=postgresql://ada:%6Fld@h.example/other"_ba;
        QTest::newRow("raw") << "PGHOST=h.example PGUSER=ada\nDATABASE_URL=\"postgresql://ada:old@h.example/d\""_ba;
    }
    void aFileThatHasThePasswordStaysByteForByte()
    {
        QFETCH(QByteArray, file);
        const auto change = envChangeFor(file, kKey, loginWith(u"old"_s));
        QVERIFY(change.has_value());
        QCOMPARE(printed(change->kind), printed(EnvChange::Kind::Unchanged));
        QCOMPARE(change->file, file);
    }

    void somebodyElsesLineIsNeverOverwritten_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("host") << "DATABASE_URL=postgresql://ada:theirs@other.example/d\n"_ba;
        QTest::newRow("port") << "DATABASE_URL=postgresql://ada:theirs@h.example:6432/d\n"_ba;
        QTest::newRow("user") << "DATABASE_URL=postgresql://bob:theirs@h.example/d\n"_ba;
        QTest::newRow("another database") << "DATABASE_URL=sqlite:///local.db\n"_ba;
        QTest::newRow("no connection") << "DATABASE_URL=yes\n"_ba;
        QTest::newRow("cannot be read") << "DATABASE_URL=postgresql://ada:half@\n"_ba;
    }
    void somebodyElsesLineIsNeverOverwritten()
    {
        QFETCH(QByteArray, file);
        const auto change = envChangeFor(file, kKey, loginWith(u"mine"_s));
        QVERIFY(!change);
        QCOMPARE(change.error().kind, ErrorKind::NameTaken);
        QCOMPARE(change.error().field, Field::EnvFile);
        QCOMPARE(envFileWithoutPassword(file, kKey, loginWith({}).address), file);
        const QString other = freeEnvKey(file, kKey, loginWith({}).address);
        QCOMPARE(other, u"BUDGET_DATABASE_URL"_s);
        const auto beside = envChangeFor(file, other, loginWith(u"mine"_s));
        QVERIFY(beside && beside->kind == EnvChange::Kind::Added);
        QVERIFY(beside->file.startsWith(file));
    }

    void twoKeysOfOneServerAreToldApart()
    {
        const QByteArray file = "A_URL=postgresql://ada:one@h.example/d\nB_URL=postgresql://ada:one@h.example/d\n";
        const auto change = envChangeFor(file, u"B_URL"_s, loginWith(u"two"_s));
        QVERIFY(change.has_value());
        QCOMPARE(change->file, QByteArray("A_URL=postgresql://ada:one@h.example/d\nB_URL=postgresql://ada:two@h.example/d\n"));
        QCOMPARE(envLogin(change->file, u"A_URL"_s)->password.reveal(), u"one"_s);
        QCOMPARE(envLogin(change->file, u"B_URL"_s)->password.reveal(), u"two"_s);
    }

    void aKeyThatIsTheLedgersOwnIsFree()
    {
        const auto address = loginWith({}).address;
        QCOMPARE(freeEnvKey({}, kKey, address), kKey);
        QCOMPARE(freeEnvKey("DATABASE_URL=postgresql://ada@h.example/d\n", kKey, address), kKey);
        QCOMPARE(freeEnvKey("A=1\n", u"PGHOST"_s, address), u"BUDGET_DATABASE_URL"_s);
        QCOMPARE(freeEnvKey("BUDGET_DATABASE_URL=x\n", u"PGHOST"_s, address), u"BUDGET_DATABASE_URL_2"_s);
    }

    void saysWhichLineItIs()
    {
        const auto change = envChangeFor("A=1\n\nDATABASE_URL=postgresql://ada:old@h.example/d # x\nB=2\n", kKey,
                                         loginWith(u"new"_s));
        QVERIFY(change.has_value());
        QCOMPARE(change->line, 3);
        QCOMPARE(change->shown, u"DATABASE_URL=postgresql://ada:••••@h.example/d # x"_s);
        const auto added = envChangeFor("A=1", kKey, loginWith(u"new"_s));
        QVERIFY(added.has_value());
        QCOMPARE(added->line, 2);
        QCOMPARE(added->shown, u"DATABASE_URL=postgresql://ada:••••@h.example:5432/d"_s);
    }
};

QTEST_APPLESS_MAIN(TestEnvPassword)
#include "tst_envpassword.moc"
