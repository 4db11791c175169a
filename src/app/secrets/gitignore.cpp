// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/gitignore.h"

#include "app/work/answerchain.h"
#include "platform/privatefile.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>

namespace budget {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kGitLimit = 3s; ///< for each of at most three git commands

struct GitOutcome
{
    bool isStarted = false;
    int exitCode = -1; ///< -1: git crashed or exceeded kGitLimit
    QString output;
    QString error;
};

/// The environment for git: without DATABASE_URL, which contains a password, without libpq's variables, and without
/// GIT_ variables, which could point git to another repository. GIT_TERMINAL_PROMPT=0 keeps git from asking the person.
QProcessEnvironment gitEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(u"GIT_"_s) || name.startsWith(u"PG"_s) || name == u"DATABASE_URL"_s)
            environment.remove(name);
    }
    environment.insert(u"LC_ALL"_s, u"C"_s);
    environment.insert(u"GIT_OPTIONAL_LOCKS"_s, u"0"_s);
    environment.insert(u"GIT_TERMINAL_PROMPT"_s, u"0"_s);
    return environment;
}

GitOutcome outcomeOf(QProcess &process)
{
    const bool isDone = process.exitStatus() == QProcess::NormalExit;
    return {true, isDone ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()).trimmed(),
            QString::fromUtf8(process.readAllStandardError()).trimmed()};
}

QFuture<GitOutcome> runGit(const QString &folder, const QStringList &arguments, QObject *context)
{
    auto *process = new QProcess(context);
    process->setProgram(u"git"_s);
    // `core.fsmonitor` in a repository's configuration can name a program that git would start.
    process->setArguments(QStringList{u"-c"_s, u"core.fsmonitor=false"_s} + arguments);
    process->setWorkingDirectory(folder);
    process->setProcessEnvironment(gitEnvironment());
    process->setStandardInputFile(QProcess::nullDevice());
    auto promise = std::make_shared<QPromise<GitOutcome>>();
    promise->start();
    const auto finish = [promise, process](const GitOutcome &outcome) {
        promise->addResult(outcome);
        promise->finish();
        process->deleteLater();
    };
    QObject::connect(process, &QProcess::finished, context, [finish, process] { finish(outcomeOf(*process)); });
    QObject::connect(process, &QProcess::errorOccurred, context, [finish](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish({});
    });
    QTimer::singleShot(kGitLimit, process, &QProcess::kill);
    process->start();
    return promise->future();
}

Failure failureOf(const GitOutcome &outcome)
{
    return failure(ErrorKind::Unexpected, Field::EnvFile, u"git: "_s + outcome.error);
}

/// Name and folder of a file. git runs inside that folder.
struct Place
{
    explicit Place(const QString &file) : folder(QFileInfo(file).absolutePath()), name(QFileInfo(file).fileName()) { }
    /// The name with `./` in front, because git would read a leading colon as pathspec magic.
    [[nodiscard]] QString path() const { return u"./"_s + name; }

    QString folder;
    QString name;
};

QFuture<Result<GitState>> ignoredOrNot(const Place &place, QObject *context)
{
    const auto asked = runGit(place.folder, {u"check-ignore"_s, u"-q"_s, u"--"_s, place.path()}, context);
    return mapAnswer(asked, context, [](const GitOutcome &outcome) -> Result<GitState> {
        if (outcome.exitCode == 0)
            return GitState::Ignored;
        return outcome.exitCode == 1 ? Result<GitState>(GitState::NotIgnored) : failureOf(outcome);
    });
}

QFuture<Result<GitState>> stateInWorkTree(const Place &place, QObject *context)
{
    const QStringList question{u"--literal-pathspecs"_s, u"ls-files"_s, u"--error-unmatch"_s, u"--"_s, place.path()};
    const auto asked = mapAnswer(runGit(place.folder, question, context), context,
                                 [](const GitOutcome &outcome) -> Result<bool> {
                                     if (outcome.exitCode == 0 || outcome.exitCode == 1)
                                         return outcome.exitCode == 0;
                                     return failureOf(outcome);
                                 });
    return askFurther(asked, context, [place, context](bool isTracked) {
        return isTracked ? answeredNow<Result<GitState>>(GitState::Tracked) : ignoredOrNot(place, context);
    });
}

/// NoGit if git did not start, NoWorkTree if the folder is in no work tree. NotIgnored otherwise; the state of the file
/// is then still to be determined.
Result<GitState> folderState(const GitOutcome &outcome)
{
    if (!outcome.isStarted)
        return GitState::NoGit;
    if (outcome.exitCode == 0)
        return outcome.output == u"true"_s ? GitState::NotIgnored : GitState::NoWorkTree;
    return outcome.error.contains(u"not a git repository"_s) ? Result<GitState>(GitState::NoWorkTree)
                                                             : failureOf(outcome);
}

/// The line of a `.gitignore` that matches this file and no other.
QByteArray ignoringLine(const QString &name)
{
    QString line = u"/"_s;
    for (const QChar character : name) {
        if (u"\\*?[ "_s.contains(character))
            line += u'\\';
        line += character;
    }
    return QFile::encodeName(line);
}

Result<void> appendLine(const QString &path, const QByteArray &line)
{
    const auto file = readPrivateFile(path, Field::EnvFile);
    if (!file)
        return tl::make_unexpected(file.error());
    constexpr auto kUsual = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto mode = QFile::exists(path) ? QFile::permissions(path) : kUsual;
    const QByteArray ending = file->contains("\r\n") ? "\r\n" : "\n";
    const bool isLineOpen = !file->isEmpty() && !file->endsWith('\n');
    const QByteArray added = (isLineOpen ? ending : QByteArray()) + line + ending;
    return writePrivateFile(path, *file + added, Field::EnvFile).map([&] { QFile::setPermissions(path, mode); });
}

} // namespace

QFuture<Result<GitState>> gitStateOf(const QString &file, QObject *context)
{
    const Place place(file);
    if (!QFileInfo(place.folder).isDir())
        return answeredNow<Result<GitState>>(failure(ErrorKind::FileUnavailable, Field::EnvFile, place.folder));
    const auto folder = mapAnswer(runGit(place.folder, {u"rev-parse"_s, u"--is-inside-work-tree"_s}, context), context,
                                  folderState);
    return askFurther(folder, context, [place, context](GitState state) {
        return state == GitState::NotIgnored ? stateInWorkTree(place, context) : answeredNow<Result<GitState>>(state);
    });
}

QFuture<Result<void>> ignoreInGit(const QString &file, QObject *context)
{
    const auto changed = askFurther(gitStateOf(file, context), context, [file](GitState state) {
        const Place place(file);
        return answeredNow(state == GitState::NotIgnored
                               ? appendLine(place.folder + u"/.gitignore"_s, ignoringLine(place.name))
                               : Result<void>());
    });
    const auto after = askFurther(changed, context, [file, context] { return gitStateOf(file, context); });
    return mapAnswer(after, context, [](const Result<GitState> &state) {
        return state.and_then([](GitState proven) -> Result<void> {
            if (proven == GitState::Ignored)
                return {};
            return failure(ErrorKind::Unexpected, Field::EnvFile, u"git: the file is not ignored"_s);
        });
    });
}

} // namespace budget
