// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>

#include <sys/types.h>

namespace budget::test {

/// The environment of this process without the variables of libpq, OpenSSL and locales (`PG*`, `LC_*`, …), and with
/// `HOME` in `folder`, so that no personal file is read.
[[nodiscard]] QProcessEnvironment cleanEnvironment(const QString &folder);

/// The result of a tool that has ended.
struct ToolOutcome
{
    bool ok = false;
    QString output;
    QString error; ///< standard error, or the reason why the tool did not start or end

    explicit operator bool() const { return ok; }
};

struct Tool
{
    QString program;
    QStringList arguments;
    QString folder; ///< working folder
    QString input = {};
    QProcessEnvironment environment = cleanEnvironment(folder);
};

/// Runs `tool` and blocks until its end, but at most a minute. As root, the tool runs as `nobody`. The kernel ends the
/// tool with the calling thread.
[[nodiscard]] ToolOutcome runTool(const Tool &tool);

/// A server process: a direct child that the kernel ends with the thread that called start(), even if this process is
/// killed. As root, the server runs as `nobody`. Use it in one thread at a time; it needs no event loop. Only stop()
/// blocks.
class ServerProcess
{
public:
    ServerProcess() = default;
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    /// Output is appended to `outputFile` and `errorFile`, which may be the same. The kernel sends `deathSignal` when
    /// the starting thread ends.
    [[nodiscard]] bool start(const Tool &server, const QString &outputFile, const QString &errorFile,
                             int deathSignal);
    [[nodiscard]] bool isRunning();
    [[nodiscard]] pid_t processId() const { return m_processId; }

    /// Sends `signal`, waits up to `patience`, and then kills the process. True if the signal was enough, or no process
    /// ran.
    bool stop(int signal, std::chrono::milliseconds patience);

private:
    [[nodiscard]] bool endsWithin(std::chrono::milliseconds patience);

    pid_t m_processId = 0;
};

} // namespace budget::test
