// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/settingscursor.h"

namespace budget {

/// Reads lines of settings files: `export NAME='value'`, `name: value`, `- NAME=value`, `[section]`, `NAME=a OTHER=b`.
class LineReader
{
public:
    explicit LineReader(SettingsCursor &cursor) : m_cursor(cursor) { }

    /// Reads the line at the cursor. Returns false where the line is not a setting; the cursor is then at the first
    /// character that may be source code.
    bool read();

private:
    struct Name
    {
        QString text;
        qsizetype start = 0;
        TextSpan span;
        QChar separator = {};  ///< '=', ':' or a tab
        bool isTight = false;  ///< no blank beside the separator
        bool isShell = false;  ///< behind `export` or `ENV`: a blank ends the value
        bool isItem = false;   ///< behind the '- ' of a list
        bool isSpaced = false; ///< behind `setenv`: a blank may be the separator
        bool isKnown = false;
        bool isSecret = false;
        QString anchor = {}; ///< a YAML anchor before the value: '&name'
    };

    bool readSection();
    bool readMerge();
    bool readName(Name &name);
    bool readLabelled(const Name &name);
    bool readSeparator(Name &name);
    bool readUnknown(const Name &name, qsizetype indentation);
    bool readEmpty(const Name &name, qsizetype indentation);
    bool readValue(const Name &name);
    bool readSecretCode(const Name &name);
    bool readQuoted(const Name &name);
    bool isSpacedOrInSection(const Name &name);
    bool readReference(const Name &name);
    bool readAlias(const Name &name);
    bool readWords(const Name &name);
    [[nodiscard]] bool isBareConnection() const;
    void readBareConnection(const Name &name);
    void readBare(const Name &name);
    bool readBlockScalar(const Name &name);
    [[nodiscard]] bool isCode() const;
    [[nodiscard]] QStringView restOfLine() const;
    void add(const Name &name, ScannedValue::Kind kind, qsizetype from, qsizetype end);
    void finishLine();

    SettingsCursor &m_cursor;
};

} // namespace budget
