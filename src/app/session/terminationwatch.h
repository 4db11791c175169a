// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace budget {

/// Tells that somebody has asked the process to end (Ctrl-C, a closed terminal), for commands that have something to
/// put in order first. A second time ends the process. One at most in a process.
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
