// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/masking.h"

#include <QList>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kMask = u"****"_s;
constexpr qsizetype kShortestBase64 = 8; ///< a shorter Base64 text also occurs by chance in unrelated texts
constexpr qsizetype kShortestInWords = 4; ///< a shorter secret also occurs by chance within unrelated words

/// A pattern that matches each character of the text either as it is or percent-encoded.
QString anySpelling(const QString &text)
{
    QString pattern;
    for (const char32_t code : text.toUcs4()) {
        const QString character = QString::fromUcs4(&code, 1);
        const QString hex = QString::fromLatin1(character.toUtf8().toHex('%'));
        pattern += u"(?:%1|(?i:%%2))"_s.arg(QRegularExpression::escape(character), hex);
    }
    return pattern;
}

/// A pattern for the secret. Where a short one is a part of a longer word, a mask would reveal it: '****refer'.
QString patternOf(const QString &secret)
{
    const QString spelling = anySpelling(secret);
    return secret.size() < kShortestInWords ? u"(?<![\\p{L}\\p{N}])(?:%1)(?![\\p{L}\\p{N}])"_s.arg(spelling) : spelling;
}

/// The names of the address that contain the secret, the longest first.
QStringList namesWith(const QString &secret, const ServerAddress &address)
{
    QStringList names{address.user, address.database, address.schema};
    for (const HostPort &place : address.hosts())
        names << place.host;
    names = names.filter(secret);
    std::ranges::sort(names, std::ranges::greater(), &QString::size);
    return names;
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

/// Masks each occurrence of the secret in the text, except within an occurrence of one of the names.
QString maskedBeside(const QStringList &names, const QString &text, const QString &secret)
{
    QStringList spellings;
    for (const QString &name : names)
        spellings << anySpelling(name) + u"(*SKIP)(*FAIL)"_s; // passes over the name
    spellings << patternOf(secret);
    QString clean = text;
    clean.replace(QRegularExpression(spellings.join(u'|')), kMask);
    for (const QString &form : base64Forms(secret))
        clean.replace(form, kMask);
    return clean;
}

} // namespace

QString masked(const QString &text, const Secret &secret)
{
    return secret.isEmpty() ? text : maskedBeside({}, text, secret.reveal());
}

QString masked(const QString &text, const LedgerLogin &login)
{
    const auto *server = std::get_if<ServerLogin>(&login);
    if (!server || server->password.isEmpty())
        return text;
    const QString &secret = server->password.reveal();
    return maskedBeside(namesWith(secret, server->address), text, secret);
}

QString withoutPasswords(const QString &text)
{
    // \s matches all white space of Unicode, the same characters that QString::simplified() turns into blanks.
    constexpr auto kOptions = QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;
    static const QRegularExpression inUrl(u"(\\w://[^\\s:/@]*:)\\S*@"_s, kOptions);
    static const QRegularExpression asValue(
        u"(\\b(?:pg)?(?:password|passwd|pwd)\\s*=\\s*)(?:'(?:[^'\\\\]|\\\\.)*'|\"[^\"]*\"|[^\\s;&])[^\\s;&]*"_s,
        kOptions);
    // URLs are masked twice: a blank in the password ends the first match, but `asValue` may have masked that blank.
    return QString(text)
        .replace(inUrl, u"\\1****@"_s)
        .replace(asValue, u"\\1****"_s)
        .replace(inUrl, u"\\1****@"_s);
}

} // namespace budget
