// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <QString>
#include <QStringDecoder>

#include <cstdio>

namespace budget::cli {

/// Device for all output to a terminal: writes UTF-8 text, escaped by plainText(), to a C stream.
class PlainOutput : public QIODevice
{
    Q_OBJECT

public:
    /// `stream` must outlive this object.
    explicit PlainOutput(std::FILE *stream, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    std::FILE *m_stream;
    QStringDecoder m_decoder{QStringDecoder::Utf8}; ///< keeps an incomplete character until the next write
};

} // namespace budget::cli
