// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <QString>
#include <QStringDecoder>

#include <cstdio>

namespace budget::cli {

/// Escapes every character that a terminal may interpret instead of showing it: the C0 and C1 controls (ESC, BEL, CSI,
/// …) except line feed and tab, the line and paragraph separators, and the controls of writing direction. An escape has
/// the form \uXXXX, so that escaped JSON stays valid and keeps its meaning.
[[nodiscard]] QString terminalText(const QString &text);
/// The same for text that must stay on one line, such as a name: it escapes line feeds too.
[[nodiscard]] QString terminalLine(const QString &text);

/// Device for all output to a terminal: writes UTF-8 text, escaped by terminalText(), to a C stream.
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
