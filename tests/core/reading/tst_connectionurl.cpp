// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// A login as 'user|password|host|port|database|parameters'.
QString printed(const ServerLogin &login)
{
    const ServerAddress &address = login.address;
    QString parameters;
    for (auto it = address.parameters.cbegin(); it != address.parameters.cend(); ++it)
        parameters += u' ' + it.key() + u'=' + it.value();
    return QStringList{address.user,     login.password.reveal(), address.host, QString::number(address.port),
                       address.database, parameters.trimmed()}
        .join(u'|');
}

} // namespace

class TestConnectionUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryPart_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("parts");
        const auto row = [](const char *name, const QString &url, const QString &parts) {
            QTest::newRow(name) << url << parts;
        };
        row("plain", u"postgresql://alice:pw@db.example.com/budget"_s, u"alice|pw|db.example.com|5432|budget|"_s);
        row("short scheme", u"postgres://alice:pw@h/b"_s, u"alice|pw|h|5432|b|"_s);
        row("scheme in capitals", u"PostgreSQL://alice:pw@h/b"_s, u"alice|pw|h|5432|b|"_s);
        row("spaces around", u"  postgresql://alice:pw@h/b\n"_s, u"alice|pw|h|5432|b|"_s);
        row("the lesson's form",
            u"postgresql+psycopg2://alice:secretpass123@ep-cool-breeze-123456.us-east-2.aws.neon.tech/neondb?sslmode=require"_s,
            u"alice|secretpass123|ep-cool-breeze-123456.us-east-2.aws.neon.tech|5432|neondb|sslmode=require"_s);
        row("port", u"postgresql://alice:pw@h:6543/b"_s, u"alice|pw|h|6543|b|"_s);
        row("no password", u"postgresql://alice@h/b"_s, u"alice||h|5432|b|"_s);
        row("IPv6", u"postgresql://alice:pw@[::1]:5433/b"_s, u"alice|pw|::1|5433|b|"_s);
        row("raw @ in the password", u"postgresql://alice:p@ss@h/b"_s, u"alice|p@ss|h|5432|b|"_s);
        row("raw : in the password", u"postgresql://alice:p:s:s@h/b"_s, u"alice|p:s:s|h|5432|b|"_s);
        row("raw / and ? and #", u"postgresql://alice:p/a?s#s@h/b"_s, u"alice|p/a?s#s|h|5432|b|"_s);
        row("raw %", u"postgresql://alice:100%sure@h/b"_s, u"alice|100%sure|h|5432|b|"_s);
        row("encoded", u"postgresql://al%69ce:p%40ss%2Fw%C3%B6rd@h/my%20budget"_s,
            u"alice|p@ss/wörd|h|5432|my budget|"_s);
        row("@ in a parameter", u"postgresql://alice:pw@h/b?application_name=me@home"_s,
            u"alice|pw|h|5432|b|application_name=me@home"_s);
        row("several parameters", u"postgresql://alice:pw@h/b?sslmode=require&channel_binding=require"_s,
            u"alice|pw|h|5432|b|channel_binding=require sslmode=require"_s);
        row("foreign parameters go", u"postgresql://alice:pw@h/b?pgbouncer=true&pool_timeout=5&sslmode=require"_s,
            u"alice|pw|h|5432|b|sslmode=require"_s);
        row("a later host wins, as in libpq", u"postgresql://alice:pw@h/b?host=h2&hostaddr=6.6.6.6&password=x"_s,
            u"alice|x|h2|5432|b|"_s);
        row("a value cannot become a parameter", u"postgresql://alice:pw@h/b?application_name=x%20sslmode=disable"_s,
            u"alice|pw|h|5432|b|application_name=x sslmode=disable"_s);
    }
    void readsEveryPart()
    {
        QFETCH(QString, url);
        QFETCH(QString, parts);
        const auto login = parseConnectionUrl(url);
        QVERIFY2(login.has_value(), qPrintable(u"field %1"_s.arg(login ? 0 : int(login.error().field))));
        QCOMPARE(printed(*login), parts);
    }

    void namesThePartAtFault_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<Field>("field");
        const auto row = [](const char *name, const QString &url, Field field) { QTest::newRow(name) << url << field; };
        row("empty", u""_s, Field::Url);
        row("no scheme", u"alice:pw@h/b"_s, Field::Url);
        row("another scheme", u"mysql://alice:pw@h/b"_s, Field::Url);
        row("no user", u"postgresql://h/b"_s, Field::User);
        row("empty user", u"postgresql://:pw@h/b"_s, Field::User);
        row("may be a password with raw @ and /", u"postgresql://alice:p@a/s@h/b"_s, Field::Password);
        row("may be a password with a raw /", u"postgresql://alice:12/pw@h/b"_s, Field::User);
        row("no host", u"postgresql://alice:pw@/b"_s, Field::Host);
        row("space in the host", u"postgresql://alice:pw@my host/b"_s, Field::Host);
        row("port is a word", u"postgresql://alice:pw@h:abc/b"_s, Field::Port);
        row("port 0", u"postgresql://alice:pw@h:0/b"_s, Field::Port);
        row("port too large", u"postgresql://alice:pw@h:65536/b"_s, Field::Port);
        row("no database", u"postgresql://alice:pw@h"_s, Field::Database);
        row("empty database", u"postgresql://alice:pw@h/"_s, Field::Database);
        row("broken encoding in the database", u"postgresql://alice:pw@h/b%2"_s, Field::Database);
        row("encoded NUL", u"postgresql://alice:pw@h/b%00"_s, Field::Database);
        row("parameter without value", u"postgresql://alice:pw@h/b?sslmode"_s, Field::Url);
        row("broken encoding in a parameter", u"postgresql://alice:pw@h/b?sslmode=%zz"_s, Field::Url);
    }
    void namesThePartAtFault()
    {
        QFETCH(QString, url);
        QFETCH(Field, field);
        const auto login = parseConnectionUrl(url);
        QVERIFY2(!login.has_value(), qPrintable(login ? printed(*login) : QString()));
        QCOMPARE(login.error().kind, ErrorKind::UrlInvalid);
        QCOMPARE(login.error().field, field);
        QVERIFY(!login.error().detail.contains(u"pw"_s));
    }

    void comesBackWithoutThePassword()
    {
        const QString hostile = u"a'b\"c\\d;e f%g@h:i/j#k=l"_s;
        const ServerLogin login{{u"::1"_s, 5433, hostile, hostile, {{u"options"_s, hostile}}}, Secret(u"s3cret"_s)};
        const QString url = urlWithoutPassword(login.address);
        QVERIFY(!url.contains(u"s3cret"_s));
        auto back = parseConnectionUrl(url);
        QVERIFY(back.has_value());
        back->password = login.password;
        QCOMPARE(printed(*back), printed(login));
    }
};

QTEST_APPLESS_MAIN(TestConnectionUrl)
#include "tst_connectionurl.moc"
