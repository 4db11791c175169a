// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractButton;

namespace budget {

class MessageLabel;
class Session;

/// The messages of a form while it saves. After a moment the form says that it saves; after some seconds it says what
/// it waits for, counts the seconds and shows a Cancel button. It also says when the program checks whether the change
/// was saved.
class SavingSign : public QObject
{
    Q_OBJECT

public:
    /// `cancelButton` appears once the wait is long. Null if the form has a Cancel button of its own.
    SavingSign(MessageLabel &label, QAbstractButton *cancelButton, Session &session, QObject *parent);

    /// Shows the messages. Does nothing if they are already shown, so that the count of seconds continues.
    void start();
    void stop();

private:
    void showChecking();

    MessageLabel &m_label;
    QAbstractButton *m_cancelButton;
    Session &m_session;
    bool m_isOn = false;
};

} // namespace budget
