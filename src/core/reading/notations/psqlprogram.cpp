// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/psqlprogram.h"

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kPrograms{
    PsqlProgram{u"psql", u"cfFLoPRTv"},
    PsqlProgram{u"pgcli", u"cfFLoPRTv"},
    PsqlProgram{u"pg_dump", u"fFjnNtTeESZ"},
    PsqlProgram{u"pg_dumpall", u"flES", false},
    PsqlProgram{u"pg_restore", u"fFjnNtTILPS", false},
    PsqlProgram{u"pgbench", u"bcDfFIjLMPRstT"},
    PsqlProgram{u"createdb", u"DETlOS"},
    PsqlProgram{u"dropdb", u""},
    PsqlProgram{u"createuser", u"cgmsav", false},
    PsqlProgram{u"vacuumdb", u"tjPn"},
    PsqlProgram{u"reindexdb", u"tjinS"},
    PsqlProgram{u"clusterdb", u"t"},
    PsqlProgram{u"pg_isready", u"t", false},
    PsqlProgram{u"pg_basebackup", u"DFrTXlZSc", false},
    PsqlProgram{u"pg_receivewal", u"DESZ", false},
    PsqlProgram{u"pg_amcheck", u"ijrst"},
};

bool isProgram(QStringView word)
{
    return programNamed(word);
}

/// Whether the word is an assignment `NAME=value`.
bool isAssignment(QStringView word)
{
    const qsizetype equals = word.indexOf(u'=');
    const auto isNameCharacter = [](QChar c) { return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'_'; };
    return equals > 0 && std::all_of(word.begin(), word.begin() + equals, isNameCharacter);
}

/// Whether the word starts another program that it names: sudo, time, a container's or a server's shell.
bool isStarter(QStringView word)
{
    constexpr std::array<QStringView, 10> kStarters{u"sudo", u"export",  u"env", u"time", u"nohup",
                                                    u"exec", u"command", u"&",   u"&&",   u"nice"};
    return std::ranges::find(kStarters, word) != kStarters.end();
}

/// Whether the word is a command that sets a variable or prints a text for the program.
bool isInnerStarter(QStringView word)
{
    constexpr std::array<QStringView, 5> kStarters{u"set", u"setx", u"echo", u"printf", u"cat"};
    return std::ranges::find(kStarters, word) != kStarters.end();
}

/// Whether the word starts a program in a container or on another computer; options and names of images follow it.
bool isRemoteStarter(QStringView word)
{
    constexpr std::array<QStringView, 14> kStarters{u"docker",         u"podman",  u"nerdctl", u"kubectl", u"oc",
                                                    u"docker-compose", u"ssh",     u"heroku",  u"fly",     u"flyctl",
                                                    u"railway",        u"vagrant", u"wsl",     u"watch"};
    return std::ranges::find(kStarters, word) != kStarters.end();
}

/// Whether the word is a field of a crontab's schedule: '0', '*/5', '1-5', '@daily'.
bool isOfSchedule(QStringView word)
{
    const auto isOfField = [](QChar c) { return c.isDigit() || QStringView(u"*/,-").contains(c); };
    constexpr QStringView kNames = u"|@daily|@hourly|@weekly|@monthly|@yearly|@reboot|@midnight|@annually|";
    return std::ranges::all_of(word, isOfField)
        || (word.startsWith(u'@') && kNames.contains(QString(u'|' + word.toString() + u'|')));
}

/// The index of the last word that names one of PostgreSQL's programs and has another word behind it; -1 where there is
/// none. In 'kubectl run psql -- psql postgresql://…' the first one is the name of a container.
std::ptrdiff_t lastProgram(const std::vector<ShellWord> &words)
{
    for (auto i = static_cast<std::ptrdiff_t>(words.size()) - 2; i >= 0; --i) {
        if (isProgram(words[static_cast<std::size_t>(i)].text.view()))
            return i;
    }
    return -1;
}

} // namespace

const PsqlProgram *programNamed(QStringView word)
{
    QStringView name = word.sliced(qMax(word.lastIndexOf(u'/'), word.lastIndexOf(u'\\')) + 1);
    if (name.endsWith(u".exe"))
        name.chop(4);
    const auto *const found = std::ranges::find_if(kPrograms,
                                                   [&](const PsqlProgram &each) { return each.name == name; });
    return found == kPrograms.end() ? nullptr : found;
}

bool namesProgram(QStringView line)
{
    return std::ranges::any_of(kPrograms, [&](const PsqlProgram &each) { return line.contains(each.name); });
}

std::ptrdiff_t indexOfProgram(const std::vector<ShellWord> &words)
{
    int fields = 0;       // of a schedule
    bool isInner = false; // whether the word belongs to a command whose end precedes the program: echo Kx7 | psql
    for (std::size_t i = 0; i < words.size(); ++i) {
        const QStringView word = words[i].text.view();
        if (isRemoteStarter(word))
            return lastProgram(words);
        if (isProgram(word)) {
            const bool isCommand = i + 1 < words.size() && !words[i + 1].text.view().startsWith(u'(');
            return isCommand ? static_cast<std::ptrdiff_t>(i) : -1;
        }
        const bool isUser = fields == 5 && !isAssignment(word); // the sixth field of /etc/crontab
        fields += isOfSchedule(word) || isUser ? 1 : 0;
        const bool endsCommand = !words[i].operators.empty() && words[i].operators.back() + 1 == words[i].text.size();
        const bool isKnown = isUser || endsCommand || isAssignment(word) || isStarter(word) || isOfSchedule(word);
        isInner = !endsCommand && (isInner || isInnerStarter(word));
        if (!isKnown && !isInner)
            return -1;
    }
    return -1;
}

} // namespace budget
