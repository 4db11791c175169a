// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "architecture/rules.h"

namespace budget::test {

/// The circles in which folders of `src` include each other, a line each: `src/ui/a -> src/ui/b -> src/ui/a: ` and one
/// include for each arrow. A form in `forms/a` counts as a file of `src/ui/a`: uic makes includes of its custom widgets.
[[nodiscard]] QStringList folderCircles(const QList<SourceFile> &sources);

/// Folders of `src` that hold more sources than a subject needs, a line each.
[[nodiscard]] QStringList crowdedFolders(const QList<SourceFile> &sources);

/// Tests that stand in a folder which `src` does not have, a line each.
[[nodiscard]] QStringList testsWithoutRoom(const QList<SourceFile> &sources);

} // namespace budget::test
