// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/quickentry.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/work/answers.h"
#include "ui/categories/categorycolors.h"
#include "ui/editors/amountedit.h"
#include "ui/editors/categorycombo.h"
#include "ui/editors/dateedit.h"
#include "ui/expenses/expensefields.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/people/identity.h"
#include "ui/people/personbutton.h"
#include "ui/saving/fielderrors.h"
#include "ui/saving/messagelabel.h"
#include "ui/saving/savingsign.h"
#include "ui_quickentry.h"
#include "words/errors/wording.h"

#include <algorithm>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

QuickEntry::QuickEntry(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::QuickEntry>())
{
    m_form->setupUi(this);
    m_form->dateEdit->proposeToday();
    m_form->addButton->setIcon(icons::named(u"plus"_s));
    for (auto *caption : {m_form->dateLabel, m_form->descriptionLabel, m_form->categoryLabel, m_form->amountLabel})
        theme::setTone(caption, theme::Tone::Secondary);
    connectForm();
}

QuickEntry::~QuickEntry() = default;

void QuickEntry::use(Session &session, Identity &identity)
{
    m_session = &session;
    m_identity = &identity;
    connect(&identity, &Identity::personAsked, this, [this] { m_sign->stop(); });
    m_form->personButton->use(identity);
    m_sign = new SavingSign(*m_form->savingEntryLabel, m_form->cancelEntryButton, session, this);
}

void QuickEntry::setCategories(std::vector<Category> categories)
{
    m_categories = categories;
    m_form->categoryCombo->setCategories(std::move(categories));
}

void QuickEntry::setPersons(std::vector<Person> persons)
{
    m_form->personButton->setPersons(std::move(persons));
}

void QuickEntry::setLeading(bool leading)
{
    m_form->addButton->setDefault(leading);
}

void QuickEntry::setReadOnly(bool readOnly)
{
    if (m_isReadOnly == readOnly)
        return;
    m_isReadOnly = readOnly;
    fields().setReadOnly(readOnly);
    m_form->addButton->setEnabled(!readOnly);
    m_errors->clear();
    if (readOnly)
        m_errors->warn(tr("This ledger is read-only: expenses cannot be entered, changed or deleted."));
}

void QuickEntry::start()
{
    if (m_isReadOnly)
        return;
    m_form->descriptionEdit->setFocus(Qt::ShortcutFocusReason);
    m_form->descriptionEdit->selectAll();
}

void QuickEntry::forgetCategory()
{
    if (!isInUse())
        m_form->categoryCombo->setEditText({});
}

void QuickEntry::restart()
{
    m_form->dateEdit->setFocus(Qt::TabFocusReason);
}

bool QuickEntry::isInUse() const
{
    const bool isTyped = !m_form->descriptionEdit->text().isEmpty() || !m_form->amountEdit->text().isEmpty();
    return isTyped || m_isRefused || m_isSaving;
}

void QuickEntry::undoClear()
{
    if (m_isSaving || m_isReadOnly)
        return;
    const Typed before = std::exchange(m_cleared, typed());
    setTyped(before);
    start();
    if (const QString text = textOf(m_cleared); !text.isEmpty())
        Q_EMIT cleared(text);
}

void QuickEntry::submit()
{
    if (m_isSaving || m_isReadOnly)
        return;
    takeFocus();
    m_errors->clear();
    Q_EMIT submitted();
    const auto draft = fields().draft();
    if (!draft && draft.error().kind == ErrorKind::CategoryUnknown)
        return lookUpCategories();
    submitDraft(draft);
}

/// Reads the categories again, because another person may have added the typed category meanwhile.
void QuickEntry::lookUpCategories()
{
    setSaving(true);
    m_sign->start();
    whenAnswered(m_session->ledger().listCategories(), this, [this](const Result<std::vector<Category>> &categories) {
        setSaving(false);
        if (!categories)
            return fail(categories.error());
        setCategories(*categories);
        submitDraft(fields().draft());
    });
}

void QuickEntry::submitDraft(const Result<ExpenseDraft> &draft)
{
    if (!draft)
        return fail(draft.error());
    setSaving(true);
    m_sign->start();
    m_identity->find([this, entered = *draft](const Result<PersonId> &person) {
        if (!person)
            return finish(tl::make_unexpected(person.error()));
        ExpenseDraft complete = entered;
        complete.person = *person;
        save(complete);
    });
}

void QuickEntry::createCategoryAndSubmit(const QString &name)
{
    if (m_isSaving)
        return;
    takeFocus();
    setSaving(true);
    m_sign->start();
    const CategoryDraft draft{name, unusedColor(m_categories)};
    const auto answer = m_session->ledger().addCategory(draft, m_categoryOperation.idFor(draft));
    whenAnswered(answer, this, [this](const Result<Category> &added) {
        setSaving(false);
        m_categoryOperation.noteAnswer(added ? std::nullopt : std::optional(added.error()));
        if (!added)
            return fail(added.error());
        auto categories = m_categories;
        if (std::ranges::find(categories, added->id, &Category::id) == categories.end())
            categories.push_back(*added);
        setCategories(categories);
        m_form->categoryCombo->setCategory(added->id);
        submit();
    });
}

ExpenseFields QuickEntry::fields() const
{
    return {*m_form->dateEdit, *m_form->descriptionEdit, *m_form->categoryCombo, *m_form->amountEdit};
}

void QuickEntry::connectForm()
{
    m_errors = new FieldErrors(*m_form->quickErrorLabel, this);
    fields().watchWith(*m_errors);
    connect(m_form->addButton, &QPushButton::clicked, this, &QuickEntry::submit);
    connect(m_form->categoryCombo->lineEdit(), &QLineEdit::textEdited, this, &QuickEntry::categoryEdited);
    connect(m_form->categoryCombo, &QComboBox::activated, this, &QuickEntry::categoryEdited);
    const std::initializer_list<QLineEdit *> edits = {m_form->dateEdit, m_form->descriptionEdit,
                                                      m_form->categoryCombo->lineEdit(), m_form->amountEdit};
    for (QLineEdit *edit : edits)
        connect(edit, &QLineEdit::returnPressed, this, &QuickEntry::submit);
    const std::initializer_list<QWidget *> stops = {m_form->personButton,
                                                    m_form->dateEdit,
                                                    m_form->descriptionEdit,
                                                    m_form->categoryCombo,
                                                    m_form->categoryCombo->lineEdit(),
                                                    m_form->amountEdit,
                                                    m_form->addButton};
    for (QWidget *stop : stops)
        stop->installEventFilter(this);
}

bool QuickEntry::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && takesKey(static_cast<const QKeyEvent &>(*event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool QuickEntry::takesKey(const QKeyEvent &event)
{
    const bool isEscape = event.matches(QKeySequence::Cancel);
    if (m_isSaving && isEscape) {
        m_session->cancelWork();
        return true;
    }
    if (m_isSaving)
        return m_keysAhead.keep(event);
    if (!isEscape || m_isReadOnly)
        return false;
    if (textOf(typed()).isEmpty() && !m_isRefused)
        return false;
    clear();
    return true;
}

/// Replays the stored keys. An Enter among them starts a save, which ends the loop; finish() then calls this function
/// again for the keys that are left.
void QuickEntry::typeKeysAhead()
{
    while (!m_isSaving && isAncestorOf(window()->focusWidget()) && m_keysAhead.typeNext(*window())) {
    }
    if (!m_isSaving)
        m_keysAhead.clear();
}

QuickEntry::Typed QuickEntry::typed() const
{
    const auto &date = *m_form->dateEdit;
    return {date.isProposed() ? std::nullopt : std::optional(date.text()), m_form->descriptionEdit->text(),
            m_form->categoryCombo->currentText(), m_form->amountEdit->text()};
}

void QuickEntry::setTyped(const Typed &typed)
{
    m_errors->clear();
    m_isRefused = false;
    m_form->dateEdit->proposeToday();
    if (typed.date)
        m_form->dateEdit->setTyped(*typed.date);
    m_form->descriptionEdit->setText(typed.description);
    m_form->categoryCombo->setEditText(typed.category);
    m_form->amountEdit->setText(typed.amount);
}

void QuickEntry::clear()
{
    m_cleared = typed();
    setTyped({});
    start();
    Q_EMIT cleared(textOf(m_cleared));
}

QString QuickEntry::textOf(const Typed &typed)
{
    QStringList texts{typed.date.value_or(QString()), typed.description, typed.category, typed.amount};
    texts.removeAll(QString());
    return texts.join(u", "_s);
}

void QuickEntry::save(const ExpenseDraft &draft)
{
    m_sign->start();
    const auto answer = m_session->ledger().addExpense(draft, m_operation.idFor(draft));
    whenAnswered(answer, this, [this](const Result<Expense> &result) {
        m_operation.noteAnswer(result ? std::nullopt : std::optional(result.error()));
        finish(result);
    });
}

void QuickEntry::finish(const Result<Expense> &result)
{
    setSaving(false);
    if (!result)
        return fail(result.error());
    startNext();
    Q_EMIT saved(*result);
    typeKeysAhead();
}

void QuickEntry::startNext()
{
    const bool isHere = isAncestorOf(window()->focusWidget());
    m_isRefused = false;
    m_form->descriptionEdit->setText({}); // unlike clear(), leaves nothing for Undo to bring back
    m_form->amountEdit->setText({});
    if (isHere)
        start();
}

/// Discards the keys that were pressed during the save: they belong to the next entry and must not change the refused
/// one.
void QuickEntry::fail(const Error &error)
{
    m_keysAhead.clear();
    m_isRefused = true;
    if (error.kind == ErrorKind::Cancelled)
        return start();
    if (error.kind == ErrorKind::CategoryUnknown)
        m_errors->mark(Field::Category, wording::sentence(error));
    else if (m_errors->knows(error.field))
        return m_errors->show(error);
    Q_EMIT failed(error);
}

/// Moves the focus to the description if it is on the Add button, which is disabled while saving, or on a notice, which
/// disappears.
void QuickEntry::takeFocus()
{
    const QWidget *focused = window()->focusWidget();
    if (focused == m_form->addButton || !isAncestorOf(focused))
        m_form->descriptionEdit->setFocus();
}

void QuickEntry::setSaving(bool saving)
{
    m_isSaving = saving;
    fields().setReadOnly(saving);
    m_form->addButton->setEnabled(!saving);
    m_sign->stop();
}

} // namespace budget
