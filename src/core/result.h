// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <tl/expected.hpp>

namespace budget {

/// A value, or the error that prevented it. No function of this program lets an exception escape.
template <class T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

[[nodiscard]] inline Failure failure(ErrorKind kind, Field field = Field::None, const QString &detail = {})
{
    return Failure(Error{kind, field, detail, {}, {}});
}

} // namespace budget
