// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <memory>

namespace budget {

namespace Ui {
class NoticeBar;
}

/// What a notice bar says: what happened, and at most one thing to do about it.
struct Notice
{
    enum class Kind { Done, Problem };

    Kind kind = Kind::Done;
    QString text;
    QString actionText; ///< empty: no action
    std::function<void()> action;
    QString details; ///< the technical text, shown on demand; empty: none
};

/// A bar inside a page that appears with a notice and goes away by its close button, by its action, or when the
/// next notice takes its place. Spoken by screen readers when it appears.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);
    ~NoticeBar() override;
    Q_DISABLE_COPY_MOVE(NoticeBar)

    void show(const Notice &notice);
    /// In the words of `wording`, with the server's own text as details.
    void showError(const Error &error, const QString &actionText = {}, std::function<void()> action = {});
    void clear();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showColors();

    std::unique_ptr<Ui::NoticeBar> m_form;
    Notice::Kind m_kind = Notice::Kind::Done;
    std::function<void()> m_action;
};

} // namespace budget
