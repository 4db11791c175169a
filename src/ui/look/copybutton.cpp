// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/copybutton.h"

#include "ui/look/announcement.h"
#include "ui/look/icons.h"

#include <QApplication>
#include <QClipboard>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMomentMs = 2000;

} // namespace

CopyButton::CopyButton(QWidget *parent) : QPushButton(parent)
{
    m_moment.setSingleShot(true);
    m_moment.setInterval(kMomentMs);
    connect(this, &QPushButton::clicked, this, &CopyButton::copy);
    connect(&m_moment, &QTimer::timeout, this, [this] { showCopied(false); });
    setIcon(icons::named(u"copy"_s));
}

void CopyButton::copy()
{
    if (!m_source)
        return;
    QApplication::clipboard()->setText(m_source());
    showCopied(true);
    announce(*this, text());
}

void CopyButton::showCopied(bool isCopied)
{
    if (isCopied && !m_moment.isActive()) {
        m_name = text();
        setMinimumWidth(width()); // keeps the neighbouring buttons in place
        setText(tr("Copied"));
    } else if (!isCopied) {
        setText(m_name);
    }
    setIcon(icons::named(isCopied ? u"check"_s : u"copy"_s));
    if (isCopied)
        m_moment.start();
}

} // namespace budget
