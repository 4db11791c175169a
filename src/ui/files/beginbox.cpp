// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/beginbox.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::FileCare)
};

QString reason(const QString &file, const Error &error)
{
    if (error.kind == ErrorKind::FileIsEmpty)
        return Words::tr("%1 holds nothing yet. If a budget should be in it, it may be a copy that was made while the "
                         "budget was open, without the file that ends in -wal: look for that first.")
            .arg(file);
    return Words::tr("%1 holds the tables of another program (%2). They stay as they are; the budget's tables come "
                     "beside them.")
        .arg(file, error.detail);
}

} // namespace

bool mayBegin(const Error &error)
{
    return error.kind == ErrorKind::FileIsEmpty || error.kind == ErrorKind::FileOfOtherProgram;
}

QMessageBox *makeBeginBox(const QString &file, const Error &error, QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::Question, Words::tr("Begin a new budget"),
                                Words::tr("Begin a new budget in this file?"), QMessageBox::NoButton, parent);
    box->setObjectName(u"beginBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(reason(file, error));
    auto *begin = box->addButton(Words::tr("&Begin here"), QMessageBox::AcceptRole);
    auto *leave = box->addButton(Words::tr("&Leave it as it is"), QMessageBox::RejectRole);
    begin->setObjectName(u"beginButton"_s);
    leave->setObjectName(u"leaveFileButton"_s);
    box->setDefaultButton(leave);
    box->setEscapeButton(leave);
    return box;
}

} // namespace budget
