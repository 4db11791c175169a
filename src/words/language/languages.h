// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <optional>

namespace budget::languages {

/// The language of the texts in the source code. Its translation file has plural forms alone.
inline constexpr QLatin1StringView kEnglish("en");
/// English made 40 % longer, with accents and brackets. It shows texts that are cut off or not translated at all.
inline constexpr QLatin1StringView kPseudo("pseudo");
/// The system's language if the program has it, otherwise English.
inline constexpr QLatin1StringView kSystem("system");

struct Language
{
    QString code; ///< ISO 639, as in the name of the translation file
    QString name; ///< in the language itself

    bool operator==(const Language &) const = default;
};

/// The languages that a person can choose, ordered by name.
[[nodiscard]] QList<Language> all();

/// The code of the language to use. `wanted` is a code, kSystem or empty (the system's language); returns nothing for a
/// code that the program does not have. `system` has the system's languages, best first (QLocale::uiLanguages()).
[[nodiscard]] std::optional<QString> resolve(const QString &wanted, const QStringList &system);

/// Installs the translations of a language that resolve() returned, in place of the previous one, including Qt's own if
/// they are present on the system. GUI thread; call it before the first text is shown, because existing texts do not
/// change.
void install(const QString &code);

/// The locale for months, numbers and dates. `wanted` is as in resolve(). If `wanted` names a language other than the
/// system's, the result is that language in the system's region, if such a locale exists; otherwise it is `system`.
[[nodiscard]] QLocale localeFor(const QString &wanted, const QLocale &system);

/// Installs the language that resolve() answers for the system's languages, and makes localeFor() the default locale.
/// Returns false if the program does not have that language, and installs English. GUI thread, before the first text is
/// shown.
bool choose(const QString &wanted);

/// The value of --language or --language=… in a command line; empty if there is none.
[[nodiscard]] QString wantedIn(const QStringList &arguments);

} // namespace budget::languages
