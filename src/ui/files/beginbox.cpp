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
        return Words::tr("%1 is empty. If you expected a ledger in it, the file may have been copied while the ledger "
                         "was open, without the file that ends in -wal. Look for that file first.")
            .arg(file);
    return Words::tr("%1 contains tables of another program (%2). These are not changed; the ledger's tables are added "
                     "to the file.")
        .arg(file, error.detail);
}

} // namespace

bool mayBegin(const Error &error)
{
    return error.kind == ErrorKind::FileIsEmpty || error.kind == ErrorKind::FileOfOtherProgram;
}

QMessageBox *makeBeginBox(const QString &file, const Error &error, QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::Question, Words::tr("Create a ledger"),
                                Words::tr("Create a new ledger in this file?"), QMessageBox::NoButton, parent);
    box->setObjectName(u"beginBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(reason(file, error));
    auto *begin = box->addButton(Words::tr("&Create ledger"), QMessageBox::AcceptRole);
    auto *leave = box->addButton(Words::tr("&Do not change the file"), QMessageBox::RejectRole);
    begin->setObjectName(u"beginButton"_s);
    leave->setObjectName(u"leaveFileButton"_s);
    box->setDefaultButton(leave);
    box->setEscapeButton(leave);
    return box;
}

} // namespace budget
