// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/tlsrefusal.h"

#include "core/failure/failure.h"

#include <QList>
#include <QtEndian>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLengthSize = 4;
constexpr quint32 kLongest = 8'192; ///< bytes of an ErrorResponse of protocol 3; a larger number is no length, but
                                    ///< the first characters of a text in protocol 2

quint32 lengthOf(const QByteArray &bytes)
{
    return qFromBigEndian<quint32>(bytes.constData());
}

bool hasLength(const QByteArray &bytes)
{
    return bytes.size() >= kLengthSize && lengthOf(bytes) >= kLengthSize && lengthOf(bytes) <= kLongest;
}

struct Said
{
    QString severity;
    QString state;
    QString message;
};

/// The fields of an ErrorResponse of protocol 3: each is a letter, a text and a null byte.
Said fieldsOf(const QByteArray &body)
{
    Said said;
    for (const QByteArray &field : body.split('\0')) {
        const QString text = QString::fromUtf8(field.mid(1)).trimmed();
        switch (field.isEmpty() ? '\0' : field.front()) {
        case 'S':
            said.severity = text;
            break;
        case 'C':
            said.state = text;
            break;
        case 'M':
            said.message = text;
            break;
        default:
            break;
        }
    }
    return said;
}

/// A server that cannot start a process for the client answers in protocol 2, which is a text without fields.
Said saidIn(const QByteArray &bytes)
{
    if (hasLength(bytes))
        return fieldsOf(bytes.mid(kLengthSize, lengthOf(bytes) - kLengthSize));
    return {u"FATAL"_s, {}, QString::fromUtf8(bytes.left(bytes.indexOf('\0'))).trimmed()};
}

ErrorKind kindOf(const Said &said)
{
    if (said.message.startsWith(u"could not fork new process"_s))
        return ErrorKind::ServerUnavailable;
    const bool hasState = said.state.size() == 5;
    const QString text = u"%1:  %2%3"_s.arg(said.severity.isEmpty() ? u"FATAL"_s : said.severity,
                                            hasState ? said.state + u": "_s : QString(), said.message);
    switch (const ErrorKind kind = connectFailure(text).kind) {
    case ErrorKind::ServerUnavailable:
    case ErrorKind::ConnectionLimit:
    case ErrorKind::AddressRefused:
        return kind;
    default:
        return ErrorKind::TlsUnavailable;
    }
}

} // namespace

bool TlsRefusal::isComplete() const
{
    if (m_bytes.size() < kLengthSize)
        return false;
    return hasLength(m_bytes) ? m_bytes.size() >= static_cast<qsizetype>(lengthOf(m_bytes))
                              : m_bytes.contains('\0') || m_bytes.size() > static_cast<qsizetype>(kLongest);
}

Error TlsRefusal::error() const
{
    const Said said = saidIn(m_bytes);
    QString detail = u"server sent an error response during SSL exchange"_s;
    if (!said.message.isEmpty())
        detail += u": "_s + said.message.left(200);
    const ErrorKind kind = kindOf(said);
    return {kind, kind == ErrorKind::TlsUnavailable ? Field::Url : Field::None, detail, said.state.left(5), {}};
}

} // namespace budget
