// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace budget::test {

/// A source by its path below the project's folder (`src/core/budget/money.h`).
struct SourceFile
{
    QString path;
    QString text;
};

/// What breaks the rules of the house in a source, a line each: `src/ui/x.cpp:12: rule: what was found`.
/// The rules are those of docs/architecture.md; which rules count depends on the path.
[[nodiscard]] QStringList findings(const SourceFile &file);

/// The sources of the project's own below `folder`, by their paths relative to it.
[[nodiscard]] QList<SourceFile> sourcesBelow(const QString &folder);

} // namespace budget::test
