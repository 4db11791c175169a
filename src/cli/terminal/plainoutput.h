// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <QString>
#include <QStringDecoder>

#include <cstdio>

namespace budget::cli {

/// The text with every character escaped that a terminal could obey instead of showing it: C0 and C1 controls (ESC,
/// BEL, CSI, …) but for the line feed and the tabulator, the line and paragraph separators, and the controls of writing
/// direction. An escape is \uXXXX, so that JSON stays JSON and means the same.
[[nodiscard]] QString terminalText(const QString &text);
/// The same for text that must stay on its line, such as a name: a line feed is escaped too.
[[nodiscard]] QString terminalLine(const QString &text);

/// The only way to the terminal: a device that writes UTF-8 text to a stream of C's library as terminalText() gives it.
class PlainOutput : public QIODevice
{
    Q_OBJECT

public:
    /// `stream` has to outlive the device.
    explicit PlainOutput(std::FILE *stream, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    std::FILE *m_stream;
    QStringDecoder m_decoder{QStringDecoder::Utf8}; ///< a character may come in two pieces
};

} // namespace budget::cli
