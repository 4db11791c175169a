// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <memory>

namespace budget {

namespace Ui {
class ConnectionOverview;
}

class CheckListView;
class ConnectionParts;
class DrillView;
class Journal;
class PoolView;
class Session;
class TablesView;

/// The connection page: state, address, checklist, tables, pool, drill and journal of the open ledger. The page sends
/// nothing by itself, because any statement would wake a sleeping server. Views that ask the server wait until the user
/// presses their button.
class ConnectionOverview : public Page
{
    Q_OBJECT

public:
    /// `session` and `journal` must outlive the page.
    ConnectionOverview(Session &session, Journal &journal, QWidget *parent = nullptr);
    ~ConnectionOverview() override;
    Q_DISABLE_COPY_MOVE(ConnectionOverview)

    /// State, address, checklist, tables and pool as text, without any password.
    [[nodiscard]] QString plainText() const;
    /// A report for somebody who helps the user, as Markdown, without any password.
    [[nodiscard]] QString report() const;

Q_SIGNALS:
    /// The user wants to change the ledger's settings: address, password, encryption or pool.
    void settingsRequested();
    /// The user wants to open the ledger again, because tables were created.
    void reopeningRequested();
    /// Stored values were repaired: every view must read its rows again.
    void repaired();

protected:
    void ask() override { }
    void startReading() override;

private:
    void addTabs();
    void addTab(QWidget *content, const QString &title);
    void showTab(const QWidget &content);
    void connectViews();
    void takeLedger();
    void showStatus();
    void showLook();
    [[nodiscard]] bool isLocal() const;

    std::unique_ptr<Ui::ConnectionOverview> m_form;
    Session &m_session;
    Journal &m_journal;
    ConnectionParts *m_parts;
    CheckListView *m_checks;
    TablesView *m_tables;
    PoolView *m_pool;
    DrillView *m_drill;
};

} // namespace budget
