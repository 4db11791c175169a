// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/wizard/setup/setupdraft.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace budget {

/// A page of the wizard: a form that is filled from the draft and stored into it. The wizard owns the draft.
class WizardPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Fills the form from the draft.
    virtual void load(const SetupDraft &draft) = 0;
    virtual void store(SetupDraft &draft) const = 0;
    /// What keeps the user from going to the next page; empty if nothing does.
    [[nodiscard]] virtual std::optional<Error> problem() const { return std::nullopt; }
    /// The sentence for an error that the wizard shows on this page.
    [[nodiscard]] virtual QString sentence(const Error &error) const;
    [[nodiscard]] bool isComplete() const { return !problem(); }
    /// Called when the page becomes visible, after load(). Sets the focus and starts the page's work.
    virtual void enter() = 0;
    /// Called when the page is left. Stops the page's work.
    virtual void leave() { }
    /// Marks the field at fault and gives it the focus. Field::None removes the mark.
    virtual void markField(Field field) = 0;

Q_SIGNALS:
    void edited();

protected:
    /// Must be called once, after the form was set up.
    void adoptLook(QLabel *title, const QList<QLabel *> &sections, const QList<QLabel *> &hints);
};

} // namespace budget
