// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/libpqparameters.h"
#include "core/reading/connectiontext.h"
#include "core/reading/connectionurl.h"
#include "core/reading/envtext.h"
#include "core/reading/libpqreading.h"
#include "core/reading/readingtext.h"
#include "core/reading/shownconnection.h"

#include <QRandomGenerator>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// Makes random addresses and logins. A failing test prints the seed of its login.
class Logins
{
public:
    explicit Logins(quint32 seed) : m_random(seed) { }

    ServerLogin next()
    {
        ServerLogin login;
        std::vector<HostPort> hosts;
        for (int i = 1 + bounded(3); i > 0; --i)
            hosts.push_back({host(), port()});
        login.address.setHosts(hosts);
        login.address.user = text(12);
        login.address.database = text(16);
        login.password = Secret(bounded(8) == 0 ? QString() : text(24));
        login.address.parameters = parameters();
        if (bounded(3) == 0)
            login.address.schema = text(10);
        return login;
    }

private:
    int bounded(int end) { return static_cast<int>(m_random.bounded(end)); }

    QString host()
    {
        const QStringList hosts{u"db.example.org"_s,
                                u"localhost"_s,
                                u"192.0.2.7"_s,
                                u"2001:db8::1"_s,
                                u"::1"_s,
                                u"fe80::1%eth0"_s,
                                u"/var/run/postgresql"_s,
                                u"my_db"_s,
                                u"b\u00FCro.example"_s,
                                u"ep-pale-moon-71c0dq2z-pooler.eu-west-2.aws.neon.tech"_s};
        return hosts[bounded(static_cast<int>(hosts.size()))];
    }

    quint16 port()
    {
        const quint16 ports[]{5432, 5432, 1, 6543, 65535};
        return ports[bounded(5)];
    }

    /// A random text of letters, marks and characters of other scripts; not empty and without control characters.
    QString text(int longest)
    {
        const QString alphabet = u"abcXYZ019 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00E4\u00DF\u0416\u4E2D\u20AC\u2019"_s;
        QString text;
        for (int i = 1 + bounded(longest); i > 0; --i)
            text += alphabet[bounded(static_cast<int>(alphabet.size()))];
        return u'n' + text;
    }

    QMap<QString, QString> parameters()
    {
        QMap<QString, QString> all;
        for (const ParameterRule &rule : libpqParameterRules()) {
            if (rule.use != ParameterUse::PassedOn || bounded(5) != 0)
                continue;
            const auto choices = rule.choices.split(u'|');
            const QString value = rule.values == ParameterValues::Choice
                ? choices[bounded(static_cast<int>(choices.size()))].toString()
                : rule.values == ParameterValues::Number ? QString::number(bounded(1000))
                                                         : text(12);
            if (!isTooWeak(rule, value) && rule.name != u"options")
                all.insert(rule.name.toString(), value);
        }
        return all;
    }

    QRandomGenerator m_random;
};

bool isPlaceholderFree(const ServerLogin &login)
{
    const auto reading = readConnectionText(urlWithPassword(login).reveal());
    return reading && std::ranges::none_of(reading->warnings, [](const ConnectionWarning &warning) {
               return warning.kind == WarningKind::PlaceholderLeft;
           });
}

constexpr quint32 kLogins = 1500;

} // namespace

/// Tests that each notation in which the program writes a login reads back as the same login.
class TestWrittenAndRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aUrlWithAPasswordIsReadBack()
    {
        for (quint32 seed = 0; seed < kLogins; ++seed) {
            const ServerLogin login = Logins(seed).next();
            const QString url = urlWithPassword(login).reveal();
            const auto reading = readConnectionText(url);
            const QByteArray told = QByteArray::number(seed) + ' ' + url.toUtf8() + '\n'
                + printed(reading, url).toUtf8();
            QVERIFY2(reading, told);
            QVERIFY2(printed(reading->login()) == printed(login), told + '\n' + printed(login).toUtf8());
            QVERIFY2(reading->dropped.empty(), told);
        }
    }

    void aUrlWithoutAPasswordHoldsNothingOfIt()
    {
        for (quint32 seed = 0; seed < kLogins; ++seed) {
            ServerLogin login = Logins(seed).next();
            login.password = Secret(u"Kx7-Violett-93"_s);
            const QString url = urlWithoutPassword(login.address);
            QVERIFY2(!url.contains(u"Violett"_s), QByteArray::number(seed));
            const auto reading = readConnectionText(url);
            QVERIFY2(reading && reading->login() == ServerLogin{login.address}, QByteArray::number(seed));
        }
    }

    /// A URL that was read and written once does not change any more.
    void writingIsIdempotent()
    {
        for (quint32 seed = 0; seed < kLogins; ++seed) {
            const QString once = urlWithPassword(Logins(seed).next()).reveal();
            const auto reading = readConnectionText(once);
            QVERIFY2(reading, QByteArray::number(seed));
            QCOMPARE(urlWithPassword(reading->login()).reveal(), once);
        }
    }

    void aUrlIsPlainAscii()
    {
        for (quint32 seed = 0; seed < kLogins; ++seed) {
            const QString url = urlWithPassword(Logins(seed).next()).reveal();
            for (const QChar c : url)
                QVERIFY2(c.unicode() > 0x20 && c.unicode() < 0x7f, QByteArray::number(seed) + ' ' + url.toUtf8());
        }
    }

    /// EnvFileStore writes `KEY=value` into a file; shells and this program read the same value from it.
    void aLineOfAnEnvFileIsReadBack()
    {
        for (quint32 seed = 0; seed < kLogins; ++seed) {
            const ServerLogin login = Logins(seed).next();
            for (const QString &value : {urlWithPassword(login).reveal(), login.password.reveal()}) {
                const QByteArray line = "BEFORE=x\nLEDGER=" + quotedEnvValue(value).toUtf8() + "\nBEHIND='y'\n";
                QVERIFY2(envValue(line, "LEDGER").reveal() == value, QByteArray::number(seed) + ' ' + line);
                QCOMPARE(envValue(line, "BEFORE").reveal(), u"x"_s);
                QCOMPARE(envValue(line, "BEHIND").reveal(), u"y"_s);
                QCOMPARE(envFileWithout(line, "LEDGER"), QByteArray("BEFORE=x\nBEHIND='y'\n"));
            }
        }
    }

    void aFileWithTheUrlNamesTheLogin()
    {
        for (quint32 seed = 0; seed < kLogins; ++seed) {
            const ServerLogin login = Logins(seed).next();
            if (!isPlaceholderFree(login))
                continue;
            const QString file = u"DEBUG=1\nDATABASE_URL="_s + quotedEnvValue(urlWithPassword(login).reveal())
                + u"\nX=y\n"_s;
            const auto reading = readConnectionText(file);
            QVERIFY2(reading && reading->login() == login, QByteArray::number(seed) + ' ' + file.toUtf8());
        }
    }

    /// The pairs that the program passes to libpq. Only the parameters that a connection string may set are read back.
    void pairsAreReadBack()
    {
        for (quint32 seed = 0; seed < kLogins; ++seed) {
            ServerLogin login = Logins(seed).next();
            login.address.schema.clear();
            QMap<QString, QString> pairs = login.address.parameters;
            QStringList hosts;
            QStringList ports;
            for (const HostPort &place : login.address.hosts()) {
                hosts += place.host;
                ports += QString::number(place.port);
            }
            pairs.insert(u"host"_s, hosts.join(u','));
            pairs.insert(u"port"_s, ports.join(u','));
            pairs.insert(u"user"_s, login.address.user);
            pairs.insert(u"dbname"_s, login.address.database);
            pairs.insert(u"password"_s, login.password.reveal());
            const QString text = conninfoOf(pairs);
            const auto reading = readConnectionText(text);
            const QByteArray told = QByteArray::number(seed) + ' ' + text.toUtf8() + '\n'
                + printed(reading, text).toUtf8();
            QVERIFY2(reading && reading->login() == login, told);
        }
    }

    /// The text for the screen names the same server and contains no part of the password.
    void theShownTextNamesTheSamePlace()
    {
        for (quint32 seed = 0; seed < kLogins; ++seed) {
            ServerLogin login = Logins(seed).next();
            login.password = Secret(u"Kx7@Violett:93/"_s + login.password.reveal());
            const QString url = urlWithPassword(login).reveal();
            const auto reading = readConnectionText(url);
            QVERIFY2(reading, QByteArray::number(seed));
            const ShownConnection shown = shownConnection(url, *reading);
            QVERIFY2(!shown.text.contains(u"Violett"_s), QByteArray::number(seed));
            QVERIFY2(!maskedConnectionText(url).contains(u"Violett"_s), QByteArray::number(seed));
            const auto again = readConnectionText(shown.text);
            QVERIFY2(again && again->login() == ServerLogin{login.address}, QByteArray::number(seed));
            QCOMPARE(shownConnection(shown.text, *again).text, shown.text);
        }
    }

    /// libpq reads the URL in the same way.
    void libpqReadsTheUrlAlike()
    {
        for (quint32 seed = 0; seed < kLogins; ++seed) {
            const QString url = urlWithPassword(Logins(seed).next()).reveal();
            const auto reading = readConnectionText(url);
            const auto libpq = libpqReading(url);
            QVERIFY2(reading && libpq, QByteArray::number(seed) + ' ' + url.toUtf8());
            QVERIFY2(differences(*reading, *libpq).isEmpty(),
                     QByteArray::number(seed) + ' ' + differences(*reading, *libpq).toUtf8());
        }
    }
};

QTEST_APPLESS_MAIN(TestWrittenAndRead)
#include "tst_writtenandread.moc"
