// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"
#include "core/budget/month.h"
#include "core/id.h"

#include <QCommandLineParser>
#include <QString>

#include <optional>

namespace budget::cli {

/// The ledger of a command. If both members are empty: that of DATABASE_URL, otherwise the one that was opened last.
struct LedgerChoice
{
    QString profile = {}; ///< the profile's name
    QString file = {};    ///< absolute path of a local ledger
};

/// The arguments of one command, including those of every command: --profile, --ledger, --language, --json and --help.
class Arguments
{
public:
    Arguments(const QString &command, const QString &description);

    void addFile(const QString &description);
    void addOption(const QString &name, const QString &description, const QString &valueName);
    /// Adds an option without a value.
    void addFlag(const QString &name, const QString &description);

    /// Parses the arguments; returns nothing if they are valid. Call it once, after all add…() calls.
    [[nodiscard]] std::optional<Refusal> parse(const QStringList &arguments);

    [[nodiscard]] LedgerChoice ledger() const;
    [[nodiscard]] bool isJson() const;
    [[nodiscard]] bool has(const QString &option) const { return m_parser.isSet(option); }
    [[nodiscard]] QString value(const QString &option) const { return m_parser.value(option); }
    /// The absolute path of the file argument that addFile() added.
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
