// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectiondetails.h"

#include "ui/theme.h"
#include "words/statewords.h"
#include "words/wording.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kValueWidth = 380;

} // namespace

void ConnectionDetails::open(const StatusSnapshot &status, QWidget &statusBar)
{
    auto *details = new ConnectionDetails(status, statusBar);
    details->openAt(statusBar, *details);
}

ConnectionDetails::ConnectionDetails(const StatusSnapshot &status, QWidget &statusBar)
    : Popup(&statusBar), m_rows(new QGridLayout(this))
{
    setObjectName(u"connectionDetails"_s);
    setAccessibleName(tr("Details of the connection"));
    m_rows->setContentsMargins(theme::kSpace4, theme::kSpace3, theme::kSpace4, theme::kSpace3);
    m_rows->setHorizontalSpacing(theme::kSpace4);
    m_rows->setVerticalSpacing(theme::kSpace2);
    add(tr("State"), statewords::state(status.state) + u'\n' + statewords::explanation(status), "detailStateLabel");
    add(tr("Place"), status.place, "detailPlaceLabel");
    if (status.state != SessionState::LocalFile && status.state != SessionState::Connecting)
        addServer(status);
    if (status.lastError && status.state != SessionState::Lost)
        add(tr("Last error"), wording::sentence(*status.lastError), "detailErrorLabel");
}

void ConnectionDetails::addServer(const StatusSnapshot &status)
{
    add(tr("Route"), statewords::route(status), "detailRouteLabel");
    add(tr("Encryption"), statewords::encryption(status), "detailEncryptionLabel");
    add(tr("Round trip"), statewords::roundTrip(status), "detailRoundTripLabel");
    if (status.wakeTime) {
        const double seconds = double(status.wakeTime->count()) / 1000.0;
        add(tr("Last waking"), tr("%1 s").arg(locale().toString(seconds, 'f', 1)), "detailWakeLabel");
    }
    addPool(status.pool);
}

void ConnectionDetails::addPool(const PoolStats &stats)
{
    const QString limit = stats.limit == 0 ? u"∞"_s : QString::number(stats.limit);
    add(tr("Pool"), tr("%1 in use, %2 open, at most %3").arg(stats.inUse).arg(stats.open).arg(limit),
        "detailPoolLabel");
    add(tr("So far"),
        tr("%1 opened, %2 closed, %3 found dead").arg(stats.opened).arg(stats.closed).arg(stats.pingsFailed),
        "detailHistoryLabel");
}

void ConnectionDetails::add(const QString &name, const QString &value, const char *objectName)
{
    if (value.isEmpty())
        return;
    const int row = m_rows->rowCount();
    auto *caption = new QLabel(name, this);
    theme::makeSecondary(caption);
    auto *text = new QLabel(value, this);
    text->setObjectName(QLatin1StringView(objectName));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(kValueWidth);
    text->setMaximumWidth(kValueWidth);
    m_rows->addWidget(caption, row, 0, Qt::AlignTop);
    m_rows->addWidget(text, row, 1);
}

} // namespace budget
