// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/shownconnection.h"

#include "core/reading/connectiontext.h"
#include "core/reading/connectionurl.h"
#include "core/reading/secretvalues.h"

#include <QRegularExpression>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool mayKeepItsSpelling(TextForm form)
{
    return form != TextForm::Settings && form != TextForm::PsqlCommand;
}

/// The text of the reading after its secrets are removed; in a URL, the ':' before the password is removed too.
QString cutOut(const QString &text, const ConnectionReading &reading)
{
    std::vector<TextSpan> secrets = reading.secrets;
    std::sort(secrets.begin(), secrets.end(), [](TextSpan a, TextSpan b) { return a.offset > b.offset; });
    QString piece = text.mid(reading.whole.offset, reading.whole.length);
    qsizetype last = piece.size();
    for (const TextSpan &secret : secrets) {
        const qsizetype end = secret.offset + secret.length - reading.whole.offset;
        qsizetype from = secret.offset - reading.whole.offset;
        if (from < 0 || end > last)
            continue;
        const bool isInUrl = from > 0 && piece[from - 1] == u':' && end < piece.size() && piece[end] == u'@';
        from -= isInUrl ? 1 : 0;
        piece.remove(from, end - from);
        last = from;
    }
    return piece;
}

/// Whether a text without a known secret may stay as it is. Where there is more in it than the connection, that may be
/// a password in a notation that this program does not know, such as an argument of another program.
bool mayStay(const QString &text, const ConnectionReading &reading)
{
    if (reading.form == TextForm::Settings || hasSecretValue(text))
        return false;
    const TextSpan whole = reading.whole;
    const QString around = text.first(whole.offset) + text.sliced(whole.offset + whole.length);
    const bool isAlone = std::ranges::none_of(around, [](QChar c) { return c.isLetterOrNumber(); });
    // options of psql that may contain anything: -W, -P, -v, -c
    static const QRegularExpression option(
        uR"([;|&<>]|\s-[A-Za-z]*[WPvc]|\s--(?:password|pset|variable|set|command)\b)"_s);
    const bool mayHoldMore = reading.form == TextForm::PsqlCommand && option.match(text).hasMatch();
    return isAlone && !mayHoldMore;
}

bool isPlaceholderLeft(const ConnectionReading &reading)
{
    const auto isPassword = [](const ConnectionPart &part) { return part.kind == PartKind::Password; };
    const auto password = std::find_if(reading.parts.begin(), reading.parts.end(), isPassword);
    if (password == reading.parts.end())
        return false;
    return std::any_of(reading.warnings.begin(), reading.warnings.end(), [&](const ConnectionWarning &warning) {
        return warning.kind == WarningKind::PlaceholderLeft && warning.span == password->span;
    });
}

} // namespace

ShownConnection shownConnection(const QString &text, const ConnectionReading &reading)
{
    if (reading.secrets.empty() && reading.password.isEmpty() && mayStay(text, reading))
        return {text, {}};
    const Secret password = isPlaceholderLeft(reading) ? Secret() : reading.password;
    if (mayKeepItsSpelling(reading.form)) {
        const QString shown = cutOut(text, reading);
        const auto again = readConnectionText(shown);
        // A dropped parameter may contain the password, too.
        constexpr qsizetype kTelling = 8;
        const bool isTold = password.reveal().size() >= kTelling && shown.contains(password.reveal());
        if (!isTold && !hasSecretValue(shown) && again && again->login() == ServerLogin{reading.address})
            return {shown, password};
    }
    return {urlWithoutPassword(reading.address), password};
}

Field placeholderLeft(const ConnectionReading &reading)
{
    for (const ConnectionPart &part : reading.parts) {
        const bool isLeft = std::ranges::find(reading.warnings,
                                              ConnectionWarning{WarningKind::PlaceholderLeft, part.span})
            != reading.warnings.end();
        if (!isLeft)
            continue;
        if (part.kind == PartKind::User)
            return Field::User;
        if (part.kind == PartKind::Database || part.kind == PartKind::Schema)
            return Field::Database;
    }
    return Field::None;
}

bool isAmbiguous(const ConnectionReading &reading)
{
    return std::any_of(reading.warnings.begin(), reading.warnings.end(),
                       [](const ConnectionWarning &warning) { return warning.kind == WarningKind::AtSignBehindHost; });
}

} // namespace budget
