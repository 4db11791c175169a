// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledger/operationmemory.h"
#include "core/changes/trashedrow.h"
#include "ui/pages/listsubject.h"
#include "ui/trash/trashmodel.h"

namespace budget {

class Session;

/// The list of deleted rows, which can be restored.
class TrashList : public ListSubject
{
    Q_OBJECT

public:
    explicit TrashList(Session &session);

    [[nodiscard]] Words words() const override;
    [[nodiscard]] Names names() const override;
    [[nodiscard]] Topics topics() const override { return Topic::Expenses | Topic::Categories | Topic::Persons; }
    [[nodiscard]] QAbstractItemModel &model() override;
    void setUpTable(ListTable &table) override;
    [[nodiscard]] qint64 idAt(int row) const override;
    [[nodiscard]] int rowOf(qint64 id) const override;
    [[nodiscard]] ChosenRow rowAt(int row) const override;
    void read() override;
    void clear() override;
    void add(QWidget & /*page*/) override { }
    void edit(int row, QWidget & /*page*/) override { act(row); }
    void act(int row) override;
    [[nodiscard]] bool canAct(int row, bool isReadOnly) const override;

private:
    void noteRestored(const TrashedRow &row, const Result<std::vector<RowKey>> &restored);
    void noteFailure(const QString &name, const Error &error);

    Session &m_session;
    TrashModel *m_model;
    OperationMemory<RowKey> m_restoring;
};

} // namespace budget
