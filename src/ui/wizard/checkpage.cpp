// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/checkpage.h"

#include "app/answers.h"
#include "ui/icons.h"
#include "ui/wizard/checklines.h"
#include "ui_checkpage.h"

#include <QAccessible>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTickMs = 250;

} // namespace

CheckPage::CheckPage(QWidget *parent) : WizardPage(parent), m_form(std::make_unique<Ui::CheckPage>())
{
    m_form->setupUi(this);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &CheckPage::showRunning);
    connect(m_form->checkAgainButton, &QPushButton::clicked, this, &CheckPage::run);
    connect(m_form->stopCheckButton, &QPushButton::clicked, this, &CheckPage::stop);
    m_form->checkAgainButton->setIcon(icons::named(u"refresh"_s));
    m_form->stopCheckButton->setIcon(icons::named(u"close"_s));
    adoptLook(m_form->checkTitleLabel, {}, {m_form->checkIntroLabel});
    setRunning(false);
}

CheckPage::~CheckPage() = default;

void CheckPage::load(const SetupDraft &draft)
{
    const auto location = locationOf(draft);
    m_location = location ? std::optional(*location) : std::nullopt;
    m_pool = draft.profile.pool;
    const TrialReport *trial = trialOf(draft);
    m_result.reset();
    if (trial)
        m_result = *trial;
    showResult();
}

void CheckPage::store(SetupDraft &draft) const
{
    if (!m_result || !*m_result)
        return;
    draft.trial = **m_result;
    draft.tried = m_location;
}

std::optional<Error> CheckPage::problem() const
{
    if (m_result && *m_result)
        return std::nullopt;
    return m_result ? m_result->error() : Error{ErrorKind::NotOpen, Field::None, {}, {}, {}};
}

void CheckPage::enter()
{
    if (!m_result || !*m_result)
        run();
    else
        m_form->checkAgainButton->setFocus();
}

void CheckPage::leave()
{
    if (m_isRunning)
        stop();
}

void CheckPage::markField(Field /*field*/)
{ }

void CheckPage::run()
{
    if (!m_location)
        return;
    m_result.reset();
    m_elapsed.start();
    setRunning(true);
    showRunning();
    m_form->stopCheckButton->setFocus();
    Q_EMIT edited();
    whenAnswered(m_trial.tryLocation(*m_location), this,
                 [this, location = *m_location](const Result<TrialReport> &report) {
                     if (m_isRunning && location == m_location)
                         take(report);
                 });
}

void CheckPage::stop()
{
    setRunning(false);
    m_trial.cancel();
    m_result = Result<TrialReport>(failure(ErrorKind::Cancelled));
    showResult();
    Q_EMIT edited();
}

void CheckPage::take(const Result<TrialReport> &report)
{
    setRunning(false);
    m_result = report;
    showResult();
    m_form->checkAgainButton->setFocus();
    QAccessibleEvent alert(m_form->checkList, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    Q_EMIT edited();
}

void CheckPage::showRunning()
{
    m_form->checkList->setLines(runningLines(m_elapsed.elapsed()));
}

void CheckPage::showResult()
{
    const auto *address = m_location ? std::get_if<ServerAddress>(&*m_location) : nullptr;
    if (!m_result || !address)
        return m_form->checkList->setLines({});
    m_form->checkList->setLines(*m_result ? checkLines(**m_result, *address, m_pool)
                                          : failedLines(m_result->error(), *address));
}

void CheckPage::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    m_form->checkAgainButton->setVisible(!isRunning);
    m_form->stopCheckButton->setVisible(isRunning);
    if (isRunning)
        m_tick.start();
    else
        m_tick.stop();
}

} // namespace budget
