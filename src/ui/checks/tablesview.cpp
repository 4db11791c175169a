// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/tablesview.h"

#include "app/checks/tabledeployment.h"
#include "app/work/answers.h"
#include "core/address/masking.h"
#include "core/address/neonhost.h"
#include "ui/look/announcement.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui_tablesview.h"
#include "words/checks/tablewords.h"
#include "words/errors/wording.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFontDatabase>
#include <QUrl>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIconSize = 20;
constexpr int kMostLines = 8;

bool isAtNeon(const LedgerLogin &login)
{
    const auto *server = std::get_if<ServerLogin>(&login);
    return server && neonHost(server->address.host);
}

void showSql(QPlainTextEdit &edit, const QString &sql)
{
    edit.setPlainText(sql.trimmed());
    const auto lines = std::min(kMostLines, 1 + static_cast<int>(sql.trimmed().count(u'\n')));
    const int margins = 2 * (edit.frameWidth() + static_cast<int>(edit.document()->documentMargin()));
    edit.setFixedHeight(lines * QFontMetrics(edit.font()).lineSpacing() + margins + 2 * theme::kSpace2);
}

bool lacksTables(const TableReport &report)
{
    return report.verdict == TableVerdict::Empty || report.verdict == TableVerdict::Incomplete;
}

} // namespace

TablesView::TablesView(QWidget *parent)
    : QWidget(parent), m_form(std::make_unique<Ui::TablesView>()), m_tables(std::make_unique<TableDeployment>())
{
    m_form->setupUi(this);
    connect(m_form->lookAgainButton, &QPushButton::clicked, this, &TablesView::look);
    connect(m_form->stopLookingButton, &QPushButton::clicked, this, &TablesView::stop);
    connect(m_form->createTablesButton, &QPushButton::clicked, this, &TablesView::create);
    connect(m_form->repairButton, &QPushButton::clicked, this, &TablesView::repair);
    connect(m_form->otherDatabaseButton, &QPushButton::clicked, this, &TablesView::otherDatabaseRequested);
    connect(m_form->neonEditorButton, &QPushButton::clicked, this, &TablesView::openNeonEditor);
    m_form->copyTablesButton->setSource([this] { return plainText(); });
    m_form->copyGrantButton->setSource([this] { return m_form->grantEdit->toPlainText(); });
    m_form->copySequenceButton->setSource([this] { return m_form->sequenceEdit->toPlainText(); });
    m_form->copySqlButton->setSource([this] { return m_form->sqlEdit->toPlainText(); });
    m_form->lookAgainButton->setIcon(icons::named(u"refresh"_s));
    m_form->stopLookingButton->setIcon(icons::named(u"close"_s));
    m_form->createTablesButton->setIcon(icons::named(u"plus"_s));
    for (QPlainTextEdit *edit : {m_form->grantEdit, m_form->sequenceEdit, m_form->repairEdit, m_form->sqlEdit})
        edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    showFound();
    showLook();
}

TablesView::~TablesView() = default;

void TablesView::setIdleText(const QString &text)
{
    m_idleText = text;
    showFound();
}

void TablesView::setTask(const TablesTask &task, const std::optional<DeploymentPlan> &plan)
{
    ++m_asked;
    m_tables->cancel();
    m_isBusy = false;
    m_wasCreated = false;
    m_backup.clear();
    m_task = task;
    m_found.reset();
    if (plan)
        m_found = *plan;
    m_form->tablesMessageLabel->clearMessage();
    m_form->neonHintLabel->hide();
    showFound();
}

void TablesView::look()
{
    m_wasCreated = false;
    begin(tr("Checking the tables…"), tr("Checking the tables… A database that sleeps takes a few seconds to wake."));
    const auto answer = m_task.plan ? m_task.plan() : m_tables->plan(m_task.login);
    whenAnswered(answer, this, [this, asked = m_asked](const Result<DeploymentPlan> &plan) {
        if (asked == m_asked)
            take(plan);
    });
}

void TablesView::create()
{
    begin(tr("Creating the tables…"), {});
    whenAnswered(m_tables->deploy(m_task.login), this, [this, asked = m_asked](const Result<TableReport> &report) {
        if (asked == m_asked)
            takeCreated(report);
    });
}

void TablesView::repair()
{
    const auto *file = std::get_if<LocalFile>(&m_task.login);
    if (!file)
        return;
    begin(tr("Saving a copy, then correcting…"), {});
    whenAnswered(m_tables->repair(*file), this, [this, asked = m_asked](const Result<RowRepair> &repair) {
        if (asked != m_asked)
            return;
        if (!repair)
            return take(tl::make_unexpected(repair.error()));
        m_backup = repair->backup;
        Q_EMIT repaired();
        look();
    });
}

/// Gives up waiting for the answer. Statements that were already sent may still create tables; the next look() shows
/// that.
void TablesView::stop()
{
    if (!m_isBusy)
        return;
    ++m_asked;
    m_tables->cancel();
    take(Result<DeploymentPlan>(failure(ErrorKind::Cancelled)));
}

QString TablesView::plainText() const
{
    if (!m_found || !*m_found)
        return m_form->tablesVerdictLabel->text();
    const DeploymentPlan &plan = **m_found;
    QStringList lines{m_form->tablesVerdictLabel->text(), {}};
    lines << wording::tableLines(plan.report);
    for (const QString &more :
         {plan.grant.trimmed(), plan.repair.trimmed(), plan.rowRepair.trimmed(), plan.sql.trimmed()}) {
        if (!more.isEmpty())
            lines << QString() << more;
    }
    return lines.join(u'\n') + u'\n';
}

void TablesView::focusButton()
{
    if (m_isBusy)
        m_form->stopLookingButton->setFocus();
    else
        m_form->lookAgainButton->setFocus();
}

/// Copies the query and opens Neon's list of projects. The address of a project's SQL editor contains the project's
/// name, which this program does not know.
void TablesView::openNeonEditor()
{
    QApplication::clipboard()->setText(TableDeployment::listingQuery());
    const bool isOpened = QDesktopServices::openUrl(QUrl(u"https://console.neon.tech/app/projects"_s));
    const QString where = isOpened ? tr("The console opens in your browser.")
                                   : tr("No browser could be opened. Go to https://console.neon.tech.");
    m_form->neonHintLabel->setText(
        where + u' '
        + tr("The query that lists the tables was copied. Choose your project, then SQL Editor, and paste it there."));
    m_form->neonHintLabel->show();
    announce(*m_form->neonHintLabel, m_form->neonHintLabel->text());
}

void TablesView::begin(const QString &what, const QString &whatLong)
{
    ++m_asked;
    const bool hadFocus = m_form->lookAgainButton->hasFocus() || m_form->createTablesButton->hasFocus();
    m_isBusy = true;
    m_form->tablesMessageLabel->wait(what, whatLong);
    showButtons();
    if (hadFocus)
        m_form->stopLookingButton->setFocus();
    Q_EMIT changed();
}

void TablesView::take(const Result<DeploymentPlan> &plan)
{
    const bool hadFocus = m_form->stopLookingButton->hasFocus();
    m_isBusy = false;
    m_form->tablesMessageLabel->clearMessage();
    if (plan || !m_found || !*m_found)
        m_found = plan;
    showFound();
    if (!plan)
        say(plan.error());
    if (hadFocus)
        m_form->lookAgainButton->setFocus();
    announce(*m_form->tablesVerdictLabel, m_form->tablesVerdictLabel->text());
    Q_EMIT changed();
}

/// Takes the report, which was read from the catalogue after the transaction.
void TablesView::takeCreated(const Result<TableReport> &report)
{
    m_wasCreated = report.has_value();
    if (!report)
        return take(tl::make_unexpected(report.error()));
    take(DeploymentPlan{*report, {}, {}});
    Q_EMIT created();
}

void TablesView::say(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return m_form->tablesMessageLabel->showWarning(tr("Stopped."));
    QString text = wording::sentence(error);
    if (const QString detail = wording::technicalText(error); !detail.isEmpty())
        text += u'\n' + masked(detail, m_task.login);
    m_form->tablesMessageLabel->showProblem(text);
}

void TablesView::showFound()
{
    const bool hasPlan = m_found && *m_found;
    for (QWidget *part : {static_cast<QWidget *>(m_form->tablesTree), m_form->grantPanel, m_form->sequencePanel,
                          m_form->repairPanel, m_form->sqlPanel})
        part->setVisible(hasPlan);
    if (hasPlan)
        showPlan(**m_found);
    else if (m_found)
        showVerdict(tr("The tables could not be read."), u"problem"_s, theme::Tone::Fail);
    else
        showVerdict(m_idleText.isEmpty() ? tr("The tables have not been checked yet.") : m_idleText, u"info"_s,
                    theme::Tone::Secondary);
    showButtons();
}

void TablesView::showPlan(const DeploymentPlan &plan)
{
    m_form->tablesTree->setReport(plan.report);
    m_form->grantPanel->setVisible(!plan.grant.isEmpty());
    showSql(*m_form->grantEdit, plan.grant);
    m_form->sequencePanel->setVisible(!plan.repair.isEmpty());
    showSql(*m_form->sequenceEdit, plan.repair);
    m_form->repairPanel->setVisible(!plan.rowRepair.isEmpty());
    showSql(*m_form->repairEdit, plan.rowRepair);
    m_form->sqlPanel->setVisible(!plan.sql.isEmpty());
    showSql(*m_form->sqlEdit, plan.sql);
    m_form->sqlHintLabel->setText(lacksTables(plan.report)
                                      ? tr("These statements are sent in one transaction: either all take effect or "
                                           "none. Existing tables are not changed.")
                                      : tr("Your tables are not changed; the program's own tables are added. These "
                                           "statements are sent in one transaction: either all take effect or none."));
    m_form->createTablesButton->setText(lacksTables(plan.report) ? tr("Create &missing tables")
                                                                 : tr("Create the progra&m's own tables"));
    showPlanVerdict(plan);
}

void TablesView::showPlanVerdict(const DeploymentPlan &plan)
{
    const TableReport &report = plan.report;
    QString sentence = wording::verdictSentence(report.verdict);
    if (m_wasCreated)
        sentence = tr("The tables were created and verified.") + u' ' + sentence;
    if (!m_backup.isEmpty())
        sentence = tr("The values were corrected. A copy of the original file is %1.").arg(m_backup) + u' ' + sentence;
    if (report.version > report.knownVersion)
        sentence += u' ' + tr("A newer version of this program has changed the program's own tables.");
    if (!plan.repair.isEmpty())
        sentence += u' ' + tr("But new rows would be refused: see below.");
    if (!plan.rowRepair.isEmpty())
        sentence += u' ' + tr("But some stored values cannot be read: see below.");
    const bool isSound = plan.repair.isEmpty() && plan.rowRepair.isEmpty();
    switch (report.verdict) {
    case TableVerdict::Complete:
        return isSound ? showVerdict(sentence, u"done"_s, theme::Tone::Good)
                       : showVerdict(sentence, u"warning"_s, theme::Tone::Wait);
    case TableVerdict::Adopted:
    case TableVerdict::Empty:
    case TableVerdict::Incomplete:
        return showVerdict(sentence, u"warning"_s, theme::Tone::Wait);
    case TableVerdict::Explained:
        return showVerdict(sentence, u"problem"_s, theme::Tone::Fail);
    }
}

void TablesView::showVerdict(const QString &sentence, const QString &icon, theme::Tone tone)
{
    m_form->tablesVerdictLabel->setText(sentence);
    m_form->tablesVerdictIconLabel->setIcon(icons::named(icon, tone), kIconSize);
}

void TablesView::showButtons()
{
    const bool hasPlan = m_found && *m_found;
    const bool isExplained = hasPlan && (*m_found)->report.verdict == TableVerdict::Explained;
    m_form->lookAgainButton->setVisible(!m_isBusy);
    m_form->lookAgainButton->setText(m_found ? tr("Check a&gain") : tr("Check no&w"));
    m_form->stopLookingButton->setVisible(m_isBusy);
    m_form->copyTablesButton->setVisible(hasPlan && !m_isBusy);
    m_form->createTablesButton->setEnabled(!m_isBusy);
    m_form->repairButton->setEnabled(!m_isBusy);
    m_form->otherDatabaseButton->setVisible(isExplained);
    m_form->neonEditorButton->setVisible(isAtNeon(m_task.login));
}

void TablesView::showLook()
{
    for (QLabel *section :
         {m_form->grantSectionLabel, m_form->sequenceSectionLabel, m_form->repairSectionLabel, m_form->sqlSectionLabel})
        section->setFont(theme::sectionTitleFont());
    for (QLabel *hint : {m_form->grantHintLabel, m_form->sequenceHintLabel, m_form->repairHintLabel,
                         m_form->sqlHintLabel, m_form->neonHintLabel})
        theme::setTone(hint, theme::Tone::Secondary);
}

} // namespace budget
