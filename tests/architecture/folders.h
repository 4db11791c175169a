// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "architecture/rules.h"

namespace budget::test {

/// The circles in which folders of `src` include each other, one per line: `src/ui/a -> src/ui/b -> src/ui/a: ` and one
/// include for each arrow. A form in `forms/a` counts as a file of `src/ui/a`, because uic generates an include for
/// each custom widget.
[[nodiscard]] QStringList folderCircles(const QList<SourceFile> &sources);

/// Folders of `src` that hold too many sources, one per line.
[[nodiscard]] QStringList crowdedFolders(const QList<SourceFile> &sources);

/// Tests in a folder that does not exist in `src`, one per line.
[[nodiscard]] QStringList testsWithoutRoom(const QList<SourceFile> &sources);

} // namespace budget::test
