// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/categories/categoriespage.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/work/answers.h"
#include "ui/categories/categorydialog.h"
#include "ui/categories/categorymodel.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui_categoriespage.h"
#include "words/connection/statewords.h"

namespace budget {

using namespace Qt::StringLiterals;

CategoriesPage::CategoriesPage(Session &session, QWidget *parent)
    : Page(parent), m_form(std::make_unique<Ui::CategoriesPage>()), m_session(session),
      m_model(new CategoryModel(locale(), this))
{
    m_form->setupUi(this);
    m_form->titleLabel->setFont(theme::pageTitleFont());
    m_form->addCategoryButton->setIcon(icons::named(u"plus"_s));
    m_form->editCategoryButton->setIcon(icons::named(u"pencil"_s));
    m_form->deleteCategoryButton->setIcon(icons::named(u"trash"_s));
    setUpTable();
    connectForm();
    connect(&m_session, &Session::opened, this, &CategoriesPage::showLedger);
    connect(&m_session.ledger(), &Ledger::changed, this, [this](Topics topics) {
        if (topics.testFlag(Topic::Categories))
            refresh();
    });
    showLedger();
}

CategoriesPage::~CategoriesPage() = default;

void CategoriesPage::ask()
{
    if (!m_session.location())
        return;
    const int asked = ++m_asked;
    whenAnswered(m_session.ledger().listCategories(), this,
                 [this, asked](const Result<std::vector<Category>> &categories) {
                     if (asked == m_asked)
                         take(categories);
                 });
}

void CategoriesPage::showLedger()
{
    m_model->setCategories({}); // those of another ledger
    m_form->pages->setCurrentWidget(m_form->waitingPage);
    m_form->noticeBar->clear();
    if (isReadOnly())
        m_form->noticeBar->show({Notice::Kind::Problem, statewords::readOnlyReason(m_session.status()), {}, {}, {}});
    updateButtons();
    refresh();
}

bool CategoriesPage::isReadOnly() const
{
    return m_session.status().isReadOnly;
}

void CategoriesPage::setUpTable()
{
    auto *table = m_form->categoriesTable;
    table->setModel(m_model);
    table->horizontalHeader()->setSectionResizeMode(CategoryModel::NameColumn, QHeaderView::Stretch);
    table->fitColumn(CategoryModel::ColorColumn, u"#WWWWWW"_s);
}

void CategoriesPage::connectForm()
{
    auto *table = m_form->categoriesTable;
    const auto add = [this] {
        if (!isReadOnly())
            openDialog({});
    };
    const auto edit = [this] {
        if (const Category *category = chosen(); category && !isReadOnly())
            openDialog(*category);
    };
    connect(table, &ListTable::addRequested, this, add);
    connect(table, &ListTable::editRequested, this, edit);
    connect(table, &ListTable::deleteRequested, this, &CategoriesPage::deleteChosen);
    connect(table, &ListTable::choiceChanged, this, &CategoriesPage::updateButtons);
    connect(m_form->addCategoryButton, &QPushButton::clicked, this, add);
    connect(m_form->emptyAddButton, &QPushButton::clicked, this, add);
    connect(m_form->editCategoryButton, &QToolButton::clicked, this, edit);
    connect(m_form->deleteCategoryButton, &QToolButton::clicked, this, &CategoriesPage::deleteChosen);
}

void CategoriesPage::take(const Result<std::vector<Category>> &categories)
{
    if (!categories)
        return m_form->noticeBar->showError(categories.error(), tr("Try again"), [this] { refresh(); });
    const int row = m_form->categoriesTable->selectedRow();
    const CategoryId id = row < 0 ? CategoryId() : m_model->at(row).id;
    m_model->setCategories(*categories);
    const int found = m_model->rowOf(id);
    m_form->categoriesTable->chooseRow(found < 0 ? row : found);
    m_form->addCategoryButton->setDefault(!categories->empty());
    m_form->pages->setCurrentWidget(categories->empty() ? m_form->emptyState : m_form->listPage);
    updateButtons();
}

void CategoriesPage::openDialog(const std::optional<Category> &category)
{
    auto *dialog = new CategoryDialog(m_session, m_model->categories(), category, this);
    dialog->open();
}

void CategoriesPage::deleteChosen()
{
    const Category *row = chosen();
    if (!row || isReadOnly())
        return;
    whenAnswered(m_session.ledger().deleteCategory(row->id), this,
                 [this, category = *row](const Result<Category> &deleted) {
                     if (deleted)
                         return showDeleted(*deleted);
                     if (deleted.error().kind == ErrorKind::StillReferenced)
                         return showStillUsed(category);
                     m_form->noticeBar->showError(deleted.error());
                 });
}

void CategoriesPage::showDeleted(const Category &category)
{
    m_form->noticeBar->show({Notice::Kind::Done,
                             tr("Deleted the category “%1”.").arg(category.name),
                             tr("Undo"),
                             [this, category] { addAgain(category); },
                             {}});
}

void CategoriesPage::showStillUsed(const Category &category)
{
    const QString text = tr("“%1” is used by expenses and cannot be deleted. Give these expenses another category "
                            "first, or rename this one.")
                             .arg(category.name);
    m_form->noticeBar->show({Notice::Kind::Problem, text, {}, {}, {}});
}

void CategoriesPage::addAgain(const Category &category)
{
    const CategoryDraft draft{category.name, category.color};
    whenAnswered(m_session.ledger().addCategory(draft), this, [this, category](const Result<Category> &added) {
        if (!added)
            return m_form->noticeBar->showError(added.error(), tr("Try again"),
                                                [this, category] { addAgain(category); });
        m_form->noticeBar->clear();
    });
}

void CategoriesPage::updateButtons()
{
    for (QWidget *adding : {m_form->addCategoryButton, m_form->emptyAddButton})
        adding->setEnabled(!isReadOnly());
    const bool mayChange = chosen() != nullptr && !isReadOnly();
    m_form->editCategoryButton->setEnabled(mayChange);
    m_form->deleteCategoryButton->setEnabled(mayChange);
}

const Category *CategoriesPage::chosen() const
{
    const int row = m_form->categoriesTable->selectedRow();
    return row < 0 ? nullptr : &m_model->at(row);
}

} // namespace budget
