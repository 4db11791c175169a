// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractButton;

namespace budget {

class MessageLabel;
class Session;

/// What a form says while it saves: nothing at first, then that it saves, then what is being waited for, with seconds
/// and a button that gives up; and that it is being checked whether it was saved, where that is so.
class SavingSign : public QObject
{
    Q_OBJECT

public:
    /// `cancelButton` appears once the wait is long; without one the form has its own.
    SavingSign(MessageLabel &label, QAbstractButton *cancelButton, Session &session, QObject *parent);

    /// Goes on counting where it is on already.
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
