// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/leavebox.h"

#include <QCoreApplication>
#include <QPushButton>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::SetupWizard)
};

} // namespace

QMessageBox *makeLeaveBox(QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::Question, Words::tr("Leave the setup?"), Words::tr("Leave the setup?"),
                                QMessageBox::Cancel, parent);
    box->setObjectName(u"leaveBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(Words::tr("What you have entered in the setup will be lost."));
    box->addButton(Words::tr("&Leave"), QMessageBox::AcceptRole);
    box->button(QMessageBox::Cancel)->setText(Words::tr("&Continue setup"));
    box->setDefaultButton(QMessageBox::Cancel);
    return box;
}

} // namespace budget
