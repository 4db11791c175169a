// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/masking.h"

#include <QList>
#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kMask = u"****"_s;
constexpr qsizetype kShortestBase64 = 8; ///< a shorter Base64 text also occurs by chance in unrelated texts

/// A pattern that matches each character of the secret either as it is or percent-encoded.
QRegularExpression anySpelling(const QString &secret)
{
    QString pattern;
    for (const char32_t code : secret.toUcs4()) {
        const QString character = QString::fromUcs4(&code, 1);
        const QString hex = QString::fromLatin1(character.toUtf8().toHex('%'));
        pattern += u"(?:%1|(?i:%%2))"_s.arg(QRegularExpression::escape(character), hex);
    }
    return QRegularExpression(pattern);
}

/// The Base64 forms of the secret for each of its three possible offsets within groups of three bytes. Base64
/// characters that also depend on neighbouring bytes are left out.
QStringList base64Forms(const QString &secret)
{
    const QByteArray plain = secret.toUtf8();
    QStringList forms;
    for (qsizetype shift = 0; shift < qMin(qsizetype(3), plain.size()); ++shift) {
        const QByteArray groups = plain.sliced(shift, (plain.size() - shift) / 3 * 3);
        for (const auto option : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            const QString form = QString::fromLatin1(groups.toBase64(option));
            if (form.size() >= kShortestBase64 && !forms.contains(form))
                forms << form;
        }
    }
    return forms;
}

} // namespace

QString masked(const QString &text, const Secret &secret)
{
    if (secret.isEmpty() || text.isEmpty())
        return text;
    QString clean = text;
    clean.replace(anySpelling(secret.reveal()), kMask);
    for (const QString &form : base64Forms(secret.reveal()))
        clean.replace(form, kMask);
    return clean;
}

QString withoutPasswords(const QString &text)
{
    static const QRegularExpression inUrl(u"(\\w://[^\\s:/@]*:)\\S*@"_s);
    static const QRegularExpression asValue(
        u"(\\b(?:pg)?(?:password|passwd|pwd)\\s*=\\s*)(?:'(?:[^'\\\\]|\\\\.)*'|\"[^\"]*\"|[^\\s;&]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return QString(text).replace(inUrl, u"\\1****@"_s).replace(asValue, u"\\1****"_s);
}

} // namespace budget
