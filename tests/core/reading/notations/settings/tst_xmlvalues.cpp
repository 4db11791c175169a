// SPDX-License-Identifier: GPL-3.0-or-later
// The syntax of values in XML: elements, attributes, entities, character data.
#include "core/reading/notations/notationtest.h"

using namespace budget::test;

namespace {

void readsValues()
{
    ledger("character data", R"(
<db><host>@h@</host><user>mira</user><database>ledger</database><password><![CDATA[@p@]]></password></db>
)");
    ledger("elements over several lines", R"(
<db>
<host>
@h@
</host>
<user>
mira
</user>
<database>
ledger
</database>
<password>
@p@
</password></db>
)");
    ledger("Spring's <value>", R"(
<bean><property name="url"><value>jdbc:postgresql://@h@/ledger</value></property><property name="username"><value>mira</value></property><property name="password"><value>@p@</value></property></bean>
)");
    ledger("Spring's value=…", R"(
<bean><property name="url" value="jdbc:postgresql://@h@/ledger"/><property name="username" value="mira"/><property name="password" value="@p@"/></bean>
)");
    ledger("Hibernate", R"(
<property name="hibernate.connection.url">jdbc:postgresql://@h@/ledger</property><property name="hibernate.connection.username">mira</property><property name="hibernate.connection.password">@p@</property>
)");
    ledger("JPA", R"(
<property name="javax.persistence.jdbc.url" value="jdbc:postgresql://@h@/ledger"/>
<property name="javax.persistence.jdbc.user" value="mira"/>
<property name="javax.persistence.jdbc.password" value="@p@"/>
)");
    ledger("WildFly", R"(
<datasource><connection-url>jdbc:postgresql://@h@/ledger</connection-url><security><user-name>mira</user-name><password>@p@</password></security></datasource>
)");
    ledger("Tomcat", R"(
<Resource name="jdbc/ledger" type="javax.sql.DataSource" driverClassName="org.postgresql.Driver" url="jdbc:postgresql://@h@:5432/ledger" username="mira" password="@p@" maxTotal="20"/>
)");
    ledger("app.config", R"(
<connectionStrings><add name="Main" connectionString="Host=@h@;Database=ledger;Username=mira;Password=@p@" providerName="Npgsql"/></connectionStrings>
)");
    reads("cdata special", R"(
<db><host>@h@</host><user>mira</user><database>ledger</database><password><![CDATA[Kx7&Violett<93]]></password></db>
)",
          "mira|Kx7&Violett<93|@h@:5432|ledger|");
    reads("charref", R"(
<db><host>@h@</host><user>mira</user><database>ledger</database><password>Kx7&#x26;Violett&#45;93</password></db>
)",
          "mira|Kx7&Violett-93|@h@:5432|ledger|");
    reads("attr entities", R"(
<db host="@h@" user="mira" database="ledger" password="Kx7&amp;Violett"/>
)",
          "mira|Kx7&Violett|@h@:5432|ledger|");
    reads("appconfig quot", R"(
<connectionStrings><add name="Main" connectionString="Host=@h@;Database=ledger;Username=mira;Password=&quot;Kx7;Violett&quot;" providerName="Npgsql"/></connectionStrings>
)",
          "mira|Kx7;Violett|@h@:5432|ledger|");
    const QByteArray longPassword = QByteArray("Kx7-") + QByteArray(60'000, 'x');
    reads("a password of 60,000 characters",
          "<db><host>h</host><user>u</user><database>b</database><password>" + longPassword + "</password></db>",
          "u|" + longPassword + "|h:5432|b|");
}

void refusesDoubts()
{
    refused("a comment within the password",
            "<db>\n<host>h</host>\n<user>u</user>\n<database>b</database>\n<password>Kx7<!-- x --></password>\n</db>",
            "ValueUnclear Password 'Kx7<!-- x --></password>'");
    refused("an unknown entity",
            "<db><host>h</host><user>u</user><database>b</database><password>Kx7&foo;</password></db>",
            "ValueUnclear Password 'Kx7&foo;'");
    refused("blanks around the password",
            "<db><host>h</host><user>u</user><database>b</database><password> Kx7 </password></db>",
            "ValueUnclear Password ' Kx7 '");
    refused("an unknown entity in an attribute", "<db host=\"h\" user=\"u\" database=\"b\" password=\"Kx7&foo;\"/>",
            "ValueUnclear Password '\"Kx7&foo;\"'");
    refused("an element within the password",
            "<db>\n<host>h</host>\n<user>u</user>\n<database>b</database>\n<password>Kx7\n<x/></password>\n</db>",
            "ValueUnclear Password 'Kx7'");
}

} // namespace

int main(int argc, char **argv)
{
    return testNotations(argc, argv, {readsValues}, {refusesDoubts});
}
