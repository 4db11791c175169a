// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/setupdraft.h"

#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class ServerPage;
}

/// Which database: its connection string, and the password apart from it.
class ServerPage : public QWidget
{
    Q_OBJECT

public:
    explicit ServerPage(QWidget *parent = nullptr);
    ~ServerPage() override;
    Q_DISABLE_COPY_MOVE(ServerPage)

    void load(const SetupDraft &draft);
    void store(SetupDraft &draft) const;
    /// Marks the field that is at fault and gives it the focus; Field::None takes the mark away.
    void markField(Field field);
    /// Focus to what is missing.
    void start();

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void noteUrl(const QString &text);
    void takePasswordOut();
    void showFonts();

    std::unique_ptr<Ui::ServerPage> m_form;
    qsizetype m_urlLength = 0;
};

} // namespace budget
