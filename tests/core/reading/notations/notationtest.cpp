// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/notationtest.h"

#include "core/reading/readingtext.h"
#include "core/reading/shownconnection.h"

#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

const QString kHost = u"ep-pale-moon-71c0dq2z.eu-west-2.aws.neon.tech"_s;
const QString kPassword = u"Kx7-Violett-93"_s;

QString filledIn(const QByteArray &utf8)
{
    QString text = QString::fromUtf8(utf8);
    text.replace(u"@h@"_s, kHost).replace(u"@p@"_s, kPassword);
    return text.startsWith(u'\n') ? text.mid(1) : text;
}

void addRows(const std::vector<Rows> &tables)
{
    tableOfTexts();
    for (const Rows rows : tables)
        rows();
    if (tables.empty())
        QTest::newRow("nothing") << QString() << QString();
}

} // namespace

void ledger(const char *name, const QByteArray &text, const char *port, const QByteArray &more)
{
    const QString login = u"mira|%1|%2:%3|ledger|"_s.arg(kPassword, kHost, filledIn(port));
    QTest::newRow(name) << filledIn(text) << login + filledIn(more);
}

void ledgerOverTls(const char *name, const QByteArray &text, const char *written, const char *asked)
{
    ledger(name, text, "5432", QByteArray("sslmode=") + asked + " !TlsRaised(" + written + ')');
}

void reads(const char *name, const QByteArray &text, const QByteArray &expected)
{
    QTest::newRow(name) << filledIn(text) << filledIn(expected);
}

void refused(const char *name, const char *text, const char *fault)
{
    QTest::newRow(name) << filledIn(text) << filledIn(fault);
}

NotationTest::NotationTest(std::vector<Rows> read, std::vector<Rows> refused)
    : m_read(std::move(read)), m_refused(std::move(refused))
{ }

void NotationTest::readsWhatToolsWrite_data()
{
    addRows(m_read);
}

void NotationTest::readsWhatToolsWrite()
{
    compareReading();
    QFETCH(QString, text);
    const auto reading = readConnectionText(text);
    if (!reading)
        return;
    const ShownConnection shown = shownConnection(text, *reading);
    const QString secret = reading->password.reveal();
    QVERIFY(secret.size() < 4 || !shown.text.contains(secret));
    if (const auto again = readConnectionText(shown.text))
        QCOMPARE(printed(again->login()), printed(ServerLogin{reading->address}));
}

void NotationTest::readsItAsWindowsSavesIt_data()
{
    addRows(m_read);
}

void NotationTest::readsItAsWindowsSavesIt()
{
    QFETCH(QString, text);
    const QString saved = u"\uFEFF\r\n"_s + QString(text).replace(u'\n', u"\r\n"_s) + u"\r\n\r\n"_s;
    const auto reading = readConnectionText(saved);
    QTEST(printed(reading, saved).replace(u"\r\n"_s, u"\n"_s), "expected");
}

void NotationTest::refusesWhatCannotBeRead_data()
{
    addRows(m_refused);
}

void NotationTest::refusesWhatCannotBeRead()
{
    if (m_refused.empty())
        return;
    QFETCH(QString, text);
    const auto reading = readConnectionText(text);
    QVERIFY2(!reading, qPrintable(printed(reading, text)));
    const QString offset = u' ' + QString::number(reading.error().span.offset) + u' ';
    QTEST(printed(reading, text).replace(offset, u" "_s), "expected");
    QCOMPARE(maskedConnectionText(text), u"****"_s);
}

int testNotations(int argc, char **argv, std::vector<Rows> read, std::vector<Rows> refused)
{
    NotationTest test(std::move(read), std::move(refused));
    return QTest::qExec(&test, argc, argv);
}

} // namespace budget::test
