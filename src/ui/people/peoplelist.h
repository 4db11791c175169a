// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/listsubject.h"

class QWidget;

namespace budget {

class PersonModel;
class Preferences;
class Session;

/// The persons of the ledger, and which of them the user is.
class PeopleList final : public ListSubject
{
    Q_OBJECT

public:
    PeopleList(Session &session, Preferences &preferences);

    [[nodiscard]] Words words() const override;
    [[nodiscard]] Names names() const override;
    [[nodiscard]] Topics topics() const override { return Topic::Persons; }
    [[nodiscard]] QAbstractItemModel &model() override;
    void setUpTable(ListTable &table) override;
    [[nodiscard]] qint64 idAt(int row) const override;
    [[nodiscard]] int rowOf(qint64 id) const override;
    [[nodiscard]] ChosenRow rowAt(int row) const override;
    void read() override;
    void clear() override;
    void add(QWidget &page) override;
    void edit(int row, QWidget &page) override;
    /// Makes the row's person the user.
    void act(int row) override;
    [[nodiscard]] bool canAct(int row, bool isReadOnly) const override;

private:
    void markMe();

    Session &m_session;
    Preferences &m_preferences;
    PersonModel *m_model;
};

} // namespace budget
