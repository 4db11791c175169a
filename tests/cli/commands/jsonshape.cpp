// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/jsonshape.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

bool hasType(const QJsonValue &value, const QString &type)
{
    if (type == u"integer")
        return value.isDouble() && value.toDouble() == double(value.toInteger());
    return type == u"object" ? value.isObject()
        : type == u"array"   ? value.isArray()
        : type == u"string"  ? value.isString()
                             : false;
}

class Validator
{
public:
    explicit Validator(const QJsonObject &root) : m_root(root) { }

    QStringList check(const QJsonValue &value, const QJsonObject &schema, const QString &path) const
    {
        QStringList faults;
        for (auto word = schema.begin(); word != schema.end(); ++word) {
            for (const QString &fault : checkWord(word.key(), word.value(), value, schema, path))
                faults << fault;
        }
        return faults;
    }

private:
    [[nodiscard]] bool fits(const QJsonValue &value, const QJsonValue &schema) const
    {
        return check(value, schema.toObject(), {}).isEmpty();
    }

    QStringList checkWord(const QString &word, const QJsonValue &rule, const QJsonValue &value,
                          const QJsonObject &schema, const QString &path) const
    {
        static const QStringList silent{u"$schema"_s,     u"title"_s, u"description"_s,
                                        u"definitions"_s, u"then"_s,  u"else"_s};
        const auto unless = [&](bool holds) { return holds ? QStringList() : QStringList{path + u": "_s + word}; };
        if (silent.contains(word))
            return {};
        if (word == u"type")
            return unless(hasType(value, rule.toString()));
        if (word == u"const")
            return unless(value == rule);
        if (word == u"enum")
            return unless(rule.toArray().contains(value));
        if (word == u"minimum")
            return unless(value.toDouble() >= rule.toDouble());
        if (word == u"minLength")
            return unless(value.toString().size() >= rule.toInt());
        if (word == u"minItems")
            return unless(value.toArray().size() >= rule.toInt());
        if (word == u"maxItems")
            return unless(value.toArray().size() <= rule.toInt());
        if (word == u"not")
            return unless(!fits(value, rule));
        if (word == u"$ref")
            return check(value, definition(rule.toString()), path);
        if (word == u"if")
            return check(value, schema.value(fits(value, rule) ? u"then"_s : u"else"_s).toObject(), path);
        return checkParts(word, rule, value, schema, path);
    }

    QStringList checkParts(const QString &word, const QJsonValue &rule, const QJsonValue &value,
                           const QJsonObject &schema, const QString &path) const
    {
        QStringList faults;
        if (word == u"required") {
            for (const QJsonValue &name : rule.toArray()) {
                if (!value.toObject().contains(name.toString()))
                    faults << path + u'.' + name.toString() + u": missing"_s;
            }
        } else if (word == u"properties") {
            const QJsonObject rules = rule.toObject();
            for (const QString &name : rules.keys()) {
                if (value.toObject().contains(name))
                    faults += check(value.toObject().value(name), rules.value(name).toObject(), path + u'.' + name);
            }
        } else if (word == u"additionalProperties") {
            for (const QString &name : value.toObject().keys()) {
                if (!schema.value(u"properties"_s).toObject().contains(name))
                    faults << path + u'.' + name + u": unknown"_s;
            }
        } else if (word == u"items") {
            for (const QJsonValue &item : value.toArray())
                faults += check(item, rule.toObject(), path + u"[]"_s);
        } else if (word == u"allOf") {
            for (const QJsonValue &part : rule.toArray())
                faults += check(value, part.toObject(), path);
        } else {
            faults << u"the schema says "_s + word;
        }
        return faults;
    }

    [[nodiscard]] QJsonObject definition(const QString &reference) const
    {
        return m_root.value(u"definitions"_s).toObject().value(reference.section(u'/', -1)).toObject();
    }

    const QJsonObject &m_root;
};

} // namespace

QStringList schemaFaults(const QJsonValue &value, const QJsonObject &schema)
{
    return Validator(schema).check(value, schema, u"$"_s);
}

} // namespace budget::test
