// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectiontext.h"
#include "core/reading/readingtext.h"
#include "core/reading/shownconnection.h"
#include "core/reading/source/percentencoding.h"

#include <QRandomGenerator>
#include <QTest>

#include <functional>
#include <utility>
#include <vector>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

using Spelling = std::function<QString(const QString &)>;

/// A random password of letters, quotes, separators and blanks, without a blank at either end.
QString randomPassword(QRandomGenerator &random)
{
    const QString alphabet = u"aBc3dE7fGhXyZ9'\"`;,: =&@/?#%\\$ {}[]()|~!*<>.-_+^\u00E9"_s;
    QString password;
    for (int i = 6 + random.bounded(10); i > 0; --i)
        password += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
    return u'K' + password + u'Q';
}

/// A spelling that puts a backslash before each character of `special`, and quotes around the password.
Spelling escaped(const QString &special, QChar quote)
{
    return [special, quote](const QString &password) {
        QString text;
        for (const QChar c : password)
            text += special.contains(c) ? QString(u'\\') + c : QString(c);
        return quote + text + quote;
    };
}

Spelling doubled(QChar quote)
{
    return [quote](QString password) { return quote + password.replace(quote, QString(2, quote)) + quote; };
}

/// The password without any escaping, as a person types it who does not know the rules.
QString raw(const QString &password)
{
    return password;
}

Spelling between(const QString &before, const QString &behind)
{
    return [before, behind](const QString &password) { return before + password + behind; };
}

QString readPassword(const ConnectionReading &reading)
{
    return reading.password.reveal();
}

/// All texts that the program may display for a pasted text.
QString visible(const QString &text, const ConnectionReading &reading)
{
    QString all = maskedConnectionText(text) + u'\n' + shownConnection(text, reading).text;
    for (const DroppedParameter &dropped : reading.dropped)
        all += u'\n' + dropped.name;
    return all + u'\n' + reading.address.user + reading.address.database + reading.address.schema;
}

} // namespace

class TestPasswordsInNotations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Each notation with its own quoting, and with spellings that ignore it.
    void areReadExactlyOrRefused_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("behind");
        QTest::addColumn<int>("spelling"); ///< index into m_spellings
        QTest::addColumn<bool>("isRaw");
        m_spellings.clear();
        const auto rows = [this](const char *name, const QString &before, const QString &behind, const Spelling &right,
                                 const std::vector<Spelling> &wrong) {
            const auto add = [&](const Spelling &spelling, bool isRaw) {
                QTest::addRow("%s %zu", name, m_spellings.size())
                    << before << behind << int(m_spellings.size()) << isRaw;
                m_spellings.push_back(spelling);
            };
            if (right)
                add(right, false);
            for (const Spelling &spelling : wrong)
                add(spelling, true);
        };
        const Spelling inSingle = between(u"'"_s, u"'"_s);
        const Spelling inDouble = between(u"\""_s, u"\""_s);
        const Spelling python = escaped(u"\\'"_s, u'\'');
        const Spelling json = escaped(u"\\\""_s, u'"');
        rows("libpq", u"host=h dbname=b user=u password="_s, {}, python, {raw, inSingle, inDouble});
        rows("libpq, first", u"password="_s, u" host=h dbname=b user=u"_s, python, {raw, inSingle, inDouble});
        rows(".NET", u"Host=h;Database=b;Username=u;Password="_s, u";Pooling=true"_s, doubled(u'"'),
             {raw, inSingle, inDouble});
        rows(".NET, last", u"Host=h;Database=b;Username=u;Password="_s, {}, doubled(u'\''), {raw, inSingle, inDouble});
        rows("URL", u"postgresql://u:"_s, u"@h/b"_s, percentEncoded, {raw});
        rows("URL in a sentence", u"Use postgresql://u:"_s, u"@h/b, please."_s, percentEncoded, {raw});
        rows("JDBC", u"jdbc:postgresql://h/b?user=u&password="_s, u"&ssl=true"_s, percentEncoded, {});
        rows("JDBC, last", u"jdbc:postgresql://h/b?user=u&password="_s, {}, percentEncoded, {});
        rows("variables", u"PGHOST=h\nPGUSER=u\nPGDATABASE=b\nPGPASSWORD="_s, u"\nPGPORT=5433\n"_s,
             escaped(u"\\\"$`"_s, u'"'), {raw, inSingle, inDouble});
        rows("variables in a line", u"PGHOST=h PGUSER=u PGPASSWORD="_s, u" PGDATABASE=b"_s, {},
             {raw, inSingle, inDouble});
        rows("export", u"export PGHOST=h\nexport PGUSER=u\nexport PGPASSWORD="_s, u"\nexport PGDATABASE=b"_s, {},
             {raw, inSingle, inDouble});
        rows("Laravel", u"DB_CONNECTION=pgsql\nDB_HOST=h\nDB_DATABASE=b\nDB_USERNAME=u\nDB_PASSWORD="_s, {}, {},
             {raw, inSingle, inDouble});
        rows("psql", u"PGPASSWORD="_s, u" psql -h h -U u b"_s, escaped(u"\\\"$`"_s, u'"'), {inSingle});
        rows("Python", u"psycopg.connect(host='h', dbname='b', user='u', password="_s, u")"_s, python,
             {inSingle, inDouble});
        rows("Django", u"DATABASES = {'default': {'HOST': 'h', 'NAME': 'b', 'PASSWORD': "_s, u", 'USER': 'u'}}"_s,
             python, {inSingle, inDouble});
        rows("JavaScript", u"new Pool({host: 'h', database: 'b', user: 'u', password: "_s, u"})"_s, python,
             {inSingle, inDouble, between(u"`"_s, u"`"_s)});
        rows("JSON", u"{\"host\": \"h\", \"database\": \"b\", \"user\": \"u\", \"password\": "_s, u"}"_s, json,
             {inSingle, inDouble});
        rows("Go", u"sql.Open(\"postgres\", \"host=h dbname=b user=u password="_s, u"\")"_s, {}, {raw});
        rows("PDO", u"new PDO('pgsql:host=h;dbname=b', 'u', "_s, u");"_s, python, {inSingle, inDouble});
        rows("Java", u"ds.setServerName(\"h\");\nds.setDatabaseName(\"b\");\nds.setUser(\"u\");\nds.setPassword("_s,
             u");\n"_s, json, {inSingle, inDouble});
        rows("YAML", u"adapter: postgresql\nhost: h\ndatabase: b\nusername: u\npassword: "_s, u"\npool: 5\n"_s,
             doubled(u'\''), {raw, inSingle, inDouble});
        rows("YAML, double", u"host: h\ndatabase: b\nusername: u\npassword: "_s, u"\n"_s, json, {});
        rows("a console", u"Host: h\nDatabase: b\nPassword: "_s, u"\nUser: u\n"_s, {}, {raw});
        rows("Spring",
             u"spring.datasource.url=jdbc:postgresql://h/b\nspring.datasource.username=u\n"
             "spring.datasource.password="_s,
             u"\n"_s, {}, {raw, inSingle, inDouble});
        rows("TOML", u"[db]\nhost = \"h\"\ndatabase = \"b\"\nuser = \"u\"\npassword = "_s, u"\n"_s, json,
             {inSingle, inDouble});
        rows("INI", u"[db]\nhost = h\ndatabase = b\nuser = u\npassword = "_s, u"\n"_s, {}, {raw, inSingle, inDouble});
        rows("a service file", u"[b]\nhost=h\nuser=u\npassword="_s, u"\ndbname=b\n"_s, {}, {raw, inSingle});
        rows("a password file", u"h:5432:b:u:"_s, {},
             [](QString password) { return password.replace(u'\\', u"\\\\"_s).replace(u':', u"\\:"_s); }, {raw});
        rows("Kubernetes", u"- name: PGHOST\n  value: h\n- name: PGUSER\n  value: u\n- name: PGPASSWORD\n  value: "_s,
             u"\n- name: PGDATABASE\n  value: b\n"_s, doubled(u'\''), {raw, inSingle, inDouble});
        rows("labels of another language", u"Server: h.example\nDatenbank: b\nBenutzer: u\nPasswort: "_s, u"\n"_s, {},
             {raw});
        rows("a table", u"| Host | h.example |\n| Database | b |\n| User | u |\n| Password | "_s, u" |\n"_s, {},
             {raw, between(u"`"_s, u"`"_s)});
        rows("labels in a line", u"Host: h.example, database: b, user: u, password: "_s, {}, {}, {raw, inDouble});
        rows("labels in a line, not last", u"Host: h.example, user: u, password: "_s, u", database: b"_s, {}, {raw});
        rows("labels without marks", u"host h.example user u pw "_s, u" db b"_s, {}, {raw});
        rows("values below labels", u"Host\nh.example\nUser\nu\nPassword\n"_s, u"\nDatabase\nb\n"_s, {}, {raw});
        rows("columns", u"host\tdatabase\tuser\tpassword\nh.example\tb\tu\t"_s, {}, {}, {raw});
        rows("columns with commas", u"host,password,database,user\nh.example,"_s, u",b,u"_s, {}, {raw});
        rows("XML", u"<ds host=\"h\" database=\"b\" user=\"u\" password="_s, u"/>"_s, {}, {inSingle, inDouble});
    }
    void areReadExactlyOrRefused()
    {
        QFETCH(QString, before);
        QFETCH(QString, behind);
        QFETCH(int, spelling);
        QFETCH(bool, isRaw);
        QRandomGenerator random(static_cast<quint32>(spelling));
        int exact = 0;
        for (int i = 0; i < 200; ++i) {
            const QString password = randomPassword(random);
            if (isRaw && password.contains(u" # "_s))
                continue; // the notation reads the rest as a comment
            const QString text = before + m_spellings[static_cast<std::size_t>(spelling)](password) + behind;
            const auto reading = readConnectionText(text);
            if (!reading || isAmbiguous(*reading))
                continue;
            const QString read = readPassword(*reading);
            exact += read == password ? 1 : 0;
            const QByteArray told = (password + u"\n"_s + text + u"\n"_s + printed(reading, text)).toUtf8();
            if (!isRaw)
                QVERIFY2(read == password, told);
            QVERIFY2(read == password || !password.startsWith(read) || read.isEmpty(), told);
            QVERIFY2(read == password || !visible(text, *reading).contains(password.last(6)), told);
            QVERIFY2(!visible(text, *reading).contains(password), told);
        }
        QVERIFY(isRaw || exact > 100);
    }

private:
    std::vector<Spelling> m_spellings;
};

QTEST_APPLESS_MAIN(TestPasswordsInNotations)
#include "tst_passwordsinnotations.moc"
