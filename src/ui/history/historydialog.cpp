// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydialog.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/work/answers.h"
#include "ui/look/theme.h"
#include "ui/pages/notice.h"
#include "ui/pages/readnames.h"
#include "ui_historydialog.h"
#include "words/rows/historywords.h"

#include <QDateTime>
#include <QStandardItemModel>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

enum Column { TimeColumn, AuthorColumn, ChangeColumn, ColumnCount };

constexpr int kLeastChange = 200;
constexpr int kLeastAuthor = 72;

QStandardItem *itemOf(const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setToolTip(text);
    return item;
}

} // namespace

HistoryDialog::HistoryDialog(Session &session, RowKey row, const QString &subject, QWidget *parent)
    : QDialog(parent), m_form(std::make_unique<Ui::HistoryDialog>()), m_session(session), m_row(row),
      m_model(new QStandardItemModel(0, ColumnCount, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    m_form->setupUi(this);
    m_form->subjectLabel->setText(subject);
    m_form->subjectLabel->setFont(theme::pageTitleFont());
    theme::setTone(m_form->introLabel, theme::Tone::Secondary);
    m_form->introLabel->setText(tr("Reading…"));
    setUpTable();
    connect(m_form->buttonBox, &QDialogButtonBox::rejected, this, &HistoryDialog::reject);
    connect(&m_session, &Session::opened, this, &HistoryDialog::reject); // the row belongs to the ledger before
    m_form->historyTable->setFocus();
    read();
}

HistoryDialog::~HistoryDialog() = default;

void HistoryDialog::setUpTable()
{
    ListTable &table = *m_form->historyTable;
    m_model->setHorizontalHeaderLabels({tr("When"), tr("Who"), tr("What")});
    for (int column = 0; column < ColumnCount; ++column)
        m_model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.setModel(m_model);
    table.setReadingOnly();
    table.setSortingEnabled(false);
    QSizePolicy policy = table.sizePolicy();
    policy.setRetainSizeWhenHidden(true); // so that the texts stay at the top
    table.setSizePolicy(policy);
    const QString time = locale().toString(QDateTime(QDate(2028, 12, 28), QTime(22, 58)), QLocale::ShortFormat);
    table.fitColumn({.column = TimeColumn, .texts = {time}});
    table.fitColumn({.column = AuthorColumn, .texts = {tr("outside the program")}, .yields = 1, .least = kLeastAuthor});
    table.setStretch(ChangeColumn, kLeastChange);
}

void HistoryDialog::read()
{
    readNames(m_session.ledger(), this, [this](const RowNames &names) {
        m_names = names;
        whenAnswered(m_session.ledger().history(m_row), this,
                     [this](const Result<std::vector<RowStep>> &steps) { showSteps(steps); });
    });
}

void HistoryDialog::showSteps(const Result<std::vector<RowStep>> &steps)
{
    const bool isEmpty = !steps || steps->empty();
    m_form->introLabel->setVisible(isEmpty);
    m_form->historyTable->setVisible(!isEmpty);
    if (!steps)
        return m_form->noticeBar->showError(steps.error());
    m_form->introLabel->setText(m_session.status().isLocal
                                    ? tr("The program has no record of a change of this row.")
                                    : tr("Only ledgers in a file on this computer have a history so far."));
    for (const RowStep &step : *steps)
        addStep(step);
    m_form->historyTable->chooseRow(m_model->rowCount() - 1);
}

/// Adds a line for each change of the step; time and author stand in the first one.
void HistoryDialog::addStep(const RowStep &step)
{
    QString time = step.change ? locale().toString(step.change->time.toLocalTime(), QLocale::ShortFormat) : QString();
    QString author = historywords::author(step, m_names);
    const QStringList changes = historywords::changes(step, m_names, locale());
    for (const QString &change : changes)
        m_model->appendRow({itemOf(std::exchange(time, {})), itemOf(std::exchange(author, {})), itemOf(change)});
}

} // namespace budget
