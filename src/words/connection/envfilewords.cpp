// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connection/envfilewords.h"

#include "words/outsidetext.h"
#include "words/words.h"

#include <array>

namespace budget::wording {

namespace {

constexpr std::array kChanges{
    Word{EnvChange::Kind::Unchanged,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Line %1 of the file already contains this password. The file is not changed:")},
    Word{EnvChange::Kind::Replaced,
         QT_TRANSLATE_NOOP("budget::wording", "Only the password in line %1 of the file is replaced:")},
    Word{EnvChange::Kind::Inserted,
         QT_TRANSLATE_NOOP("budget::wording", "Only the password is added, in line %1 of the file:")},
    Word{EnvChange::Kind::Added,
         QT_TRANSLATE_NOOP("budget::wording", "This becomes line %1 of the file; the other lines are not changed:")},
};
static_assert(hasRowsTo(kChanges, EnvChange::Kind::Added));

constexpr std::array kGitStates{
    Word{GitState::NoWorkTree, QT_TRANSLATE_NOOP("budget::wording", "The folder does not belong to a git repository.")},
    Word{GitState::NoGit,
         QT_TRANSLATE_NOOP("budget::wording",
                           "git could not be run, so it was not checked whether the file is ignored.")},
    Word{GitState::Ignored,
         QT_TRANSLATE_NOOP("budget::wording", "git ignores this file, so it is not published by accident.")},
    Word{GitState::NotIgnored,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The folder belongs to a git repository that does not ignore this file, so ‘git add’ may "
                           "commit the password. Add the file to .gitignore.")},
    Word{GitState::Tracked,
         QT_TRANSLATE_NOOP("budget::wording",
                           "git tracks this file, so the password becomes part of the next commit. Choose another "
                           "file, or stop tracking this one with ‘git rm --cached’.")},
};
static_assert(hasRowsTo(kGitStates, GitState::Tracked));

} // namespace

QString envChangeText(const EnvChange &change, bool isFileThere)
{
    if (change.kind == EnvChange::Kind::Added && !isFileThere)
        return Words::tr("The file is created with this line:");
    return wordIn(kChanges, change.kind, QString::number(change.line));
}

QString variableTaken(const QString &variable)
{
    return Words::tr("The variable %1 in this file has another purpose and is not overwritten. Choose another name.")
        .arg(outsideText(variable));
}

QString gitSentence(GitState state)
{
    return wordIn(kGitStates, state);
}

} // namespace budget::wording
