// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/connectionstatus.h"

#include "core/errorgroup.h"
#include "ui/checks/statelook.h"
#include "ui/look/announcement.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui_connectionstatus.h"
#include "words/connection/statewords.h"
#include "words/errors/wording.h"

#include <QMouseEvent>

namespace budget {

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace {

constexpr milliseconds kLong{2000};
constexpr int kIconSize = 16;

milliseconds timeSince(const std::optional<steady_clock::time_point> &moment)
{
    return moment ? duration_cast<milliseconds>(steady_clock::now() - *moment) : milliseconds(0);
}

/// Whether the error concerns the connection or the whole ledger. A notice where the person works tells about an error
/// that concerns a row.
bool isAboutLedger(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::NotFound:
    case ErrorKind::ChangedMeanwhile:
    case ErrorKind::StillReferenced:
    case ErrorKind::ValueRefused:
    case ErrorKind::CharacterUnsupported:
        return false;
    default:
        return groupOf(error) != ErrorGroup::Entry;
    }
}

} // namespace

ConnectionStatus::ConnectionStatus(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::ConnectionStatus>())
{
    m_form->setupUi(this);
    setObjectName(u"connectionStatus"_s);
    m_second.setSingleShot(true);
    connect(&m_second, &QTimer::timeout, this, &ConnectionStatus::tick);
    connect(m_form->cancelWaitButton, &QToolButton::clicked, this, &ConnectionStatus::cancelRequested);
    connect(m_form->detailsButton, &QToolButton::clicked, this, &ConnectionStatus::detailsRequested);
    setStatus({});
}

ConnectionStatus::~ConnectionStatus() = default;

void ConnectionStatus::setStatus(const StatusSnapshot &status)
{
    const bool isNews = status.state != m_status.state;
    m_status = status;
    showState();
    showServer();
    showError();
    showWork();
    if (isNews)
        announce();
}

void ConnectionStatus::offerDetails(bool isOffered)
{
    m_hasDetails = isOffered;
    m_form->detailsButton->setVisible(isOffered);
}

/// The labels of the state pass mouse events on to this widget.
void ConnectionStatus::mouseReleaseEvent(QMouseEvent *event)
{
    const QRect state = m_form->stateIconLabel->geometry().united(m_form->stateLabel->geometry());
    if (m_hasDetails && event->button() == Qt::LeftButton && state.contains(event->position().toPoint()))
        Q_EMIT detailsRequested();
}

void ConnectionStatus::showState()
{
    const StateLook look = lookOf(m_status.state);
    showWord();
    m_form->stateLabel->setToolTip(statewords::explanation(m_status));
    m_form->stateIconLabel->setToolTip(statewords::explanation(m_status));
    m_form->detailsButton->setIcon(icons::named(u"info"_s, theme::Tone::Secondary));
    theme::setTone(m_form->stateLabel, look.tone);
    m_form->stateIconLabel->setIcon(icons::named(look.icon, look.tone), kIconSize);
    m_form->placeLabel->setText(m_status.place);
    m_form->placeLabel->setToolTip(m_status.place);
    for (QLabel *quiet :
         {static_cast<QLabel *>(m_form->placeLabel), m_form->routeLabel, m_form->roundTripLabel, m_form->poolLabel})
        theme::setTone(quiet, theme::Tone::Secondary);
    theme::setTone(m_form->savingLabel, theme::Tone::Wait);
}

void ConnectionStatus::tick()
{
    showWord();
    showWork();
}

/// Shows the state with its seconds. Cancel appears after a second of waiting, or after kLong of work.
void ConnectionStatus::showWord()
{
    const milliseconds waited = timeSince(m_status.waitingSince);
    m_form->stateLabel->setText(statewords::state(m_status.state, duration_cast<seconds>(waited)));
    m_form->cancelWaitButton->setVisible(waited >= 1s || timeSince(m_status.workingSince) >= kLong);
    if (m_status.waitingSince || m_status.workingSince)
        m_second.start(1000ms - (m_status.waitingSince ? waited : timeSince(m_status.workingSince)) % 1000ms);
    else
        m_second.stop();
}

void ConnectionStatus::showWork()
{
    const milliseconds worked = timeSince(m_status.workingSince);
    const bool isLong = worked >= kLong && !m_status.waitingSince;
    m_form->savingLabel->setVisible(m_status.pendingWrites > 0 || isLong);
    if (m_status.isChecking)
        m_form->savingLabel->setText(tr("Checking…"));
    else if (isLong)
        m_form->savingLabel->setText(tr("Waiting for an answer… %n s", nullptr, int(worked / 1s)));
    else
        m_form->savingLabel->setText(tr("Saving…"));
}

void ConnectionStatus::showServer()
{
    const bool isEncrypted = !m_status.encryption.isEmpty();
    for (QWidget *shown :
         {static_cast<QWidget *>(m_form->routeLabel), static_cast<QWidget *>(m_form->encryptionLabel),
          static_cast<QWidget *>(m_form->encryptionIconLabel), static_cast<QWidget *>(m_form->poolLabel)})
        shown->setVisible(hasServer(m_status));
    m_form->routeLabel->setText(statewords::route(m_status));
    m_form->roundTripLabel->setVisible(hasServer(m_status) && m_status.pool.lastRoundTrip);
    m_form->roundTripLabel->setText(statewords::roundTrip(m_status));
    m_form->detailsButton->setVisible(m_hasDetails);
    m_form->encryptionLabel->setText(statewords::encryption(m_status));
    const theme::Tone tone = isEncrypted ? theme::Tone::Secondary : theme::Tone::Wait;
    theme::setTone(m_form->encryptionLabel, tone);
    m_form->encryptionIconLabel->setIcon(icons::named(isEncrypted ? u"lock"_s : u"unlock"_s, tone), kIconSize);
    m_form->poolLabel->setText(tr("pool %1").arg(statewords::pool(m_status.pool)));
}

void ConnectionStatus::showError()
{
    const auto error = m_status.lastError && isAboutLedger(*m_status.lastError) ? m_status.lastError : std::nullopt;
    m_form->statusErrorLabel->setVisible(error.has_value());
    m_form->statusErrorLabel->setText(error ? wording::whatHappened(*error) : QString());
    m_form->statusErrorLabel->setToolTip(error ? wording::sentence(*error) : QString());
    theme::setTone(m_form->statusErrorLabel, theme::Tone::Fail);
}

void ConnectionStatus::announce()
{
    setAccessibleName(tr("Connection: %1").arg(statewords::state(m_status.state)));
    budget::announce(*this, accessibleName());
}

} // namespace budget
