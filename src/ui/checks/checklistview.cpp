// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/checklistview.h"

#include "core/address/neonhost.h"
#include "ui/look/announcement.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui_checklistview.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIconSize = 20;
constexpr int kTickMs = 250;
constexpr qint64 kLongMs = 2000;

bool wakes(const LedgerLogin &login)
{
    const auto *server = std::get_if<ServerLogin>(&login);
    return server && neonHost(server->address.host);
}

} // namespace

CheckListView::CheckListView(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::CheckListView>())
{
    m_form->setupUi(this);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &CheckListView::tick);
    connect(m_form->checkAgainButton, &QPushButton::clicked, this, &CheckListView::run);
    connect(m_form->stopCheckButton, &QPushButton::clicked, this, &CheckListView::stop);
    connect(m_form->checkList, &CheckList::repeatRequested, this, &CheckListView::repeat);
    connect(m_form->checkList, &CheckList::actionRequested, this, [this](int row) {
        const CheckResult &result = m_checklist.result(checkAt(static_cast<std::size_t>(row)));
        Q_EMIT actionRequested(actionFor(result, locationOf(m_task.login)), result);
    });
    m_form->copyChecksButton->setSource([this] { return plainText(); });
    m_form->checkAgainButton->setIcon(icons::named(u"refresh"_s));
    m_form->stopCheckButton->setIcon(icons::named(u"close"_s));
    showLines();
    showButtons();
}

CheckListView::~CheckListView() = default;

void CheckListView::setIdleText(const QString &text)
{
    m_idleText = text;
    showVerdict();
}

void CheckListView::setTask(const CheckTask &task)
{
    m_checks.reset();
    m_running.reset();
    m_task = task;
    m_checklist.reset();
    showLines();
    showButtons();
}

void CheckListView::run()
{
    const bool hadFocus = m_form->checkAgainButton->hasFocus();
    m_checks = std::make_unique<Checks>();
    m_checks->start(m_task);
    begin(hadFocus);
}

/// Repeats the check with the same Checks object, which has the results of the other checks.
void CheckListView::repeat(int row)
{
    if (!m_checks || isRunning())
        return;
    m_checks->repeat(checkAt(static_cast<std::size_t>(row)));
    begin(true);
}

void CheckListView::begin(bool hadFocus)
{
    connect(m_checks.get(), &Checks::changed, this, &CheckListView::note, Qt::UniqueConnection);
    connect(m_checks.get(), &Checks::finished, this, &CheckListView::finish, Qt::UniqueConnection);
    m_tick.start();
    note();
    showButtons();
    if (hadFocus)
        m_form->stopCheckButton->setFocus();
}

void CheckListView::stop()
{
    if (isRunning())
        m_checks->cancel();
}

QString CheckListView::plainText() const
{
    return m_form->checkVerdictLabel->text() + u"\n\n"_s + m_form->checkList->plainText();
}

void CheckListView::focusButton()
{
    if (isRunning())
        m_form->stopCheckButton->setFocus();
    else
        m_form->checkAgainButton->setFocus();
}

void CheckListView::note()
{
    m_checklist = m_checks->checklist();
    const auto &results = m_checklist.results();
    const auto *const running = std::ranges::find(results, CheckState::Running, &CheckResult::state);
    const auto now = running == results.end() ? std::nullopt : std::optional(running->check);
    if (now != m_running)
        m_step.start();
    m_running = now;
    showLines();
    Q_EMIT changed();
}

void CheckListView::finish()
{
    m_tick.stop();
    m_checklist = m_checks->checklist();
    m_running.reset();
    const bool hadFocus = m_form->stopCheckButton->hasFocus();
    showLines();
    showButtons();
    showEnd(hadFocus);
    announce(*m_form->checkVerdictLabel, m_form->checkVerdictLabel->text());
    Q_EMIT finished();
}

/// Scrolls to the first check that failed. If the Stop button had the focus, that check gets the focus, or the button
/// that checks again if no check failed. Does not scroll to warnings: the verdict beside the button names them, and
/// scrolling would move the button with the focus out of the view.
void CheckListView::showEnd(bool hadFocus)
{
    const auto failed = m_checklist.firstFailure();
    if (failed && hadFocus)
        m_form->checkList->goTo(static_cast<int>(*failed));
    else if (failed)
        m_form->checkList->bringIntoView(static_cast<int>(*failed));
    else if (hadFocus)
        m_form->checkAgainButton->setFocus();
}

void CheckListView::showLines()
{
    auto lines = checkLines(m_checklist, m_task.login, m_remedies);
    for (CheckLine &line : lines)
        line.canRepeat = m_checks && !isRunning() && m_checklist.isComplete();
    if (m_running && m_step.elapsed() >= kLongMs) {
        CheckLine &line = lines[static_cast<std::size_t>(*m_running)];
        line.time = tr("%n s", nullptr, static_cast<int>(m_step.elapsed() / 1000));
        if (*m_running > Check::TlsAgreed && wakes(m_task.login))
            line.evidence = tr("A database that sleeps takes a few seconds to wake.");
    }
    m_form->checkList->setLines(lines);
    showVerdict();
}

void CheckListView::showVerdict()
{
    CheckVerdict verdict = verdictOf(m_checklist);
    if (isRunning())
        verdict = {CheckLine::State::Running, tr("Checking…")};
    else if (!m_checks && !m_idleText.isEmpty())
        verdict.sentence = m_idleText;
    const bool isBegun = verdict.state != CheckLine::State::Waiting && verdict.state != CheckLine::State::Skipped;
    m_form->checkVerdictIconLabel->setIcon(isBegun ? stateIcon(verdict.state)
                                                   : icons::named(u"info"_s, theme::Tone::Secondary),
                                           kIconSize);
    m_form->checkVerdictLabel->setText(verdict.sentence);
}

void CheckListView::showButtons()
{
    m_form->checkAgainButton->setVisible(!isRunning());
    m_form->checkAgainButton->setText(m_checks ? tr("&Check again") : tr("&Check now"));
    m_form->stopCheckButton->setVisible(isRunning());
    m_form->copyChecksButton->setVisible(m_checks && !isRunning());
}

void CheckListView::tick()
{
    if (isRunning())
        showLines();
}

} // namespace budget
