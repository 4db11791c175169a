// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/migrations.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTimeZone>

/// Resources of a static library are linked only where somebody asks for them; the macro wants no namespace around it.
static void loadSqlResources()
{
    Q_INIT_RESOURCE(sql);
}

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QString folderOf(Engine engine)
{
    return engine == Engine::Sqlite ? u":/sql/sqlite"_s : u":/sql/postgresql"_s;
}

QString read(const QString &path)
{
    loadSqlResources();
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "migrations", "a resource is missing");
    Q_UNUSED(isOpen)
    return QString::fromUtf8(file.readAll());
}

/// The version that the ledger's tables have; 0 where there are none.
Result<int> currentVersion(Connection &connection)
{
    const QString table = connection.engine() == Engine::Sqlite
        ? u"SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'bt_schema_migrations'"_s
        : u"SELECT to_regclass('bt_schema_migrations')::text WHERE to_regclass('bt_schema_migrations') IS NOT NULL"_s;
    const auto found = connection.exec(table);
    if (!found || found->isEmpty())
        return found ? Result<int>(0) : tl::make_unexpected(found.error());
    const auto version = connection.exec(kReadVersion);
    if (!version)
        return tl::make_unexpected(version.error());
    return static_cast<int>(version->first().integer(0));
}

Result<void> apply(Connection &connection, const Migration &step)
{
    if (auto done = connection.execScript(step.sql); !done)
        return done;
    const QString now = QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd HH:mm:ss"_s);
    const auto recorded = connection.exec(
        u"INSERT INTO bt_schema_migrations (version, name, applied_at) VALUES ($1, $2, $3)"_s,
        {qint64(step.version), step.name, now});
    return recorded.map([](const Rows &) {});
}

} // namespace

std::vector<Migration> migrations(Engine engine)
{
    loadSqlResources();
    std::vector<Migration> steps;
    const QDir folder(folderOf(engine));
    for (const QString &file : folder.entryList({u"[0-9]*.sql"_s}, QDir::Files, QDir::Name)) {
        const QString name = file.chopped(4);
        steps.push_back({name.section(u'_', 0, 0).toInt(), name.section(u'_', 1), read(folder.filePath(file))});
    }
    return steps;
}

QString canonicalTables(Engine engine)
{
    return read(folderOf(engine) + u"/tables.sql"_s);
}

int lastVersion(const std::vector<Migration> &steps)
{
    return steps.empty() ? 0 : steps.back().version;
}

Result<void> requireKnown(int version, const std::vector<Migration> &steps)
{
    if (version > lastVersion(steps))
        return failure(ErrorKind::SchemaNewer, Field::None, QString::number(version));
    return {};
}

Result<void> migrate(Connection &connection, const std::vector<Migration> &steps)
{
    const auto current = currentVersion(connection);
    if (!current)
        return tl::make_unexpected(current.error());
    if (auto known = requireKnown(*current, steps); !known)
        return known;
    for (const Migration &step : steps) {
        if (step.version <= *current)
            continue;
        if (auto applied = apply(connection, step); !applied)
            return applied;
    }
    return {};
}

} // namespace budget
