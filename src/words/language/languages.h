// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <optional>

namespace budget::languages {

/// The language that the program's sources are written in. Its translation holds plural forms alone.
inline constexpr QLatin1StringView kEnglish("en");
/// English made 40 % longer, with accents and brackets: shows texts that are cut or not translated at all.
inline constexpr QLatin1StringView kPseudo("pseudo");
/// The language that the system is set to, where the program has it, else English.
inline constexpr QLatin1StringView kSystem("system");

struct Language
{
    QString code; ///< ISO 639, as the name of the translation's file has it
    QString name; ///< in the language itself

    bool operator==(const Language &) const = default;
};

/// Those that a person can choose, in the order of their names.
[[nodiscard]] QList<Language> all();

/// The code of the language that is to be used. `wanted` is a code, kSystem or empty (the system's); a code that the
/// program does not have gives nothing back. `system` are the system's languages, best first (QLocale::uiLanguages()).
[[nodiscard]] std::optional<QString> resolve(const QString &wanted, const QStringList &system);

/// Makes the application translate to a language that resolve() answered, instead of the one before, with Qt's own texts
/// where their translation is installed. GUI thread, before the first text is shown: texts on the screen stay as they are.
void install(const QString &code);

/// The locale of months, numbers and dates for a `wanted` as resolve() takes it: `system`, unless it names a language
/// that is not the system's; then that language, as it is written in the system's region where there is such a locale.
[[nodiscard]] QLocale localeFor(const QString &wanted, const QLocale &system);

/// Installs the language that resolve() answers for the system's languages, and makes localeFor() the default locale.
/// False where the program has no such language; it is English then. GUI thread, before the first text is shown.
bool choose(const QString &wanted);

/// The value of --language in a command line, also as --language=…; empty where there is none.
[[nodiscard]] QString wantedIn(const QStringList &arguments);

} // namespace budget::languages
