// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectiontext.h"
#include "core/reading/readingtext.h"
#include "core/reading/shownconnection.h"
#include "core/reading/source/clipboardtext.h"
#include "core/reading/source/percentencoding.h"

#include <QTest>

#include <functional>
#include <vector>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

using Spelling = std::function<QString(const QString &)>;

/// Printable ASCII, and characters that are easily lost: in word processors, in UTF-16, in other scripts.
QString allCharacters()
{
    QString all;
    for (char16_t c = 0x20; c < 0x7f; ++c)
        all += QChar(c);
    return all
        + u"\u00A0\u00A7\u00E4\u00E9\u00F1\u00FF\u0101\u0416\u05D0\u0627\u0E01\u2018\u2019\u201C\u201D\u2026"
          "\u20AC\u3042\u4E2D\uAC00\uFB01"_s;
}

/// Puts a backslash before each character of `special`.
Spelling escaping(const QString &special, const QString &before, const QString &behind)
{
    return [special, before, behind](const QString &password) {
        QString text;
        for (const QChar c : password)
            text += special.contains(c) ? QString(u'\\') + c : QString(c);
        return before + text + behind;
    };
}

Spelling doubling(QChar mark, const QString &before, const QString &behind)
{
    return
        [mark, before, behind](QString password) { return before + password.replace(mark, QString(2, mark)) + behind; };
}

Spelling as(const QString &before, const QString &behind)
{
    return [before, behind](const QString &password) { return before + password + behind; };
}

Spelling inShellQuotes(const QString &before, const QString &behind)
{
    return [before, behind](QString password) {
        return before + u'\'' + password.replace(u'\'', u"'\\''"_s) + u'\'' + behind;
    };
}

Spelling encoded(const QString &before, const QString &behind)
{
    return [before, behind](const QString &password) { return before + percentEncoded(password) + behind; };
}

/// JSON with every character beyond letters and digits as \uXXXX.
Spelling inCodes(const QString &before, const QString &behind)
{
    return [before, behind](const QString &password) {
        QString text;
        for (const QChar c : password) {
            const bool isPlain = c.unicode() < 0x80 && c.isLetterOrNumber();
            text += isPlain ? QString(c) : u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        }
        return before + text + behind;
    };
}

Spelling inEntities(const QString &before, const QString &behind)
{
    return [before, behind](const QString &password) { return before + password.toHtmlEscaped() + behind; };
}

Spelling inBase64()
{
    return [](const QString &password) {
        const auto coded = [](const QString &text) { return QString::fromLatin1(text.toUtf8().toBase64()); };
        return u"kind: Secret\ndata:\n  host: %1\n  user: %2\n  dbname: %3\n  password: %4\n"_s.arg(
            coded(u"h"_s), coded(u"u"_s), coded(u"b"_s), coded(password));
    };
}

struct Notation
{
    const char *name;
    Spelling spelling;   ///< the whole text with a password in it
    QString refused;     ///< the characters for which the reader must report an ambiguity
    bool isBare = false; ///< without quotes: quotation marks around the password are read as quotes
};

std::vector<Notation> notations()
{
    const QString jdbc = u"jdbc:postgresql://h/b?user=u&password="_s;
    return {
        {"a URL", encoded(u"postgresql://u:"_s, u"@h/b"_s), {}},
        {"a URL with parameters", encoded(u"postgresql://u:"_s, u"@h/b?sslmode=require"_s), {}},
        {"a password as a parameter", encoded(u"postgresql://u@h/b?password="_s, {}), {}},
        {"JDBC", encoded(jdbc, {}), {}},
        {"JDBC, not last", encoded(jdbc, u"&ssl=true"_s), {}},
        {"a URL in a sentence", encoded(u"Use postgresql://u:"_s, u"@h/b there."_s), {}},
        {"a URL in a variable", encoded(u"DATABASE_URL=postgresql://u:"_s, u"@h/b\nDEBUG=1"_s), {}},
        {"a URL in Python", encoded(u"create_engine(\"postgresql://u:"_s, u"@h/b\")"_s), {}},
        {"a URL in YAML", encoded(u"db:\n  url: postgresql://u:"_s, u"@h/b\n"_s), {}},
        {"libpq", escaping(u"\\'"_s, u"host=h user=u dbname=b password='"_s, u"'"_s), {}},
        {"libpq, not last", escaping(u"\\'"_s, u"host=h password='"_s, u"' user=u dbname=b"_s), {}},
        {"libpq without quotes", escaping(u"\\' "_s, u"host=h password=K"_s, u" user=u dbname=b"_s), u"\u00A0"_s},
        {".NET, double quotes", doubling(u'"', u"Host=h;Username=u;Database=b;Password=\""_s, u"\""_s), {}},
        {".NET, single quotes", doubling(u'\'', u"Host=h;Password='"_s, u"';Username=u;Database=b"_s), {}},
        {"ODBC", doubling(u'}', u"Driver={PostgreSQL};Server=h;Uid=u;Database=b;Pwd={"_s, u"};"_s), {}},
        {".env, double quotes",
         escaping(u"\\\"$`"_s, u"PGHOST=h\nPGUSER=u\nPGDATABASE=b\nPGPASSWORD=\""_s, u"\"\n"_s),
         {}},
        {".env, single quotes", as(u"PGHOST=h\nPGUSER=u\nPGDATABASE=b\nPGPASSWORD='"_s, u"'\n"_s), u"'"_s},
        {"a command line", escaping(u"\\\"$`"_s, u"PGPASSWORD=\""_s, u"\" psql -h h -U u b"_s), {}},
        {"a command line, single quotes", inShellQuotes(u"PGPASSWORD="_s, u" psql -h h -U u b"_s), {}},
        {"docker run",
         escaping(u"\\\"$`"_s, u"docker run -e PGHOST=h -e PGUSER=u -e PGDATABASE=b -e PGPASSWORD=\""_s, u"\" app"_s),
         {}},
        {".pgpass", escaping(u"\\:"_s, u"h:5432:b:u:"_s, {}), {}},
        {"Python", escaping(u"\\'"_s, u"connect(host='h', user='u', dbname='b', password='"_s, u"')"_s), {}},
        {"Python, double quotes",
         escaping(u"\\\""_s, u"connect(host=\"h\", user=\"u\", dbname=\"b\", password=\""_s, u"\")"_s),
         {}},
        {"Django",
         escaping(u"\\'"_s, u"DATABASES = {'default': {'HOST': 'h', 'NAME': 'b', 'USER': 'u', 'PASSWORD': '"_s,
                  u"'}}"_s),
         {}},
        {"JavaScript",
         escaping(u"\\'"_s, u"new Pool({host: 'h', user: 'u', database: 'b', password: '"_s, u"'})"_s),
         {}},
        {"JSON",
         escaping(u"\\\""_s, u"{\"host\": \"h\", \"user\": \"u\", \"database\": \"b\", \"password\": \""_s, u"\"}"_s),
         {}},
        {"JSON in codes",
         inCodes(u"{\"host\": \"h\", \"user\": \"u\", \"database\": \"b\", \"password\": \""_s, u"\"}"_s),
         {}},
        {"Java",
         escaping(u"\\\""_s,
                  u"ds.setServerName(\"h\");\nds.setUser(\"u\");\nds.setDatabaseName(\"b\");\n"
                  "ds.setPassword(\""_s,
                  u"\");\n"_s),
         {}},
        {"C#",
         doubling(u'"',
                  u"new NpgsqlConnectionStringBuilder { Host = \"h\", Username = \"u\", Database = \"b\", "
                  "Password = @\""_s,
                  u"\" };"_s),
         {}},
        {"PHP",
         escaping(u"\\'"_s, u"['host' => 'h', 'username' => 'u', 'database' => 'b', 'password' => '"_s, u"']"_s),
         {}},
        {"PDO", escaping(u"\\'"_s, u"new PDO('pgsql:host=h;dbname=b', 'u', '"_s, u"');"_s), {}},
        {"YAML, single quotes", doubling(u'\'', u"host: h\nuser: u\ndatabase: b\npassword: '"_s, u"'\n"_s), {}},
        {"YAML, double quotes", escaping(u"\\\""_s, u"host: h\nuser: u\ndatabase: b\npassword: \""_s, u"\"\n"_s), {}},
        {"Kubernetes",
         doubling(u'\'',
                  u"- name: PGHOST\n  value: h\n- name: PGUSER\n  value: u\n- name: PGDATABASE\n"
                  "  value: b\n- name: PGPASSWORD\n  value: '"_s,
                  u"'\n"_s),
         {}},
        {"TOML",
         escaping(u"\\\""_s, u"[db]\nhost = \"h\"\nuser = \"u\"\ndatabase = \"b\"\npassword = \""_s, u"\"\n"_s),
         {}},
        {"a service file", as(u"[b]\nhost=h\nuser=u\ndbname=b\npassword="_s, u"\n"_s), u"\"%'\\`"_s, true},
        {"a console", as(u"Host: h\nUser: u\nDatabase: b\nPassword: "_s, u"\n"_s), {}, true},
        {"labels of another language", as(u"Rechner: h\nBenutzer: u\nDatenbank: b\nKennwort: "_s, u"\n"_s), {}, true},
        {"XML elements",
         inEntities(u"<db><host>h</host><user>u</user><database>b</database><password>"_s, u"</password></db>"_s),
         {}},
        {"a Secret of Kubernetes", inBase64(), {}},
        {"a compose file",
         [](QString password) {
             password.replace(u"$"_s, u"$$"_s).replace(u"'"_s, u"''"_s);
             return u"services:\n  a:\n    environment:\n      PGHOST: h\n      PGUSER: u\n      PGDATABASE: b\n"
                    "      PGPASSWORD: '"_s
                 + password + u"'\n"_s;
         },
         {}},
        {"a unit of systemd",
         doubling(u'%',
                  u"[Service]\nEnvironment=PGHOST=h\nEnvironment=PGUSER=u\nEnvironment=PGDATABASE=b\n"
                  "Environment=PGPASSWORD="_s,
                  u"\n"_s),
         u" \"'([\\{\u00A0"_s, true},
        {"Rust", as(u"Config { host: r#\"h\"#, user: r#\"u\"#, dbname: r#\"b\"#, password: r##\""_s, u"\"## }"_s), {}},
        {"C++",
         as(u"db.setHostName(\"h\"); db.setUserName(\"u\"); db.setDatabaseName(\"b\"); db.setPassword(R\"x("_s,
            u")x\");"_s),
         {}},
        {"Swift", as(u"Configuration(host: \"h\", username: \"u\", database: \"b\", password: ##\""_s, u"\"##)"_s), {}},
        {"DuckDB",
         doubling(u'\'', u"CREATE SECRET s (TYPE postgres, HOST 'h', DATABASE b, USER 'u', PASSWORD '"_s, u"');"_s),
         {}},
        {"Go", as(u"Config{Host: \"h\", User: \"u\", Database: \"b\", Password: `"_s, u"`}"_s), u"`"_s},
        {"an ini file with backticks", as(u"[database]\nHOST = h\nNAME = b\nUSER = u\nPASSWD = `"_s, u"`\n"_s), u"`"_s},
        {"XML attributes", inEntities(u"<db host=\"h\" user=\"u\" database=\"b\" password=\""_s, u"\"/>"_s), {}},
        {"character data",
         as(u"<db><host>h</host><user>u</user><database>b</database><password><![CDATA["_s, u"]]></password></db>"_s),
         {}},
        {"SQL",
         doubling(u'\'',
                  u"CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'h', dbname 'b', "
                  "user 'u', password '"_s,
                  u"');"_s),
         {}},
    };
}

} // namespace

/// Tests passwords with each character at each position, written by the rules of the notation.
class TestEveryCharacter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadBack_data()
    {
        QTest::addColumn<int>("index");
        const auto all = notations();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << static_cast<int>(i);
    }
    void isReadBack()
    {
        QFETCH(int, index);
        const Notation notation = notations()[static_cast<std::size_t>(index)];
        const bool hasLetterBefore = QLatin1StringView(notation.name) == "libpq without quotes"_L1;
        QString refused;
        for (const QChar c : allCharacters()) {
            for (const QString &password : {u"Kx7%1Violett93"_s.arg(c), u"Kx7%1%1V"_s.arg(c), u"a%1b%1c"_s.arg(c)}) {
                const QString text = notation.spelling(password);
                const auto reading = readConnectionText(text);
                if (!reading) {
                    refused += refused.contains(c) ? QString() : QString(c);
                    QCOMPARE(maskedConnectionText(text), u"****"_s);
                    continue;
                }
                const QByteArray told = (text + u'\n' + printed(reading, text)).toUtf8();
                QVERIFY2(reading->password.reveal() == (hasLetterBefore ? u"K"_s : QString()) + password, told);
                QVERIFY2(reading->address.host == u"h" && reading->address.user == u"u"
                             && reading->address.database == u"b",
                         told);
                QVERIFY2(!shownConnection(text, *reading).text.contains(password), told);
                QVERIFY2(!maskedConnectionText(text).contains(password), told);
            }
        }
        QCOMPARE(refused, notation.refused);
    }

    /// Each character at either end of the password, where it could be taken for punctuation or for a quotation mark.
    void atAnEndIsReadBackOrMarked_data() { isReadBack_data(); }
    void atAnEndIsReadBackOrMarked()
    {
        QFETCH(int, index);
        const Notation notation = notations()[static_cast<std::size_t>(index)];
        const QString before = QLatin1StringView(notation.name) == "libpq without quotes"_L1 ? u"K"_s : QString();
        for (const QChar c : allCharacters()) {
            for (const QString &password : {u"Kx7Violett93"_s + c, c + u"Kx7Violett93"_s, c + u"Kx7Violett93"_s + c}) {
                const QString text = notation.spelling(password);
                const auto reading = readConnectionText(text);
                const QString read = reading ? reading->password.reveal() : QString();
                const QString unquoted = isQuote(c) || c == u'`' ? u"Kx7Violett93"_s : QString();
                const bool isTrimmed = (c.isSpace() && read.trimmed() == (before + password).trimmed())
                    || (notation.isBare && read == unquoted);
                const QByteArray told = (text + u'\n' + printed(reading, text)).toUtf8();
                const bool isMarked = told.contains("!PlaceholderLeft"); // '$Kx7' may be a variable
                QVERIFY2(!reading || read == before + password || isTrimmed || isMarked, told);
                QVERIFY2(!maskedConnectionText(text).contains(u"Kx7Violett93"_s), told);
            }
        }
    }

    /// Each character in the user's and the database's name, in notations that quote them.
    void ofOtherPartsIsReadBack_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("between");
        QTest::addColumn<QString>("behind");
        QTest::addColumn<QString>("special"); ///< gets a backslash; empty: percent-encoded
        QTest::newRow("a URL") << u"postgresql://"_s << u":pw@h/"_s << QString() << QString();
        QTest::newRow("libpq") << u"host=h password=pw user='"_s << u"' dbname='"_s << u"'"_s << u"\\'"_s;
        QTest::newRow("JSON") << u"{\"host\": \"h\", \"password\": \"pw\", \"user\": \""_s << u"\", \"database\": \""_s
                              << u"\"}"_s << u"\\\""_s;
        QTest::newRow("Python") << u"connect(host='h', password='pw', user='"_s << u"', dbname='"_s << u"')"_s
                                << u"\\'"_s;
    }
    void ofOtherPartsIsReadBack()
    {
        QFETCH(QString, before);
        QFETCH(QString, between);
        QFETCH(QString, behind);
        QFETCH(QString, special);
        for (const QChar c : allCharacters()) {
            const QString name = u"ab"_s + c + u"cd"_s;
            const QString written = special.isEmpty() ? percentEncoded(name) : escaping(special, {}, {})(name);
            const QString text = before + written + between + written + behind;
            const auto reading = readConnectionText(text);
            const QByteArray told = (text + u'\n' + printed(reading, text)).toUtf8();
            QVERIFY2(reading && reading->address.user == name && reading->address.database == name, told);
        }
    }
};

QTEST_APPLESS_MAIN(TestEveryCharacter)
#include "tst_everycharacter.moc"
