// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"
#include "core/budget/month.h"
#include "core/id.h"

#include <QCommandLineParser>
#include <QString>

#include <optional>

namespace budget::cli {

/// Which ledger a command is about; with nothing given, that of DATABASE_URL, else the one that was open last.
struct LedgerChoice
{
    QString profile = {}; ///< by its name
    QString file = {};    ///< absolute path of a local ledger
};

/// The arguments of one command, with those that every command takes: --profile, --ledger, --json, --help.
class Arguments
{
public:
    Arguments(const QString &command, const QString &description);

    void addFile(const QString &description);
    void addOption(const QString &name, const QString &description, const QString &valueName);
    /// One without a value.
    void addFlag(const QString &name, const QString &description);

    /// Nothing where all is well so far; to be called once, when everything was added.
    [[nodiscard]] std::optional<Refusal> parse(const QStringList &arguments);

    [[nodiscard]] LedgerChoice ledger() const;
    [[nodiscard]] bool isJson() const;
    [[nodiscard]] bool has(const QString &option) const { return m_parser.isSet(option); }
    [[nodiscard]] QString value(const QString &option) const { return m_parser.value(option); }
    /// The absolute path of the file that addFile() asked for.
    [[nodiscard]] QString file() const;

private:
    QCommandLineParser m_parser;
    QString m_command;
    bool m_takesFile = false;
};

[[nodiscard]] std::optional<Month> monthOf(const QString &text);
[[nodiscard]] std::optional<PersonId> personOf(const QString &text);
[[nodiscard]] tl::unexpected<Refusal> refusal(const QString &text);

} // namespace budget::cli
