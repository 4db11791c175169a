// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class JournalView;
}

class Journal;
class JournalModel;

/// The journal as a table, with a search field, a choice of topics and a plot of the round trips. Selected rows can be
/// copied, the whole journal exported. New entries appear as they are added.
class JournalView : public QWidget
{
    Q_OBJECT

public:
    /// `journal` must outlive the view.
    explicit JournalView(Journal &journal, QWidget *parent = nullptr);
    ~JournalView() override;
    Q_DISABLE_COPY_MOVE(JournalView)

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTable();
    void setUpTopics();
    void connectForm();
    void load();
    void choose();
    void updateState();
    void copyChosen();
    void openExport();
    void noteExport(const QString &file, const Result<void> &exported);

    std::unique_ptr<Ui::JournalView> m_form;
    Journal &m_journal;
    JournalModel *m_model;
};

} // namespace budget
