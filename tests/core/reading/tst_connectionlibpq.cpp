// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/libpqparameters.h"
#include "core/reading/connectiontext.h"
#include "core/reading/connectionurl.h"
#include "core/reading/libpqreading.h"
#include "core/reading/readingtext.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <libpq-fe.h>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

QString pick(QRandomGenerator &random, const QStringList &choices)
{
    return choices[random.bounded(static_cast<int>(choices.size()))];
}

/// A random text of the parts of URLs, mostly similar to a URL that libpq accepts.
QString nearlyUrl(QRandomGenerator &random)
{
    const QStringList bits{u"a"_s,
                           u"bob"_s,
                           u"@"_s,
                           u":"_s,
                           u"/"_s,
                           u"?"_s,
                           u"%41"_s,
                           u"%40"_s,
                           u"%2F"_s,
                           u"%"_s,
                           u","_s,
                           u"5"_s,
                           u"[::1]"_s,
                           u"#"_s,
                           u"&"_s,
                           u"="_s,
                           u"sslmode=require"_s,
                           u"host=x"_s,
                           u"port=1"_s,
                           u"%2C"_s,
                           u"user=u"_s,
                           u"\u00FC"_s,
                           u"%C3%BC"_s,
                           u"."_s,
                           u"+"_s,
                           u"h"_s,
                           u"application_name=x"_s,
                           u"ssl=true"_s};
    QString text = pick(random, {u"postgresql://"_s, u"postgres://"_s});
    const QStringList shapes{u"a:b@h/d?"_s, u"a@h1,h2:5/d"_s, u"h:1/d?"_s, u"/d?host=/tmp&"_s, u""_s};
    text += pick(random, shapes);
    for (int i = random.bounded(8); i > 0; --i)
        text.insert(13 + random.bounded(static_cast<int>(text.size()) - 10), pick(random, bits));
    return text;
}

QString hostile(QRandomGenerator &random)
{
    const QString alphabet =
        u"a'b\"c\\d;e f%g@h:i/j#k=l?&+,<>[]{}|^~`!$*()-_.\n\t\u0001\u00E9\u044F\u4E2D\u0939\u200D\U0001F511"_s;
    QString text;
    for (int i = random.bounded(12); i >= 0; --i) {
        const int at = random.bounded(static_cast<int>(alphabet.size()));
        const bool isPair = alphabet[at].isSurrogate();
        text += isPair ? u"\U0001F511"_s : QString(alphabet[at]);
    }
    return text;
}

/// Whether all values are valid UTF-8; this program refuses others, because it could not display them.
bool isText(const QMap<QString, QString> &libpq)
{
    return std::none_of(libpq.begin(), libpq.end(), [](const QString &value) { return value.contains(QChar(0xFFFD)); });
}

ServerLogin hostileLogin(QRandomGenerator &random)
{
    ServerLogin login;
    ServerAddress &address = login.address;
    std::vector<HostPort> hosts;
    for (int i = random.bounded(3); i >= 0; --i)
        hosts.push_back(
            {pick(random,
                  {u"h"_s, u"::1"_s, u"/var/run/p q%"_s, u"b\u00FCcher.example"_s, u"fe80::1%eth0"_s, u"10.0.0.1"_s}),
             static_cast<quint16>(1 + random.bounded(65535))});
    address.setHosts(hosts);
    address.user = hostile(random);
    address.database = hostile(random);
    login.password = Secret(random.bounded(5) ? hostile(random) : QString());
    if (random.bounded(2))
        address.parameters[u"application_name"_s] = hostile(random).remove(u'\n').remove(u'\t').remove(QChar(1)) + u'x';
    if (random.bounded(2))
        address.parameters[u"sslmode"_s] = pick(random, {u"disable"_s, u"require"_s, u"verify-full"_s});
    if (random.bounded(3) == 0)
        address.parameters[u"options"_s] = u"-c work_mem=1MB  --x="_s
            + hostile(random).remove(QRegularExpression(u"[\\x00-\\x1f]"_s));
    if (random.bounded(3) == 0)
        address.schema = u's' + hostile(random).remove(QRegularExpression(u"[\\x00-\\x1f]"_s));
    return login;
}

} // namespace

class TestConnectionLibpq : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEveryParameterOfTheRealLibpq()
    {
        const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconndefaults(), &PQconninfoFree);
        for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
            const QString name = QString::fromUtf8(option->keyword);
            const ParameterRule *rule = libpqParameter(name);
            QVERIFY2(rule || isOfNewerLibpq(name), option->keyword);
            if (rule)
                QCOMPARE(rule->variable.toString(), QString::fromUtf8(option->envvar));
        }
    }

    void readsWhatLibpqAcceptsAsLibpqDoes()
    {
        QRandomGenerator random(20);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 320'000; ++i) {
            const QString text = nearlyUrl(random);
            const auto libpq = libpqReading(text);
            if (!libpq || isMisread(*libpq) || !isText(*libpq) || u";,`'"_s.contains(text.back()))
                continue;
            // Other text may follow a blank, a mark or ', name:'; libpq takes all of it as the database.
            static const QRegularExpression otherText(u"\\s|[:!?]$|[/?].*(,[A-Za-z0-9_-]+[:=]|\\])"_s);
            if (otherText.match(text).hasMatch())
                continue;
            const auto ours = readConnectionText(text);
            if (!ours) {
                ++refused; // libpq rejects these values and port counts later, when it connects
                QVERIFY2(ours.error().kind == FaultKind::ParameterValue || ours.error().kind == FaultKind::PortCount
                             || ours.error().kind == FaultKind::HostImpossible
                             || (ours.error().kind == FaultKind::PlaceholderLeft && text.contains(u"host"_s)),
                         qPrintable(text + u' ' + printed(ours, text)));
                continue;
            }
            ++accepted;
            QVERIFY2(differences(*ours, *libpq).isEmpty(), qPrintable(text + u' ' + printed(ours, text)));
        }
        QVERIFY2(accepted > 20'000, qPrintable(QString::number(accepted)));
        QVERIFY2(refused < accepted / 10, qPrintable(QString::number(refused)));
    }

    void decodesEveryEncodedCharacterAsLibpqDoes_data()
    {
        QTest::addColumn<QString>("encoded");
        for (int code = 0; code < 128; ++code) {
            const QString hex = QString::number(code, 16).rightJustified(2, u'0');
            QTest::newRow(qPrintable(u'%' + hex)) << u'%' + hex;
            QTest::newRow(qPrintable(u"capital %"_s + hex)) << u'%' + hex.toUpper();
        }
    }
    void decodesEveryEncodedCharacterAsLibpqDoes()
    {
        QFETCH(QString, encoded);
        const QString text = u"postgresql://u%1:p%1@h/d%1?application_name=x"_s.arg(encoded);
        const auto libpq = libpqReading(text);
        const auto ours = readConnectionText(text);
        QCOMPARE(libpq.has_value(), encoded != u"%00");
        QCOMPARE(ours.has_value(), libpq.has_value());
        if (libpq)
            QCOMPARE(differences(*ours, *libpq), QString());
    }

    void comesBackFromItsUrlAsItWas()
    {
        QRandomGenerator random(3);
        for (int i = 0; i < 10'000; ++i) {
            const ServerLogin login = hostileLogin(random);
            const QString url = urlWithPassword(login).reveal();
            const auto reading = readConnectionText(url);
            QVERIFY2(reading.has_value(), qPrintable(url + u' ' + printed(reading, url)));
            QCOMPARE(printed(reading->login()), printed(login));
            QVERIFY(reading->login() == login);
            const auto libpq = libpqReading(url);
            QVERIFY2(libpq, qPrintable(url));
            QCOMPARE(differences(*reading, *libpq), QString());
            QCOMPARE(urlWithoutPassword(login.address), urlWithPassword({login.address}).reveal());
        }
    }

    void noCharacterOfAValueMakesAParameter()
    {
        QRandomGenerator random(4);
        for (int i = 0; i < 10'000; ++i) {
            const auto parameters = libpqParameters(hostileLogin(random), u"/ca bundle's.crt"_s);
            auto expected = parameters;
            expected.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
            const auto libpq = libpqReading(conninfoOf(parameters));
            QVERIFY2(libpq, qPrintable(conninfoOf(parameters)));
            QCOMPARE(*libpq, expected);
        }
    }
};

QTEST_APPLESS_MAIN(TestConnectionLibpq)
#include "tst_connectionlibpq.moc"
