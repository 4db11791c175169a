// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/migrations.h"

#include "db/perengine.h"

#include <QDir>
#include <QFile>

/// Registers the resources of this static library; the linker drops them otherwise. Q_INIT_RESOURCE must not be used
/// inside a namespace.
static void loadSqlResources()
{
    Q_INIT_RESOURCE(sql);
}

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString &folderOf(Engine engine)
{
    static const PerEngine<QString> folders(u":/sql/sqlite"_s, u":/sql/postgresql"_s);
    return folders.of(engine);
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

/// The SQL of `step` with the INSERT that records it.
QString recorded(const Migration &step, Engine engine)
{
    static const SqlText now(u"CURRENT_TIMESTAMP"_s, u"CURRENT_TIMESTAMP AT TIME ZONE 'UTC'"_s);
    return step.sql
        + u"INSERT INTO bt_schema_migrations (version, name, applied_at) VALUES (%1, '%2', %3);\n"_s.arg(
            QString::number(step.version), step.name, now.of(engine));
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

Result<int> versionOf(const Rows &answer)
{
    return mapSingle(answer, [](Row &row) { return static_cast<int>(row.integer("version"_L1)); });
}

Result<int> readVersion(Connection &connection)
{
    return connection.exec(kReadVersion).and_then(versionOf);
}

Result<int> currentVersion(Connection &connection)
{
    static const SqlText table(
        u"SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'bt_schema_migrations'"_s,
        u"SELECT to_regclass('bt_schema_migrations')::text WHERE to_regclass('bt_schema_migrations') IS NOT NULL"_s);
    const auto found = connection.exec(table.of(connection.engine()));
    if (!found || found->isEmpty())
        return found ? Result<int>(0) : tl::make_unexpected(found.error());
    return readVersion(connection);
}

QString canonicalTables(const QStringList &tables, Engine engine)
{
    static const QString separator = u";\n"_s;
    QString sql;
    for (const QString &statement : read(folderOf(engine) + u"/tables.sql"_s).split(separator, Qt::SkipEmptyParts)) {
        const QString create = statement.mid(statement.indexOf(u"CREATE TABLE "_s));
        if (tables.contains(create.section(u' ', 2, 2)))
            sql += create + separator;
    }
    return sql;
}

QString migrationSql(int version, const std::vector<Migration> &steps, Engine engine)
{
    QString sql;
    for (const Migration &step : steps) {
        if (step.version > version)
            sql += recorded(step, engine);
    }
    return sql;
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
    return requireKnown(*current, steps).and_then([&] {
        return connection.execScript(migrationSql(*current, steps, connection.engine()));
    });
}

} // namespace budget
