// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/source/sourcetext.h"

#include <numeric>

namespace budget {

SourceText::SourceText(const QString &text)
    : m_text(text), m_origins(static_cast<std::size_t>(text.size())), m_end(text.size())
{
    std::iota(m_origins.begin(), m_origins.end(), qsizetype(0));
}

TextSpan SourceText::span(qsizetype from, qsizetype length) const
{
    const auto originOf = [this](qsizetype i) { return i < size() ? m_origins[static_cast<std::size_t>(i)] : m_end; };
    if (length <= 0)
        return {originOf(from), 0};
    return {originOf(from), originOf(from + length - 1) + 1 - originOf(from)};
}

SourceText SourceText::mid(qsizetype from, qsizetype length) const
{
    SourceText piece;
    piece.m_text = m_text.mid(from, length);
    piece.m_origins.assign(m_origins.begin() + from, m_origins.begin() + from + length);
    piece.m_end = length > 0 ? piece.m_origins.back() + 1 : span(from, 0).offset;
    return piece;
}

void SourceText::append(const SourceText &from, qsizetype i)
{
    m_text += from.m_text[i];
    m_origins.push_back(from.m_origins[static_cast<std::size_t>(i)]);
    m_end = m_origins.back() + 1;
}

void SourceText::append(const QString &text, qsizetype origin)
{
    m_text += text;
    m_origins.insert(m_origins.end(), static_cast<std::size_t>(text.size()), origin);
    m_end = qMax(m_end, text.isEmpty() ? origin : origin + 1);
}

void SourceText::truncate(qsizetype size)
{
    m_text.truncate(size);
    m_origins.resize(static_cast<std::size_t>(size));
}

} // namespace budget
