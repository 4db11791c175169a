// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/places.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>

namespace budget {

using namespace Qt::StringLiterals;

QString defaultLedgerFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"budget.sqlite"_s);
}

std::optional<GivenUrl> givenDatabaseUrl(const QString &folder)
{
    if (const QString url = qEnvironmentVariable("DATABASE_URL"); !url.isEmpty())
        return GivenUrl{url, GivenUrl::Source::Environment};
    QFile file(QDir(folder).filePath(u".env"_s));
    constexpr qint64 kMaxSize = 1 << 20;
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    static const QRegularExpression line(
        uR"re(^\s*(?:export\s+)?DATABASE_URL\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#][^\n]*?))\s*$)re"_s,
        QRegularExpression::MultilineOption);
    const auto match = line.match(QString::fromUtf8(file.read(kMaxSize)));
    if (!match.hasMatch())
        return std::nullopt;
    return GivenUrl{match.captured(1) + match.captured(2) + match.captured(3), GivenUrl::Source::DotEnvFile};
}

} // namespace budget
