// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/journalview.h"

#include "app/journal/journal.h"
#include "ui/connection/journalmodel.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui_journalview.h"
#include "words/reports/journalwords.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QShortcut>

#include <algorithm>
#include <chrono>

namespace budget {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kLeastDetails = 232;
constexpr int kLeastPlace = 72;
constexpr int kLeastTitle = 120;
constexpr int kLeastHeightWithPlot = 340;

QStringList titles()
{
    QStringList titles;
    for (int kind = 0; kind <= int(JournalKind::Checked); ++kind)
        titles << wording::journalTitle(JournalKind(kind));
    return titles;
}

} // namespace

JournalView::JournalView(Journal &journal, QWidget *parent)
    : QWidget(parent), m_form(std::make_unique<Ui::JournalView>()), m_journal(journal),
      m_model(new JournalModel(locale(), this))
{
    m_form->setupUi(this);
    m_form->plotLabel->setFont(theme::sectionTitleFont());
    m_form->copyEntriesButton->setIcon(icons::named(u"copy"_s));
    m_form->exportJournalButton->setIcon(icons::named(u"folder"_s));
    setUpTopics();
    setUpTable();
    connectForm();
    load();
    if (m_journal.problem())
        m_form->noticeBar->show({.kind = Notice::Kind::Problem, .text = wording::journalProblem(*m_journal.problem())});
}

JournalView::~JournalView() = default;

/// Hides the plot of round trips if the view is low, so that the table gets the space.
void JournalView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool hasRoom = height() >= kLeastHeightWithPlot;
    m_form->plotLabel->setVisible(hasRoom);
    m_form->latencyPlot->setVisible(hasRoom);
}

void JournalView::setUpTable()
{
    auto *table = m_form->journalTable;
    table->setModel(m_model);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setReadingOnly();
    table->setStretch(JournalModel::DetailColumn, kLeastDetails);
    const QString time = QLocale().toString(QDate(2024, 12, 30), QLocale::ShortFormat) + u" 23:59:59"_s;
    table->fitColumn({.column = JournalModel::TimeColumn, .texts = {time}});
    table->fitColumn(
        {.column = JournalModel::WhatColumn, .texts = titles(), .yields = 2, .least = kLeastTitle, .hasIcon = true});
    table->fitColumn(
        {.column = JournalModel::TookColumn, .texts = {wording::durationText(9900us), wording::durationText(9999ms)}});
    table->fitColumn({.column = JournalModel::PlaceColumn,
                      .texts = {u"neondb @ ep-cool-darkness-123456"_s},
                      .yields = 1,
                      .least = kLeastPlace});
}

void JournalView::setUpTopics()
{
    for (const JournalTopic topic :
         {JournalTopic::All, JournalTopic::Failures, JournalTopic::Waits, JournalTopic::Slow})
        m_form->topicCombo->addItem(wording::journalTopicName(topic), int(topic));
}

void JournalView::connectForm()
{
    auto *copy = new QShortcut(QKeySequence::Copy, m_form->journalTable);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &JournalView::copyChosen);
    connect(m_form->copyEntriesButton, &QToolButton::clicked, this, &JournalView::copyChosen);
    connect(m_form->exportJournalButton, &QToolButton::clicked, this, &JournalView::openExport);
    connect(m_form->searchEdit, &QLineEdit::textChanged, this, &JournalView::choose);
    connect(m_form->topicCombo, &QComboBox::currentIndexChanged, this, &JournalView::choose);
    connect(m_form->journalTable, &ListTable::choiceChanged, this, &JournalView::updateState);
    connect(&m_journal, &Journal::loaded, this, &JournalView::load);
    connect(&m_journal, &Journal::entryAdded, this, [this](const JournalEntry &entry) {
        m_model->add(entry, Journal::kMostEntries);
        m_form->latencyPlot->add(entry);
        updateState();
    });
    connect(&m_journal, &Journal::problemFound, this, [this](const Error &error) {
        m_form->noticeBar->show({.kind = Notice::Kind::Problem, .text = wording::journalProblem(error)});
    });
}

void JournalView::load()
{
    m_model->setEntries(m_journal.entries());
    m_form->latencyPlot->setEntries(m_journal.entries());
    updateState();
}

void JournalView::choose()
{
    m_model->choose(JournalTopic(m_form->topicCombo->currentData().toInt()), m_form->searchEdit->text());
    updateState();
}

void JournalView::updateState()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_form->emptyLabel->setText(
        m_model->isEmpty()
            ? tr("The journal is empty. Once a ledger is open, it lists every connection, wait and failure.")
            : tr("No entry of the journal matches the search."));
    m_form->pages->setCurrentWidget(isEmpty ? m_form->emptyState : m_form->listPage);
    m_form->copyEntriesButton->setEnabled(m_form->journalTable->selectedRow() >= 0);
    m_form->exportJournalButton->setEnabled(!m_model->isEmpty());
}

/// Copies the selected rows in the order in which they are shown.
void JournalView::copyChosen()
{
    QModelIndexList rows = m_form->journalTable->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows))
        lines << m_model->textOf(row.row());
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

void JournalView::openExport()
{
    auto *dialog = new QFileDialog(this, tr("Export the journal"), {}, tr("JSON Lines (*.jsonl)"));
    dialog->setObjectName(u"journalExportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"jsonl"_s);
    dialog->selectFile(u"budget-tracker-journal.jsonl"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &file) { noteExport(file, m_journal.exportTo(file)); });
    dialog->open();
}

void JournalView::noteExport(const QString &file, const Result<void> &exported)
{
    if (exported)
        m_form->noticeBar->show({.text = tr("The journal was exported to %1.").arg(QFileInfo(file).fileName())});
    else
        m_form->noticeBar->showError(exported.error());
}

} // namespace budget
