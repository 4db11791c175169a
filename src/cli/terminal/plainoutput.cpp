// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/plainoutput.h"

#include <QByteArray>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

bool isDirectionControl(char16_t unit)
{
    return unit == 0x061C || unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E)
        || (unit >= 0x2066 && unit <= 0x206F);
}

bool isObeyed(char16_t unit)
{
    if (unit == u'\n' || unit == u'\t')
        return false;
    const bool isControl = unit < 0x20 || (unit >= 0x7F && unit <= 0x9F);
    return isControl || unit == 0x2028 || unit == 0x2029 || isDirectionControl(unit);
}

QString escapeOf(char16_t unit)
{
    return u"\\u%1"_s.arg(static_cast<uint>(unit), 4, 16, QLatin1Char('0'));
}

} // namespace

QString terminalText(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar character : text) {
        if (isObeyed(character.unicode()))
            shown += escapeOf(character.unicode());
        else
            shown += character;
    }
    return shown;
}

QString terminalLine(const QString &text)
{
    return terminalText(text).replace(u'\n', escapeOf(u'\n'));
}

PlainOutput::PlainOutput(std::FILE *stream, QObject *parent) : QIODevice(parent), m_stream(stream)
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

qint64 PlainOutput::readData(char * /*data*/, qint64 /*size*/)
{
    return -1;
}

qint64 PlainOutput::writeData(const char *data, qint64 size)
{
    const QString text = m_decoder.decode(QByteArrayView(data, size));
    const QByteArray shown = terminalText(text).toUtf8();
    const auto length = static_cast<std::size_t>(shown.size());
    const bool isWritten = std::fwrite(shown.constData(), 1, length, m_stream) == length;
    return isWritten && std::fflush(m_stream) == 0 ? size : -1;
}

} // namespace budget::cli
