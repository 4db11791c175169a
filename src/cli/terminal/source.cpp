// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/source.h"

#include "app/secrets/gitignore.h"
#include "app/settings/places.h"
#include "app/work/answerchain.h"
#include "cli/terminal/words.h"
#include "core/reading/connectiontext.h"
#include "words/connection/connectionwords.h"

#include <QDir>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

QString envFile()
{
    return QDir::current().filePath(u".env"_s);
}

bool isFromFile(const GivenUrl &given)
{
    return given.source == Profile::Source::DotEnvFile;
}

/// The note for one part of the connection string; empty if the part was used unchanged and needs no warning.
QString noteOf(const wording::PartLine &line)
{
    const bool isRaised = line.value.contains(u'→');
    if (line.mark == wording::PartLine::Mark::Plain && !isRaised)
        return {};
    const QString value = line.value.isEmpty() ? QString() : u' ' + line.value;
    return u"%1%2: %3"_s.arg(line.name, value, line.sentence);
}

QStringList notesOf(const Secret &text)
{
    const auto reading = readConnectionText(text.reveal());
    if (!reading)
        return {Words::tr("At character %1 of %2: %3")
                    .arg(reading.error().span.offset + 1)
                    .arg(kDatabaseUrl, wording::faultSentence(reading.error()))};
    QStringList notes;
    for (const wording::PartLine &line : wording::partLines(*reading, !reading->password.isEmpty())) {
        if (const QString note = noteOf(line); !note.isEmpty())
            notes += note;
    }
    return notes;
}

} // namespace

ConnectionSource sourceOf(const LedgerAccess &access, const LedgerChoice &choice)
{
    if (!choice.file.isEmpty())
        return {};
    const auto &given = access.given().url;
    if (!choice.profile.isEmpty() || !given)
        return {Words::tr("From a profile that is stored on this computer.")};
    const QString place = isFromFile(*given) ? Words::tr("From %1 in %2.").arg(kDatabaseUrl, envFile())
                                             : Words::tr("From the environment variable %1.").arg(kDatabaseUrl);
    return {place, notesOf(given->text)};
}

QFuture<ConnectionSource> sourceWithGit(const LedgerAccess &access, const LedgerChoice &choice, QObject *context)
{
    const ConnectionSource source = sourceOf(access, choice);
    const auto &given = access.given().url;
    const bool isAsked = choice.file.isEmpty() && choice.profile.isEmpty() && given && isFromFile(*given);
    if (!isAsked)
        return answeredNow(source);
    return mapAnswer(gitStateOf(envFile(), context), context, [source](const Result<GitState> &state) {
        ConnectionSource all = source;
        if (state && *state == GitState::Tracked)
            all.notes += Words::tr("git tracks %1, so everybody with a copy of the repository can read the password. "
                                   "Change the password, then remove the file from git.")
                             .arg(envFile());
        return all;
    });
}

} // namespace budget::cli
