// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <vector>

namespace budget::test {

/// Adds a row. Its text is a file or a piece of code of some tool, with the connection of these tests in it: `@h@` and
/// `@p@` stand for the host and the password. The reading must have the user mira, the database ledger, `port`, and the
/// parameters, schema, warnings and dropped parameters in `more`, as printed() writes them. A line break at the
/// beginning of `text`, as in a raw string literal, is removed.
void ledger(const char *name, const QByteArray &text, const char *port = "5432", const QByteArray &more = {});

/// The same for a text with an sslmode that the reader raises, such as Neon's usual `require`. `asked` is libpq's name
/// for the mode, `written` its spelling in the text.
void ledgerOverTls(const char *name, const QByteArray &text, const char *written = "require",
                   const char *asked = "require");

/// Adds a row with the complete expected reading, as printed() writes it.
void reads(const char *name, const QByteArray &text, const QByteArray &expected);

/// Adds a row whose text cannot be read; `fault` is the fault as printed() writes it, without its offset: "Kind Field
/// 'text'".
void refused(const char *name, const char *text, const char *fault);

using Rows = void (*)();

/// Runs QtTest over tables of rows. The functions that add the rows are in other files than this class, because moc
/// does not understand their raw string literals.
class NotationTest : public QObject
{
    Q_OBJECT

public:
    NotationTest(std::vector<Rows> read, std::vector<Rows> refused);

private Q_SLOTS:
    void readsWhatToolsWrite_data();
    void readsWhatToolsWrite();
    /// The same texts with the line ends of Windows, a byte order mark, and blank lines before and after.
    void readsItAsWindowsSavesIt_data();
    void readsItAsWindowsSavesIt();
    /// No part of a refused text may be shown.
    void refusesWhatCannotBeRead_data();
    void refusesWhatCannotBeRead();

private:
    std::vector<Rows> m_read;
    std::vector<Rows> m_refused;
};

/// The main function of a test of notations.
int testNotations(int argc, char **argv, std::vector<Rows> read, std::vector<Rows> refused = {});

} // namespace budget::test
