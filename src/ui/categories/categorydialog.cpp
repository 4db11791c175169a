// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/categories/categorydialog.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "ui/categories/categorycolors.h"
#include "ui/pages/meanwhile.h"
#include "ui/saving/fielderrors.h"
#include "ui_categorydialog.h"

#include <algorithm>

namespace budget {

namespace {

QString withoutCaseAndSpaces(QString name)
{
    return name.removeIf([](QChar c) { return c.isSpace(); }).toCaseFolded();
}

} // namespace

CategoryDialog::CategoryDialog(Session &session, std::vector<Category> others, const std::optional<Category> &category,
                               QWidget *parent)
    : SaveDialog(parent), m_form(std::make_unique<Ui::CategoryDialog>()), m_session(session),
      m_others(std::move(others)), m_seen(category.value_or(Category()))
{
    m_form->setupUi(this);
    adopt(session, *m_form->buttonBox, *m_form->dialogErrorLabel, category ? tr("Save") : tr("Add"));
    errors().watch(Field::Name, *m_form->nameEdit);
    errors().watch(Field::Color, *m_form->colorEdit);
    setWindowTitle(category ? tr("Edit category") : tr("Add category"));
    m_form->nameEdit->setText(category ? category->name : QString());
    m_form->colorEdit->setText(category ? category->color : unusedColor(m_others));
    m_form->colorButton->bind(*m_form->colorEdit);
    m_form->nameEdit->selectAll();
}

CategoryDialog::~CategoryDialog() = default;

void CategoryDialog::save()
{
    errors().clear();
    const auto draft = validate(CategoryDraft{m_form->nameEdit->text(), m_form->colorEdit->text()});
    if (!draft)
        return errors().show(draft.error());
    if (isWarningNeeded(draft->name))
        return;
    Ledger &ledger = m_session.ledger();
    const OperationId id = m_operation.idFor(*draft);
    await(m_seen.id.isValid() ? ledger.updateCategory(m_seen, *draft, id) : ledger.addCategory(*draft, id), m_operation,
          [this](const Category &category) {
              if (m_seen.id.isValid())
                  Q_EMIT edited(m_seen, category);
          });
}

void CategoryDialog::noteConflict(const Error &error)
{
    readChangedRow(m_session.ledger(), this, {Table::Categories, m_seen.id.value}, rowOf(m_seen),
                   [this, error](const ChangedRow *changed) {
                       if (!changed)
                           return showFailure(error);
                       const Category now = categoryOf(m_seen.id.value, changed->now);
                       if (m_form->nameEdit->text() == m_seen.name)
                           m_form->nameEdit->setText(now.name);
                       if (m_form->colorEdit->text() == m_seen.color)
                           m_form->colorEdit->setText(now.color);
                       m_seen = now;
                       showConflict(error.field, changed->text);
                   });
}

const Category *CategoryDialog::lookAlike(const QString &name) const
{
    const auto found = std::ranges::find_if(m_others, [&](const Category &other) {
        return other.id != m_seen.id && other.name != name && withoutCaseAndSpaces(other.name) == withoutCaseAndSpaces(name);
    });
    return found == m_others.end() ? nullptr : &*found;
}

bool CategoryDialog::isWarningNeeded(const QString &name)
{
    const Category *other = lookAlike(name);
    if (!other || m_warnedName == name)
        return false;
    m_warnedName = name;
    errors().warn(tr("There is a category “%1” already, which differs only in case or spaces. "
                     "Press %2 again if you want both.")
                      .arg(other->name, m_seen.id.isValid() ? tr("Save") : tr("Add")));
    return true;
}

} // namespace budget
