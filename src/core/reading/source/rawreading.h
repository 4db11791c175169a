// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/clipboardtext.h"
#include "core/reading/source/connectionreading.h"

namespace budget {

/// A name and a value as a form's reader found them, unescaped but not judged.
struct RawSetting
{
    QString name; ///< libpq's, or as written
    QString value;
    TextSpan nameSpan;
    TextSpan span;
    std::vector<TextSpan> items = {}; ///< the places of a list's items: hosts, ports
    bool isTakenRaw = false;          ///< a password whose encoding broke a rule
};

/// What every form's reader makes of its text; assembled() judges it.
struct RawReading
{
    TextForm form = TextForm::Url;
    QString driver = {};
    TextSpan driverSpan = {};
    std::vector<RawSetting> settings = {};
    TextSpan looseAt = {}; ///< a database or a foreign parameter with a raw '@' in it, or empty
    TextSpan whole = {};   ///< the piece of the text that was read
};

/// The reading, or where it ends in a password and marks stand behind it, which may belong to that password.
[[nodiscard]] Readable<RawReading> withoutLooseEnd(Readable<RawReading> reading, const Unwrapped &text);

/// One of the connections that a text holds.
struct FoundConnection
{
    QString name;  ///< of the variable or the block; empty where there is none
    TextSpan span; ///< of its first part
    Readable<RawReading> reading;
};

} // namespace budget
