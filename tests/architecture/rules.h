// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace budget::test {

/// A source file with its path relative to the project's folder (`src/core/budget/money.h`).
struct SourceFile
{
    QString path;
    QString text;
};

/// The violations of the project's rules in a file, one per line: `src/ui/x.cpp:12: rule: what was found`. The rules
/// are those of docs/architecture.md; the path decides which of them apply.
[[nodiscard]] QStringList findings(const SourceFile &file);

/// The project's source files below `folder`, with their paths relative to it.
[[nodiscard]] QList<SourceFile> sourcesBelow(const QString &folder);

} // namespace budget::test
