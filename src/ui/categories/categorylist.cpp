// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/categories/categorylist.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "ui/categories/categorydialog.h"
#include "ui/categories/categorymodel.h"
#include "ui/pages/meanwhile.h"
#include "ui/pages/notice.h"
#include "ui/tables/listtable.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastName = 120;

} // namespace

CategoryList::CategoryList(Session &session) : m_session(session), m_model(new CategoryModel(QLocale(), this))
{ }

ListSubject::Words CategoryList::words() const
{
    return {.title = tr("Categories"),
            .add = tr("Add category"),
            .empty = tr("No categories yet. A category tells what money was spent on, such as food."),
            .addFirst = tr("Add the first category"),
            .editTip = tr("Rename or recolour the selected category (Enter)"),
            .action = tr("Delete"),
            .actionTip = tr("Delete the selected category (Delete)"),
            .actionIcon = u"trash"_s};
}

ListSubject::Names CategoryList::names() const
{
    return {u"categoriesPage"_s, u"addCategoryButton"_s, u"categoriesTable"_s, u"editCategoryButton"_s,
            u"deleteCategoryButton"_s};
}

QAbstractItemModel &CategoryList::model()
{
    return *m_model;
}

void CategoryList::setUpTable(ListTable &table)
{
    table.setStretch(CategoryModel::NameColumn, kLeastName);
    table.fitColumn({.column = CategoryModel::ColorColumn, .texts = {u"#DDDDDD"_s}});
}

qint64 CategoryList::idAt(int row) const
{
    return m_model->at(row).id.value;
}

int CategoryList::rowOf(qint64 id) const
{
    return m_model->rowOf(CategoryId{id});
}

ChosenRow CategoryList::rowAt(int row) const
{
    return {{Table::Categories, idAt(row)}, m_model->at(row).name};
}

void CategoryList::read()
{
    await(m_session.ledger().listCategories(),
          [this](const std::vector<Category> &categories) { m_model->setCategories(categories); });
}

void CategoryList::clear()
{
    m_model->setCategories({});
}

void CategoryList::add(QWidget &page)
{
    auto *dialog = new CategoryDialog(m_session, m_model->categories(), {}, &page);
    dialog->open();
}

void CategoryList::edit(int row, QWidget &page)
{
    auto *dialog = new CategoryDialog(m_session, m_model->categories(), m_model->at(row), &page);
    connect(dialog, &CategoryDialog::edited, this, &CategoryList::noteEdited);
    dialog->open();
}

void CategoryList::noteEdited(const Category &before, const Category &after)
{
    if (before == after)
        return;
    Q_EMIT noticed({.text = before.name == after.name
                        ? tr("Changed the colour of “%1”.").arg(after.name)
                        : tr("Renamed the category “%1” to “%2”.").arg(before.name, after.name),
                    .actionText = tr("Undo"),
                    .action = [this, before, after] { takeBack(before, after); }});
}

void CategoryList::takeBack(const Category &before, const Category &after)
{
    whenAnswered(m_session.ledger().revertCategory(before, after), this,
                 [this, before, after](const Result<Category> &answer) {
                     if (!answer)
                         return Q_EMIT failed(answer.error(), tr("Try again"),
                                              [this, before, after] { takeBack(before, after); });
                     Q_EMIT settled();
                 });
}

void CategoryList::act(int row)
{
    const Category category = m_model->at(row);
    whenAnswered(m_session.ledger().deleteCategory(category), this,
                 [this, category](const Result<Category> &deleted) {
                     if (deleted)
                         showDeleted(*deleted);
                     else if (deleted.error().kind == ErrorKind::StillReferenced)
                         showStillUsed(category);
                     else
                         noteNotDeleted(category, deleted.error());
                 });
}

bool CategoryList::canAct(int /*row*/, bool isReadOnly) const
{
    return !isReadOnly;
}

void CategoryList::showDeleted(const Category &category)
{
    Q_EMIT noticed({.text = tr("Deleted the category “%1”.").arg(category.name),
                    .actionText = tr("Undo"),
                    .action = [this, category] { addAgain(category); }});
}

void CategoryList::showStillUsed(const Category &category)
{
    Q_EMIT noticed({.kind = Notice::Kind::Problem,
                    .text = tr("“%1” is used by expenses and cannot be deleted. Give these expenses another category "
                               "first, or rename this one.")
                                .arg(category.name)});
}

void CategoryList::noteNotDeleted(const Category &category, const Error &error)
{
    read();
    if (error.kind != ErrorKind::ChangedMeanwhile)
        return Q_EMIT failed(error, {}, {});
    readChangedRow(m_session.ledger(), this, {Table::Categories, category.id.value}, budget::rowOf(category),
                   [this, error](const ChangedRow *changed) {
                       if (!changed)
                           return Q_EMIT failed(error, {}, {});
                       Q_EMIT noticed(
                           {.kind = Notice::Kind::Problem,
                            .text = tr("Not deleted. %1 Delete it again if you still want to.").arg(changed->text)});
                   });
}

/// A ledger with a trash restores the category as it was; elsewhere a new category gets its name and colour.
void CategoryList::addAgain(const Category &category)
{
    const auto take = [this, category](const auto &answer) {
        if (answer)
            Q_EMIT settled();
        else
            Q_EMIT failed(answer.error(), tr("Try again"), [this, category] { addAgain(category); });
    };
    Ledger &ledger = m_session.ledger();
    if (m_session.status().isLocal)
        whenAnswered(ledger.restoreDeleted({{Table::Categories, category.id.value}}), this, take);
    else
        whenAnswered(ledger.addCategory({category.name, category.color}), this, take);
}

} // namespace budget
