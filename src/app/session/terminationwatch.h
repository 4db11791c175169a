// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace budget {

/// Emits requested() at the first SIGINT, SIGTERM or SIGHUP, for commands that have to clean up before the process
/// ends. A second signal of any of these kinds ends the process. At most one object per process.
class TerminationWatch : public QObject
{
    Q_OBJECT

public:
    explicit TerminationWatch(QObject *parent = nullptr);
    ~TerminationWatch() override;
    Q_DISABLE_COPY_MOVE(TerminationWatch)

Q_SIGNALS:
    void requested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace budget
