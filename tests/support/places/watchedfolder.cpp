// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/watchedfolder.h"

#include <QDir>
#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <pwd.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

/// $1 is the folder. SIGQUIT comes first, because it lets PostgreSQL release its shared memory. If PostgreSQL was
/// killed, postmaster.pid still names the segment.
constexpr char kWatchScript[] = R"(
cat >/dev/null
[ -d "$1" ] || exit 0
for signal in QUIT QUIT QUIT QUIT QUIT QUIT QUIT QUIT KILL KILL; do
    found=
    for process in /proc/[0-9]*; do
        case "$(readlink "$process/cwd")/" in
        "$1"/*) kill -s $signal "${process#/proc/}" && found=1 ;;
        esac
    done
    [ "$found" ] || break
    sleep 0.2
done
segment=$(sed -n '7s/.* //p' "$1/data/postmaster.pid")
[ -z "$segment" ] || ipcrm -m "$segment"
for attempt in 1 2 3 4 5 6 7 8 9 10; do
    rm -rf "$1" && exit 0
    sleep 0.2
done
)";

QString templateFor(const QString &purpose)
{
    return QDir(QDir::tempPath()).filePath(u"budget-%1-XXXXXX"_s.arg(purpose));
}

QString systemError(const QString &what)
{
    return u"%1: %2"_s.arg(what, QString::fromLocal8Bit(std::strerror(errno)));
}

bool spawnWatcher(int readEnd, const QByteArray &folder)
{
    std::array<QByteArray, 7> words{"setsid", "--fork", "sh", "-c", kWatchScript, "budget-watch", folder};
    std::array<char *, 8> line{};
    for (std::size_t i = 0; i < words.size(); ++i)
        line[i] = words[i].data();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, readEnd, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addchdir_np(&actions, "/");
    pid_t child = 0;
    const bool spawned = ::posix_spawnp(&child, line[0], &actions, nullptr, line.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    return spawned && ::waitpid(child, &status, 0) == child && status == 0;
}

} // namespace

WatchedFolder::WatchedFolder(const QString &purpose, Owner owner)
    : m_folder(templateFor(purpose))
{
    m_folder.setAutoRemove(false);
    if (!m_folder.isValid())
        m_errorText = u"no temporary folder: "_s + m_folder.errorString();
    else if (owner == Owner::ServerUser && !handOver())
        m_errorText = systemError(u"cannot give away "_s + path());
    else if (!startWatching())
        m_errorText = systemError(u"cannot watch over "_s + path());
}

WatchedFolder::~WatchedFolder()
{
    remove();
    if (m_lifeline >= 0)
        ::close(m_lifeline);
}

void WatchedFolder::remove()
{
    m_folder.remove();
}

bool WatchedFolder::handOver()
{
    if (::geteuid() != 0)
        return true;
    const passwd *nobody = ::getpwnam("nobody");
    m_isHandedOver = nobody && ::chown(QFile::encodeName(path()).constData(), nobody->pw_uid, nobody->pw_gid) == 0;
    return m_isHandedOver;
}

bool WatchedFolder::startWatching()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return false;
    m_lifeline = ends[1];
    const bool watching = spawnWatcher(ends[0], QFile::encodeName(path()));
    ::close(ends[0]);
    return watching;
}

bool WatchedFolder::write(const QString &name, const QString &text) const
{
    const QByteArray file = QFile::encodeName(filePath(name));
    ::unlink(file.constData());
    const int descriptor = ::open(file.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    struct stat folder{};
    if (descriptor < 0 || ::stat(QFile::encodeName(path()).constData(), &folder) != 0)
        return false;
    if (m_isHandedOver && ::fchown(descriptor, folder.st_uid, folder.st_gid) != 0)
        return false;
    QFile output;
    return output.open(descriptor, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle)
        && output.write(text.toUtf8()) >= 0 && output.flush();
}

QString WatchedFolder::read(const QString &name) const
{
    QFile file(filePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace budget::test
