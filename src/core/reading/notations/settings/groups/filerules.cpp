// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/groups/filerules.h"

#include "core/address/hosttext.h"
#include "core/reading/notations/settings/values/settingname.h"
#include "core/reading/notations/url/urltext.h"
#include "core/reading/source/clipboardtext.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

bool isPassword(const QString &name)
{
    const auto meaning = settingNameOf(name);
    return meaning && meaning->name == u"password";
}

bool contains(const SourceText &text, const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::MultilineOption).match(text.text()).hasMatch();
}

/// The value with `mark` in place of each doubled `mark`.
SourceText withoutDoubled(const SourceText &value, QChar mark)
{
    SourceText single;
    for (qsizetype i = 0; i < value.size(); ++i) {
        single.append(value, i);
        const bool isDoubled = value.at(i) == mark && i + 1 < value.size() && value.at(i + 1) == mark;
        i += isDoubled ? 1 : 0;
    }
    return single;
}

/// The documents of a YAML file that are Secrets of Kubernetes, as ranges of positions in the pasted text.
std::vector<TextSpan> secretDocuments(const SourceText &text)
{
    static const QRegularExpression separator(u"^---[ \\t]*\\r?$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression kind(
        uR"re((?:^|[{,\s])["']?kind["']?[ \t]*:[ \t]*["']?(?:Sealed)?Secret["']?[ \t]*(?:$|[,}\r\n]))re"_s,
        QRegularExpression::MultilineOption);
    std::vector<TextSpan> documents;
    const auto add = [&](qsizetype from, qsizetype end) {
        if (kind.match(text.text().mid(from, end - from)).hasMatch())
            documents.push_back(text.span(from, end - from));
    };
    qsizetype from = 0;
    for (auto each = separator.globalMatch(text.text()); each.hasNext();) {
        const auto match = each.next();
        add(from, match.capturedStart());
        from = match.capturedEnd();
    }
    add(from, text.size());
    return documents;
}

/// Decodes the value; it is unclear where it is no Base64 text.
void decodeBase64(ScannedValue &value)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        value.text.text().toUtf8(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoded ? QString(decoder(*decoded)) : QString();
    if (!decoded || decoder.hasError() || text.contains(QChar(u'\0'))) {
        value.kind = Kind::Unclear;
        return;
    }
    if (text.endsWith(u'\n')) // of the command 'echo', which the writer forgot
        text.chop(1);
    const TextSpan place = value.text.span();
    SourceText plain;
    plain.standAt(place.offset);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isLast = i + 1 == text.size();
        const qsizetype at = isLast ? place.length - 1 : qMin(i, place.length - 1);
        plain.append(QString(text[i]), place.offset + qMax<qsizetype>(at, 0));
    }
    value.text = plain;
    value.isQuoted = true;
    value.isExpandable = false;
}

void decodeSecrets(ScannedSettings &scanned, const SourceText &text)
{
    if (!text.view().contains(u"Secret"))
        return;
    const std::vector<TextSpan> documents = secretDocuments(text);
    for (ScannedSetting &setting : scanned.settings) {
        const qsizetype at = setting.nameSpan.offset;
        const bool isInSecret = scanned.scopes[setting.scope].label == u"data"
            && std::ranges::any_of(documents, [at](const TextSpan &document) {
                                    return at >= document.offset && at < document.offset + document.length;
                                });
        if (isInSecret && setting.value.kind == Kind::Literal)
            decodeBase64(setting.value);
    }
}

/// Replaces '$$' by '$' in a compose file, where a single '$' begins a variable.
void replaceDollars(ScannedSettings &scanned)
{
    for (ScannedSetting &setting : scanned.settings) {
        ScannedValue &value = setting.value;
        if (value.kind != Kind::Literal || !value.text.view().contains(u"$$"))
            continue;
        const bool hasVariable = QString(value.text.text()).remove(u"$$"_s).contains(u'$');
        if (hasVariable && isPassword(setting.name))
            value.kind = Kind::Unclear;
        value.text = withoutDoubled(value.text, u'$');
        value.isExpandable = false;
    }
}

/// Replaces '%%' by '%' where that is certain. Some programs that read INI files take it for one character, others for
/// two; in a URL it can only be one.
void replacePercents(ScannedSettings &scanned, bool isUnit)
{
    for (ScannedSetting &setting : scanned.settings) {
        ScannedValue &value = setting.value;
        if (value.kind != Kind::Literal || !value.text.view().contains(u"%%"))
            continue;
        if (isUnit || postgresScheme(value.text.view()))
            value.text = withoutDoubled(value.text, u'%');
        else if (isPassword(setting.name) && !value.isQuoted)
            value.kind = Kind::Unclear;
    }
}

/// Whether a host without quotes is a name, and not an expression of a programming language such as 'config.host'.
bool isPlainHost(const ScannedValue &value)
{
    static const QRegularExpression expression(
        u"(?:^|\\.)(?:config|process|env|settings|this|self|os|opts|options|args|params|secrets|var|local|module)\\.|\\.(?:host|HOST|hostname|value)$"_s);
    const SourceText &text = value.plain ? *value.plain : value.text;
    const QStringView host = text.view();
    const bool isName = host == u"localhost" || (host.contains(u'.') && !expression.match(text.text()).hasMatch());
    return !value.isQuoted && isName && isPossibleHost(host);
}

/// Takes the words of a flow mapping for values where its host is one: {host: db.example.org, user: mira}.
void takeFlowMappings(ScannedSettings &scanned)
{
    std::vector<bool> isFlow(scanned.scopes.size(), false);
    for (std::size_t scope = 0; scope < scanned.scopes.size(); ++scope)
        isFlow[scope] = !scanned.scopes[scope].merged.isEmpty(); // only YAML has '<<: *default'
    for (const ScannedSetting &setting : scanned.settings) {
        const auto meaning = settingNameOf(setting.name);
        if (meaning && meaning->name == u"host" && setting.value.plain && isPlainHost(setting.value))
            isFlow[setting.scope] = true;
    }
    for (ScannedSetting &setting : scanned.settings) {
        ScannedValue &value = setting.value;
        if (!isFlow[setting.scope] || !value.plain)
            continue;
        const bool hasBlank = std::ranges::any_of(value.plain->view(), [](QChar c) { return c.isSpace(); });
        value.kind = value.isPlainClear && !(hasBlank && isPassword(setting.name)) ? Kind::Literal : Kind::Unclear;
        value.text = *value.plain;
        value.isExpandable = false;
    }
}

} // namespace

void applyFileRules(ScannedSettings &scanned, const SourceText &text)
{
    decodeSecrets(scanned, text);
    if (text.view().contains(u"$$") && contains(text, u"^services:"_s))
        replaceDollars(scanned);
    if (text.view().contains(u"%%") && contains(text, u"^(?:\\[[\\w .:@/-]+\\][ \\t]*\\r?$|sqlalchemy\\.url)"_s))
        replacePercents(scanned, contains(text, u"^\\[Service\\]"_s));
    takeFlowMappings(scanned);
}

} // namespace budget
