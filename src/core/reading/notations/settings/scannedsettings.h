// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace budget {

/// The value of a setting as it stands in a text.
struct ScannedValue
{
    enum class Kind {
        Literal,   ///< `text` is what it means
        Reference, ///< `text` is the name of the variable that holds it
        Unclear    ///< it cannot be told for sure where it ends or what it means
    };

    Kind kind = Kind::Literal;
    SourceText text;
    TextSpan span; ///< all of it, with quotes
    bool isQuoted = false;
    bool isExpandable = true; ///< a variable may stand within it: not in single quotes
    std::optional<SourceText> fallback = {}; ///< of a reference: what counts where the variable is not set
};

struct ScannedSetting
{
    QString name;
    TextSpan nameSpan;
    ScannedValue value;
    std::size_t scope = 0;
};

/// What belongs together: the whole text, a pair of brackets, an indented block or a section of an INI file.
struct SettingsScope
{
    std::size_t parent = 0;
    QString label;                         ///< what stands before it: 'development', 'new Pool'
    QString anchor;                        ///< YAML's '&default'
    QStringList merged;                    ///< YAML's '<<: *default'
    std::vector<ScannedValue> values = {}; ///< values without a name, such as the arguments of a call
};

struct ScannedSettings
{
    std::vector<SettingsScope> scopes; ///< the first is the whole text
    std::vector<ScannedSetting> settings;
};

/// Finds what looks like `name = value` in source code and settings files of any language: lines of `.env`,
/// `.properties`, INI, TOML and YAML files; objects, keyword arguments, setters and property calls of programming
/// languages; attributes of XML. It knows the syntax of names, separators and literals, not the languages.
[[nodiscard]] ScannedSettings scannedSettings(const SourceText &text);

} // namespace budget
