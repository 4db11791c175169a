// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/readingtext.h"

#include "core/reading/libpqreading.h"

#include <QStringList>
#include <QTest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

template <class Kind, std::size_t Count>
QString nameOf(const std::array<const char *, Count> &names, Kind kind)
{
    return QString::fromLatin1(names.at(static_cast<std::size_t>(kind)));
}

constexpr std::array kWarnings{"NoTls",
                               "TlsRaised",
                               "TlsWeak",
                               "PlaceholderLeft",
                               "PasswordTakenRaw",
                               "AtSignBehindHost",
                               "OptionsOverPooler",
                               "SearchPathCut",
                               "HostMissing",
                               "UserMissing",
                               "PasswordMissing",
                               "DatabaseMissing"};
constexpr std::array kReasons{"UnknownToLibpq", "OtherProgram", "NewerLibpq", "DecidedByProgram", "TooWeak", "Weaker",
                              "TlsSwitchedOff", "Repeated",     "Empty"};
constexpr std::array kFaults{"Empty",
                             "NotRecognised",
                             "OtherDatabase",
                             "SchemeMissing",
                             "SeveralCandidates",
                             "CharacterRefused",
                             "QuoteOpen",
                             "HostImpossible",
                             "PortImpossible",
                             "PortCount",
                             "BadEncoding",
                             "PlaceholderLeft",
                             "ParameterWithoutValue",
                             "OptionWithoutValue",
                             "ParameterValue",
                             "ValueUnclear",
                             "TextTooLong"};

QString fieldName(Field field)
{
    switch (field) {
    case Field::Url:
        return u"Url"_s;
    case Field::Host:
        return u"Host"_s;
    case Field::Port:
        return u"Port"_s;
    case Field::User:
        return u"User"_s;
    case Field::Password:
        return u"Password"_s;
    case Field::Database:
        return u"Database"_s;
    default:
        return u"?"_s;
    }
}

QString at(const QString &text, TextSpan span)
{
    return text.mid(span.offset, span.length);
}

/// Whether the text is a URL in libpq's notation, in printable ASCII.
bool isUrlForLibpq(const QString &text)
{
    return (text.startsWith(u"postgresql://"_s) || text.startsWith(u"postgres://"_s))
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

} // namespace

QString printed(const ServerLogin &login)
{
    const ServerAddress &address = login.address;
    QStringList hosts;
    for (const HostPort &place : address.hosts())
        hosts += place.host + u':' + QString::number(place.port);
    QStringList parameters;
    for (auto it = address.parameters.cbegin(); it != address.parameters.cend(); ++it)
        parameters += it.key() + u'=' + it.value();
    QStringList fields{address.user, login.password.reveal(), hosts.join(u','), address.database,
                       parameters.join(u'&')};
    if (!address.schema.isEmpty())
        fields += u"schema "_s + address.schema;
    return fields.join(u'|');
}

QString printed(const Readable<ConnectionReading> &reading, const QString &text)
{
    if (!reading) {
        const ConnectionFault &fault = reading.error();
        return u"%1 %2 %3 '%4'"_s.arg(nameOf(kFaults, fault.kind), fieldName(fault.field))
            .arg(fault.span.offset)
            .arg(at(text, fault.span));
    }
    QString line = printed(reading->login());
    if (!reading->driver.isEmpty())
        line += u" +"_s + reading->driver;
    for (const ConnectionWarning &warning : reading->warnings) {
        const QString place = at(text, warning.span);
        line += u" !"_s + nameOf(kWarnings, warning.kind) + (place.isEmpty() ? QString() : u'(' + place + u')');
    }
    for (const DroppedParameter &dropped : reading->dropped)
        line += u" -"_s + dropped.name + u':' + nameOf(kReasons, dropped.reason);
    return line;
}

void tableOfTexts()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
}

void pasted(const QString &text, const QString &expected)
{
    QTest::newRow(qPrintable(text.left(80).replace(u'\n', u' '))) << text << expected;
}

void compareReading()
{
    QFETCH(QString, text);
    const auto reading = readConnectionText(text);
    QTEST(printed(reading, text), "expected");
    if (!reading)
        return;
    for (const ConnectionPart &part : reading->parts)
        QVERIFY(part.span.offset >= 0 && part.span.offset + part.span.length <= text.size());
    if (isUrlForLibpq(text) && reading->whole == TextSpan{0, text.size()}) {
        const auto libpq = libpqReading(text);
        if (libpq && !isMisread(*libpq))
            QCOMPARE(differences(*reading, *libpq), QString());
    }
    if (reading->password.reveal().size() > 1 && reading->password.reveal() != u"****")
        QVERIFY(!maskedConnectionText(text).contains(reading->password.reveal()));
}

} // namespace budget::test
