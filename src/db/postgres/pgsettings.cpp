// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgsettings.h"

#include <QStringList>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct Setting
{
    QLatin1StringView name;
    QLatin1StringView value;
};

constexpr Setting kSettings[]{
    {"client_encoding"_L1, "UTF8"_L1}, // libpq asks for it, but not every pooler passes that on
    {"DateStyle"_L1, "ISO"_L1},
    {"quote_all_identifiers"_L1, "off"_L1}, // 'on' would put quotes into the names of types that the catalogue returns
    {"standard_conforming_strings"_L1, "on"_L1},
    {"array_nulls"_L1, "on"_L1},
    {"transform_null_equals"_L1, "off"_L1},
    {"row_security"_L1, "on"_L1}, // 'off' makes the server refuse a table with policies instead of filtering rows
    // The deadlines of PgExchange replace these two timeouts. The 60 seconds of the third one allow for several round
    // trips on a slow network.
    {"statement_timeout"_L1, "0"_L1},
    {"lock_timeout"_L1, "0"_L1},
    {"idle_in_transaction_session_timeout"_L1, "60s"_L1},
};

/// The text as an SQL literal. E'…' means the same whatever standard_conforming_strings is.
QString literal(QString text)
{
    return u"E'"_s + text.replace(u'\\', u"\\\\"_s).replace(u'\'', u"''"_s) + u'\'';
}

QString identifier(QString name)
{
    return u'"' + name.replace(u'"', u"\"\""_s) + u'"';
}

QString searchPath(const QString &schema)
{
    if (!schema.isEmpty())
        return literal(identifier(schema));
    // current_schema() is NULL if no schema of the search_path exists; the ELSE branch is taken then too. Our tables
    // must not be looked for in a schema of the system (pg_…).
    return u"CASE WHEN current_schema() !~ '^pg_' THEN current_setting('search_path') ELSE COALESCE("
           "(SELECT string_agg(quote_ident(s), ', ') FROM unnest(current_schemas(false)) s WHERE s !~ '^pg_'), "
           "'public') END"_s;
}

} // namespace

QString transactionSettings(const QString &schema)
{
    QStringList calls;
    for (const Setting &setting : kSettings)
        calls << u"set_config('%1', '%2', true)"_s.arg(setting.name, setting.value);
    calls << u"set_config('search_path', "_s + searchPath(schema) + u", true)"_s;
    return u"SELECT "_s + calls.join(u", "_s);
}

} // namespace budget
