// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "ui/pages/listsubject.h"

class QWidget;

namespace budget {

class CategoryModel;
class Session;

/// The list of categories, which all persons share.
class CategoryList final : public ListSubject
{
    Q_OBJECT

public:
    explicit CategoryList(Session &session);

    [[nodiscard]] Words words() const override;
    [[nodiscard]] Names names() const override;
    [[nodiscard]] Topics topics() const override { return Topic::Categories; }
    [[nodiscard]] QAbstractItemModel &model() override;
    void setUpTable(ListTable &table) override;
    [[nodiscard]] qint64 idAt(int row) const override;
    [[nodiscard]] int rowOf(qint64 id) const override;
    [[nodiscard]] ChosenRow rowAt(int row) const override;
    void read() override;
    void clear() override;
    void add(QWidget &page) override;
    void edit(int row, QWidget &page) override;
    void act(int row) override;
    [[nodiscard]] bool canAct(int row, bool isReadOnly) const override;
    [[nodiscard]] bool isDeletion() const override { return true; }

private:
    void showDeleted(const Category &category);
    void noteEdited(const Category &before, const Category &after);
    void takeBack(const Category &before, const Category &after);
    void noteNotDeleted(const Category &category, const Error &error);
    void showStillUsed(const Category &category);
    void addAgain(const Category &category);

    Session &m_session;
    CategoryModel *m_model;
};

} // namespace budget
