// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/listpage.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/pages/listsubject.h"
#include "ui_listpage.h"
#include "words/connection/statewords.h"

#include <QKeyEvent>

namespace budget {

using namespace Qt::StringLiterals;

ListPage::ListPage(Session &session, std::unique_ptr<ListSubject> subject, QWidget *parent)
    : Page(parent), m_form(std::make_unique<Ui::ListPage>()), m_session(session), m_subject(std::move(subject))
{
    m_form->setupUi(this);
    showWords();
    m_form->table->setModel(&m_subject->model());
    m_subject->setUpTable(*m_form->table);
    connectForm();
    connectSubject();
    connect(&m_session, &Session::opened, this, &ListPage::showLedger);
    connect(&m_session.ledger(), &Ledger::changed, this, [this](Topics topics) {
        if (topics & m_subject->topics())
            refresh();
    });
    showLedger();
}

/// Disconnects the signals, because the model is destroyed before the child widgets, and its destruction would call
/// slots of this page.
ListPage::~ListPage()
{
    m_form->table->disconnect(this);
    m_subject->disconnect(this);
    m_subject->model().disconnect(this);
}

std::optional<ChosenRow> ListPage::chosen() const
{
    return chosenRow() < 0 ? std::nullopt : std::optional(m_subject->rowAt(chosenRow()));
}

void ListPage::ask()
{
    if (m_session.location())
        m_subject->read();
}

void ListPage::showWords()
{
    const ListSubject::Words words = m_subject->words();
    const ListSubject::Names names = m_subject->names();
    setObjectName(names.page);
    m_form->titleLabel->setText(words.title);
    m_form->titleLabel->setFont(theme::pageTitleFont());
    m_form->addButton->setObjectName(names.add);
    m_form->addButton->setText(words.add);
    m_form->addButton->setVisible(!words.add.isEmpty());
    m_form->emptyAddButton->setVisible(!words.add.isEmpty());
    m_form->editButton->setVisible(!words.editTip.isEmpty());
    m_form->addButton->setIcon(icons::named(u"plus"_s));
    m_form->emptyAddButton->setText(words.addFirst);
    m_form->table->setObjectName(names.table);
    m_form->table->setAccessibleName(words.title);
    m_form->editButton->setObjectName(names.edit);
    m_form->editButton->setIcon(icons::named(u"pencil"_s));
    m_form->editButton->setToolTip(words.editTip);
    m_form->actionButton->setObjectName(names.action);
    m_form->actionButton->setText(words.action);
    m_form->actionButton->setToolTip(words.actionTip);
    m_form->actionButton->setIcon(icons::named(words.actionIcon));
}

void ListPage::connectForm()
{
    const ListTable *table = m_form->table;
    connect(table, &ListTable::addRequested, this, &ListPage::add);
    connect(table, &ListTable::editRequested, this, &ListPage::edit);
    connect(table, &ListTable::choiceChanged, this, &ListPage::updateButtons);
    if (m_subject->isDeletion())
        connect(table, &ListTable::deleteRequested, this, &ListPage::act);
    connect(m_form->addButton, &QPushButton::clicked, this, &ListPage::add);
    connect(m_form->emptyAddButton, &QPushButton::clicked, this, &ListPage::add);
    connect(m_form->editButton, &QToolButton::clicked, this, &ListPage::edit);
    connect(m_form->actionButton, &QToolButton::clicked, this, &ListPage::act);
}

void ListPage::connectSubject()
{
    connect(m_subject.get(), &ListSubject::readingDone, this, &ListPage::showRows);
    connect(m_subject.get(), &ListSubject::readingFailed, this, &ListPage::showFailure);
    connect(m_subject.get(), &ListSubject::changed, this, &ListPage::updateButtons);
    connect(m_subject.get(), &ListSubject::noticed, m_form->noticeBar, &NoticeBar::show);
    connect(m_subject.get(), &ListSubject::failed, m_form->noticeBar,
            [this](const Error &error, const QString &actionText, const std::function<void()> &action) {
                m_form->noticeBar->showError(error, actionText, action);
            });
    connect(m_subject.get(), &ListSubject::settled, m_form->noticeBar,
            [this] { m_form->noticeBar->settle(Notice::About::Action); });
    connect(&m_subject->model(), &QAbstractItemModel::modelAboutToBeReset, this, &ListPage::keepChoice);
}

void ListPage::keepChoice()
{
    m_keptRow = chosenRow();
    m_keptId = m_keptRow < 0 ? 0 : m_subject->idAt(m_keptRow);
}

void ListPage::showLedger()
{
    m_subject->clear();
    m_form->emptyLabel->setText(m_subject->words().empty);
    m_keptRow = -1;
    m_form->pages->setCurrentWidget(m_form->waitingPage);
    m_form->noticeBar->clear();
    if (isReadOnly())
        m_form->noticeBar->show({.kind = Notice::Kind::Note,
                                 .text = statewords::readOnlyReason(m_session.status()),
                                 .about = Notice::About::Ledger});
    updateButtons();
    refresh();
}

void ListPage::showFailure(const Error &error)
{
    m_form->noticeBar->showError(
        error, tr("Try again"), [this] { refresh(); }, Notice::About::Reading);
}

void ListPage::showRows()
{
    m_form->noticeBar->settle(Notice::About::Reading);
    const int found = m_keptId == 0 ? -1 : m_subject->rowOf(m_keptId);
    m_form->table->chooseRow(found < 0 ? m_keptRow : found);
    const bool isEmpty = m_subject->model().rowCount() == 0;
    QWidget *shown = isEmpty ? m_form->emptyState : m_form->listPage;
    const bool losesFocus = shown != m_form->pages->currentWidget()
        && m_form->pages->isAncestorOf(window()->focusWidget());
    m_form->addButton->setDefault(!isEmpty);
    m_form->pages->setCurrentWidget(shown);
    updateButtons();
    if (losesFocus)
        startReading();
}

/// While the rows are being read, the waiting page in their place gets the focus; showRows() moves the focus on.
void ListPage::startReading()
{
    const QWidget *shown = m_form->pages->currentWidget();
    QWidget *start = shown == m_form->listPage ? static_cast<QWidget *>(m_form->table)
        : shown == m_form->waitingPage         ? static_cast<QWidget *>(m_form->waitingPage)
        : mayAdd()                             ? static_cast<QWidget *>(m_form->emptyAddButton)
                                               : static_cast<QWidget *>(m_form->emptyState);
    start->setFocus(Qt::ShortcutFocusReason);
}

/// F6 moves the focus from the list to the notice above it, or else to the notice of the main window, and from
/// elsewhere to the list.
void ListPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_F6)
        return Page::keyPressEvent(event);
    if (!m_form->table->hasFocus())
        return startReading();
    if (!m_form->noticeBar->takeFocus())
        Page::keyPressEvent(event);
}

void ListPage::add()
{
    if (!isReadOnly())
        m_subject->add(*this);
}

void ListPage::edit()
{
    if (chosenRow() >= 0 && !isReadOnly())
        m_subject->edit(chosenRow(), *this);
}

void ListPage::act()
{
    if (chosenRow() >= 0 && m_subject->canAct(chosenRow(), isReadOnly()))
        m_subject->act(chosenRow());
}

void ListPage::updateButtons()
{
    const int row = chosenRow();
    for (QWidget *adding : {m_form->addButton, m_form->emptyAddButton})
        adding->setEnabled(!isReadOnly());
    m_form->editButton->setEnabled(row >= 0 && !isReadOnly());
    m_form->actionButton->setEnabled(row >= 0 && m_subject->canAct(row, isReadOnly()));
}

/// Whether the user can add rows on this page at all.
bool ListPage::mayAdd() const
{
    return !m_subject->words().add.isEmpty();
}

bool ListPage::isReadOnly() const
{
    return m_session.status().isReadOnly;
}

int ListPage::chosenRow() const
{
    return m_form->table->selectedRow();
}

} // namespace budget
