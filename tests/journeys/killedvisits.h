// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/places/watchedfolder.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

namespace budget::test {

/// Starts `savevisitor` repeatedly on one ledger and kills it (SIGKILL) at a random moment while it saves. Needs the
/// event loop.
class KilledVisits : public QObject
{
    Q_OBJECT

public:
    /// `ledger` is a file, or a connection URL if `isFile` is false. It contains the sample ledger.
    KilledVisits(const QString &name, const QString &ledger, bool isFile, int visits);

    void start();
    [[nodiscard]] bool isDone() const { return m_left == 0; }
    /// The expenses that the windows reported as saved.
    [[nodiscard]] const QStringList &saved() const { return m_saved; }
    /// The output of the processes that ended before they were killed.
    [[nodiscard]] const QStringList &faults() const { return m_faults; }

private:
    void visit();
    void read();
    void finish(int exitCode, QProcess::ExitStatus status);

    QString m_name;
    QString m_ledger;
    bool m_isFile;
    int m_left;
    int m_visit = 0;
    int m_savedUntilKill = 0; ///< number of expenses
    bool m_isReady = false;   ///< the kill's time is set
    QProcess m_program;
    QTimer m_killTimer;
    QByteArray m_said;
    QStringList m_saved;
    QStringList m_faults;
    WatchedFolder m_home{QStringLiteral("visits"), WatchedFolder::Owner::Ourselves};
};

} // namespace budget::test
