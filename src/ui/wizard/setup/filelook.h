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

/// Inspects a file that the user chose, without changing it: reports the people in it, or that it is no ledger. If it
/// contains no ledger yet, asks the user whether to create one in it. GUI thread; does not block.
class FileLook : public QObject
{
    Q_OBJECT

public:
    /// `window` becomes the parent of this object and of the question.
    FileLook(Session &session, QWidget &window);

    /// `isAgreed`: the user has already agreed to create a ledger in this file.
    void look(const LocalFile &file, bool isAgreed);
    void cancel();

Q_SIGNALS:
    void found(const budget::TrialReport &report);
    /// The user has agreed to create a ledger in the file.
    void agreed(const budget::LocalFile &file);
    /// The file could not be read. Also emitted, with Cancelled, when the question is shown, because the wizard then no
    /// longer waits.
    void failed(const budget::Error &error);

private:
    void ask(const LocalFile &file, const Error &error);

    Session &m_session;
    QWidget &m_window;
    ConnectionTrial m_trial;
    QPointer<QMessageBox> m_question;
};

} // namespace budget
