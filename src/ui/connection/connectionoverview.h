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

/// How the ledger that is open is connected: state, address, checklist, tables, pool, drill,
/// journal. What it shows by itself costs
/// nothing and sends nothing; what asks the server waits for a person to say so, since it would wake one that sleeps.
class ConnectionOverview : public Page
{
    Q_OBJECT

public:
    /// `session` and `journal` must live longer.
    ConnectionOverview(Session &session, Journal &journal, QWidget *parent = nullptr);
    ~ConnectionOverview() override;
    Q_DISABLE_COPY_MOVE(ConnectionOverview)

    /// All that the page shows as text, without a secret.
    [[nodiscard]] QString plainText() const;
    /// For whoever helps, as Markdown, without a secret.
    [[nodiscard]] QString report() const;

Q_SIGNALS:
    /// The ledger's settings are to be changed: its address, password, encryption or pool.
    void settingsRequested();
    /// The ledger is to be opened anew, since something about its tables changed.
    void reopeningRequested();

protected:
    void ask() override { }

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
