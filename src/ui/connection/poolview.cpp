// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/poolview.h"

#include "ui/address/connectionfacts.h"
#include "ui/look/theme.h"
#include "ui/look/wrappedlabel.h"

#include <QLabel>
#include <QVBoxLayout>

namespace budget {

using namespace Qt::StringLiterals;

PoolView::PoolView(QWidget *parent)
    : QWidget(parent), m_hint(new WrappedLabel(this)), m_now(new FactList(this)), m_settingsTitle(new QLabel(this)),
      m_settings(new FactList(this))
{
    setObjectName(u"poolView"_s);
    m_now->setObjectName(u"poolFacts"_s);
    m_settings->setObjectName(u"poolSettingFacts"_s);
    m_settingsTitle->setText(tr("Settings"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::kSpace2);
    layout->addWidget(m_hint);
    layout->addWidget(m_now);
    layout->addSpacing(theme::kSpace3);
    layout->addWidget(m_settingsTitle);
    layout->addWidget(m_settings);
    layout->addStretch();
    showLook();
}

void PoolView::show(const PoolStats &stats, const PoolSettings &settings, bool isLocal)
{
    m_hint->setText(isLocal ? tr("A local file has a single connection and no pool.")
                            : tr("The connections to the server, as they are now and since this ledger was opened."));
    m_now->setFacts(poolFacts(stats));
    m_settings->setFacts(isLocal ? std::vector<NamedFact>() : poolSettingFacts(settings));
    m_settingsTitle->setVisible(!isLocal);
}

QString PoolView::plainText() const
{
    return budget::plainText(m_now->facts()) + budget::plainText(m_settings->facts());
}

void PoolView::showLook()
{
    theme::setTone(m_hint, theme::Tone::Secondary);
    m_settingsTitle->setFont(theme::sectionTitleFont());
}

} // namespace budget
