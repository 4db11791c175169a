// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/categorycombo.h"

#include "ui/look/icons.h"
#include "ui/look/names.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStyleOptionComboBox>
#include <QWheelEvent>

namespace budget {

CategoryCombo::CategoryCombo(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setMaxVisibleItems(14);
    setMinimumContentsLength(12);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    // QComboBox's own slot would choose the first name that differs only in case.
    disconnect(lineEdit(), &QLineEdit::editingFinished, this, nullptr);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &CategoryCombo::settle);
}

void CategoryCombo::setCategories(std::vector<Category> categories)
{
    sortByName(categories, locale());
    if (categories == m_categories)
        return;
    const QString typed = currentText();
    const bool isChosen = currentIndex() >= 0 && typed == itemText(currentIndex());
    const QVariant chosen = isChosen ? currentData() : QVariant();
    m_categories = std::move(categories);
    fill();
    setCurrentIndex(isChosen ? findData(chosen) : -1);
    if (currentIndex() < 0)
        setEditText(typed);
}

void CategoryCombo::setCategory(CategoryId id)
{
    setCurrentIndex(findData(id.value));
}

Result<CategoryId> CategoryCombo::category() const
{
    const QString typed = currentText();
    const QString name = typed.trimmed();
    if (name.isEmpty())
        return failure(ErrorKind::FieldEmpty, Field::Category);
    std::vector<CategoryId> alike;
    std::vector<CategoryId> longer;
    for (const Category &category : m_categories) {
        if (category.name == typed)
            return category.id;
        if (category.name.compare(name, Qt::CaseInsensitive) == 0)
            alike.push_back(category.id);
        else if (category.name.startsWith(name, Qt::CaseInsensitive))
            longer.push_back(category.id);
    }
    const auto &candidates = alike.empty() ? longer : alike;
    if (candidates.size() == 1)
        return candidates.front();
    return failure(ErrorKind::CategoryUnknown, Field::Category, name);
}

void CategoryCombo::setReadOnly(bool readOnly)
{
    lineEdit()->setReadOnly(readOnly);
}

void CategoryCombo::showPopup()
{
    if (!lineEdit()->isReadOnly())
        QComboBox::showPopup();
}

void CategoryCombo::initStyleOption(QStyleOptionComboBox *option) const
{
    QComboBox::initStyleOption(option);
    if (currentText() != itemText(currentIndex()))
        option->currentIcon = QIcon();
}

void CategoryCombo::keyPressEvent(QKeyEvent *event)
{
    if (lineEdit()->isReadOnly())
        event->ignore();
    else
        QComboBox::keyPressEvent(event);
}

void CategoryCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void CategoryCombo::fill()
{
    clear();
    for (const Category &category : m_categories)
        addItem(icons::dot(QColor(category.color)), category.name, category.id.value);
}

void CategoryCombo::settle()
{
    if (const auto named = category())
        setCategory(*named);
}

} // namespace budget
