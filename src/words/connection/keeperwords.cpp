// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/keeperwords.h"

#include "core/plaintext.h"
#include "words/outsidetext.h"
#include "words/words.h"

#include <QDir>

#include <array>

namespace budget::wording {

namespace {

constexpr std::array kSources{
    Word{Profile::Source::Stored, nullptr},
    Word{Profile::Source::Environment, QT_TRANSLATE_NOOP("budget::wording", "from the environment")},
    Word{Profile::Source::DotEnvFile, QT_TRANSLATE_NOOP("budget::wording", "from the .env file here")},
};
static_assert(hasRowsTo(kSources, Profile::Source::DotEnvFile));

constexpr std::array kNames{
    Word{SecretKeeper::Keychain, QT_TRANSLATE_NOOP("budget::wording", "in the keychain")},
    Word{SecretKeeper::EnvFile, QT_TRANSLATE_NOOP("budget::wording", "in %1")},
    Word{SecretKeeper::Session, QT_TRANSLATE_NOOP("budget::wording", "until the program ends")},
    Word{SecretKeeper::Ask, QT_TRANSLATE_NOOP("budget::wording", "asked each time")},
};
static_assert(hasRowsTo(kNames, SecretKeeper::Ask));

constexpr std::array kSummaries{
    Word{SecretKeeper::Keychain, QT_TRANSLATE_NOOP("budget::wording", "in this system's keychain")},
    Word{SecretKeeper::EnvFile, nullptr},
    Word{SecretKeeper::Session, QT_TRANSLATE_NOOP("budget::wording", "until the program closes")},
    Word{SecretKeeper::Ask, QT_TRANSLATE_NOOP("budget::wording", "nowhere: you are asked each time")},
};
static_assert(hasRowsTo(kSummaries, SecretKeeper::Ask));

constexpr std::array kChoices{
    Word{SecretKeeper::Keychain, QT_TRANSLATE_NOOP("budget::wording", "In this computer's keychain")},
    Word{SecretKeeper::EnvFile, QT_TRANSLATE_NOOP("budget::wording", "In %1")},
    Word{SecretKeeper::Session, QT_TRANSLATE_NOOP("budget::wording", "Until the program ends")},
    Word{SecretKeeper::Ask, QT_TRANSLATE_NOOP("budget::wording", "Not at all; ask each time")},
};
static_assert(hasRowsTo(kChoices, SecretKeeper::Ask));

constexpr std::array kMeanings{
    Word{SecretKeeper::Keychain,
         QT_TRANSLATE_NOOP("budget::wording", "This computer's keychain stores it, protected by your login.")},
    Word{SecretKeeper::EnvFile,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The file contains it as plain text; only your user account can open the file.")},
    Word{SecretKeeper::Session,
         QT_TRANSLATE_NOOP("budget::wording", "It is kept until the program ends; the next start asks for it again.")},
    Word{SecretKeeper::Ask,
         QT_TRANSLATE_NOOP("budget::wording", "It is not stored; the program asks for it at each start.")},
};
static_assert(hasRowsTo(kMeanings, SecretKeeper::Ask));

constexpr std::array kReasons{
    Word{SecretKeeper::Keychain, nullptr},
    Word{SecretKeeper::EnvFile, nullptr},
    Word{SecretKeeper::Session,
         QT_TRANSLATE_NOOP("budget::wording", "The password of this ledger is kept only while the program runs.")},
    Word{SecretKeeper::Ask,
         QT_TRANSLATE_NOOP("budget::wording", "The password of this ledger is asked each time, as you chose.")},
};
static_assert(hasRowsTo(kReasons, SecretKeeper::Ask));

/// The path as a part of a line, with the system's separators and without controls.
QString pathText(const QString &path)
{
    return plainLine(QDir::toNativeSeparators(path));
}

} // namespace

QString sourceName(Profile::Source source)
{
    return wordIn(kSources, source);
}

QString keeperName(const Profile &profile)
{
    if (std::holds_alternative<LocalFile>(profile.location))
        return {};
    if (profile.source != Profile::Source::Stored)
        return sourceName(profile.source);
    return wordIn(kNames, profile.keeper, pathText(profile.envFile));
}

QString keeperSummary(const Profile &profile)
{
    if (profile.keeper == SecretKeeper::EnvFile)
        return Words::tr("as %1 in %2").arg(outsideText(profile.envKey), pathText(profile.envFile));
    return wordIn(kSummaries, profile.keeper);
}

QString keeperChoice(SecretKeeper keeper, const QString &file)
{
    return wordIn(kChoices, keeper, pathText(file));
}

QString unchangedKeychainChoice()
{
    return Words::tr("Leave the keychain as it is and use this password once");
}

QString unchangedKeychainMeaning()
{
    return Words::tr("The keychain is not changed. At the next start, the program asks it again.");
}

QString keeperMeaning(SecretKeeper keeper)
{
    return wordIn(kMeanings, keeper);
}

QString keeperReason(SecretKeeper keeper)
{
    return wordIn(kReasons, keeper);
}

} // namespace budget::wording
