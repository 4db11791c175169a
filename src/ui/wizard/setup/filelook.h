// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/connectiontrial.h"
#include "core/error.h"

#include <QObject>
#include <QPointer>

class QMessageBox;
class QWidget;

namespace budget {

class Session;

/// Looks into a file before anything is decided: who is in it, and whether it is a budget at all. Where it holds none,
/// a person is asked whether one may begin in it; the file is left as it is here. Answers once, unless it is cancelled
/// or the person leaves the file alone.
class FileLook : public QObject
{
    Q_OBJECT

public:
    /// The window is the parent of the question, and owns this.
    FileLook(Session &session, QWidget &window);

    /// `isAgreed`: the person was asked about this file before, and agreed.
    void look(const LocalFile &file, bool isAgreed);
    void cancel();

Q_SIGNALS:
    void found(const budget::TrialReport &report);
    /// A budget may begin in the file.
    void agreed(const budget::LocalFile &file);
    /// Also where the question is shown: nothing is being waited for any more.
    void failed(const budget::Error &error);

private:
    void ask(const LocalFile &file, const Error &error);

    Session &m_session;
    QWidget &m_window;
    ConnectionTrial m_trial;
    QPointer<QMessageBox> m_question;
};

} // namespace budget
