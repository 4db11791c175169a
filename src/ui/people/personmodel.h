// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <vector>

namespace budget {

/// Persons, sorted by name, with a mark at the user.
class PersonModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, EmailColumn, YouColumn, ColumnCount };

    explicit PersonModel(const QLocale &locale, QObject *parent = nullptr);

    void setPersons(std::vector<Person> persons);
    void setYou(PersonId you);
    [[nodiscard]] PersonId you() const { return m_you; }
    [[nodiscard]] const Person &at(int row) const { return m_persons[size_t(row)]; }
    /// -1 if the model does not contain the person.
    [[nodiscard]] int rowOf(PersonId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QLocale m_locale;
    std::vector<Person> m_persons;
    PersonId m_you;
};

} // namespace budget
