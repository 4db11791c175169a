// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/serverprocess.h"

#include "support/pollwait.h"

#include <QFile>
#include <QProcess>

#include <vector>

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace budget::test {

namespace {

constexpr auto kToolPatience = 60s;

/// The kernel clears the parent-death signal when the user id changes; therefore setpriv sets the user first, then the
/// signal.
QStringList unprivileged(const Tool &tool, int deathSignal)
{
    QStringList line{u"setpriv"_s};
    if (::geteuid() == 0)
        line << u"--reuid=nobody"_s << u"--regid=nogroup"_s << u"--clear-groups"_s;
    line << u"--pdeathsig=%1"_s.arg(deathSignal == SIGQUIT ? u"QUIT"_s : u"KILL"_s) << u"--"_s << tool.program;
    return line + tool.arguments;
}

bool isForeignSetting(const QString &name)
{
    return name.startsWith(u"PG"_s) || name.startsWith(u"LC_"_s) || name.startsWith(u"LANG"_s)
        || name.startsWith(u"OPENSSL_"_s) || name.startsWith(u"SSL_"_s) || name == u"TZ"_s;
}

/// Strings as exec() needs them; the pointers are valid as long as this object.
class CStrings
{
public:
    explicit CStrings(const QStringList &strings)
    {
        for (const QString &string : strings)
            m_bytes.push_back(QFile::encodeName(string));
        for (QByteArray &bytes : m_bytes)
            m_pointers.push_back(bytes.data());
        m_pointers.push_back(nullptr);
    }
    [[nodiscard]] char *const *data() const { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_bytes;
    std::vector<char *> m_pointers;
};

/// The redirections of a child process before its program starts.
class SpawnActions
{
public:
    SpawnActions() { posix_spawn_file_actions_init(&m_actions); }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&m_actions); }
    Q_DISABLE_COPY_MOVE(SpawnActions)

    void open(int descriptor, const QString &file, int flags)
    {
        posix_spawn_file_actions_addopen(&m_actions, descriptor, QFile::encodeName(file).constData(), flags, 0600);
    }
    void enter(const QString &folder)
    {
        posix_spawn_file_actions_addchdir_np(&m_actions, QFile::encodeName(folder).constData());
    }
    [[nodiscard]] const posix_spawn_file_actions_t *get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions;
};

} // namespace

QProcessEnvironment cleanEnvironment(const QString &folder)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (isForeignSetting(name))
            environment.remove(name);
    }
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"HOME"_s, folder);
    return environment;
}

ToolOutcome runTool(const Tool &tool)
{
    QStringList line = unprivileged(tool, SIGKILL);
    QProcess process;
    process.setProgram(line.takeFirst());
    process.setArguments(line);
    process.setWorkingDirectory(tool.folder);
    process.setProcessEnvironment(tool.environment);
    process.start();
    if (!process.waitForStarted())
        return {false, {}, u"%1: %2"_s.arg(tool.program, process.errorString())};
    process.write(tool.input.toUtf8());
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(static_cast<int>(std::chrono::milliseconds(kToolPatience).count()));
    const bool ok = ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    QString error = QString::fromUtf8(process.readAllStandardError()).trimmed();
    if (!ok && error.isEmpty())
        error = u"%1: %2, exit code %3"_s.arg(tool.program, process.errorString()).arg(process.exitCode());
    return {ok, QString::fromUtf8(process.readAllStandardOutput()), error};
}

ServerProcess::~ServerProcess()
{
    stop(SIGKILL, 10s);
}

bool ServerProcess::start(const Tool &server, const QString &outputFile, const QString &errorFile, int deathSignal)
{
    if (isRunning())
        return false;
    const CStrings line(unprivileged(server, deathSignal));
    const CStrings environment(server.environment.toStringList());
    SpawnActions actions;
    actions.open(STDIN_FILENO, u"/dev/null"_s, O_RDONLY);
    actions.open(STDOUT_FILENO, outputFile, O_WRONLY | O_CREAT | O_APPEND);
    actions.open(STDERR_FILENO, errorFile, O_WRONLY | O_CREAT | O_APPEND);
    actions.enter(server.folder);
    return ::posix_spawnp(&m_processId, line.data()[0], actions.get(), nullptr, line.data(), environment.data()) == 0;
}

bool ServerProcess::isRunning()
{
    if (m_processId != 0 && ::waitpid(m_processId, nullptr, WNOHANG) != 0)
        m_processId = 0;
    return m_processId != 0;
}

bool ServerProcess::endsWithin(std::chrono::milliseconds patience)
{
    return pollUntil(patience, [this] { return !isRunning(); });
}

bool ServerProcess::stop(int signal, std::chrono::milliseconds patience)
{
    if (!isRunning())
        return true;
    ::kill(m_processId, signal);
    if (endsWithin(patience))
        return true;
    ::kill(m_processId, SIGKILL);
    return endsWithin(10s) && false;
}

} // namespace budget::test
