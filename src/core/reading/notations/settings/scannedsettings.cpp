// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/scannedsettings.h"

#include "core/reading/notations/settings/codereader.h"
#include "core/reading/notations/settings/linereader.h"

namespace budget {

ScannedSettings scannedSettings(const SourceText &text)
{
    SettingsCursor cursor(text);
    LineReader lines(cursor);
    CodeReader code(cursor);
    while (!cursor.isAtEnd()) {
        const bool isLine = cursor.isAtLineStart() && !cursor.isInBrackets();
        if (isLine && lines.read())
            continue;
        if (!cursor.isAtEnd())
            code.readToken();
    }
    return cursor.takeFound();
}

} // namespace budget
