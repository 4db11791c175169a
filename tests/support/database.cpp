// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/database.h"

#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

QString encoded(const QString &part)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(part));
}

} // namespace

QString databaseUrl(const Database &database, quint16 port, const QString &caFile)
{
    return u"postgresql://%1:%2@localhost:%3/%4?sslmode=verify-full&sslrootcert=%5"_s.arg(
        encoded(database.role), encoded(database.password), QString::number(port), encoded(database.name),
        encoded(caFile));
}

QProcessEnvironment ownerEnvironment(const Database &database, quint16 port, const QString &caFile,
                                     const QString &folder)
{
    QProcessEnvironment environment = cleanEnvironment(folder);
    environment.insert(u"PGHOST"_s, u"localhost"_s);
    environment.insert(u"PGPORT"_s, QString::number(port));
    environment.insert(u"PGDATABASE"_s, database.name);
    environment.insert(u"PGUSER"_s, database.role);
    environment.insert(u"PGPASSWORD"_s, database.password);
    environment.insert(u"PGSSLMODE"_s, u"verify-full"_s);
    environment.insert(u"PGSSLROOTCERT"_s, caFile);
    return environment;
}

ToolOutcome ownerSql(const Database &database, quint16 port, const QString &caFile, const QString &text,
                     const QString &sslMode)
{
    const QString folder = QFileInfo(caFile).path();
    QProcessEnvironment environment = ownerEnvironment(database, port, caFile, folder);
    environment.insert(u"PGSSLMODE"_s, sslMode);
    return runTool({u"psql"_s, {u"-XqAt"_s}, folder, text, environment});
}

} // namespace budget::test
