// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/forgetbox.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/profiles/profilewords.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIconSize = 32;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::ForgetBox)
};

QString whatGoes(const Profile &profile, bool sharesSecret)
{
    if (std::holds_alternative<LocalFile>(profile.location))
        return Words::tr("It will be removed from the list of ledgers.");
    if (sharesSecret)
        return Words::tr("Its address will be removed from the list of ledgers. Its password is kept, because another "
                         "ledger uses the same entry.");
    return Words::tr(
        "Its address will be removed from the list of ledgers, and its password from the place where it is kept.");
}

QString whatStays(const Profile &profile)
{
    const QString place = profilewords::place(profile.location);
    return std::holds_alternative<LocalFile>(profile.location)
        ? Words::tr("The ledger itself is not deleted. It remains in the file %1.").arg(place)
        : Words::tr("The ledger itself is not deleted. It remains in the database %1.").arg(place);
}

} // namespace

void openForgetBox(const Profile &profile, bool sharesSecret, QWidget &parent, const std::function<void()> &forget)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, Words::tr("Forget a ledger"),
                                Words::tr("Forget “%1”? This cannot be undone.").arg(profile.name),
                                QMessageBox::NoButton, &parent);
    box->setObjectName(u"forgetBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    const QIcon icon = icons::named(u"warning"_s, theme::Tone::Wait);
    box->setIconPixmap(icon.pixmap(QSize(kIconSize, kIconSize), parent.devicePixelRatioF()));
    box->setInformativeText(whatGoes(profile, sharesSecret) + u' ' + whatStays(profile));
    auto *yes = box->addButton(Words::tr("&Forget"), QMessageBox::DestructiveRole);
    auto *no = box->addButton(Words::tr("&Keep"), QMessageBox::RejectRole);
    yes->setObjectName(u"forgetButton"_s);
    no->setObjectName(u"keepButton"_s);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    QObject::connect(yes, &QPushButton::clicked, &parent, forget);
    box->open();
}

} // namespace budget
