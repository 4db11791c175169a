// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/about.h"

#include "ui/look/icons.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace budget::about {

using namespace Qt::StringLiterals;

namespace {

struct About
{
    Q_DECLARE_TR_FUNCTIONS(budget::about)
};

} // namespace

void show(QWidget &parent)
{
    auto *box = new QMessageBox(&parent);
    box->setObjectName(u"aboutBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(About::tr("About Budget Tracker"));
    box->setIconPixmap(icons::application().pixmap(QSize(64, 64), parent.devicePixelRatioF()));
    box->setText(About::tr("Budget Tracker %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        About::tr("Keeps expenses in your own PostgreSQL database or in a file on this computer.\n\n"
                  "Free software under the GNU General Public License, version 3 or later. It comes without any "
                  "warranty.\n\nBuilt with Qt %1.")
            .arg(QLatin1StringView(qVersion())));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace budget::about
