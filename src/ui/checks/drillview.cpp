// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/drillview.h"

#include "ui/look/announcement.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui_drillview.h"
#include "words/checks/drillwords.h"
#include "words/errors/wording.h"

#include <QClipboard>
#include <QGuiApplication>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

CheckLine::State stateOf(DrillState state)
{
    switch (state) {
    case DrillState::Waiting:
        return CheckLine::State::Waiting;
    case DrillState::Running:
        return CheckLine::State::Running;
    case DrillState::Passed:
        return CheckLine::State::Passed;
    case DrillState::Failed:
        return CheckLine::State::Failed;
    case DrillState::Skipped:
        break;
    }
    return CheckLine::State::Skipped;
}

CheckLine lineOf(const DrillReport &report, DrillStep step)
{
    const DrillResult &result = report.result(step);
    const QString evidence = wording::drillEvidence(report, step);
    const QString state = wording::drillStateName(result.state);
    return {stateOf(result.state), wording::drillStepTitle(step),
            evidence.isEmpty() ? state : state + u" · "_s + evidence, wording::drillTime(result),
            result.error ? wording::technicalText(*result.error) : QString()};
}

} // namespace

DrillView::DrillView(QWidget *parent) : DrillView(DrillTools(), parent)
{ }

DrillView::DrillView(DrillTools tools, QWidget *parent)
    : QWidget(parent), m_form(std::make_unique<Ui::DrillView>()), m_drill(std::move(tools))
{
    m_form->setupUi(this);
    m_form->drillPurposeLabel->setText(wording::drillPurpose());
    theme::setTone(m_form->drillPurposeLabel, theme::Tone::Secondary);
    m_form->drillWaitSpin->setMaximum(static_cast<int>(kLongestDrillWait.count()));
    m_form->cancelDrillButton->setIcon(icons::named(u"close"_s));
    m_form->copyDrillButton->setIcon(icons::named(u"copy"_s));
    connect(m_form->startDrillButton, &QPushButton::clicked, this, &DrillView::start);
    connect(m_form->cancelDrillButton, &QPushButton::clicked, this, &DrillView::cancel);
    connect(m_form->copyDrillButton, &QPushButton::clicked, this, &DrillView::copy);
    connect(&m_drill, &Drill::changed, this, &DrillView::showDrill);
    connect(&m_drill, &Drill::finished, this, &DrillView::showEnd);
    showControls();
}

DrillView::~DrillView() = default;

void DrillView::takeFocus()
{
    if (m_form->startDrillButton->isEnabled())
        m_form->startDrillButton->setFocus();
    else
        m_form->drillWaitSpin->setFocus();
}

void DrillView::setTarget(const std::optional<LedgerLogin> &login)
{
    if (login == m_target)
        return;
    m_target = login;
    m_report.reset();
    if (m_drill.isRunning()) {
        m_drill.cancel();
    } else {
        m_form->drillList->setLines({});
        m_form->drillVerdictLabel->clear();
    }
    showControls();
}

void DrillView::cancel()
{
    m_drill.cancel();
}

void DrillView::start()
{
    if (!m_target || m_drill.isRunning())
        return;
    m_report.reset();
    m_drilled = m_target;
    m_drill.start(
        {*m_target, std::chrono::seconds(m_form->drillWaitSpin->value()), m_form->drillSleepCheck->isChecked()});
    m_form->cancelDrillButton->setFocus();
    Q_EMIT started();
}

void DrillView::showDrill()
{
    showSteps(m_drill.report());
    showControls();
}

void DrillView::showSteps(const DrillReport &report)
{
    std::vector<CheckLine> lines;
    lines.reserve(kDrillStepCount);
    for (std::size_t i = 0; i < kDrillStepCount; ++i)
        lines.push_back(lineOf(report, static_cast<DrillStep>(i)));
    if (const auto left = m_drill.remaining(); left.count() > 0)
        lines[static_cast<std::size_t>(DrillStep::Wait)].evidence = tr("%n s left", nullptr,
                                                                       static_cast<int>(left.count()));
    m_form->drillList->setLines(lines);
    m_form->drillVerdictLabel->setText(wording::drillVerdictText(report));
}

/// Shows the report only if setTarget() has not chosen another ledger since the drill started.
void DrillView::showEnd()
{
    if (m_drilled == m_target) {
        m_report = m_drill.report();
        showSteps(*m_report);
    } else {
        m_form->drillList->setLines({});
        m_form->drillVerdictLabel->clear();
    }
    showControls();
    announce(*m_form->drillVerdictLabel, m_form->drillVerdictLabel->text());
    Q_EMIT finished();
}

void DrillView::showControls()
{
    const bool isRunning = m_drill.isRunning();
    m_form->drillWaitSpin->setEnabled(!isRunning);
    m_form->drillSleepCheck->setEnabled(!isRunning);
    m_form->startDrillButton->setVisible(!isRunning);
    m_form->startDrillButton->setEnabled(m_target.has_value());
    if (!isRunning && m_form->cancelDrillButton->hasFocus())
        m_form->startDrillButton->setFocus();
    m_form->cancelDrillButton->setVisible(isRunning);
    m_form->copyDrillButton->setVisible(m_report.has_value());
    m_form->drillVerdictLabel->setVisible(!m_form->drillVerdictLabel->text().isEmpty());
}

void DrillView::copy() const
{
    if (m_report)
        QGuiApplication::clipboard()->setText(wording::drillText(*m_report));
}

} // namespace budget
