// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connection/connectionurl.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// What a string may decide about the connection; everything else is left out.
const QSet<QString> &allowedParameters()
{
    static const QSet<QString> allowed{
        u"sslmode"_s,         u"sslrootcert"_s,      u"channel_binding"_s,  u"connect_timeout"_s,
        u"keepalives_idle"_s, u"keepalives_count"_s, u"application_name"_s, u"keepalives_interval"_s,
        u"options"_s,         u"tcp_user_timeout"_s, u"sslnegotiation"_s,   u"target_session_attrs"_s,
    };
    return allowed;
}

int hexValue(QChar c)
{
    const qsizetype value = u"0123456789abcdef"_s.indexOf(c.toLower());
    return static_cast<int>(value);
}

/// Decodes percent-encoding as libpq does: a '%' needs two hexadecimal digits, '%00' is refused, and the bytes
/// must be UTF-8. Nothing where the text breaks a rule.
std::optional<QString> percentDecoded(QStringView text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'%') {
            qsizetype length = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
            bytes += text.sliced(i, length).toUtf8();
            i += length - 1;
            continue;
        }
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
        if (low < 0 || (high == 0 && low == 0))
            return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
        i += 2;
    }
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString decoded = decode(bytes);
    return decode.hasError() ? std::nullopt : std::optional(decoded);
}

/// A password that was pasted raw may hold a '%' that encodes nothing: then it is taken as it stands.
QString decodedOrRaw(QStringView text)
{
    return percentDecoded(text).value_or(text.toString());
}

struct Pieces
{
    QStringView userInfo;
    QStringView hostAndPort;
    QStringView database;
    QStringView query;
};

/// Splits what follows '://'. The parameters begin at the first `?name=` behind an '@', and the last '@' before them
/// ends the user's part, so that a password may hold everything else raw.
Pieces split(QStringView rest)
{
    static const QRegularExpression firstParameter(u"\\?[a-z_]+="_s);
    const qsizetype parameters = rest.toString().indexOf(firstParameter, qMax<qsizetype>(0, rest.indexOf(u'@')));
    Pieces pieces;
    if (parameters >= 0) {
        pieces.query = rest.sliced(parameters + 1);
        rest = rest.first(parameters);
    }
    const qsizetype at = rest.lastIndexOf(u'@');
    pieces.userInfo = at < 0 ? QStringView() : rest.first(at);
    rest = rest.sliced(at + 1);
    if (const qsizetype mark = rest.indexOf(u'?'); mark >= 0) {
        pieces.query = rest.sliced(mark + 1);
        rest = rest.first(mark);
    }
    const qsizetype slash = rest.indexOf(u'/');
    pieces.hostAndPort = slash < 0 ? rest : rest.first(slash);
    pieces.database = slash < 0 ? QStringView() : rest.sliced(slash + 1);
    return pieces;
}

Failure fault(Field field)
{
    return failure(ErrorKind::UrlInvalid, field);
}

Result<void> readUser(QStringView text, ServerAddress &address)
{
    const qsizetype colon = text.indexOf(u':');
    address.user = decodedOrRaw(colon < 0 ? text : text.first(colon));
    if (colon >= 0)
        address.password = Secret(decodedOrRaw(text.sliced(colon + 1)));
    if (address.user.isEmpty())
        return fault(Field::User);
    return {};
}

Result<void> readHost(QStringView text, ServerAddress &address)
{
    static const QRegularExpression shape(uR"(^(?:\[([0-9A-Fa-f:.]+)\]|([\p{L}\p{N}._-]+))(?::(\d*))?$)"_s);
    const QString whole = text.toString();
    const auto match = shape.match(whole);
    if (!match.hasMatch()) {
        const bool hostIsSound = whole.contains(u':') && shape.match(whole.section(u':', 0, 0)).hasMatch();
        return fault(hostIsSound ? Field::Port : Field::Host);
    }
    address.host = match.captured(1) + match.captured(2);
    if (const QString port = match.captured(3); !port.isEmpty()) {
        const uint number = port.toUInt();
        if (number == 0 || number > 65535)
            return fault(Field::Port);
        address.port = static_cast<quint16>(number);
    }
    return {};
}

Result<void> readParameters(QStringView query, ServerAddress &address)
{
    for (const QStringView pair : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = pair.indexOf(u'=');
        const auto value = percentDecoded(equals < 0 ? QStringView() : pair.sliced(equals + 1));
        if (equals <= 0 || !value)
            return fault(Field::Url);
        const QString name = pair.first(equals).toString();
        if (allowedParameters().contains(name))
            address.parameters.insert(name, *value);
    }
    return {};
}

} // namespace

Result<ServerAddress> parseConnectionUrl(const QString &text)
{
    static const QRegularExpression scheme(u"^(postgres|postgresql)(\\+[a-z0-9_]+)?://"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const QString trimmed = text.trimmed();
    const auto match = scheme.match(trimmed);
    if (!match.hasMatch())
        return fault(Field::Url);
    const Pieces pieces = split(QStringView(trimmed).sliced(match.capturedLength()));
    ServerAddress address;
    const auto database = percentDecoded(pieces.database);
    return readUser(pieces.userInfo, address)
        .and_then([&] { return readHost(pieces.hostAndPort, address); })
        .and_then([&] { return readParameters(pieces.query, address); })
        .and_then([&]() -> Result<ServerAddress> {
            if (!database || database->isEmpty())
                return fault(Field::Database);
            address.database = *database;
            return address;
        });
}

QString urlWithoutPassword(const ServerAddress &address)
{
    const auto encoded = [](const QString &part) { return QString::fromLatin1(part.toUtf8().toPercentEncoding()); };
    const QString host = address.host.contains(u':') ? u'[' + address.host + u']' : address.host;
    QString url = u"postgresql://"_s + encoded(address.user) + u'@' + host + u':' + QString::number(address.port) + u'/'
        + encoded(address.database);
    QChar separator = u'?';
    for (auto it = address.parameters.cbegin(); it != address.parameters.cend(); ++it) {
        url += separator + it.key() + u'=' + encoded(it.value());
        separator = u'&';
    }
    return url;
}

} // namespace budget
