// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "architecture/rules.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace budget::test {

/// Finds the headers that a file uses and does not include, neither itself nor through a header that it includes. The
/// precompiled headers hide such a file from the preset dev; the presets asan and tidy, which do without them, cannot
/// compile it. Includes are followed into the headers of Qt and of the standard library. Conditions of the preprocessor
/// are ignored, so a header counts as included if it is included under any condition.
class Includes
{
public:
    /// `root`: the project's folder. `precompiled`: the headers that are precompiled, for example `QString` and
    /// `optional`. `folders`: where headers are looked for, in this order.
    Includes(QString root, const QStringList &precompiled, QStringList folders);

    /// The precompiled headers that are missing in `file`, one per line: `src/ui/x.cpp:12: include: QString`.
    [[nodiscard]] QStringList missing(const SourceFile &file);

private:
    /// The path of a header, or an empty text. `from` is the folder of the file that includes it.
    QString located(const QString &header, const QString &from);
    /// The paths of the headers of all widgets of a form, which uic includes in the header that it generates.
    QStringList includedByForm(const QString &header);
    /// The path of the header that declares a class of Qt: `QLabel` does nothing but include `qlabel.h`.
    QString declaring(const QString &header);
    /// The paths of the headers that a file includes itself.
    const QStringList &includedIn(const QString &path);
    /// All headers that a header includes, directly or not, and the header itself.
    const QSet<QString> &reachedFrom(const QString &path);

    QString m_root;
    QStringList m_folders;
    QMap<QString, QString> m_headerOf;       ///< a name that is used in code → the header that declares it
    QHash<QString, QString> m_located;       ///< header → path
    QHash<QString, QStringList> m_included;  ///< path → paths
    QHash<QString, QSet<QString>> m_reached; ///< path → paths
};

/// The headers that cmake/BudgetPrecompile.cmake names, in its order.
[[nodiscard]] QStringList precompiledHeaders(const QString &cmake);

} // namespace budget::test
