// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

#include <QSet>
#include <QStringList>

#include <optional>
#include <vector>

namespace budget {

/// The value of a setting as written in a text.
struct ScannedValue
{
    enum class Kind {
        Literal,   ///< `text` is the value
        Reference, ///< `text` is the name of the variable that contains the value
        Unclear    ///< the end or the meaning of the value is ambiguous
    };

    Kind kind = Kind::Literal;
    SourceText text;
    TextSpan span; ///< the value including its quotes
    bool isQuoted = false;
    bool isExpandable = true; ///< whether variables are expanded in the value; false in single quotes
    /// for a word without quotes in brackets: the text up to the next ',' or bracket, as YAML reads it
    std::optional<SourceText> plain = {};
    bool isPlainClear = true;                ///< whether the end of `plain` is certain
    std::optional<SourceText> fallback = {}; ///< the default of a reference, for a variable that is not set
    QString anchor = {};                     ///< a YAML anchor: '&name'
    QString variable = {};                   ///< the variable of which this is the value
};

struct ScannedSetting
{
    QString name;
    TextSpan nameSpan;
    ScannedValue value;
    std::size_t scope = 0;
};

[[nodiscard]] inline bool isLiteral(const ScannedSetting &setting)
{
    return setting.value.kind == ScannedValue::Kind::Literal;
}

/// A scope of settings that belong together: the whole text, a pair of brackets, an indented block or a section of an
/// INI file.
struct SettingsScope
{
    std::size_t parent = 0;
    QString label;                         ///< the text before the scope: 'development', 'new Pool'
    QString anchor;                        ///< a YAML anchor: '&default'
    QStringList merged;                    ///< YAML anchors merged into the scope: '<<: *default'
    std::vector<ScannedValue> values = {}; ///< values without a name, such as the arguments of a call
    QString target = {};                   ///< the variable to which the result of a call is assigned
};

struct ScannedSettings
{
    std::vector<SettingsScope> scopes; ///< the first is the whole text
    std::vector<ScannedSetting> settings;
    QSet<QString> expanded; ///< the variables that connection strings contain
    bool isTooMuch = false; ///< whether variables or merged blocks would make far more text of it than was written
};

/// Finds settings of the kind `name = value` in source code and settings files of any language: lines of `.env`,
/// `.properties`, INI, TOML and YAML files; objects, keyword arguments, setters and property calls of programming
/// languages; attributes and elements of XML. The scan knows the syntax of names, separators and literals, not the
/// languages.
[[nodiscard]] ScannedSettings scannedSettings(const SourceText &text);

} // namespace budget
