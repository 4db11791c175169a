// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/plainoutput.h"

#include "core/plaintext.h"

#include <QByteArray>

namespace budget::cli {

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
    const QByteArray shown = plainText(text).toUtf8();
    const auto length = static_cast<std::size_t>(shown.size());
    const bool isWritten = std::fwrite(shown.constData(), 1, length, m_stream) == length;
    return isWritten && std::fflush(m_stream) == 0 ? size : -1;
}

} // namespace budget::cli
