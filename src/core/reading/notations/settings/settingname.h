// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace budget {

/// What a setting of a program says about a connection.
enum class SettingPart {
    Address,   ///< host, port, user, password or database: a part of libpq's address
    Parameter, ///< another parameter of libpq
    Schema,    ///< the schema, or a search_path
    Text,      ///< a whole connection string
    Product     ///< which kind of database it is
};

/// The meaning of a name such as `DB_HOST`, `spring.datasource.username` or `connectionString`.
struct SettingName
{
    SettingPart part = SettingPart::Address;
    QString name;        ///< libpq's, or the name of the schema setting as it is written
    QString family;      ///< what stands before and behind the part, in lower case: 'prod db', 'spring datasource'
    bool isWeak = false; ///< a word of many meanings ('name', 'type'), which counts only beside telling ones
};

/// Nothing where a name says nothing about a connection to PostgreSQL, as `SMTP_HOST` and `REDIS_PASSWORD`.
[[nodiscard]] std::optional<SettingName> settingNameOf(QStringView name);

/// Whether a block or an object of this name is about another kind of server: 'mail', 'redis'.
[[nodiscard]] bool isForeignScope(const QString &label);

/// Whether the family speaks of PostgreSQL ('pg', 'postgres') or of a database at all ('db', 'datasource').
[[nodiscard]] bool isPostgresFamily(const QString &family);
[[nodiscard]] bool isDatabaseFamily(const QString &family);

enum class Product { Unknown, Postgres, Other };
/// What a value such as 'django.db.backends.postgresql', 'pgsql' or 'mysql2' says.
[[nodiscard]] Product productOf(const QString &value);

} // namespace budget
