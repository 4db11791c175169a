// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectionoverview.h"

#include "app/checks/versions.h"
#include "app/journal/journal.h"
#include "app/session/session.h"
#include "core/reading/connectiontext.h"
#include "core/reading/connectionurl.h"
#include "ui/address/connectionfacts.h"
#include "ui/address/connectionparts.h"
#include "ui/checks/checklistview.h"
#include "ui/checks/drillview.h"
#include "ui/checks/statelook.h"
#include "ui/checks/tablesview.h"
#include "ui/connection/journalview.h"
#include "ui/connection/poolview.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/pages/pagearea.h"
#include "ui_connectionoverview.h"
#include "words/connection/statewords.h"
#include "words/reports/report.h"

#include <QDateTime>
#include <QDir>
#include <QVBoxLayout>

namespace budget {

using namespace Qt::StringLiterals;
using wording::PartLine;

namespace {

constexpr int kIconSize = 24;
constexpr int kLeastHeight = 200;
constexpr int kMostWidth = 760; // longer lines are hard to read

std::vector<PartLine> partsOf(const LedgerLogin &login)
{
    if (const auto *file = std::get_if<LocalFile>(&login))
        return {{PartLine::Mark::Plain, ConnectionOverview::tr("File"), QDir::toNativeSeparators(file->path),
                 ConnectionOverview::tr("The whole ledger is in this file, which only your user account can open. "
                                        "There is no server, no password and no network.")}};
    const auto &server = std::get<ServerLogin>(login);
    const auto reading = readConnectionText(urlWithoutPassword(server.address));
    if (!reading)
        return {};
    auto lines = wording::partLines(*reading, !server.password.isEmpty());
    for (PartLine &line : lines) {
        if (line.value.contains(u'•'))
            line.sentence = ConnectionOverview::tr(
                "The program holds it in memory while this ledger is open, and never shows it.");
    }
    return lines;
}

QString partsText(const std::vector<PartLine> &parts)
{
    QString text;
    for (const PartLine &line : parts)
        text += line.name + u": "_s + line.value + u'\n';
    return text;
}

QString section(const QString &title, const QString &text)
{
    return text.isEmpty() ? QString() : u'\n' + title + u'\n' + text;
}

} // namespace

ConnectionOverview::ConnectionOverview(Session &session, Journal &journal, QWidget *parent)
    : Page(parent), m_form(std::make_unique<Ui::ConnectionOverview>()), m_session(session), m_journal(journal),
      m_parts(new ConnectionParts), m_checks(new CheckListView), m_tables(new TablesView), m_pool(new PoolView),
      m_drill(new DrillView)
{
    m_form->setupUi(this);
    m_form->overviewFacts->setPairs(2);
    m_form->overviewTabs->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // each tab scrolls by itself
    m_form->overviewTabs->setMinimumHeight(kLeastHeight);
    addTabs();
    connectViews();
    connect(&m_session, &Session::opened, this, &ConnectionOverview::takeLedger);
    connect(&m_session, &Session::statusChanged, this, &ConnectionOverview::showStatus);
    takeLedger();
    showLook();
}

ConnectionOverview::~ConnectionOverview() = default;

QString ConnectionOverview::plainText() const
{
    const auto &login = m_session.login();
    return tr("Connection") + u": "_s + m_form->overviewStateLabel->text() + u'\n'
        + m_form->overviewExplanationLabel->text() + u'\n' + budget::plainText(m_form->overviewFacts->facts())
        + section(tr("Address"), login ? partsText(partsOf(*login)) : QString())
        + section(tr("Checklist"), m_checks->plainText()) + section(tr("Tables"), m_tables->plainText())
        + section(tr("Pool"), m_pool->plainText());
}

QString ConnectionOverview::report() const
{
    wording::ReportMaterial material{.writtenAt = QDateTime::currentMSecsSinceEpoch(),
                                     .checks = m_checks->checklist(),
                                     .login = m_session.login(),
                                     .pool = m_session.settings(),
                                     .status = m_session.status(),
                                     .versions = versions()};
    if (const auto &found = m_tables->found(); found && *found)
        material.tables = **found;
    material.journal = lastOf(m_session.status().place, m_journal.last(Journal::kMostEntries),
                              wording::kReportedEntries);
    return wording::reportMarkdown(material);
}

void ConnectionOverview::startReading()
{
    m_form->overviewTabs->setFocus(Qt::ShortcutFocusReason);
}

void ConnectionOverview::addTabs()
{
    addTab(m_parts, tr("Add&ress"));
    addTab(m_checks, tr("Chec&klist"));
    addTab(m_tables, tr("Ta&bles"));
    addTab(m_pool, tr("P&ool"));
    addTab(m_drill, tr("Dr&ill"));
    auto *journal = new JournalView(m_journal); // it scrolls its own table
    journal->layout()->setContentsMargins(0, theme::kSpace4, 0, 0);
    m_form->overviewTabs->addTab(new PageArea(journal, this), tr("&Journal"));
}

void ConnectionOverview::addTab(QWidget *content, const QString &title)
{
    auto *area = new PageArea;
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget;
    auto *layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, theme::kSpace4, theme::kSpace2, 0);
    content->setMaximumWidth(kMostWidth);
    layout->addWidget(content);
    layout->addStretch();
    area->setWidget(inner);
    m_form->overviewTabs->addTab(area, title);
}

void ConnectionOverview::showTab(const QWidget &content)
{
    for (int tab = 0; tab < m_form->overviewTabs->count(); ++tab) {
        if (m_form->overviewTabs->widget(tab)->isAncestorOf(&content))
            m_form->overviewTabs->setCurrentIndex(tab);
    }
}

void ConnectionOverview::connectViews()
{
    m_checks->setRemedies(Remedies::BySettings);
    m_form->copyPageButton->setSource([this] { return plainText(); });
    m_form->copyReportButton->setSource([this] { return report(); });
    connect(m_form->changeSettingsButton, &QPushButton::clicked, this, &ConnectionOverview::settingsRequested);
    connect(m_checks, &CheckListView::finished, this,
            [this] { m_journal.note(m_checks->checklist(), m_checks->task().login); });
    connect(m_tables, &TablesView::otherDatabaseRequested, this, &ConnectionOverview::settingsRequested);
    connect(m_checks, &CheckListView::actionRequested, this, [this](CheckAction action) {
        if (action != CheckAction::CreateTables)
            return Q_EMIT settingsRequested();
        showTab(*m_tables);
        m_tables->look();
    });
    connect(m_tables, &TablesView::repaired, this, &ConnectionOverview::repaired);
    connect(m_tables, &TablesView::created, this, [this] {
        m_form->overviewNotice->show({.text = tr("The tables were created. Open the ledger again to use them."),
                                      .actionText = tr("Open again"),
                                      .action = [this] { Q_EMIT reopeningRequested(); }});
    });
}

/// Switches all views to the ledger that the session has open.
void ConnectionOverview::takeLedger()
{
    showStatus();
    const auto &login = m_session.login();
    m_drill->setTarget(login);
    if (!login) { // removes the results of the previous ledger
        m_checks->setTask({});
        m_tables->setTask({});
        m_parts->setLines({});
        return;
    }
    m_form->overviewNotice->clear();
    m_form->overviewTabs->setCurrentIndex(0);
    CheckTask checks{.login = *login, .pool = m_session.settings()};
    TablesTask tables{.login = *login};
    if (isLocal()) {
        checks.examine = [this](const auto &now) { return m_session.examine(now); };
        tables.plan = [this] { return m_session.planTables(); };
    }
    const QString cost = isLocal() ? QString() : u' ' + tr("A check wakes the server if it is asleep.");
    m_checks->setIdleText(tr("Nothing has been checked yet.") + cost);
    m_tables->setIdleText(tr("The tables have not been checked since this ledger was opened.") + cost);
    m_checks->setTask(checks);
    m_tables->setTask(tables);
    m_parts->setLines(partsOf(*login));
}

void ConnectionOverview::showStatus()
{
    const StatusSnapshot &status = m_session.status();
    const StateLook look = lookOf(status.state);
    m_form->overviewStateLabel->setText(statewords::state(status.state));
    m_form->overviewExplanationLabel->setText(statewords::explanation(status));
    m_form->overviewStateIconLabel->setIcon(icons::named(look.icon, look.tone), kIconSize);
    theme::setTone(m_form->overviewStateLabel, look.tone);
    m_form->overviewFacts->setFacts(statusFacts(status));
    m_pool->show(status.pool, m_session.settings(), isLocal());
}

void ConnectionOverview::showLook()
{
    m_form->overviewTitleLabel->setFont(theme::pageTitleFont());
    m_form->overviewStateLabel->setFont(theme::sectionTitleFont());
    m_form->changeSettingsButton->setIcon(icons::named(u"pencil"_s));
    theme::setTone(m_form->overviewExplanationLabel, theme::Tone::Secondary);
}

bool ConnectionOverview::isLocal() const
{
    const auto &location = m_session.location();
    return location && std::holds_alternative<LocalFile>(*location);
}

} // namespace budget
