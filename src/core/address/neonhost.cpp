// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/neonhost.h"

#include <QRegularExpression>
#include <QStringList>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String kPooler("-pooler");

bool isPooledLabel(const QString &label)
{
    return label.endsWith(kPooler, Qt::CaseInsensitive);
}

QString withFirstLabel(const QString &host, const QString &label)
{
    const qsizetype dot = host.indexOf(u'.');
    return dot < 0 ? label : label + host.mid(dot);
}

} // namespace

std::optional<NeonHost> neonHost(const QString &host)
{
    // The pattern lists both cases because CaseInsensitiveOption would also match letters beyond ASCII, such as
    // '\u017F' for 's'.
    static const QRegularExpression shape(
        QRegularExpression::anchoredPattern(uR"(([Ee][Pp]-[A-Za-z0-9-]+)\.(?:([A-Za-z0-9.-]+)\.)?)"
                                            uR"([Nn][Ee][Oo][Nn]\.(?:[Tt][Ee][Cc][Hh]|[Bb][Uu][Ii][Ll][Dd])\.?)"_s));
    const auto match = host.size() <= 255 ? shape.match(host) : QRegularExpressionMatch();
    if (!match.hasMatch())
        return std::nullopt;
    NeonHost neon;
    const QString label = match.captured(1);
    neon.isPooled = isPooledLabel(label);
    neon.endpoint = neon.isPooled ? label.chopped(kPooler.size()) : label;
    QStringList labels = match.captured(2).split(u'.', Qt::SkipEmptyParts);
    static const QRegularExpression cell(u"^c-\\d+$"_s, QRegularExpression::CaseInsensitiveOption);
    if (!labels.isEmpty() && cell.match(labels.first()).hasMatch())
        neon.cell = labels.takeFirst();
    if (labels.size() >= 2) {
        neon.cloud = labels.takeLast();
        neon.region = labels.join(u'.');
    }
    return neon;
}

QString pooledHost(const QString &host)
{
    const auto neon = neonHost(host);
    return neon && !neon->isPooled ? withFirstLabel(host, neon->endpoint + kPooler) : host;
}

QString directHost(const QString &host)
{
    const auto neon = neonHost(host);
    return neon && neon->isPooled ? withFirstLabel(host, neon->endpoint) : host;
}

} // namespace budget
