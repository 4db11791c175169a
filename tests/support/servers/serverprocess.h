// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>

#include <sys/types.h>

namespace budget::test {

/// The calling process' environment without anything that libpq, OpenSSL or a locale would read
/// (`PG*`, `LC_*`, …), with `HOME` in `folder` so that no personal file is read either.
[[nodiscard]] QProcessEnvironment cleanEnvironment(const QString &folder);

/// What a tool that ran to its end left behind.
struct ToolOutcome
{
    bool ok = false;
    QString output;
    QString error; ///< standard error, or why the tool did not start or end

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

/// Runs `tool` and blocks until its end, one minute at most. As root it runs as `nobody`.
/// It dies with the calling thread.
[[nodiscard]] ToolOutcome runTool(const Tool &tool);

/// A server in the foreground: a direct child that the kernel ends together with the thread that
/// called start(), also where that was killed. As root it runs as `nobody`. Usable from one thread
/// at a time and without an event loop; blocks only in stop().
class ServerProcess
{
public:
    ServerProcess() = default;
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    /// `outputFile` and `errorFile` are appended to and may be the same; `deathSignal` is what the
    /// kernel sends when the starting thread ends.
    [[nodiscard]] bool start(const Tool &server, const QString &outputFile, const QString &errorFile,
                             int deathSignal);
    [[nodiscard]] bool isRunning();
    [[nodiscard]] pid_t processId() const { return m_processId; }

    /// Sends `signal` and waits; kills what is still there after `patience`. True if the signal was
    /// enough or nothing ran.
    bool stop(int signal, std::chrono::milliseconds patience);

private:
    [[nodiscard]] bool endsWithin(std::chrono::milliseconds patience);

    pid_t m_processId = 0;
};

} // namespace budget::test
