// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setupwizard.h"

#include "app/answers.h"
#include "app/places.h"
#include "app/session.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/wording.h"
#include "ui_setupwizard.h"

#include <QAccessible>
#include <QEvent>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kQuietMs = 200;
constexpr qint64 kSecondsFromMs = 2000;

void setPixmap(QLabel *label, const QString &icon, const QColor &color)
{
    label->setPixmap(icons::named(icon, color).pixmap(QSize(20, 20), label->devicePixelRatioF()));
}

bool isOfServer(Field field)
{
    return field >= Field::Url;
}

} // namespace

SetupWizard::SetupWizard(Session &session, QWidget *parent)
    : QDialog(parent), m_form(std::make_unique<Ui::SetupWizard>()), m_session(session)
{
    m_form->setupUi(this);
    setObjectName(u"setupWizard"_s);
    m_form->stepsPanel->setBackgroundRole(QPalette::AlternateBase);
    m_tick.setInterval(100);
    connect(&m_tick, &QTimer::timeout, this, &SetupWizard::showElapsed);
    connect(m_form->placePage, &PlacePage::edited, this, &SetupWizard::showButtons);
    connect(m_form->placePage, &PlacePage::edited, this, &SetupWizard::clearError);
    connect(m_form->serverPage, &ServerPage::edited, this, &SetupWizard::clearError);
    connect(m_form->nextButton, &QPushButton::clicked, this, [this] { showStep(ServerStep); });
    connect(m_form->backButton, &QPushButton::clicked, this, [this] { showStep(PlaceStep); });
    connect(m_form->openButton, &QPushButton::clicked, this, &SetupWizard::openLedger);
    connect(m_form->cancelButton, &QPushButton::clicked, this, &SetupWizard::reject);
    connect(m_form->cancelConnectingButton, &QPushButton::clicked, this, &SetupWizard::stopConnecting);
    load({SetupDraft::Place::ThisComputer, defaultLedgerFile(), {}, {}});
    m_form->connectingPanel->hide();
    clearError();
    showStep(PlaceStep);
}

SetupWizard::~SetupWizard() = default;

void SetupWizard::startWith(const LedgerLocation &location)
{
    load(draftOf(location));
    showStep(m_draft.place == SetupDraft::Place::Server ? ServerStep : PlaceStep);
}

void SetupWizard::showError(const Error &error)
{
    if (isOfServer(error.field) && m_form->wizardStack->currentIndex() == PlaceStep) {
        SetupDraft draft = storedDraft();
        draft.place = SetupDraft::Place::Server;
        load(draft);
        showStep(ServerStep);
    }
    m_form->wizardErrorLabel->setText(wording::sentence(error));
    m_form->wizardDetailLabel->setText(wording::technicalText(error));
    m_form->wizardDetailLabel->setVisible(!m_form->wizardDetailLabel->text().isEmpty());
    m_form->wizardErrorPanel->show();
    m_form->placePage->markField(error.field);
    m_form->serverPage->markField(error.field);
    QAccessibleEvent alert(m_form->wizardErrorLabel, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

/// Filling in a page stores the others into m_draft on the way, so `draft` must be another.
void SetupWizard::load(const SetupDraft &draft)
{
    m_form->placePage->load(draft);
    m_form->serverPage->load(draft);
    storedDraft();
}

void SetupWizard::reject()
{
    stopConnecting();
    QDialog::reject();
}

void SetupWizard::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showLook();
}

void SetupWizard::showStep(Step step)
{
    clearError();
    m_form->wizardStack->setCurrentIndex(step);
    showButtons();
    if (step == ServerStep)
        m_form->serverPage->start();
}

void SetupWizard::showButtons()
{
    const bool isServerStep = m_form->wizardStack->currentIndex() == ServerStep;
    const bool hasNext = !isServerStep && storedDraft().place == SetupDraft::Place::Server;
    m_form->backButton->setVisible(isServerStep);
    m_form->nextButton->setVisible(hasNext);
    m_form->openButton->setVisible(!hasNext);
    m_form->nextButton->setDefault(hasNext);
    m_form->openButton->setDefault(!hasNext);
    showLook();
}

void SetupWizard::showLook()
{
    const bool isServerStep = m_form->wizardStack->currentIndex() == ServerStep;
    const bool isServer = storedDraft().place == SetupDraft::Place::Server;
    setPixmap(m_form->placeStepIconLabel, isServerStep ? u"done"_s : u"computer"_s,
              isServerStep ? theme::good() : theme::accent());
    setPixmap(m_form->serverStepIconLabel, u"server"_s, isServerStep ? theme::accent() : theme::secondaryText());
    QFont current = font();
    current.setBold(true);
    m_form->placeStepLabel->setFont(isServerStep ? font() : current);
    m_form->serverStepLabel->setFont(isServerStep ? current : font());
    m_form->serverStepLabel->setVisible(isServer);
    m_form->serverStepIconLabel->setVisible(isServer);
    setPixmap(m_form->wizardErrorIconLabel, u"problem"_s, theme::fail());
    setPixmap(m_form->connectingIconLabel, u"wait"_s, theme::wait());
    theme::makeSecondary(m_form->wizardDetailLabel);
}

void SetupWizard::clearError()
{
    m_form->wizardErrorPanel->hide();
    m_form->wizardErrorLabel->clear();
    m_form->placePage->markField(Field::None);
    m_form->serverPage->markField(Field::None);
}

SetupDraft SetupWizard::storedDraft()
{
    m_form->placePage->store(m_draft);
    m_form->serverPage->store(m_draft);
    return m_draft;
}

void SetupWizard::openLedger()
{
    clearError();
    const auto location = locationOf(storedDraft());
    if (!location) {
        showError(location.error());
        return;
    }
    showConnecting(true);
    const int attempt = ++m_attempt;
    whenAnswered(m_session.open(*location), this, [this, attempt, location = *location](const Result<void> &result) {
        if (attempt == m_attempt)
            finish(location, result);
    });
}

/// The page is back at once; the answer of the attempt that was given up is nobody's business any more.
void SetupWizard::stopConnecting()
{
    if (!m_isConnecting)
        return;
    ++m_attempt;
    m_session.cancelOpening();
    showConnecting(false);
}

void SetupWizard::finish(const LedgerLocation &location, const Result<void> &result)
{
    showConnecting(false);
    if (result) {
        accept();
        Q_EMIT completed(location);
    } else if (result.error().kind != ErrorKind::Cancelled) {
        showError(result.error());
    }
}

void SetupWizard::showConnecting(bool isConnecting)
{
    m_isConnecting = isConnecting;
    m_elapsed.start();
    m_form->wizardStack->setEnabled(!isConnecting);
    m_form->backButton->setEnabled(!isConnecting);
    m_form->openButton->setEnabled(!isConnecting);
    m_form->connectingPanel->hide();
    if (isConnecting)
        m_tick.start();
    else
        m_tick.stop();
}

void SetupWizard::showElapsed()
{
    const qint64 elapsed = m_elapsed.elapsed();
    m_form->connectingPanel->setVisible(elapsed >= kQuietMs);
    m_form->connectingLabel->setText(elapsed < kSecondsFromMs ? tr("Connecting…")
                                                              : tr("Connecting… %1 s").arg(elapsed / 1000));
}

} // namespace budget
