// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/checkrow.h"

#include "ui/icons.h"
#include "ui/theme.h"
#include "ui_checkrow.h"

#include <QEvent>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using State = CheckLine::State;

constexpr int kIconSize = 20;

struct Look
{
    QString icon;
    QColor color;
};

Look lookOf(State state)
{
    switch (state) {
    case State::Running:
        return {u"wait"_s, theme::wait()};
    case State::Passed:
        return {u"done"_s, theme::good()};
    case State::Warned:
        return {u"warning"_s, theme::wait()};
    case State::Failed:
        return {u"problem"_s, theme::fail()};
    case State::Waiting:
    case State::Skipped:
        break;
    }
    return {u"wait"_s, theme::secondaryText()};
}

} // namespace

CheckRow::CheckRow(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::CheckRow>())
{
    m_form->setupUi(this);
    connect(m_form->checkDetailsButton, &QPushButton::toggled, this, &CheckRow::showDetails);
    show({});
}

CheckRow::~CheckRow() = default;

void CheckRow::show(const CheckLine &line)
{
    m_line = line;
    m_form->checkTitleLabel->setText(line.title);
    m_form->checkTitleLabel->setAccessibleName(
        u"%1: %2. %3 %4"_s.arg(line.title, stateName(line.state), line.evidence, line.time).trimmed());
    m_form->checkEvidenceLabel->setText(line.evidence);
    m_form->checkEvidenceLabel->setVisible(!line.evidence.isEmpty());
    m_form->checkTimeLabel->setText(line.time);
    m_form->checkDetailsLabel->setText(line.details);
    m_form->checkDetailsButton->setVisible(!line.details.isEmpty());
    showDetails(m_form->checkDetailsButton->isChecked());
    showLook();
}

QString CheckRow::stateName(State state)
{
    switch (state) {
    case State::Waiting:
        return tr("not yet");
    case State::Running:
        return tr("under way");
    case State::Passed:
        return tr("done");
    case State::Warned:
        return tr("done, with a warning");
    case State::Failed:
        return tr("failed");
    case State::Skipped:
        return tr("left out");
    }
    return {};
}

void CheckRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showLook();
}

void CheckRow::showLook()
{
    const auto [icon, color] = lookOf(m_line.state);
    m_form->checkIconLabel->setPixmap(
        icons::named(icon, color).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
    m_form->checkIconLabel->setToolTip(stateName(m_line.state));
    const bool isQuiet = m_line.state == State::Waiting || m_line.state == State::Skipped;
    QFont font = m_form->checkTitleLabel->font();
    font.setWeight(isQuiet ? QFont::Normal : QFont::DemiBold);
    m_form->checkTitleLabel->setFont(font);
    theme::makeSecondary(m_form->checkTimeLabel);
    theme::makeSecondary(m_form->checkDetailsLabel);
    if (m_line.state == State::Failed)
        m_form->checkEvidenceLabel->setPalette(palette());
    else
        theme::makeSecondary(m_form->checkEvidenceLabel);
}

void CheckRow::showDetails(bool isShown)
{
    m_form->checkDetailsLabel->setVisible(isShown && !m_line.details.isEmpty());
    m_form->checkDetailsButton->setIcon(icons::named(isShown ? u"chevron-down"_s : u"chevron-right"_s));
}

} // namespace budget
