// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/pages/page.h"

#include <memory>

namespace budget {

namespace Ui {
class ListPage;
}

class ListSubject;
class Session;

/// A page with one table of the ledger, a button that adds a row, and actions for the selected row. The ListSubject
/// provides the table, the texts and the actions.
class ListPage : public Page
{
    Q_OBJECT

public:
    ListPage(Session &session, std::unique_ptr<ListSubject> subject, QWidget *parent = nullptr);
    ~ListPage() override;
    Q_DISABLE_COPY_MOVE(ListPage)

    [[nodiscard]] std::optional<ChosenRow> chosen() const override;

protected:
    void ask() override;
    void startReading() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showWords();
    void connectForm();
    void connectSubject();
    void keepChoice();
    void showLedger();
    void showRows();
    void showFailure(const Error &error);
    void add();
    void edit();
    void act();
    void updateButtons();
    [[nodiscard]] bool mayAdd() const;
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] int chosenRow() const;

    std::unique_ptr<Ui::ListPage> m_form;
    Session &m_session;
    std::unique_ptr<ListSubject> m_subject;
    int m_keptRow = -1; ///< the selected row before the rows were replaced
    qint64 m_keptId = 0;
};

} // namespace budget
