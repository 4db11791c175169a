// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace budget {

/// The meaning of a program's setting for a connection.
enum class SettingPart {
    Address,   ///< a part of libpq's address: host, port, user, password or database
    Parameter, ///< another libpq parameter
    Schema,    ///< a schema or a search_path
    Text,      ///< a whole connection string
    Product    ///< the kind of database, such as 'postgresql' or 'mysql'
};

/// The meaning of a name such as `DB_HOST`, `spring.datasource.username` or `connectionString`.
struct SettingName
{
    SettingPart part = SettingPart::Address;
    QString name;        ///< libpq's name, or for a schema the name as written
    QString family;      ///< the other words of the name, in lower case: 'prod db', 'spring datasource'
    bool isWeak = false; ///< an ambiguous word ('name', 'type'), which counts only beside unambiguous ones
};

/// The meaning of a name; nothing where it does not concern a PostgreSQL connection, such as `SMTP_HOST` and
/// `REDIS_PASSWORD`.
[[nodiscard]] std::optional<SettingName> settingNameOf(QStringView name);

/// Whether a block or an object of this name is about another kind of server: 'mail', 'redis'.
[[nodiscard]] bool isForeignScope(const QString &label);

/// Whether the family names PostgreSQL ('pg', 'postgres'), or a database of any kind ('db', 'datasource').
[[nodiscard]] bool isPostgresFamily(const QString &family);
[[nodiscard]] bool isDatabaseFamily(const QString &family);

enum class Product { Unknown, Postgres, Other };
/// The database product that a value names: 'django.db.backends.postgresql', 'pgsql', 'mysql2'.
[[nodiscard]] Product productOf(const QString &value);

} // namespace budget
