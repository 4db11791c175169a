// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/lineprefix.h"

#include "core/reading/notations/settings/values/labelmarks.h"

#include <array>

namespace budget {

namespace {

struct PrefixWord
{
    QStringView word;
    bool isShell = false;
    bool isSpaced = false;
};

constexpr std::array kWords{
    PrefixWord{u"export ", true, false},   PrefixWord{u"declare -x ", true, false},
    PrefixWord{u"env ", true, false},      PrefixWord{u"ARG ", true, false},
    PrefixWord{u"ENV ", true, true},       PrefixWord{u"Environment=", true, false},
    PrefixWord{u"setenv ", true, true},    PrefixWord{u"SetEnv ", true, true},
    PrefixWord{u"setx ", true, true},      PrefixWord{u"set -x ", true, true},
    PrefixWord{u"set -gx ", true, true},   PrefixWord{u"set -Ux ", true, true},
    PrefixWord{u"set -lx ", true, true},   PrefixWord{u"set -x -g ", true, true},
    PrefixWord{u"set -g -x ", true, true}, PrefixWord{u"set ", false, false},
    PrefixWord{u"SET ", false, false},     PrefixWord{u"Set ", false, false},
    PrefixWord{u"$env:", false, false},    PrefixWord{u"$Env:", false, false},
    PrefixWord{u"$ENV:", false, false},
};

void skip(SettingsCursor &cursor, qsizetype length)
{
    cursor.moveTo(cursor.at() + length);
    cursor.skipBlanks();
}

} // namespace

LinePrefix skipLinePrefix(SettingsCursor &cursor)
{
    LinePrefix prefix;
    const QStringView line = cursor.text().view().sliced(cursor.at(), cursor.lineEnd() - cursor.at());
    cursor.moveTo(cursor.at() + lengthOfLabelDecoration(line));
    if (QStringView(u"-*+\u2022").contains(cursor.peek()) && cursor.peek(1).isSpace() && !cursor.isAtLineEnd()) {
        prefix.isItem = cursor.peek() == u'-';
        skip(cursor, 1);
    }
    for (const PrefixWord &each : kWords) {
        if (!cursor.startsWith(each.word))
            continue;
        prefix.isShell = prefix.isShell || each.isShell;
        prefix.isSpaced = prefix.isSpaced || each.isSpaced;
        skip(cursor, each.word.size());
    }
    if (cursor.peek() == u'$' || cursor.peek() == u'@')
        cursor.moveTo(cursor.at() + 1);
    skipEmphasis(cursor);
    return prefix;
}

void skipEmphasis(SettingsCursor &cursor)
{
    if (cursor.startsWith(u"**") || cursor.startsWith(u"__"))
        cursor.moveTo(cursor.at() + 2);
}

} // namespace budget
