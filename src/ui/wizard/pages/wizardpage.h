// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/wizard/setup/setupdraft.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace budget {

/// One page of the wizard: a form that is filled from the draft and stored into it. The wizard owns the one draft.
class WizardPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Fills the form; says nothing.
    virtual void load(const SetupDraft &draft) = 0;
    virtual void store(SetupDraft &draft) const = 0;
    /// What is in the way of the next page.
    [[nodiscard]] virtual std::optional<Error> problem() const { return std::nullopt; }
    /// The words for an error that is shown while the page is in front.
    [[nodiscard]] virtual QString sentence(const Error &error) const;
    [[nodiscard]] bool isComplete() const { return !problem(); }
    /// The page is in front now, with what load() gave it: gives the focus, starts its work.
    virtual void enter() = 0;
    /// The page is left: stops its work.
    virtual void leave() { }
    /// Marks the field that is at fault and gives it the focus; Field::None takes the mark away.
    virtual void markField(Field field) = 0;

Q_SIGNALS:
    void edited();
    /// The page has something to say that is no field of it.
    void failed(const budget::Error &error);

protected:
    /// To be called once, when the form is set up.
    void adoptLook(QLabel *title, const QList<QLabel *> &sections, const QList<QLabel *> &hints);
};

} // namespace budget
