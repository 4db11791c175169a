// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace budget::test {

/// Searches for a text in files (also in Base64 or UTF-16), in the log, in the arguments and the environment of this
/// process and its children, and on the screen. Processes and widgets are searched several times a second, so keep the
/// event loop running. Only one search may exist at a time. GUI thread.
class LeakSearch : public QObject
{
    Q_OBJECT

public:
    /// `needle` consists of letters, digits and '-', so that percent-encoding does not change it.
    LeakSearch(const QString &needle, const QStringList &folders);
    ~LeakSearch() override;
    Q_DISABLE_COPY_MOVE(LeakSearch)

    /// All places where the text was found until now, sorted: 'file <path>', 'log', 'arguments', 'environment', 'screen
    /// <object name>'.
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
