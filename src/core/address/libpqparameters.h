// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <span>

namespace budget {

enum class ParameterUse {
    Address,         ///< user, password, host, port, dbname: parts of a ServerAddress
    PassedOn,        ///< what a connection text may decide
    DecidedByProgram ///< this program sets it itself, or leaves libpq's default
};

enum class ParameterValues { Text, Number, Choice };

/// One parameter of libpq 15 and what may stand in it.
struct ParameterRule
{
    QStringView name;
    QStringView variable; ///< the environment variable that sets it, or empty
    ParameterUse use = ParameterUse::PassedOn;
    ParameterValues values = ParameterValues::Text;
    QStringView choices = {}; ///< '|' between them
};

/// All of them.
[[nodiscard]] std::span<const ParameterRule> libpqParameterRules();
/// Nothing where libpq 15 does not know the name; upper and lower case matter, as in libpq.
[[nodiscard]] const ParameterRule *libpqParameter(QStringView name);
[[nodiscard]] const ParameterRule *libpqParameterOfVariable(QStringView variable);

/// Whether libpq would connect with this value. No control characters, and not longer than 4096.
[[nodiscard]] bool isLegalValue(const ParameterRule &rule, QStringView value);
/// Whether a legal value asks for less than the least that is accepted: TLS below 1.2.
[[nodiscard]] bool isTooWeak(const ParameterRule &rule, QStringView value);

/// Names that libpq learned after version 15.
[[nodiscard]] bool isOfNewerLibpq(QStringView name);
/// Names that poolers, drivers and object mappers read from their own connection strings.
[[nodiscard]] bool isOfOtherProgram(QStringView name);
/// How a setting that libpq does not know names the schema: literally ('schema'), or as a search_path.
enum class SchemaSetting { None, Name, SearchPath };
[[nodiscard]] SchemaSetting schemaSetting(QStringView name);
/// libpq's name for what JDBC, .NET and others call differently ('User Id', 'ApplicationName'), or empty.
[[nodiscard]] QStringView libpqNameOf(QStringView foreign);

} // namespace budget
