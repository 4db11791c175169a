// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/personmodel.h"

#include "ui/look/icons.h"
#include "ui/look/names.h"

#include <array>

namespace budget {

using namespace Qt::StringLiterals;

PersonModel::PersonModel(const QLocale &locale, QObject *parent) : QAbstractTableModel(parent), m_locale(locale)
{ }

void PersonModel::setPersons(std::vector<Person> persons)
{
    beginResetModel();
    m_persons = std::move(persons);
    sortByName(m_persons, m_locale);
    endResetModel();
}

void PersonModel::setYou(PersonId you)
{
    m_you = you;
    if (!m_persons.empty())
        Q_EMIT dataChanged(index(0, YouColumn), index(rowCount() - 1, YouColumn));
}

int PersonModel::rowOf(PersonId id) const
{
    const auto found = std::ranges::find(m_persons, id, &Person::id);
    return found == m_persons.end() ? -1 : int(found - m_persons.begin());
}

int PersonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_persons.size());
}

int PersonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PersonModel::data(const QModelIndex &index, int role) const
{
    const Person &person = at(index.row());
    const bool isYou = person.id == m_you;
    if (role == Qt::DecorationRole && index.column() == YouColumn && isYou)
        return icons::named(u"check"_s);
    if (role != Qt::DisplayRole)
        return {};
    const std::array texts{person.name, shownEmail(person.email), isYou ? tr("You") : QString()};
    return texts[size_t(index.column())];
}

QVariant PersonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const std::array names{tr("Name"), tr("E-mail"), QString()};
    return names[size_t(section)];
}

} // namespace budget
