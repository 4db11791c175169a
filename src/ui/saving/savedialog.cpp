// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saving/savedialog.h"

#include "app/session/session.h"
#include "ui/look/windowfit.h"
#include "ui/saving/fielderrors.h"
#include "ui/saving/messagelabel.h"
#include "ui/saving/savingsign.h"
#include "words/errors/wording.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLayout>
#include <QPushButton>

#include <algorithm>

namespace budget {

SaveDialog::SaveDialog(QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
}

void SaveDialog::adopt(Session &session, QDialogButtonBox &buttons, MessageLabel &label, const QString &okText)
{
    m_buttons = &buttons;
    m_session = &session;
    m_sign = new SavingSign(label, nullptr, session, this);
    m_errors = new FieldErrors(label, this);
    QSizePolicy policy = label.sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    label.setSizePolicy(policy);
    buttons.button(QDialogButtonBox::Ok)->setText(okText);
    connect(&buttons, &QDialogButtonBox::accepted, this, &SaveDialog::accept);
    connect(&buttons, &QDialogButtonBox::rejected, this, &SaveDialog::reject);
}

bool SaveDialog::event(QEvent *event)
{
    const bool isHandled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && layout()) {
        const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                                         : layout()->totalMinimumSize().height();
        const int wanted = std::min(needed, WindowFit::mostOf(*this).height());
        if (wanted > height())
            resize(width(), wanted);
    }
    return isHandled;
}

void SaveDialog::accept()
{
    if (!m_isSaving)
        save();
}

void SaveDialog::reject()
{
    if (m_isSaving)
        m_session->cancelWork();
    else
        QDialog::reject();
}

void SaveDialog::leave()
{
    QDialog::reject();
}

void SaveDialog::setSaving(bool saving)
{
    m_isSaving = saving;
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!saving);
    if (saving)
        m_sign->start();
    else
        m_sign->stop();
}

void SaveDialog::showConflict(Field field, const QString &what)
{
    m_errors->showAt(field,
                     tr("Not saved. %1 Save again to replace it with your entry, or cancel to keep it.").arg(what));
}

void SaveDialog::showFailure(const Error &error)
{
    const bool mayBeSaved = error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::OutcomeUnknown;
    if (mayBeSaved || m_errors->knows(error.field))
        m_errors->show(error);
    else
        m_errors->say(tr("Not saved. %1").arg(wording::sentence(error)));
}

} // namespace budget
