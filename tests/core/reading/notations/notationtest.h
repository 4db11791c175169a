// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <vector>

namespace budget::test {

/// A row whose text is a file or a piece of code of some tool that names the ledger of these tests. In it, `@h@` and
/// `@p@` stand for the ledger's host and password. Expected are the user mira, the database ledger, `port`, and in
/// `more` the parameters, schema, warnings and dropped parameters as printed() writes them. The line break at the
/// beginning of a raw string literal is taken away.
void ledger(const char *name, const QByteArray &text, const char *port = "5432", const QByteArray &more = {});

/// The same with an sslmode that is raised: Neon's usual `require`, `written` in the text as it may be.
void ledgerOverTls(const char *name, const QByteArray &text, const char *written = "require",
                   const char *asked = "require");

/// A row with the complete expected reading, as printed() writes it.
void reads(const char *name, const char *text, const char *expected);

/// A row whose text cannot be read; `fault` is the fault as printed() writes it, without its offset: "Kind Field
/// 'text'".
void refused(const char *name, const char *text, const char *fault);

using Rows = void (*)();

/// Runs QtTest over tables of rows. They stand outside of the class with its slots because moc does not understand raw
/// string literals.
class NotationTest : public QObject
{
    Q_OBJECT

public:
    NotationTest(std::vector<Rows> read, std::vector<Rows> refused);

private Q_SLOTS:
    void readsWhatToolsWrite_data();
    void readsWhatToolsWrite();
    /// The same with the line ends of Windows, a byte order mark and blank lines around.
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
