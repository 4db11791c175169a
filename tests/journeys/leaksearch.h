// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace budget::test {

/// Looks for a text wherever a program can leave it: in files (also encoded as Base64 or UTF-16), in the log, in the
/// arguments and the environment of this process and of those that it starts, and on the screen. What does not last is
/// looked at several times a second, so keep the event loop running. One at a time, in the GUI thread.
class LeakSearch : public QObject
{
    Q_OBJECT

public:
    /// `needle`: letters, digits and '-', so that no encoding of URLs changes it.
    LeakSearch(const QString &needle, const QStringList &folders);
    ~LeakSearch() override;
    Q_DISABLE_COPY_MOVE(LeakSearch)

    /// All places so far and now, sorted: 'file <path>', 'log', 'arguments', 'environment', 'screen <object name>'.
    [[nodiscard]] QStringList found();

private:
    static void takeLog(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void look();
    void lookAtScreen();
    void lookAtProcesses();
    void lookAtFiles();
    [[nodiscard]] bool holds(const QByteArray &bytes) const;

    QString m_needle;
    QList<QByteArray> m_forms;
    QStringList m_folders;
    QSet<QString> m_found;
    QTimer m_timer;
    QtMessageHandler m_before;
};

} // namespace budget::test
