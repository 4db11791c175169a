// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <span>

namespace budget {

enum class ParameterUse {
    Address,         ///< user, password, host, port, dbname: parts of a ServerAddress
    PassedOn,        ///< a connection string may set it, and the program passes its value to libpq
    DecidedByProgram ///< the program sets it, or leaves libpq's default; a connection string cannot change it
};

enum class ParameterValues { Text, Number, Choice };

/// One connection parameter of libpq 15 and its legal values (PostgreSQL 15 manual, 34.1.2).
struct ParameterRule
{
    QStringView name;
    QStringView variable; ///< the environment variable that sets it, or empty
    ParameterUse use = ParameterUse::PassedOn;
    ParameterValues values = ParameterValues::Text;
    QStringView choices = {}; ///< the legal values of a Choice, separated by '|'
};

/// The rules for all connection parameters of libpq 15.
[[nodiscard]] std::span<const ParameterRule> libpqParameterRules();
/// The rule of a parameter; null where libpq 15 has no parameter of this name. Names are case-sensitive, as in libpq.
[[nodiscard]] const ParameterRule *libpqParameter(QStringView name);
[[nodiscard]] const ParameterRule *libpqParameterOfVariable(QStringView variable);

/// Whether libpq accepts the value. Control characters and values longer than 4096 characters are rejected too.
[[nodiscard]] bool isLegalValue(const ParameterRule &rule, QStringView value);
/// Whether a legal value allows less security than this program accepts: a TLS version below 1.2.
[[nodiscard]] bool isTooWeak(const ParameterRule &rule, QStringView value);

/// Whether the name is a parameter that was added to libpq after version 15.
[[nodiscard]] bool isOfNewerLibpq(QStringView name);
/// Whether the name is a setting of a pooler, driver or object mapper, which libpq does not know.
[[nodiscard]] bool isOfOtherProgram(QStringView name);
/// The meaning of a setting that libpq does not know: no schema, the name of one schema (the setting 'schema'), or a
/// search_path ('currentSchema').
enum class SchemaSetting { None, Name, SearchPath };
[[nodiscard]] SchemaSetting schemaSetting(QStringView name);
/// libpq's name for a parameter that JDBC, .NET and other libraries name differently ('User Id', 'ApplicationName');
/// empty for an unknown name.
[[nodiscard]] QStringView libpqNameOf(QStringView foreign);

} // namespace budget
