// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/clipboardtext.h"
#include "core/reading/source/connectionreading.h"

namespace budget {

/// A name and a value as the reader of a notation found them: unescaped, but not yet checked.
struct RawSetting
{
    QString name; ///< libpq's name, or the name as written
    QString value;
    TextSpan nameSpan;
    TextSpan span;
    std::vector<TextSpan> items = {}; ///< the positions of the items in a list of hosts or ports
    bool isTakenRaw = false;          ///< a password that is not percent-encoded correctly and is used as written
};

/// The result of reading a text in any notation; assembled() checks it.
struct RawReading
{
    TextForm form = TextForm::Url;
    QString driver = {};
    TextSpan driverSpan = {};
    std::vector<RawSetting> settings = {};
    /// the position of a database or an unknown parameter that contains an unencoded '@'; may be empty
    TextSpan looseAt = {};
    TextSpan whole = {}; ///< the part of the text that was read
};

/// Returns `reading`, or a fault where it ends in a password behind which unwrapped() removed unpaired marks: they may
/// belong to the password.
[[nodiscard]] Readable<RawReading> withoutLooseEnd(Readable<RawReading> reading, const Unwrapped &text);

/// A connection that was found in a text.
struct FoundConnection
{
    QString name;  ///< the name of its variable or block; may be empty
    TextSpan span; ///< the position of its first part
    Readable<RawReading> reading;
};

} // namespace budget
