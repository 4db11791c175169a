// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/connectionreading.h"

namespace budget {

/// The facts for warnings that only the reader of the notation knows.
struct FormNotes
{
    bool isPasswordTakenRaw = false;
    TextSpan looseAt = {};
    bool isSearchPathCut = false;
};

[[nodiscard]] std::vector<ConnectionWarning> warningsOf(const ConnectionReading &reading, const FormNotes &notes);

} // namespace budget
