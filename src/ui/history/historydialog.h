// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/rownames.h"
#include "core/changes/rowstep.h"
#include "core/operations/rowvalues.h"
#include "core/result.h"

#include <QDialog>

#include <memory>
#include <vector>

class QStandardItemModel;

namespace budget {

namespace Ui {
class HistoryDialog;
}

class Session;

/// Shows what happened to a row: when, by whom, and from which value to which.
class HistoryDialog : public QDialog
{
    Q_OBJECT

public:
    /// `subject` is the row's description or name.
    HistoryDialog(Session &session, RowKey row, const QString &subject, QWidget *parent = nullptr);
    ~HistoryDialog() override;

private:
    void read();
    void showSteps(const Result<std::vector<RowStep>> &steps);
    void addStep(const RowStep &step);
    void setUpTable();

    std::unique_ptr<Ui::HistoryDialog> m_form;
    Session &m_session;
    RowKey m_row;
    QStandardItemModel *m_model;
    RowNames m_names;
};

} // namespace budget
