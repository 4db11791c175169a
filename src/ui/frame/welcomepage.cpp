// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/welcomepage.h"

#include "ui/look/announcement.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui_welcomepage.h"
#include "words/errors/wording.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTickMs = 200; ///< also the delay before anything is shown
constexpr qint64 kSecondsFromMs = 2000;
constexpr int kIconSize = 64;

} // namespace

WelcomePage::WelcomePage(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::WelcomePage>())
{
    m_form->setupUi(this);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &WelcomePage::showElapsed);
    connect(m_form->chooseLedgerButton, &QPushButton::clicked, this, &WelcomePage::choiceRequested);
    connect(m_form->retryButton, &QPushButton::clicked, this, &WelcomePage::retryRequested);
    connect(m_form->editConnectionButton, &QPushButton::clicked, this, &WelcomePage::editRequested);
    connect(m_form->workHereButton, &QPushButton::clicked, this, &WelcomePage::workHereRequested);
    connect(m_form->cancelOpeningButton, &QPushButton::clicked, this, &WelcomePage::cancelRequested);
    connect(m_form->showDetailsButton, &QPushButton::toggled, m_form->welcomeDetailsLabel, &QWidget::setVisible);
    m_form->welcomeIconLabel->setIcon(icons::application(), kIconSize);
    m_form->welcomeLabel->setFont(theme::sectionTitleFont());
    theme::setTone(m_form->welcomeDetailsLabel, theme::Tone::Secondary);
    showClosed();
}

WelcomePage::~WelcomePage() = default;

void WelcomePage::showClosed()
{
    m_form->welcomeLabel->setText(tr("No ledger is open"));
    m_form->chooseLedgerButton->setText(tr("Set up a ledger"));
    show(State::Closed);
}

void WelcomePage::showOpening(const QString &name)
{
    m_name = name;
    m_form->chooseLedgerButton->setText(tr("Set up another ledger"));
    m_elapsed.start();
    show(State::Opening);
    setPartsVisible(false);
    showElapsed();
    m_tick.start();
}

void WelcomePage::showFailure(const QString &name, const Error &error, bool isElsewhere)
{
    m_isElsewhere = isElsewhere;
    m_form->welcomeLabel->setText(tr("“%1” is not open").arg(name));
    m_form->welcomeErrorLabel->setText(wording::sentence(error));
    m_form->welcomeDetailsLabel->setText(wording::technicalText(error));
    m_form->showDetailsButton->setChecked(false);
    show(State::Failed);
    announce(*m_form->welcomeErrorLabel, m_form->welcomeErrorLabel->text());
}

void WelcomePage::show(State state)
{
    m_state = state;
    m_tick.stop();
    setPartsVisible(true);
    if (isVisible())
        takeFocus();
}

void WelcomePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    takeFocus();
}

/// Gives the focus to the main button of the current state, so that Enter presses it.
void WelcomePage::takeFocus()
{
    if (m_state == State::Closed)
        m_form->chooseLedgerButton->setFocus();
    else if (m_state == State::Failed)
        m_form->retryButton->setFocus();
}

void WelcomePage::showElapsed()
{
    const qint64 elapsed = m_elapsed.elapsed();
    const QString waiting = m_name.isEmpty() ? tr("Connecting…") : tr("Connecting to “%1”…").arg(m_name);
    m_form->welcomeLabel->setText(elapsed < kSecondsFromMs ? waiting
                                                           : tr("%1 %n s", nullptr, int(elapsed / 1000)).arg(waiting));
    if (elapsed >= kTickMs)
        setPartsVisible(true);
}

void WelcomePage::setPartsVisible(bool isVisible)
{
    const bool hasFailed = isVisible && m_state == State::Failed;
    const bool isOpening = isVisible && m_state == State::Opening;
    m_form->welcomeIconLabel->setVisible(isVisible);
    m_form->welcomeLabel->setVisible(isVisible);
    m_form->welcomeErrorLabel->setVisible(hasFailed);
    m_form->welcomeDetailsLabel->setVisible(hasFailed && m_form->showDetailsButton->isChecked());
    m_form->showDetailsButton->setVisible(hasFailed && !m_form->welcomeDetailsLabel->text().isEmpty());
    m_form->retryButton->setVisible(hasFailed);
    m_form->editConnectionButton->setVisible(hasFailed);
    m_form->chooseLedgerButton->setVisible(isVisible && !hasFailed);
    m_form->chooseLedgerButton->setDefault(m_state == State::Closed);
    m_form->cancelOpeningButton->setVisible(isOpening);
    m_form->workHereButton->setVisible(isOpening || (hasFailed && m_isElsewhere));
}

} // namespace budget
