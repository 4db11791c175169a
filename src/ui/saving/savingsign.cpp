// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saving/savingsign.h"

#include "app/session/session.h"
#include "ui/saving/messagelabel.h"

#include <QAbstractButton>

#include <utility>

namespace budget {

SavingSign::SavingSign(MessageLabel &label, QAbstractButton *cancelButton, Session &session, QObject *parent)
    : QObject(parent), m_label(label), m_cancelButton(cancelButton), m_session(session)
{
    connect(&m_session, &Session::statusChanged, this, &SavingSign::showChecking);
    if (!m_cancelButton)
        return;
    m_cancelButton->hide();
    connect(m_cancelButton, &QAbstractButton::clicked, &m_session, &Session::cancelWork);
    connect(&m_label, &MessageLabel::waitGrewLong, this, [this] { m_cancelButton->setVisible(m_isOn); });
}

void SavingSign::start()
{
    if (std::exchange(m_isOn, true))
        return;
    m_label.wait(tr("Saving…"), tr("Waiting for the server…"));
}

void SavingSign::stop()
{
    m_isOn = false;
    m_label.clearMessage();
    if (m_cancelButton)
        m_cancelButton->hide();
}

void SavingSign::showChecking()
{
    if (m_isOn && m_session.status().isChecking)
        m_label.setWaitingFor(tr("Checking whether the change was saved…"));
}

} // namespace budget
