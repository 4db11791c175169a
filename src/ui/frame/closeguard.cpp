// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/closeguard.h"

#include "app/ledger/ledger.h"

#include <QMessageBox>
#include <QPushButton>

namespace budget {

using namespace Qt::StringLiterals;

CloseGuard::CloseGuard(Ledger &ledger, QWidget &window) : QObject(&window), m_ledger(ledger), m_window(window)
{
    connect(&m_ledger, &Ledger::answered, this, &CloseGuard::noteAnswer);
    // Queued, so that the last answer is known before the window closes.
    connect(&m_ledger, &Ledger::pendingWritesChanged, this, &CloseGuard::settle, Qt::QueuedConnection);
}

bool CloseGuard::mayClose()
{
    if (m_isForced || m_ledger.pendingWrites() == 0)
        return true;
    if (m_isWaiting) {
        ask();
        return false;
    }
    m_isWaiting = true;
    m_hasFailed = false;
    Q_EMIT waitingStarted();
    return false;
}

void CloseGuard::noteAnswer(const std::optional<Error> &error)
{
    if (m_isWaiting && error)
        m_hasFailed = true;
}

void CloseGuard::settle()
{
    if (!m_isWaiting || m_ledger.pendingWrites() > 0)
        return;
    m_isWaiting = false;
    if (m_box)
        m_box->close();
    if (m_hasFailed)
        Q_EMIT waitingGivenUp();
    else
        m_window.close();
}

void CloseGuard::ask()
{
    if (m_box)
        return;
    m_box = new QMessageBox(QMessageBox::Warning, tr("Still saving"),
                            tr("The last change has not been saved yet. If you leave now, it may be lost."),
                            QMessageBox::NoButton, &m_window);
    m_box->setObjectName(u"closeAnywayBox"_s);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    auto *stay = m_box->addButton(tr("&Keep waiting"), QMessageBox::RejectRole);
    auto *leave = m_box->addButton(tr("&Leave anyway"), QMessageBox::DestructiveRole);
    stay->setObjectName(u"keepWaitingButton"_s);
    leave->setObjectName(u"leaveAnywayButton"_s);
    m_box->setDefaultButton(stay);
    m_box->setEscapeButton(stay);
    connect(leave, &QPushButton::clicked, this, [this] {
        m_isForced = true;
        QMetaObject::invokeMethod(&m_window, &QWidget::close, Qt::QueuedConnection);
    });
    m_box->open();
}

} // namespace budget
