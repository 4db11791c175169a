// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/setupdraft.h"

#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class PlacePage;
}

/// Where shall the budget live: this computer or a server.
class PlacePage : public QWidget
{
    Q_OBJECT

public:
    explicit PlacePage(QWidget *parent = nullptr);
    ~PlacePage() override;
    Q_DISABLE_COPY_MOVE(PlacePage)

    void load(const SetupDraft &draft);
    void store(SetupDraft &draft) const;
    /// Marks the field that is at fault and gives it the focus; Field::None takes the mark away.
    void markField(Field field);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void chooseFile();
    void showPlace();
    void showFonts();

    std::unique_ptr<Ui::PlacePage> m_form;
};

} // namespace budget
