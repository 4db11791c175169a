<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>budget::CategoryDialog</name>
    <message>
        <source>Add category</source>
        <translation>Kategorie hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>#RRGGBB</source>
        <translation>#RRGGBB</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation>Farbe wählen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Edit category</source>
        <translation>Kategorie bearbeiten</translation>
    </message>
    <message>
        <source>There is a category “%1” already, which differs only in case or spaces. Press %2 again if you want both.</source>
        <translation>Es gibt schon eine Kategorie „%1“, die sich nur in Groß- und Kleinschreibung oder Leerzeichen unterscheidet. Drücken Sie noch einmal „%2“, wenn Sie beide wollen.</translation>
    </message>
</context>
<context>
    <name>budget::CategoryList</name>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Add category</source>
        <translation>Kategorie hinzufügen</translation>
    </message>
    <message>
        <source>No categories yet. A category tells what money was spent on, such as food.</source>
        <translation>Noch keine Kategorien. Eine Kategorie sagt, wofür Geld ausgegeben wurde, zum Beispiel für Lebensmittel.</translation>
    </message>
    <message>
        <source>Add the first category</source>
        <translation>Die erste Kategorie hinzufügen</translation>
    </message>
    <message>
        <source>Rename or recolour the selected category (Enter)</source>
        <translation>Die gewählte Kategorie umbenennen oder umfärben (Eingabetaste)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the selected category (Delete)</source>
        <translation>Die gewählte Kategorie löschen (Entf)</translation>
    </message>
    <message>
        <source>Deleted the category “%1”.</source>
        <translation>Die Kategorie „%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>“%1” is used by expenses and cannot be deleted. Give these expenses another category first, or rename this one.</source>
        <translation>„%1“ wird von Ausgaben benutzt und kann nicht gelöscht werden. Geben Sie diesen Ausgaben zuerst eine andere Kategorie, oder benennen Sie diese um.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Changed the colour of “%1”.</source>
        <translation>Die Farbe von „%1“ wurde geändert.</translation>
    </message>
    <message>
        <source>Renamed the category “%1” to “%2”.</source>
        <translation>Die Kategorie „%1“ heißt jetzt „%2“.</translation>
    </message>
    <message>
        <source>Not deleted. %1 Delete it again if you still want to.</source>
        <translation>Nicht gelöscht. %1 Zum Löschen trotzdem noch einmal auf „Löschen“ drücken.</translation>
    </message>
</context>
<context>
    <name>budget::CategoryModel</name>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
</context>
<context>
    <name>budget::CheckListView</name>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>Change the settings…</source>
        <translation>Einstellungen ändern …</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message>
        <source>A database that sleeps takes a few seconds to wake.</source>
        <translation>Eine Datenbank, die schläft, braucht einige Sekunden zum Aufwachen.</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>Jetzt pr&amp;üfen</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>Erneut pr&amp;üfen</translation>
    </message>
</context>
<context>
    <name>budget::CheckPage</name>
    <message>
        <source>Check the connection</source>
        <translation>Die Verbindung prüfen</translation>
    </message>
    <message>
        <source>The program checks each step from the connection string to the tables. Nothing is changed in the database.</source>
        <translation>Das Programm prüft jeden Schritt von der Verbindungszeichenkette bis zu den Tabellen. In der Datenbank wird nichts verändert.</translation>
    </message>
</context>
<context>
    <name>budget::CheckRow</name>
    <message>
        <source>Check this again</source>
        <translation>Dies erneut prüfen</translation>
    </message>
    <message>
        <source>What to do about: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>Check again: %1</source>
        <translation>Erneut prüfen: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>budget::CloseGuard</name>
    <message>
        <source>Still saving</source>
        <translation>Wird noch gespeichert</translation>
    </message>
    <message>
        <source>The last change has not been saved yet. If you leave now, it may be lost.</source>
        <translation>Die letzte Änderung ist noch nicht gespeichert. Wenn Sie jetzt gehen, geht sie vielleicht verloren.</translation>
    </message>
    <message>
        <source>&amp;Keep waiting</source>
        <translation>&amp;Weiter warten</translation>
    </message>
    <message>
        <source>&amp;Leave anyway</source>
        <translation>&amp;Trotzdem gehen</translation>
    </message>
</context>
<context>
    <name>budget::ConnectionForm</name>
    <message>
        <source>&amp;User</source>
        <translation>Ben&amp;utzer</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Das Passwort anzeigen</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>Rech&amp;ner</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>D&amp;atabase</source>
        <translation>D&amp;atenbank</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Encr&amp;yption (sslmode)</source>
        <translation>&amp;Verschlüsselung (sslmode)</translation>
    </message>
    <message>
        <source>Encryption (sslmode)</source>
        <translation>Verschlüsselung (sslmode)</translation>
    </message>
    <message>
        <source>Further para&amp;meters, one per line</source>
        <translation>Weitere Para&amp;meter, einer je Zeile</translation>
    </message>
    <message>
        <source>Further parameters, one per line</source>
        <translation>Weitere Parameter, einer je Zeile</translation>
    </message>
    <message>
        <source>channel_binding=require</source>
        <translation>channel_binding=require</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Then: %1</source>
        <translation>Danach: %1</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Das Passwort verbergen</translation>
    </message>
</context>
<context>
    <name>budget::ConnectionOverview</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Copy &amp;page</source>
        <translation>&amp;Seite kopieren</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copies a report for somebody who helps you. It does not contain the password.</source>
        <translation>Kopiert einen Bericht für jemanden, der Ihnen hilft. Er enthält das Passwort nicht.</translation>
    </message>
    <message>
        <source>Change setti&amp;ngs…</source>
        <translation>Einstellungen &amp;ändern …</translation>
    </message>
    <message>
        <source>Views of the connection</source>
        <translation>Ansichten der Verbindung</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>failed the pre-ping, or older than one that failed</source>
        <translation>Pre-Ping ohne Antwort, oder älter als eine solche</translation>
    </message>
    <message>
        <source>no longer needed</source>
        <translation>nicht mehr gebraucht</translation>
    </message>
    <message>
        <source>broken during work</source>
        <translation>während der Arbeit unbrauchbar geworden</translation>
    </message>
    <message>
        <source>ended by the server while idle</source>
        <translation>im Leerlauf vom Server beendet</translation>
    </message>
    <message>
        <source>on request</source>
        <translation>auf Wunsch</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Last round trip</source>
        <translation>Letzte Laufzeit hin und zurück</translation>
    </message>
    <message>
        <source>Last wake-up time</source>
        <translation>Letzte Aufwachzeit</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>Warten auf eine Verbindung</translation>
    </message>
    <message>
        <source>Opened so far</source>
        <translation>Bisher geöffnet</translation>
    </message>
    <message>
        <source>Could not be opened</source>
        <translation>Konnten nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Closed so far</source>
        <translation>Bisher geschlossen</translation>
    </message>
    <message>
        <source>Recycled</source>
        <translation>Wegen Alters ersetzt</translation>
    </message>
    <message>
        <source>Pings failed</source>
        <translation>Pings ohne Antwort</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartezeiten</translation>
    </message>
    <message>
        <source>Total waiting time</source>
        <translation>Gesamte Wartezeit</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>In QueuePool&apos;s format</source>
        <translation>Im Format von QueuePool</translation>
    </message>
    <message>
        <source>Kept when idle (pool_size)</source>
        <translation>Im Leerlauf behalten (pool_size)</translation>
    </message>
    <message>
        <source>Beyond that (max_overflow)</source>
        <translation>Darüber hinaus (max_overflow)</translation>
    </message>
    <message>
        <source>Longest wait for a connection (pool_timeout)</source>
        <translation>Längstes Warten auf eine Verbindung (pool_timeout)</translation>
    </message>
    <message>
        <source>Replaced after (pool_recycle)</source>
        <translation>Ersetzt nach (pool_recycle)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Checked before use (pool_pre_ping)</source>
        <translation>Vor Gebrauch geprüft (pool_pre_ping)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Used next (pool_use_lifo)</source>
        <translation>Als Nächste benutzt (pool_use_lifo)</translation>
    </message>
    <message>
        <source>the one used last</source>
        <translation>die zuletzt benutzte</translation>
    </message>
    <message>
        <source>the one used first</source>
        <translation>die zuerst benutzte</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>The whole ledger is in this file, which only your user account can open. There is no server, no password and no network.</source>
        <translation>Das ganze Kassenbuch ist in dieser Datei, die nur Ihr Benutzerkonto öffnen kann. Es gibt keinen Server, kein Passwort und kein Netz.</translation>
    </message>
    <message>
        <source>The program holds it in memory while this ledger is open, and never shows it.</source>
        <translation>Das Programm hält es im Arbeitsspeicher, solange dieses Kassenbuch offen ist, und zeigt es nie an.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Prüfliste</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Add&amp;ress</source>
        <translation>Ad&amp;resse</translation>
    </message>
    <message>
        <source>Chec&amp;klist</source>
        <translation>&amp;Prüfliste</translation>
    </message>
    <message>
        <source>Ta&amp;bles</source>
        <translation>&amp;Tabellen</translation>
    </message>
    <message>
        <source>P&amp;ool</source>
        <translation>P&amp;ool</translation>
    </message>
    <message>
        <source>Dr&amp;ill</source>
        <translation>Dauerha&amp;ftigkeit</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>The tables were created. Open the ledger again to use them.</source>
        <translation>Die Tabellen wurden angelegt. Öffnen Sie das Kassenbuch erneut, um sie zu benutzen.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Erneut öffnen</translation>
    </message>
    <message>
        <source>A check wakes the server if it is asleep.</source>
        <translation>Eine Prüfung weckt den Server, wenn er schläft.</translation>
    </message>
    <message>
        <source>Nothing has been checked yet.</source>
        <translation>Noch wurde nichts geprüft.</translation>
    </message>
    <message>
        <source>The tables have not been checked since this ledger was opened.</source>
        <translation>Seit dieses Kassenbuch geöffnet wurde, wurden die Tabellen nicht geprüft.</translation>
    </message>
</context>
<context>
    <name>budget::ConnectionPage</name>
    <message>
        <source>Which database?</source>
        <translation>Welche Datenbank?</translation>
    </message>
    <message>
        <source>Paste the connection string in any form that your provider shows. The password is removed from the text and masked below.</source>
        <translation>Fügen Sie die Verbindungszeichenkette in einer beliebigen Form Ihres Anbieters ein. Das Passwort wird aus dem Text entfernt und unten verdeckt.</translation>
    </message>
    <message>
        <source>Connection &amp;string</source>
        <translation>Verbindungszei&amp;chenkette</translation>
    </message>
    <message>
        <source>Connection string</source>
        <translation>Verbindungszeichenkette</translation>
    </message>
    <message>
        <source>postgresql://user:password@host/database</source>
        <translation>postgresql://benutzer:passwort@rechner/datenbank</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>Aus einer &amp;Datei …</translation>
    </message>
    <message>
        <source>&amp;Choose one…</source>
        <translation>Eine auswä&amp;hlen …</translation>
    </message>
    <message>
        <source>How do I &amp;get this string?</source>
        <translation>Wie &amp;komme ich an diese Zeichenkette?</translation>
    </message>
    <message>
        <source>&lt;ol&gt;&lt;li&gt;Open &lt;a href=&quot;https://console.neon.tech&quot;&gt;console.neon.tech&lt;/a&gt; and sign in.&lt;/li&gt;&lt;li&gt;Choose your project. On its dashboard, press &lt;b&gt;Connect&lt;/b&gt;.&lt;/li&gt;&lt;li&gt;Choose branch, database and role. Leave &lt;b&gt;Connection string&lt;/b&gt; selected.&lt;/li&gt;&lt;li&gt;Press &lt;b&gt;Copy snippet&lt;/b&gt;, come back here and press &lt;b&gt;Paste&lt;/b&gt;.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;If the password is shown as dots, press &lt;b&gt;Show password&lt;/b&gt; first. If the password is lost, use &lt;b&gt;Reset password&lt;/b&gt; in the same window.&lt;/p&gt;</source>
        <translation>&lt;ol&gt;&lt;li&gt;Öffnen Sie &lt;a href=&quot;https://console.neon.tech&quot;&gt;console.neon.tech&lt;/a&gt; und melden Sie sich an.&lt;/li&gt;&lt;li&gt;Wählen Sie Ihr Projekt. Drücken Sie auf seiner Übersicht &lt;b&gt;Connect&lt;/b&gt;.&lt;/li&gt;&lt;li&gt;Wählen Sie Zweig, Datenbank und Rolle. Lassen Sie &lt;b&gt;Connection string&lt;/b&gt; ausgewählt.&lt;/li&gt;&lt;li&gt;Drücken Sie &lt;b&gt;Copy snippet&lt;/b&gt;, kommen Sie hierher zurück und drücken Sie &lt;b&gt;Einfügen&lt;/b&gt;.&lt;/li&gt;&lt;/ol&gt;&lt;p&gt;Wenn das Passwort als Punkte erscheint, drücken Sie zuerst &lt;b&gt;Show password&lt;/b&gt;. Wenn das Passwort verloren ist, benutzen Sie &lt;b&gt;Reset password&lt;/b&gt; im selben Fenster.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Route to the database</source>
        <translation>Weg zur Datenbank</translation>
    </message>
    <message>
        <source>Parts of the connection string</source>
        <translation>Teile der Verbindungszeichenkette</translation>
    </message>
    <message>
        <source>There is no text in the clipboard.</source>
        <translation>In der Zwischenablage ist kein Text.</translation>
    </message>
    <message>
        <source>Read a connection from a file</source>
        <translation>Eine Verbindung aus einer Datei lesen</translation>
    </message>
    <message>
        <source>Settings (.env *.env *.txt *.ini *.cfg *.toml *.yml *.yaml)</source>
        <translation>Einstellungen (.env *.env *.txt *.ini *.cfg *.toml *.yml *.yaml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>There is no connection string in this text.</source>
        <translation>In diesem Text ist keine Verbindungszeichenkette.</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>Zeile %1, %2: %3</translation>
    </message>
    <message>
        <source>&amp;Direct</source>
        <translation>D&amp;irekt</translation>
    </message>
    <message>
        <source>To the database itself. Each connection counts towards its limit.</source>
        <translation>Direkt zur Datenbank. Jede Verbindung zählt zu ihrer Verbindungsgrenze.</translation>
    </message>
    <message>
        <source>Poo&amp;led</source>
        <translation>Ü&amp;ber den Pooler</translation>
    </message>
    <message>
        <source>Through Neon&apos;s pooler, where many programs share few connections.</source>
        <translation>Durch den Pooler von Neon, wo viele Programme sich wenige Verbindungen teilen.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” below has %n warnings: %2.</source>
        <translation>
            <numerusform>„%1“ unten enthält eine Warnung: %2.</numerusform>
            <numerusform>„%1“ unten enthält %n Warnungen: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::ConnectionParts</name>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1: %2. %3</translation>
    </message>
</context>
<context>
    <name>budget::ConnectionStatus</name>
    <message>
        <source>State of the connection</source>
        <translation>Zustand der Verbindung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop waiting for the server</source>
        <translation>Nicht länger auf den Server warten</translation>
    </message>
    <message>
        <source>Place of the ledger</source>
        <translation>Ort des Kassenbuchs</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Pooled or direct connection</source>
        <translation>Verbindung über den Pooler oder direkt</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Round-trip time of the server&apos;s last answer</source>
        <translation>Laufzeit der letzten Antwort des Servers, hin und zurück</translation>
    </message>
    <message>
        <source>Last round-trip time</source>
        <translation>Letzte Laufzeit hin und zurück</translation>
    </message>
    <message>
        <source>Connections in use / open / at most</source>
        <translation>Verbindungen in Gebrauch / offen / höchstens</translation>
    </message>
    <message>
        <source>Connections in use, open, and at most</source>
        <translation>Verbindungen in Gebrauch, offen und höchstens</translation>
    </message>
    <message>
        <source>Details of the connection</source>
        <translation>Einzelheiten der Verbindung</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for an answer… %n s</source>
        <translation>
            <numerusform>Warten auf eine Antwort … %n s</numerusform>
            <numerusform>Warten auf eine Antwort … %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>pool %1</source>
        <translation>Pool %1</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
</context>
<context>
    <name>budget::CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>budget::DateEdit</name>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Choose from a calendar (Alt+Down)</source>
        <translation>Aus einem Kalender wählen (Alt+Ab)</translation>
    </message>
</context>
<context>
    <name>budget::DrillPage</name>
    <message>
        <source>Persistence drill (optional)</source>
        <translation>Probe der Dauerhaftigkeit (freiwillig)</translation>
    </message>
    <message>
        <source>The drill writes a test category and reads it back in a second process, to show that what you enter is stored in the database. You can skip it and run it later on the Connection page.</source>
        <translation>Die Probe schreibt eine Testkategorie und liest sie in einem zweiten Prozess wieder, um zu zeigen, dass Ihre Eingaben in der Datenbank gespeichert werden. Sie können sie auslassen und später auf der Seite „Verbindung“ machen.</translation>
    </message>
    <message>
        <source>The database has no tables yet. Go back and create them, or run the drill later.</source>
        <translation>Die Datenbank hat noch keine Tabellen. Gehen Sie zurück und legen Sie sie an, oder machen Sie die Probe später.</translation>
    </message>
</context>
<context>
    <name>budget::DrillView</name>
    <message>
        <source>&amp;Wait</source>
        <translation>Warte&amp;n</translation>
    </message>
    <message>
        <source>Seconds to wait between writing and reading</source>
        <translation>Sekunden zwischen Schreiben und Lesen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>The connection is closed while the drill waits, and another one is opened afterwards.</source>
        <translation>Die Verbindung wird geschlossen, während die Probe wartet, und danach wird eine andere geöffnet.</translation>
    </message>
    <message>
        <source>Di&amp;sconnect while waiting</source>
        <translation>Während des Wartens die Verbind&amp;ung trennen</translation>
    </message>
    <message>
        <source>Start the &amp;drill</source>
        <translation>Probe be&amp;ginnen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Copy resul&amp;t</source>
        <translation>Ergebnis &amp;kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>noch %n s</numerusform>
            <numerusform>noch %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::EditWords</name>
    <message>
        <source>date %1 → %2</source>
        <translation>Datum %1 → %2</translation>
    </message>
    <message>
        <source>description now “%1”</source>
        <translation>Beschreibung jetzt „%1“</translation>
    </message>
    <message>
        <source>category %1 → %2</source>
        <translation>Kategorie %1 → %2</translation>
    </message>
    <message>
        <source>amount %1 → %2</source>
        <translation>Betrag %1 → %2</translation>
    </message>
    <message>
        <source>person %1 → %2</source>
        <translation>Person %1 → %2</translation>
    </message>
    <message>
        <source>Changed “%1”: %2.</source>
        <translation>„%1“ geändert: %2.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Somebody else has changed meanwhile: %1.</source>
        <translation>Jemand anders hat inzwischen geändert: %1.</translation>
    </message>
</context>
<context>
    <name>budget::ExpenseChanges</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Deleted “%1”, %2.</source>
        <translation>„%1“, %2, wurde gelöscht.</translation>
    </message>
    <message>
        <source>Not taken back.</source>
        <translation>Nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>Not deleted.</source>
        <translation>Nicht gelöscht.</translation>
    </message>
    <message>
        <source>Delete anyway</source>
        <translation>Trotzdem löschen</translation>
    </message>
</context>
<context>
    <name>budget::ExpenseDialog</name>
    <message>
        <source>Edit expense</source>
        <translation>Ausgabe bearbeiten</translation>
    </message>
    <message>
        <source>Da&amp;te</source>
        <translation>Da&amp;tum</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>De&amp;scription</source>
        <translation>Be&amp;schreibung</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>A&amp;mount</source>
        <translation>Bet&amp;rag</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Entered by %1</source>
        <translation>Eingegeben von %1</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
</context>
<context>
    <name>budget::ExpenseModel</name>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
</context>
<context>
    <name>budget::ExpensesPage</name>
    <message>
        <source>Expenses</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>Gespeichert im %1.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>There is no category “%1” yet. Choose one from the list, or create it.</source>
        <translation>Es gibt noch keine Kategorie „%1“. Wählen Sie eine aus der Liste, oder legen Sie sie an.</translation>
    </message>
    <message>
        <source>Create “%1”</source>
        <translation>„%1“ anlegen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>Nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>The server answers again. Refresh the list to see whether your entry was saved.</source>
        <translation>Der Server antwortet wieder. Aktualisieren Sie die Liste, um zu sehen, ob Ihre Eingabe gespeichert wurde.</translation>
    </message>
    <message>
        <source>The server answers again. Your entry is not saved yet.</source>
        <translation>Der Server antwortet wieder. Ihre Eingabe ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save it now</source>
        <translation>Jetzt speichern</translation>
    </message>
    <message>
        <source>Cleared the entry “%1”.</source>
        <translation>Eingabe „%1“ geleert.</translation>
    </message>
</context>
<context>
    <name>budget::FileCare</name>
    <message>
        <source>Create a ledger</source>
        <translation>Kassenbuch anlegen</translation>
    </message>
    <message>
        <source>Create a new ledger in this file?</source>
        <translation>In dieser Datei ein neues Kassenbuch anlegen?</translation>
    </message>
    <message>
        <source>%1 is empty. If you expected a ledger in it, the file may have been copied while the ledger was open, without the file that ends in -wal. Look for that file first.</source>
        <translation>%1 ist leer. Wenn Sie darin ein Kassenbuch erwartet haben, wurde die Datei vielleicht kopiert, während das Kassenbuch offen war, ohne die Datei mit der Endung -wal. Suchen Sie zuerst nach dieser Datei.</translation>
    </message>
    <message>
        <source>%1 contains tables of another program (%2). These are not changed; the ledger&apos;s tables are added to the file.</source>
        <translation>%1 enthält Tabellen eines anderen Programms (%2). Diese werden nicht verändert; die Tabellen des Kassenbuchs kommen in der Datei hinzu.</translation>
    </message>
    <message>
        <source>&amp;Create ledger</source>
        <translation>Kassenbuch &amp;anlegen</translation>
    </message>
    <message>
        <source>&amp;Do not change the file</source>
        <translation>Datei &amp;nicht verändern</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Lesbares speichern</translation>
    </message>
    <message>
        <source>rescued</source>
        <translation>gerettet</translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation>Eine Kopie wird gespeichert …</translation>
    </message>
    <message>
        <source>The copy was saved and checked: %1</source>
        <translation>Die Kopie wurde gespeichert und geprüft: %1</translation>
    </message>
    <message>
        <source>Saving what can be read…</source>
        <translation>Lesbares wird gespeichert …</translation>
    </message>
    <message>
        <source>Every row could be read. Check that the values are right.</source>
        <translation>Jede Zeile konnte gelesen werden. Prüfen Sie, ob die Werte stimmen.</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n rows could not be read.</source>
        <translation>
            <numerusform>Bis zu %n Zeile konnte nicht gelesen werden.</numerusform>
            <numerusform>Bis zu %n Zeilen konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>More rows may be missing: a damaged part of the file could not be searched.</source>
        <translation>Es können weitere Zeilen fehlen: Ein beschädigter Teil der Datei konnte nicht durchsucht werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n transfers are now two separate rows.</source>
        <translation>
            <numerusform>%n Umbuchung besteht jetzt aus zwei einzelnen Zeilen.</numerusform>
            <numerusform>%n Umbuchungen bestehen jetzt aus zwei einzelnen Zeilen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n rows to %1.</source>
        <translation>
            <numerusform>%n Zeile in %1 gespeichert.</numerusform>
            <numerusform>%n Zeilen in %1 gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>No copy was saved.</source>
        <translation>Es wurde keine Kopie gespeichert.</translation>
    </message>
</context>
<context>
    <name>budget::ForgetBox</name>
    <message>
        <source>It will be removed from the list of ledgers.</source>
        <translation>Es wird aus der Liste der Kassenbücher entfernt.</translation>
    </message>
    <message>
        <source>Its address will be removed from the list of ledgers. Its password is kept, because another ledger uses the same entry.</source>
        <translation>Seine Adresse wird aus der Liste der Kassenbücher entfernt. Sein Passwort bleibt, weil ein anderes Kassenbuch denselben Eintrag benutzt.</translation>
    </message>
    <message>
        <source>Its address will be removed from the list of ledgers, and its password from the place where it is kept.</source>
        <translation>Seine Adresse wird aus der Liste der Kassenbücher entfernt, und sein Passwort von dem Ort, an dem es aufbewahrt wird.</translation>
    </message>
    <message>
        <source>The ledger itself is not deleted. It remains in the file %1.</source>
        <translation>Das Kassenbuch selbst wird nicht gelöscht. Es bleibt in der Datei %1.</translation>
    </message>
    <message>
        <source>The ledger itself is not deleted. It remains in the database %1.</source>
        <translation>Das Kassenbuch selbst wird nicht gelöscht. Es bleibt in der Datenbank %1.</translation>
    </message>
    <message>
        <source>Forget a ledger</source>
        <translation>Kassenbuch vergessen</translation>
    </message>
    <message>
        <source>Forget “%1”? This cannot be undone.</source>
        <translation>„%1“ vergessen? Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
</context>
<context>
    <name>budget::HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>outside the program</source>
        <translation>außerhalb des Programms</translation>
    </message>
    <message>
        <source>The program has no record of a change of this row.</source>
        <translation>Zu dieser Zeile ist keine Änderung aufgezeichnet.</translation>
    </message>
    <message>
        <source>Only ledgers in a file on this computer have a history so far.</source>
        <translation>Bisher haben nur Kassenbücher in einer Datei auf diesem Rechner einen Verlauf.</translation>
    </message>
</context>
<context>
    <name>budget::JournalModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>budget::JournalView</name>
    <message>
        <source>Round trips</source>
        <translation>Laufzeiten</translation>
    </message>
    <message>
        <source>Search the journal</source>
        <translation>Das Journal durchsuchen</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was angezeigt wird</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected entries (Ctrl+C)</source>
        <translation>Die gewählten Einträge kopieren (Strg+C)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Export the whole journal to a file</source>
        <translation>Das ganze Journal in eine Datei exportieren</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>The journal is empty. Once a ledger is open, it lists every connection, wait and failure.</source>
        <translation>Das Journal ist leer. Sobald ein Kassenbuch offen ist, nennt es jede Verbindung, jedes Warten und jeden Fehler.</translation>
    </message>
    <message>
        <source>No entry of the journal matches the search.</source>
        <translation>Kein Eintrag des Journals passt zur Suche.</translation>
    </message>
    <message>
        <source>Export the journal</source>
        <translation>Das Journal exportieren</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>The journal was exported to %1.</source>
        <translation>Das Journal wurde nach %1 exportiert.</translation>
    </message>
</context>
<context>
    <name>budget::LanguageChoice</name>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
</context>
<context>
    <name>budget::LatencyPlot</name>
    <message>
        <source>Round trips over time</source>
        <translation>Laufzeiten im Verlauf</translation>
    </message>
    <message>
        <source>No round trip has been measured yet. A local file has none.</source>
        <translation>Noch wurde keine Laufzeit gemessen. Eine lokale Datei hat keine.</translation>
    </message>
    <message>
        <source>No round trip has been measured yet.</source>
        <translation>Noch wurde keine Laufzeit gemessen.</translation>
    </message>
    <message>
        <source>Round trips: %1, the longest %2, the latest %3</source>
        <translation>Laufzeiten: %1, die längste %2, die letzte %3</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
</context>
<context>
    <name>budget::LedgerNotices</name>
    <message>
        <source>The expense is in %1.</source>
        <translation>Die Ausgabe steht im %1.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>The tables of this file were brought up to date. The file as it was before is kept beside it: “%1”.</source>
        <translation>Die Tabellen dieser Datei wurden auf den neuen Stand gebracht. Daneben liegt die Datei, wie sie vorher war: „%1“.</translation>
    </message>
</context>
<context>
    <name>budget::ListPage</name>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>budget::MainWindow</name>
    <message>
        <source>Budget Tracker</source>
        <translation>Budget Tracker</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Expenses</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Expenses (Ctrl+1)</source>
        <translation>Ausgaben (Strg+1)</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Categories (Ctrl+2)</source>
        <translation>Kategorien (Strg+2)</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>People (Ctrl+3)</source>
        <translation>Personen (Strg+3)</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Connection (Ctrl+4)</source>
        <translation>Verbindung (Strg+4)</translation>
    </message>
    <message>
        <source>&amp;Ledger</source>
        <translation>Kassen&amp;buch</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>B&amp;earbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>Auss&amp;ehen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open on &amp;this computer</source>
        <translation>Auf &amp;diesem Rechner öffnen</translation>
    </message>
    <message>
        <source>&amp;New ledger…</source>
        <translation>&amp;Neues Kassenbuch …</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>&amp;Manage ledgers…</source>
        <translation>Kassenbücher &amp;verwalten …</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;New expense</source>
        <translation>&amp;Neue Ausgabe</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>&amp;Expenses</source>
        <translation>&amp;Ausgaben</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
    <message>
        <source>&amp;Categories</source>
        <translation>&amp;Kategorien</translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation>Ctrl+2</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personen</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>Co&amp;nnection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Ctrl+4</source>
        <translation>Ctrl+4</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>C&amp;ollapse navigation</source>
        <translation>&amp;Navigation einklappen</translation>
    </message>
    <message>
        <source>F9</source>
        <translation>F9</translation>
    </message>
    <message>
        <source>&amp;About Budget Tracker</source>
        <translation>&amp;Über Budget Tracker</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Saving… The window closes when the last change is saved.</source>
        <translation>Wird gespeichert … Das Fenster schließt sich, sobald die letzte Änderung gespeichert ist.</translation>
    </message>
    <message>
        <source>The last change was not saved, so the window stays open. Try to save again, or close the window once more.</source>
        <translation>Die letzte Änderung wurde nicht gespeichert, also bleibt das Fenster offen. Speichern Sie noch einmal, oder schließen Sie das Fenster erneut.</translation>
    </message>
    <message>
        <source>Expand navigation</source>
        <translation>Navigation ausklappen</translation>
    </message>
    <message>
        <source>Collapse navigation</source>
        <translation>Navigation einklappen</translation>
    </message>
    <message>
        <source>%1 – Budget Tracker</source>
        <translation>%1 – Budget Tracker</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>Eine &amp;Kopie speichern …</translation>
    </message>
    <message>
        <source>Add sam&amp;ple ledger</source>
        <translation>Beis&amp;piel-Kassenbuch hinzufügen</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>The window changes its language the next time you start the program.</source>
        <translation>Das Fenster wechselt die Sprache, wenn Sie das Programm das nächste Mal starten.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Trash (Ctrl+5)</source>
        <translation>Papierkorb (Strg+5)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Trash</source>
        <translation>Papierko&amp;rb</translation>
    </message>
    <message>
        <source>Ctrl+5</source>
        <translation>Ctrl+5</translation>
    </message>
    <message>
        <source>&amp;History of the selected row…</source>
        <translation>&amp;Verlauf der gewählten Zeile …</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>Select a row to see its history.</source>
        <translation>Wählen Sie eine Zeile, um ihren Verlauf zu sehen.</translation>
    </message>
</context>
<context>
    <name>budget::MessageLabel</name>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation>
            <numerusform>%1 %n s</numerusform>
            <numerusform>%1 %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::MonthChoice</name>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Previous year</source>
        <translation>Voriges Jahr</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>Nächstes Jahr</translation>
    </message>
</context>
<context>
    <name>budget::MonthSwitcher</name>
    <message>
        <source>Previous month (Alt+Left)</source>
        <translation>Voriger Monat (Alt+Links)</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Voriger Monat</translation>
    </message>
    <message>
        <source>Choose a month</source>
        <translation>Einen Monat wählen</translation>
    </message>
    <message>
        <source>Next month (Alt+Right)</source>
        <translation>Nächster Monat (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Nächster Monat</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A month and its year, such as &apos;January 2024&apos;</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>budget::MonthView</name>
    <message>
        <source>No expenses yet.</source>
        <translation>Noch keine Ausgaben.</translation>
    </message>
    <message>
        <source>Enter the first expense</source>
        <translation>Die erste Ausgabe eingeben</translation>
    </message>
    <message>
        <source>Add the sample ledger</source>
        <translation>Das Beispiel-Kassenbuch hinzufügen</translation>
    </message>
    <message>
        <source>Expenses of the month</source>
        <translation>Ausgaben des Monats</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Edit the selected expense (Enter)</source>
        <translation>Die gewählte Ausgabe bearbeiten (Eingabetaste)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the selected expense (Delete)</source>
        <translation>Die gewählte Ausgabe löschen (Entf)</translation>
    </message>
    <message>
        <source>Total:</source>
        <translation>Summe:</translation>
    </message>
    <message>
        <source>Total of the month</source>
        <translation>Summe des Monats</translation>
    </message>
    <message>
        <source>Totals by category</source>
        <translation>Summen nach Kategorien</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>No expenses in %1 yet.</source>
        <translation>Noch keine Ausgaben im %1.</translation>
    </message>
    <message>
        <source>Enter an expense</source>
        <translation>Eine Ausgabe eingeben</translation>
    </message>
    <message>
        <source>Entries: %1</source>
        <translation>Einträge: %1</translation>
    </message>
</context>
<context>
    <name>budget::NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>budget::PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Verbindung bearbeiten …</translation>
    </message>
    <message>
        <source>Change the address, the user or where the password is kept</source>
        <translation>Die Adresse, den Benutzer oder den Aufbewahrungsort des Passworts ändern</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Das Passwort anzeigen</translation>
    </message>
    <message>
        <source>&amp;Keep the password</source>
        <translation>Passwort &amp;aufbewahren</translation>
    </message>
    <message>
        <source>Where the password is kept</source>
        <translation>Wo das Passwort aufbewahrt wird</translation>
    </message>
    <message>
        <source>&amp;Work on this computer instead</source>
        <translation>&amp;Stattdessen auf diesem Rechner arbeiten</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
</context>
<context>
    <name>budget::PeopleList</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>This ledger has no people yet. Every expense is entered in a person&apos;s name.</source>
        <translation>Dieses Kassenbuch hat noch keine Personen. Jede Ausgabe wird im Namen einer Person eingegeben.</translation>
    </message>
    <message>
        <source>Add yourself</source>
        <translation>Sich selbst hinzufügen</translation>
    </message>
    <message>
        <source>Edit the selected person (Enter)</source>
        <translation>Die gewählte Person bearbeiten (Eingabetaste)</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>Das bin ich</translation>
    </message>
    <message>
        <source>Enter expenses in the selected person&apos;s name</source>
        <translation>Ausgaben im Namen der gewählten Person eingeben</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Expenses are now entered as %1.</source>
        <translation>Ausgaben werden jetzt als %1 eingegeben.</translation>
    </message>
</context>
<context>
    <name>budget::Person</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>budget::PersonButton</name>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
    </message>
    <message>
        <source>Expenses are entered as %1.</source>
        <translation>Ausgaben werden als %1 eingegeben.</translation>
    </message>
</context>
<context>
    <name>budget::PersonDialog</name>
    <message>
        <source>Add person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Who are you here?</source>
        <translation>Wer sind Sie hier?</translation>
    </message>
    <message>
        <source>Every expense has a person, and this ledger has none yet. Add yourself; you can change name and e-mail later.</source>
        <translation>Jede Ausgabe hat eine Person, und dieses Kassenbuch hat noch keine. Fügen Sie sich selbst hinzu; Name und E-Mail können Sie später ändern.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>name@example.com</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Edit person</source>
        <translation>Person bearbeiten</translation>
    </message>
    <message>
        <source>name@example.com (if you like)</source>
        <translation>name@example.com (wenn Sie möchten)</translation>
    </message>
</context>
<context>
    <name>budget::PersonModel</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
</context>
<context>
    <name>budget::PersonPage</name>
    <message>
        <source>Who are you here?</source>
        <translation>Wer sind Sie hier?</translation>
    </message>
    <message>
        <source>Each expense is saved with the name of the person who entered it. Your name and e-mail address are stored in this ledger only.</source>
        <translation>Jede Ausgabe wird mit dem Namen der Person gespeichert, die sie eingegeben hat. Ihr Name und Ihre E-Mail-Adresse werden nur in diesem Kassenbuch gespeichert.</translation>
    </message>
    <message>
        <source>I am &amp;one of these</source>
        <translation>Ich bin &amp;eine davon</translation>
    </message>
    <message>
        <source>People in this ledger</source>
        <translation>Personen in diesem Kassenbuch</translation>
    </message>
    <message>
        <source>I am ne&amp;w here</source>
        <translation>Ich bin hier &amp;neu</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>E-Ma&amp;il</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>The e-mail address tells people of the same name apart; nothing is ever sent to it.</source>
        <translation>Die E-Mail-Adresse unterscheidet Personen gleichen Namens; an sie wird nie etwas gesendet.</translation>
    </message>
    <message>
        <source>Ask me at the first e&amp;xpense</source>
        <translation>Bei der ersten Aus&amp;gabe fragen</translation>
    </message>
    <message>
        <source>name@example.com (if you like)</source>
        <translation>name@example.com (wenn Sie möchten)</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>name@example.com</translation>
    </message>
</context>
<context>
    <name>budget::PlacePage</name>
    <message>
        <source>Where to keep the ledger?</source>
        <translation>Wo soll das Kassenbuch liegen?</translation>
    </message>
    <message>
        <source>The ledger is set up when you press Finish. You can set up more ledgers at any time.</source>
        <translation>Das Kassenbuch wird eingerichtet, wenn Sie „Fertigstellen“ drücken. Weitere können Sie jederzeit einrichten.</translation>
    </message>
    <message>
        <source>On &amp;this computer</source>
        <translation>Auf &amp;diesem Rechner</translation>
    </message>
    <message>
        <source>Works at once and without a network. The file is only on this computer, so make backups of it yourself.</source>
        <translation>Funktioniert sofort und ohne Netz. Die Datei ist nur auf diesem Rechner, sichern Sie sie also selbst.</translation>
    </message>
    <message>
        <source>File of the ledger</source>
        <translation>Datei des Kassenbuchs</translation>
    </message>
    <message>
        <source>&amp;Other file…</source>
        <translation>Andere Da&amp;tei …</translation>
    </message>
    <message>
        <source>In &amp;PostgreSQL, for example on Neon</source>
        <translation>In &amp;PostgreSQL, zum Beispiel bei Neon</translation>
    </message>
    <message>
        <source>Several people and computers share the ledger, and your own scripts can read it. It needs a network and an account, and a sleeping server takes a few seconds to wake.</source>
        <translation>Mehrere Personen und Rechner teilen sich das Kassenbuch, und Ihre eigenen Skripte können es lesen. Es braucht ein Netz und ein Konto, und ein schlafender Server braucht einige Sekunden zum Aufwachen.</translation>
    </message>
    <message>
        <source>Choose or create a ledger file</source>
        <translation>Kassenbuchdatei wählen oder anlegen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Ledgers (*.budget *.sqlite *.db)</source>
        <translation>Kassenbücher (*.budget *.sqlite *.db)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>Date&amp;i</translation>
    </message>
</context>
<context>
    <name>budget::PoolSettingsEdit</name>
    <message>
        <source>&amp;Connections to keep</source>
        <translation>&amp;Verbindungen, die behalten werden</translation>
    </message>
    <message>
        <source>Connections to keep</source>
        <translation>Verbindungen, die behalten werden</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>This many connections stay open, so that the next query does not wait for a new one.</source>
        <translation>So viele Verbindungen bleiben offen, damit die nächste Abfrage nicht auf eine neue wartet.</translation>
    </message>
    <message>
        <source>&amp;More under load</source>
        <translation>&amp;Mehr unter Last</translation>
    </message>
    <message>
        <source>More under load</source>
        <translation>Mehr unter Last</translation>
    </message>
    <message>
        <source>While all of these are busy, this many more are opened, and closed again afterwards.</source>
        <translation>Solange alle diese beschäftigt sind, werden so viele weitere geöffnet und danach wieder geschlossen.</translation>
    </message>
    <message>
        <source>Longest &amp;wait</source>
        <translation>Längs&amp;tes Warten</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>If no connection is free after this time, the operation fails with a message.</source>
        <translation>Wenn nach dieser Zeit keine Verbindung frei ist, schlägt der Vorgang mit einer Meldung fehl.</translation>
    </message>
    <message>
        <source>Ren&amp;ew after</source>
        <translation>&amp;Erneuern nach</translation>
    </message>
    <message>
        <source>Renew after</source>
        <translation>Erneuern nach</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>An older connection is replaced before its next use, because servers and firewalls close old ones.</source>
        <translation>Eine ältere Verbindung wird vor ihrem nächsten Gebrauch ersetzt, weil Server und Firewalls alte schließen.</translation>
    </message>
    <message>
        <source>&amp;Use next</source>
        <translation>Als &amp;Nächste benutzen</translation>
    </message>
    <message>
        <source>Use next</source>
        <translation>Als Nächste benutzen</translation>
    </message>
    <message>
        <source>Reusing the last one lets idle connections expire; reusing the first one keeps all of them in use.</source>
        <translation>Die zuletzt benutzte lässt ungenutzte Verbindungen ablaufen; die zuerst benutzte hält alle in Gebrauch.</translation>
    </message>
    <message>
        <source>Check e&amp;ach first (pre-ping)</source>
        <translation>V&amp;orher prüfen (Pre-Ping)</translation>
    </message>
    <message>
        <source>A connection that the server has closed, for example because it went to sleep, is replaced without an error.</source>
        <translation>Eine Verbindung, die der Server geschlossen hat, etwa weil er eingeschlafen ist, wird ohne Fehler ersetzt.</translation>
    </message>
    <message>
        <source>the one used last</source>
        <translation>die zuletzt benutzte</translation>
    </message>
    <message>
        <source>the one used first</source>
        <translation>die zuerst benutzte</translation>
    </message>
    <message numerus="yes">
        <source>Total: at most %n connection(s) at the same time.</source>
        <translation>
            <numerusform>Zusammen: höchstens %n Verbindung gleichzeitig.</numerusform>
            <numerusform>Zusammen: höchstens %n Verbindungen gleichzeitig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Total: no limit on connections.</source>
        <translation>Zusammen: keine Grenze für Verbindungen.</translation>
    </message>
    <message>
        <source>This server allows %1 connections and reserves %2 of them for itself.</source>
        <translation>Dieser Server lässt %1 Verbindungen zu und behält %2 davon für sich.</translation>
    </message>
    <message>
        <source>Neon&apos;s smallest compute allows %1 connections and reserves %2 of them for itself.</source>
        <translation>Die kleinste Recheninstanz von Neon lässt %1 Verbindungen zu und behält %2 davon für sich.</translation>
    </message>
    <message>
        <source>Little would be left for other programs and people.</source>
        <translation>Für andere Programme und Personen bliebe wenig übrig.</translation>
    </message>
    <message>
        <source>It refuses connections beyond %1. Choose a smaller number.</source>
        <translation>Verbindungen über %1 hinaus lehnt er ab. Wählen Sie eine kleinere Zahl.</translation>
    </message>
    <message>
        <source>Without a limit here, the server may refuse connections.</source>
        <translation>Ohne eine Grenze hier kann der Server Verbindungen ablehnen.</translation>
    </message>
</context>
<context>
    <name>budget::PoolView</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>A local file has a single connection and no pool.</source>
        <translation>Eine lokale Datei hat eine einzige Verbindung und keinen Pool.</translation>
    </message>
    <message>
        <source>The connections to the server, as they are now and since this ledger was opened.</source>
        <translation>Die Verbindungen zum Server, wie sie jetzt sind und seit dem Öffnen dieses Kassenbuchs waren.</translation>
    </message>
</context>
<context>
    <name>budget::ProfileButton</name>
    <message>
        <source>Choose a ledger</source>
        <translation>Ein Kassenbuch wählen</translation>
    </message>
    <message>
        <source>%1: switch to another ledger</source>
        <translation>%1: zu einem anderen Kassenbuch wechseln</translation>
    </message>
    <message>
        <source>Ledger: %1</source>
        <translation>Kassenbuch: %1</translation>
    </message>
    <message>
        <source>Ledger: none is open</source>
        <translation>Kassenbuch: keines ist offen</translation>
    </message>
</context>
<context>
    <name>budget::ProfileMenu</name>
    <message>
        <source>&amp;Switch to</source>
        <translation>&amp;Wechseln zu</translation>
    </message>
    <message>
        <source>No ledger is set up yet</source>
        <translation>Noch ist kein Kassenbuch eingerichtet</translation>
    </message>
    <message>
        <source>&amp;Keep this ledger…</source>
        <translation>Dieses Kassenbuch &amp;behalten …</translation>
    </message>
    <message>
        <source>Saves this ledger under a name on this computer, so that it can be opened without DATABASE_URL.</source>
        <translation>Speichert dieses Kassenbuch auf diesem Rechner unter einem Namen, sodass es sich ohne DATABASE_URL öffnen lässt.</translation>
    </message>
</context>
<context>
    <name>budget::ProfileModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>%1 – open</source>
        <translation>%1 – offen</translation>
    </message>
</context>
<context>
    <name>budget::ProfilesDialog</name>
    <message>
        <source>Manage ledgers</source>
        <translation>Kassenbücher verwalten</translation>
    </message>
    <message>
        <source>Ledgers</source>
        <translation>Kassenbücher</translation>
    </message>
    <message>
        <source>New ledger…</source>
        <translation>Neues Kassenbuch …</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Change the place and the connection of the selected ledger</source>
        <translation>Ort und Verbindung des gewählten Kassenbuchs ändern</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Change the name of the selected ledger (F2)</source>
        <translation>Den Namen des gewählten Kassenbuchs ändern (F2)</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Farbe …</translation>
    </message>
    <message>
        <source>Choose the colour of the selected ledger</source>
        <translation>Die Farbe des gewählten Kassenbuchs wählen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Create another ledger with the settings of the selected one</source>
        <translation>Ein weiteres Kassenbuch mit den Einstellungen des gewählten anlegen</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Vergessen …</translation>
    </message>
    <message>
        <source>Remove the selected ledger from this list (Delete)</source>
        <translation>Das gewählte Kassenbuch aus dieser Liste entfernen (Entf)</translation>
    </message>
    <message>
        <source>No ledger is set up yet. A ledger appears here as soon as it has been opened.</source>
        <translation>Noch ist kein Kassenbuch eingerichtet. Ein Kassenbuch erscheint hier, sobald es geöffnet wurde.</translation>
    </message>
    <message>
        <source>Set up a ledger</source>
        <translation>Ein Kassenbuch einrichten</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>“%1” was forgotten.</source>
        <translation>„%1“ wurde vergessen.</translation>
    </message>
    <message>
        <source>Forget the ledger, keep the password</source>
        <translation>Kassenbuch vergessen, Passwort behalten</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>%1 (copy %2)</source>
        <translation>%1 (Kopie %2)</translation>
    </message>
</context>
<context>
    <name>budget::Program</name>
    <message>
        <source>Saving… The other ledger opens when the last change is saved.</source>
        <translation>Wird gespeichert … Das andere Kassenbuch wird geöffnet, sobald die letzte Änderung gespeichert ist.</translation>
    </message>
    <message>
        <source>Switch anyway</source>
        <translation>Trotzdem wechseln</translation>
    </message>
    <message>
        <source>The last change was not saved, so this ledger stays open. Save again, then switch.</source>
        <translation>Die letzte Änderung wurde nicht gespeichert, also bleibt dieses Kassenbuch offen. Speichern Sie noch einmal, und wechseln Sie dann.</translation>
    </message>
    <message>
        <source>The last change is still being saved.</source>
        <translation>Die letzte Änderung wird noch gespeichert.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Erneut öffnen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Save what can be read…</source>
        <translation>Lesbares speichern …</translation>
    </message>
    <message>
        <source>Enter the password…</source>
        <translation>Passwort eingeben …</translation>
    </message>
</context>
<context>
    <name>budget::QuickEntry</name>
    <message>
        <source>Da&amp;te</source>
        <translation>Da&amp;tum</translation>
    </message>
    <message>
        <source>De&amp;scription</source>
        <translation>Be&amp;schreibung</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>A&amp;mount</source>
        <translation>Bet&amp;rag</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>What was it for?</source>
        <translation>Wofür war es?</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This ledger is read-only: expenses cannot be entered, changed or deleted.</source>
        <translation>Dieses Kassenbuch kann nur gelesen werden: Ausgaben können nicht eingegeben, geändert oder gelöscht werden.</translation>
    </message>
    <message>
        <source>Save this expense (Enter). Escape clears the row, F6 moves to the list.</source>
        <translation>Diese Ausgabe speichern (Eingabetaste). Esc leert die Zeile, F6 führt zur Liste.</translation>
    </message>
    <message>
        <source>Stop waiting (Escape); what you typed is kept</source>
        <translation>Nicht länger warten (Esc); was Sie eingegeben haben, bleibt</translation>
    </message>
</context>
<context>
    <name>budget::QuietHeader</name>
    <message>
        <source>Sorted by %1, descending</source>
        <translation>Absteigend sortiert nach %1</translation>
    </message>
    <message>
        <source>Sorted by %1, ascending</source>
        <translation>Aufsteigend sortiert nach %1</translation>
    </message>
</context>
<context>
    <name>budget::SaveDialog</name>
    <message>
        <source>Not saved. %1</source>
        <translation>Nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>Not saved. %1 Save again to replace it with your entry, or cancel to keep it.</source>
        <translation>Nicht gespeichert. %1 Noch einmal speichern ersetzt es durch die eigene Eingabe, „Abbrechen“ lässt es stehen.</translation>
    </message>
</context>
<context>
    <name>budget::SavingSign</name>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>Warten auf den Server …</translation>
    </message>
    <message>
        <source>Checking whether the change was saved…</source>
        <translation>Es wird geprüft, ob die Änderung gespeichert wurde …</translation>
    </message>
</context>
<context>
    <name>budget::SecretPage</name>
    <message>
        <source>Where to keep the password?</source>
        <translation>Wo soll das Passwort liegen?</translation>
    </message>
    <message>
        <source>This concerns the password only. The rest of the connection is not secret and is saved in the program&apos;s settings.</source>
        <translation>Hier geht es nur um das Passwort. Der Rest der Verbindung ist nicht geheim und wird in den Einstellungen des Programms gespeichert.</translation>
    </message>
    <message>
        <source>In this system&apos;s &amp;keychain</source>
        <translation>Im &amp;Schlüsselbund dieses Systems</translation>
    </message>
    <message>
        <source>The password is encrypted with your login, and the program does not ask again. This is the safest place.</source>
        <translation>Das Passwort wird mit Ihrer Anmeldung verschlüsselt, und das Programm fragt nicht wieder. Dies ist der sicherste Ort.</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>Erneut pr&amp;üfen</translation>
    </message>
    <message>
        <source>In a .&amp;env file</source>
        <translation>In einer .&amp;env-Datei</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>The .env file</source>
        <translation>Die .env-Datei</translation>
    </message>
    <message>
        <source>Other fi&amp;le…</source>
        <translation>Andere Da&amp;tei …</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>&amp;Variable</translation>
    </message>
    <message>
        <source>Variable in the .env file</source>
        <translation>Variable in der .env-Datei</translation>
    </message>
    <message>
        <source>&amp;Add to .gitignore</source>
        <translation>Zu .gitignore &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Only until the program &amp;closes</source>
        <translation>Nur bis das &amp;Programm endet</translation>
    </message>
    <message>
        <source>The password is kept in memory only. At the next start the program asks for it.</source>
        <translation>Das Passwort wird nur im Arbeitsspeicher gehalten. Beim nächsten Start fragt das Programm danach.</translation>
    </message>
    <message>
        <source>No&amp;where: ask me each time</source>
        <translation>N&amp;irgends: jedes Mal fragen</translation>
    </message>
    <message>
        <source>The password is forgotten once the connection is open.</source>
        <translation>Das Passwort wird vergessen, sobald die Verbindung offen ist.</translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation>Der Schlüsselbund wird gefragt …</translation>
    </message>
    <message>
        <source>Choose the file for the password</source>
        <translation>Die Datei für das Passwort wählen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>The file is readable by you only, and your own scripts can read the password there too. It is not encrypted. Your own lines are not changed.</source>
        <translation>Die Datei können nur Sie lesen, und auch Ihre eigenen Skripte finden das Passwort dort. Es ist nicht verschlüsselt. Ihre eigenen Zeilen werden nicht verändert.</translation>
    </message>
    <message>
        <source>The new line, with the password masked</source>
        <translation>Die neue Zeile, mit verdecktem Passwort</translation>
    </message>
</context>
<context>
    <name>budget::SettingsPage</name>
    <message>
        <source>Connection settings</source>
        <translation>Einstellungen der Verbindung</translation>
    </message>
    <message>
        <source>The defaults suit nearly everybody. You can press Next without changes.</source>
        <translation>Die Vorgaben passen für fast alle. Sie können ohne Änderung „Weiter“ drücken.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
</context>
<context>
    <name>budget::SetupDraft</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
</context>
<context>
    <name>budget::SetupFinish</name>
    <message>
        <source>The ledger is open.</source>
        <translation>Das Kassenbuch ist geöffnet.</translation>
    </message>
    <message>
        <source>You were added to the ledger.</source>
        <translation>Sie wurden in das Kassenbuch eingetragen.</translation>
    </message>
    <message>
        <source>The password was saved.</source>
        <translation>Das Passwort wurde gespeichert.</translation>
    </message>
</context>
<context>
    <name>budget::SetupWizard</name>
    <message>
        <source>Set up a ledger</source>
        <translation>Ein Kassenbuch einrichten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>F&amp;inish</source>
        <translation>&amp;Fertigstellen</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>Die Datei wird geprüft …</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation>
            <numerusform>%1 %n s</numerusform>
            <numerusform>%1 %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop t&amp;rying</source>
        <translation>Nicht weite&amp;r versuchen</translation>
    </message>
    <message>
        <source>Leave the setup?</source>
        <translation>Einrichtung verlassen?</translation>
    </message>
    <message>
        <source>What you have entered in the setup will be lost.</source>
        <translation>Was Sie beim Einrichten eingegeben haben, geht verloren.</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>&amp;Verlassen</translation>
    </message>
    <message>
        <source>&amp;Continue setup</source>
        <translation>Einrichtung &amp;fortsetzen</translation>
    </message>
</context>
<context>
    <name>budget::StepsList</name>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>kommt noch</translation>
    </message>
    <message>
        <source>Step %1, %2: %3</source>
        <translation>Schritt %1, %2: %3</translation>
    </message>
</context>
<context>
    <name>budget::SummaryModel</name>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>budget::SummaryPage</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>Name of this ledger</source>
        <translation>Name dieses Kassenbuchs</translation>
    </message>
    <message>
        <source>Co&amp;lour</source>
        <translation>F&amp;arbe</translation>
    </message>
    <message>
        <source>Colour of this ledger</source>
        <translation>Farbe dieses Kassenbuchs</translation>
    </message>
    <message>
        <source>Colour of this ledger as #RRGGBB</source>
        <translation>Farbe dieses Kassenbuchs als #RRGGBB</translation>
    </message>
    <message>
        <source>Results and choices</source>
        <translation>Ergebnisse und Auswahl</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>The file exists and is used.</source>
        <translation>Die Datei gibt es schon; sie wird benutzt.</translation>
    </message>
    <message>
        <source>The file is created when you press Finish.</source>
        <translation>Die Datei wird angelegt, wenn Sie „Fertigstellen“ drücken.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>%1 are kept, at most %2 at once</source>
        <translation>%1 werden behalten, höchstens %2 gleichzeitig</translation>
    </message>
    <message>
        <source>no limit on connections</source>
        <translation>keine Grenze für Verbindungen</translation>
    </message>
    <message>
        <source>checked before use (pre-ping)</source>
        <translation>vor Gebrauch geprüft (Pre-Ping)</translation>
    </message>
    <message>
        <source>not checked before use</source>
        <translation>vor Gebrauch nicht geprüft</translation>
    </message>
    <message>
        <source>not replaced by age</source>
        <translation>nicht nach Alter ersetzt</translation>
    </message>
    <message numerus="yes">
        <source>replaced after %n s</source>
        <translation>
            <numerusform>nach %n s ersetzt</numerusform>
            <numerusform>nach %n s ersetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection pool</source>
        <translation>Verbindungspool</translation>
    </message>
    <message numerus="yes">
        <source>wait for a free connection: at most %n s</source>
        <translation>
            <numerusform>Warten auf eine freie Verbindung: höchstens %n s</numerusform>
            <numerusform>Warten auf eine freie Verbindung: höchstens %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Tables verified</source>
        <translation>Tabellen geprüft</translation>
    </message>
    <message>
        <source>The program&apos;s own tables are created when you press Finish.</source>
        <translation>Die Tabellen des Programms selbst werden angelegt, wenn Sie „Fertigstellen“ drücken.</translation>
    </message>
    <message>
        <source>The missing tables are created when you press Finish.</source>
        <translation>Die fehlenden Tabellen werden angelegt, wenn Sie „Fertigstellen“ drücken.</translation>
    </message>
    <message>
        <source>Persistence drill</source>
        <translation>Probe der Dauerhaftigkeit</translation>
    </message>
    <message>
        <source>not run; you can run it at any time on the Connection page</source>
        <translation>nicht gemacht; auf der Seite „Verbindung“ geht es jederzeit</translation>
    </message>
    <message>
        <source>You are</source>
        <translation>Sie sind</translation>
    </message>
    <message>
        <source>asked at the first expense</source>
        <translation>wird bei der ersten Ausgabe gefragt</translation>
    </message>
    <message>
        <source>Press Finish to open the ledger, create missing tables, and add the ledger to the list on this computer.</source>
        <translation>Drücken Sie „Fertigstellen“, um das Kassenbuch zu öffnen, fehlende Tabellen anzulegen und es in die Liste auf diesem Rechner aufzunehmen.</translation>
    </message>
    <message>
        <source>Finish does the rest.</source>
        <translation>„Fertigstellen“ erledigt den Rest.</translation>
    </message>
    <message>
        <source>Where the password is kept</source>
        <translation>Wo das Passwort aufbewahrt wird</translation>
    </message>
    <message>
        <source>%1 (new person)</source>
        <translation>%1 (neue Person)</translation>
    </message>
</context>
<context>
    <name>budget::TablesPage</name>
    <message>
        <source>The tables</source>
        <translation>Die Tabellen</translation>
    </message>
    <message>
        <source>The tables in the database compared with those that the program uses. Nothing is created until you press the button here, or Finish at the end.</source>
        <translation>Die Tabellen in der Datenbank im Vergleich mit denen, die das Programm benutzt. Nichts wird angelegt, bevor Sie hier die Schaltfläche oder am Ende „Fertigstellen“ drücken.</translation>
    </message>
</context>
<context>
    <name>budget::TablesTree</name>
    <message>
        <source>Table and columns</source>
        <translation>Tabelle und Spalten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Type found</source>
        <translation>Gefundener Typ</translation>
    </message>
    <message>
        <source>Tables and their columns</source>
        <translation>Tabellen und ihre Spalten</translation>
    </message>
    <message>
        <source>The program&apos;s own tables</source>
        <translation>Tabellen des Programms selbst</translation>
    </message>
    <message>
        <source>version %1 of %2</source>
        <translation>Version %1 von %2</translation>
    </message>
</context>
<context>
    <name>budget::TablesView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>Erneut pr&amp;üfen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>Choose another &amp;database…</source>
        <translation>Andere &amp;Datenbank wählen …</translation>
    </message>
    <message>
        <source>Open in Neon&apos;s S&amp;QL editor</source>
        <translation>In Neons S&amp;QL-Editor öffnen</translation>
    </message>
    <message>
        <source>Missing privileges</source>
        <translation>Fehlende Rechte</translation>
    </message>
    <message>
        <source>The database user lacks privileges that the program needs. The owner of the database can grant them with these statements:</source>
        <translation>Dem Datenbankbenutzer fehlen Rechte, die das Programm braucht. Der Eigentümer der Datenbank kann sie mit diesen Anweisungen erteilen:</translation>
    </message>
    <message>
        <source>Statements that grant the missing privileges</source>
        <translation>Anweisungen, die die fehlenden Rechte erteilen</translation>
    </message>
    <message>
        <source>Copy GRAN&amp;T</source>
        <translation>GRANT kop&amp;ieren</translation>
    </message>
    <message>
        <source>Statements that create tables</source>
        <translation>Anweisungen, die Tabellen anlegen</translation>
    </message>
    <message>
        <source>SQL that creates the missing tables</source>
        <translation>SQL, das die fehlenden Tabellen anlegt</translation>
    </message>
    <message>
        <source>Create &amp;missing tables</source>
        <translation>Fehlende Tabellen anle&amp;gen</translation>
    </message>
    <message>
        <source>Cop&amp;y SQL</source>
        <translation>SQ&amp;L kopieren</translation>
    </message>
    <message>
        <source>Checking the tables…</source>
        <translation>Die Tabellen werden geprüft …</translation>
    </message>
    <message>
        <source>Checking the tables… A database that sleeps takes a few seconds to wake.</source>
        <translation>Die Tabellen werden geprüft … Eine Datenbank, die schläft, braucht einige Sekunden zum Aufwachen.</translation>
    </message>
    <message>
        <source>Creating the tables…</source>
        <translation>Die Tabellen werden angelegt …</translation>
    </message>
    <message>
        <source>The console opens in your browser.</source>
        <translation>Die Konsole öffnet sich in Ihrem Browser.</translation>
    </message>
    <message>
        <source>No browser could be opened. Go to https://console.neon.tech.</source>
        <translation>Es konnte kein Browser geöffnet werden. Gehen Sie zu https://console.neon.tech.</translation>
    </message>
    <message>
        <source>The query that lists the tables was copied. Choose your project, then SQL Editor, and paste it there.</source>
        <translation>Die Abfrage, die die Tabellen auflistet, wurde kopiert. Wählen Sie Ihr Projekt, dann SQL Editor, und fügen Sie sie dort ein.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The tables could not be read.</source>
        <translation>Die Tabellen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The tables have not been checked yet.</source>
        <translation>Die Tabellen wurden noch nicht geprüft.</translation>
    </message>
    <message>
        <source>These statements are sent in one transaction: either all take effect or none. Existing tables are not changed.</source>
        <translation>Diese Anweisungen werden in einer Transaktion gesendet: Entweder wirken alle oder keine. Vorhandene Tabellen werden nicht verändert.</translation>
    </message>
    <message>
        <source>Your tables are not changed; the program&apos;s own tables are added. These statements are sent in one transaction: either all take effect or none.</source>
        <translation>Ihre Tabellen werden nicht verändert; die des Programms kommen hinzu. Diese Anweisungen werden in einer Transaktion gesendet: Entweder wirken alle oder keine.</translation>
    </message>
    <message>
        <source>Create the progra&amp;m&apos;s own tables</source>
        <translation>Tabellen des Programms anle&amp;gen</translation>
    </message>
    <message>
        <source>The tables were created and verified.</source>
        <translation>Die Tabellen wurden angelegt und geprüft.</translation>
    </message>
    <message>
        <source>A newer version of this program has changed the program&apos;s own tables.</source>
        <translation>Eine neuere Version dieses Programms hat die Tabellen des Programms geändert.</translation>
    </message>
    <message>
        <source>Check no&amp;w</source>
        <translation>Jetzt pr&amp;üfen</translation>
    </message>
    <message>
        <source>Values that scripts have stored</source>
        <translation>Werte, die Skripte gespeichert haben</translation>
    </message>
    <message>
        <source>Amounts are stored as whole cents and dates as year-month-day. A copy of the file is saved in the same folder; then these statements are sent in one transaction:</source>
        <translation>Beträge werden als ganze Cent gespeichert, Daten als Jahr-Monat-Tag. Zuerst wird im selben Ordner eine Kopie der Datei gespeichert; dann werden diese Anweisungen in einer Transaktion gesendet:</translation>
    </message>
    <message>
        <source>Statements that correct these values</source>
        <translation>Anweisungen, die diese Werte berichtigen</translation>
    </message>
    <message>
        <source>Save a copy and correct</source>
        <translation>Kopie speichern und berichtigen</translation>
    </message>
    <message>
        <source>Saving a copy, then correcting…</source>
        <translation>Eine Kopie wird gespeichert, dann wird berichtigt …</translation>
    </message>
    <message>
        <source>The values were corrected. A copy of the original file is %1.</source>
        <translation>Die Werte wurden berichtigt. Eine Kopie der ursprünglichen Datei ist %1.</translation>
    </message>
    <message>
        <source>Sequences that lag behind</source>
        <translation>Sequenzen, die zurückliegen</translation>
    </message>
    <message>
        <source>They give ids that are taken already, so that new rows are refused. The owner of the tables repairs that by running this:</source>
        <translation>Sie vergeben Kennungen, die es schon gibt, sodass neue Zeilen abgelehnt werden. Der Eigentümer der Tabellen berichtigt das damit:</translation>
    </message>
    <message>
        <source>Statements that repair the sequences</source>
        <translation>Anweisungen, die die Sequenzen berichtigen</translation>
    </message>
    <message>
        <source>Copy statements</source>
        <translation>Anweisungen kopieren</translation>
    </message>
    <message>
        <source>But new rows would be refused: see below.</source>
        <translation>Neue Zeilen würden aber abgelehnt: siehe unten.</translation>
    </message>
    <message>
        <source>But some stored values cannot be read: see below.</source>
        <translation>Aber manche gespeicherten Werte sind nicht lesbar: siehe unten.</translation>
    </message>
</context>
<context>
    <name>budget::TlsEdit</name>
    <message>
        <source>The password is sent only to the host that you named. Right for every server on the internet.</source>
        <translation>Das Passwort wird nur an den Rechner gesendet, den Sie genannt haben. Richtig für jeden Server im Internet.</translation>
    </message>
    <message>
        <source>For a private certificate authority whose certificates do not contain the host name.</source>
        <translation>Für eine eigene Zertifizierungsstelle, deren Zertifikate den Rechnernamen nicht enthalten.</translation>
    </message>
    <message>
        <source>Encrypted where the server &amp;offers it (prefer)</source>
        <translation>Verschlüsselt, wo der Server es &amp;anbietet (prefer)</translation>
    </message>
    <message>
        <source>For a server on this computer, where nobody else can read the connection.</source>
        <translation>Für einen Server auf diesem Rechner, wo niemand sonst die Verbindung lesen kann.</translation>
    </message>
    <message>
        <source>Not encr&amp;ypted (disable)</source>
        <translation>&amp;Unverschlüsselt (disable)</translation>
    </message>
    <message>
        <source>For a connection that is protected in another way, such as a tunnel.</source>
        <translation>Für eine Verbindung, die anders geschützt ist, etwa durch einen Tunnel.</translation>
    </message>
    <message>
        <source>Au&amp;thorities (sslrootcert)</source>
        <translation>Zertifizierungs&amp;stellen (sslrootcert)</translation>
    </message>
    <message>
        <source>File of certificate authorities</source>
        <translation>Datei der Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Choo&amp;se…</source>
        <translation>Wäh&amp;len …</translation>
    </message>
    <message>
        <source>Only the certificate authorities in this file are trusted for this server.</source>
        <translation>Für diesen Server gelten nur die Zertifizierungsstellen in dieser Datei.</translation>
    </message>
    <message>
        <source>No list of certificate authorities was found on this system. Choose a file.</source>
        <translation>Auf diesem System wurde keine Liste von Zertifizierungsstellen gefunden. Wählen Sie eine Datei.</translation>
    </message>
    <message>
        <source>If this field is empty, the system&apos;s certificate authorities are used.</source>
        <translation>Wenn dieses Feld leer ist, gelten die Zertifizierungsstellen des Systems.</translation>
    </message>
    <message>
        <source>Your string says sslmode=%1. %2</source>
        <translation>In Ihrer Zeichenkette steht sslmode=%1. %2</translation>
    </message>
    <message>
        <source>Choose a file of certificate authorities</source>
        <translation>Eine Datei mit Zertifizierungsstellen wählen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Encry&amp;pted, with verified host name (verify-full)</source>
        <translation>Verschlüsselt, mit ge&amp;prüftem Rechnernamen (verify-full)</translation>
    </message>
    <message>
        <source>Encrypted, with a &amp;valid certificate (verify-ca)</source>
        <translation>Verschlüsselt, mit &amp;gültigem Zertifikat (verify-ca)</translation>
    </message>
</context>
<context>
    <name>budget::TrashList</name>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>The trash is empty. What you delete stays here for 30 days.</source>
        <translation>Der Papierkorb ist leer. Was Sie löschen, bleibt 30 Tage hier.</translation>
    </message>
    <message>
        <source>Only ledgers in a file on this computer have a trash so far.</source>
        <translation>Bisher haben nur Kassenbücher in einer Datei auf diesem Rechner einen Papierkorb.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore the selected row (Enter)</source>
        <translation>Die gewählte Zeile wiederherstellen (Eingabe)</translation>
    </message>
    <message>
        <source>Restored “%1”.</source>
        <translation>„%1“ wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>What it refers to was restored with it.</source>
        <translation>Worauf der Eintrag verweist, wurde mit wiederhergestellt.</translation>
    </message>
    <message>
        <source>“%1” was restored already.</source>
        <translation>„%1“ war schon wiederhergestellt.</translation>
    </message>
    <message>
        <source>It is not in the trash any more.</source>
        <translation>Es liegt nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <source>“%1” was not restored. %2</source>
        <translation>„%1“ wurde nicht wiederhergestellt. %2</translation>
    </message>
</context>
<context>
    <name>budget::TrashModel</name>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Expense</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Description or name</source>
        <translation>Beschreibung oder Name</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Deleted by</source>
        <translation>Gelöscht von</translation>
    </message>
</context>
<context>
    <name>budget::UndoActions</name>
    <message>
        <source>Undone: %1.</source>
        <translation>Rückgängig gemacht: %1.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redone: %1.</source>
        <translation>Wiederholt: %1.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>This step was undone or redone already.</source>
        <translation>Dieser Schritt wurde schon rückgängig gemacht oder wiederholt.</translation>
    </message>
    <message>
        <source>Not undone: %1. %2</source>
        <translation>Nicht rückgängig gemacht: %1. %2</translation>
    </message>
    <message>
        <source>Not redone: %1. %2</source>
        <translation>Nicht wiederholt: %1. %2</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Schritt überspringen</translation>
    </message>
    <message>
        <source>Skipped: %1.</source>
        <translation>Übersprungen: %1.</translation>
    </message>
    <message>
        <source>The next step is: %1.</source>
        <translation>Der nächste Schritt ist: %1.</translation>
    </message>
</context>
<context>
    <name>budget::WelcomePage</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Set up a ledger</source>
        <translation>Ein Kassenbuch einrichten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Work on this computer instead</source>
        <translation>Stattdessen auf diesem Rechner arbeiten</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Verbindung bearbeiten …</translation>
    </message>
    <message>
        <source>No ledger is open</source>
        <translation>Es ist kein Kassenbuch offen</translation>
    </message>
    <message>
        <source>Set up another ledger</source>
        <translation>Ein weiteres Kassenbuch einrichten</translation>
    </message>
    <message>
        <source>“%1” is not open</source>
        <translation>„%1“ ist nicht offen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <source>Connecting to “%1”…</source>
        <translation>Verbindung zu „%1“ …</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation>
            <numerusform>%1 %n s</numerusform>
            <numerusform>%1 %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::WhoAreYouDialog</name>
    <message>
        <source>Who are you here?</source>
        <translation>Wer sind Sie hier?</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>&amp;Add me…</source>
        <translation>Mich hin&amp;zufügen …</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>Das bin ich</translation>
    </message>
    <message>
        <source>What you enter in this ledger is saved with your name. Your choice is remembered on this computer.</source>
        <translation>Was Sie in dieses Kassenbuch eingeben, wird unter Ihrem Namen gespeichert. Ihre Wahl wird auf diesem Rechner gemerkt.</translation>
    </message>
</context>
<context>
    <name>budget::WrappedLabel</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>budget::about</name>
    <message>
        <source>About Budget Tracker</source>
        <translation>Über Budget Tracker</translation>
    </message>
    <message>
        <source>Budget Tracker %1</source>
        <translation>Budget Tracker %1</translation>
    </message>
    <message>
        <source>Keeps expenses in your own PostgreSQL database or in a file on this computer.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.

Built with Qt %1.</source>
        <translation>Hält Ausgaben in Ihrer eigenen PostgreSQL-Datenbank oder in einer Datei auf diesem Rechner fest.

Freie Software unter der GNU General Public License, Version 3 oder später. Sie kommt ohne jede Gewährleistung.

Gebaut mit Qt %1.</translation>
    </message>
</context>
<context>
    <name>budget::cli</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Checks the connection to a ledger step by step, from the connection string to the tables, and reports each problem with its cause and next step. Changes nothing.</source>
        <translation>Prüft die Verbindung zu einem Kassenbuch Schritt für Schritt, von der Verbindungszeichenkette bis zu den Tabellen, und nennt jedes Problem mit Ursache und nächstem Schritt. Ändert nichts.</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Compares one month of the ledger with a CSV file that has the columns date, category, amount and optionally user_id.</source>
        <translation>Vergleicht einen Monat des Kassenbuchs mit einer CSV-Datei, die die Spalten date, category, amount und wahlweise user_id hat.</translation>
    </message>
    <message>
        <source>The CSV file.</source>
        <translation>Die CSV-Datei.</translation>
    </message>
    <message>
        <source>The month to compare, such as 2024-01.</source>
        <translation>Der zu vergleichende Monat, etwa 2024-01.</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Only the expenses of the person with this id.</source>
        <translation>Nur die Ausgaben der Person mit dieser id.</translation>
    </message>
    <message>
        <source>--month needs a month such as 2024-01.</source>
        <translation>--month braucht einen Monat wie 2024-01.</translation>
    </message>
    <message>
        <source>--person needs a whole number: the id of a row in the table users.</source>
        <translation>--person braucht eine ganze Zahl: die id einer Zeile der Tabelle users.</translation>
    </message>
    <message>
        <source>Privileges are missing. Ask the owner of the database to run:</source>
        <translation>Es fehlen Rechte. Bitten Sie den Eigentümer der Datenbank, dies auszuführen:</translation>
    </message>
    <message>
        <source>Shows the SQL that creates the missing tables, runs it in one transaction and verifies the tables again.</source>
        <translation>Zeigt das SQL, das die fehlenden Tabellen anlegt, führt es in einer Transaktion aus und prüft die Tabellen noch einmal.</translation>
    </message>
    <message>
        <source>Only show the SQL.</source>
        <translation>Das SQL nur zeigen.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting %n s…</source>
        <translation>
            <numerusform>Warten, %n s …</numerusform>
            <numerusform>Warten, %n s …</numerusform>
        </translation>
    </message>
    <message>
        <source>Seconds to wait between writing and reading (default: 10).</source>
        <translation>Sekunden zwischen Schreiben und Lesen (Vorgabe: 10).</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Close the connection while waiting and open a new one afterwards.</source>
        <translation>Während des Wartens die Verbindung schließen und danach eine neue öffnen.</translation>
    </message>
    <message>
        <source>Used internally: read the test category for the drill that started this process.</source>
        <translation>Für den internen Gebrauch: die Testkategorie für die Probe lesen, die diesen Prozess gestartet hat.</translation>
    </message>
    <message>
        <source>--wait needs a whole number of seconds from 0 to 3600.</source>
        <translation>--wait braucht eine ganze Zahl von Sekunden von 0 bis 3600.</translation>
    </message>
    <message>
        <source>The journal cannot be read: %1</source>
        <translation>Das Journal kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Checks a ledger as ‘check’ does and prints a report for a helper: first what is wrong and what to do, then all results. Changes nothing.</source>
        <translation>Prüft ein Kassenbuch wie „check“ und gibt einen Bericht für jemanden aus, der hilft: zuerst, was nicht stimmt und was zu tun ist, dann alle Ergebnisse. Ändert nichts.</translation>
    </message>
    <message>
        <source>The program&apos;s own tables: version %1 of %2</source>
        <translation>Die Tabellen des Programms selbst: Version %1 von %2</translation>
    </message>
    <message>
        <source>‘budget-tracker deploy’ creates the missing tables; with --dry-run it only shows the SQL.</source>
        <translation>„budget-tracker deploy“ legt die fehlenden Tabellen an; mit --dry-run zeigt es nur das SQL.</translation>
    </message>
    <message>
        <source>The command.</source>
        <translation>Der Befehl.</translation>
    </message>
    <message>
        <source>The ledger of the profile &lt;name&gt;.</source>
        <translation>Das Kassenbuch des Profils &lt;Name&gt;.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The ledger in &lt;file&gt;.</source>
        <translation>Das Kassenbuch in &lt;Datei&gt;.</translation>
    </message>
    <message>
        <source>Answer in JSON.</source>
        <translation>In JSON antworten.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe anzeigen.</translation>
    </message>
    <message>
        <source>%1 needs exactly one file.</source>
        <translation>%1 braucht genau eine Datei.</translation>
    </message>
    <message>
        <source>%1 takes options only.</source>
        <translation>%1 nimmt nur Optionen an.</translation>
    </message>
    <message>
        <source>Use either --profile or --ledger, not both.</source>
        <translation>Verwenden Sie entweder --profile oder --ledger, nicht beides.</translation>
    </message>
    <message>
        <source>‘budget-tracker tables’ lists the differences; ‘budget-tracker deploy’ creates missing tables.</source>
        <translation>„budget-tracker tables“ zeigt die Unterschiede; „budget-tracker deploy“ legt fehlende Tabellen an.</translation>
    </message>
    <message>
        <source>Answer in the language &lt;code&gt;: de or en.</source>
        <translation>In der Sprache &lt;Kürzel&gt; antworten: de oder en.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Open the ledger in &lt;file&gt;; it is created if missing.</source>
        <translation>Das Kassenbuch in &lt;Datei&gt; öffnen; wenn sie fehlt, wird sie angelegt.</translation>
    </message>
    <message>
        <source>Add the sample ledger and show its month.</source>
        <translation>Das Beispiel-Kassenbuch hinzufügen und seinen Monat zeigen.</translation>
    </message>
    <message>
        <source>Show the program in the language &lt;code&gt;: de or en.</source>
        <translation>Das Programm in der Sprache &lt;Kürzel&gt; zeigen: de oder en.</translation>
    </message>
    <message>
        <source>‘budget-tracker --help’ lists all options.</source>
        <translation>„budget-tracker --help“ nennt alle Optionen.</translation>
    </message>
    <message>
        <source>Keeps expenses in your own PostgreSQL database or in a file.</source>
        <translation>Hält Ausgaben in Ihrer eigenen PostgreSQL-Datenbank oder in einer Datei fest.</translation>
    </message>
    <message>
        <source>‘%1’ is not an option. To open a ledger, use --ledger &lt;file&gt;.</source>
        <translation>„%1“ ist keine Option. Ein Kassenbuch öffnen Sie mit --ledger &lt;Datei&gt;.</translation>
    </message>
    <message>
        <source>--ledger needs a file.</source>
        <translation>--ledger braucht eine Datei.</translation>
    </message>
    <message>
        <source>Checks the connection to a ledger in sixteen steps.</source>
        <translation>Prüft die Verbindung zu einem Kassenbuch in sechzehn Schritten.</translation>
    </message>
    <message>
        <source>Compares a month of the ledger with a CSV file.</source>
        <translation>Vergleicht einen Monat des Kassenbuchs mit einer CSV-Datei.</translation>
    </message>
    <message>
        <source>Creates missing tables.</source>
        <translation>Legt fehlende Tabellen an.</translation>
    </message>
    <message>
        <source>Writes a test category and checks that a second process reads it.</source>
        <translation>Schreibt eine Testkategorie und prüft, ob ein zweiter Prozess sie liest.</translation>
    </message>
    <message>
        <source>Prints a report that you can send to a helper.</source>
        <translation>Gibt einen Bericht aus, den Sie an jemanden schicken können, der Ihnen hilft.</translation>
    </message>
    <message>
        <source>Compares the tables with those that the program expects.</source>
        <translation>Vergleicht die Tabellen mit denen, die das Programm erwartet.</translation>
    </message>
    <message>
        <source>Unknown command ‘%1’.</source>
        <translation>Unbekannter Befehl „%1“.</translation>
    </message>
    <message>
        <source>Did you mean ‘%1’?</source>
        <translation>Meinten Sie „%1“?</translation>
    </message>
    <message>
        <source>The commands are:</source>
        <translation>Die Befehle sind:</translation>
    </message>
    <message>
        <source>For help on one command: budget-tracker COMMAND --help</source>
        <translation>Hilfe zu einem Befehl: budget-tracker BEFEHL --help</translation>
    </message>
    <message>
        <source>A sequence returns ids that already exist, so new rows are refused. Ask the owner of the tables to run:</source>
        <translation>Eine Sequenz liefert ids, die es schon gibt, sodass neue Zeilen abgelehnt werden. Bitten Sie den Eigentümer der Tabellen, dies auszuführen:</translation>
    </message>
    <message>
        <source>‘budget-tracker tables --repair’ saves a copy of the file and then makes these corrections:</source>
        <translation>„budget-tracker tables --repair“ speichert eine Kopie der Datei und nimmt dann diese Korrekturen vor:</translation>
    </message>
    <message>
        <source>Only rows of a local file can be repaired.</source>
        <translation>Nur Zeilen einer lokalen Datei können berichtigt werden.</translation>
    </message>
    <message>
        <source>Values corrected: %1. The original file was saved as %2</source>
        <translation>Berichtigte Werte: %1. Die ursprüngliche Datei wurde gespeichert als %2</translation>
    </message>
    <message>
        <source>Compares the tables with those that the program expects and reports each difference and its effect. Changes nothing without --repair.</source>
        <translation>Vergleicht die Tabellen mit denen, die das Programm erwartet, und nennt jeden Unterschied und seine Folge. Ändert nichts ohne --repair.</translation>
    </message>
    <message>
        <source>Correct amounts and dates that scripts stored in a local file in a form the program cannot use.</source>
        <translation>Beträge und Daten berichtigen, die Skripte in einer lokalen Datei so gespeichert haben, dass das Programm sie nicht benutzen kann.</translation>
    </message>
    <message>
        <source>At character %1 of %2: %3</source>
        <translation>Bei Zeichen %1 von %2: %3</translation>
    </message>
    <message>
        <source>From a profile that is stored on this computer.</source>
        <translation>Aus einem Profil, das auf diesem Rechner gespeichert ist.</translation>
    </message>
    <message>
        <source>From %1 in %2.</source>
        <translation>Aus %1 in %2.</translation>
    </message>
    <message>
        <source>From the environment variable %1.</source>
        <translation>Aus der Umgebungsvariablen %1.</translation>
    </message>
    <message>
        <source>git tracks %1, so everybody with a copy of the repository can read the password. Change the password, then remove the file from git.</source>
        <translation>git verfolgt %1, also kann jeder mit einer Kopie des Repositorys das Passwort lesen. Ändern Sie das Passwort, und entfernen Sie dann die Datei aus git.</translation>
    </message>
    <message>
        <source>There is no value to correct. Nothing was changed.</source>
        <translation>Es gibt keinen Wert zu berichtigen. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>budget::profilewords</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
</context>
<context>
    <name>budget::rowwords</name>
    <message>
        <source>deleted category</source>
        <translation>gelöschte Kategorie</translation>
    </message>
    <message>
        <source>no category</source>
        <translation>keine Kategorie</translation>
    </message>
    <message>
        <source>This expense has no category.</source>
        <translation>Diese Ausgabe hat keine Kategorie.</translation>
    </message>
    <message>
        <source>Category %1 was deleted, or is hidden from this user.</source>
        <translation>Kategorie %1 wurde gelöscht oder ist für diesen Benutzer nicht sichtbar.</translation>
    </message>
    <message>
        <source>deleted person</source>
        <translation>gelöschte Person</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Stored as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message numerus="yes">
        <source>%n entries cannot be read and are left out of the total</source>
        <translation>
            <numerusform>%n Eintrag ist nicht lesbar und nicht in der Summe</numerusform>
            <numerusform>%n Einträge sind nicht lesbar und nicht in der Summe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>budget::wording</name>
    <message>
        <source>a row</source>
        <translation>eine Zeile</translation>
    </message>
    <message>
        <source>row %1 holds %2</source>
        <translation>Zeile %1 enthält %2</translation>
    </message>
    <message>
        <source>amounts may have fractions of a cent: each is shown rounded and marked ≈, totals use the stored values</source>
        <translation>Beträge können Bruchteile eines Cents enthalten: jeder wird gerundet und mit ≈ gezeigt, Summen rechnen mit den gespeicherten Werten</translation>
    </message>
    <message>
        <source>a row may have no person or category; it is then listed without that name</source>
        <translation>eine Zeile kann ohne Person oder Kategorie sein und wird dann ohne diesen Namen gezeigt</translation>
    </message>
    <message>
        <source>this row is listed as unreadable and is in no sum</source>
        <translation>diese Zeile wird als nicht lesbar gezeigt und ist in keiner Summe</translation>
    </message>
    <message>
        <source>the date of this row is in no month that can be shown</source>
        <translation>das Datum dieser Zeile liegt in keinem Monat, der gezeigt werden kann</translation>
    </message>
    <message>
        <source>the row with this id does not exist or is hidden from this user; the expense is listed without its name</source>
        <translation>die Zeile mit dieser id gibt es nicht, oder sie ist für diesen Benutzer nicht sichtbar; die Ausgabe wird ohne ihren Namen gezeigt</translation>
    </message>
    <message>
        <source>The connection is not encrypted: others on the network can read your password and data.</source>
        <translation>Die Verbindung ist nicht verschlüsselt: Andere im Netz können Ihr Passwort und Ihre Daten lesen.</translation>
    </message>
    <message>
        <source>The certificate is valid, but with sslmode=verify-ca it is not checked that it belongs to this host.</source>
        <translation>Das Zertifikat ist gültig, aber mit sslmode=verify-ca wird nicht geprüft, ob es zu diesem Rechner gehört.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate expires within two weeks.</source>
        <translation>Das Zertifikat des Servers läuft binnen zwei Wochen ab.</translation>
    </message>
    <message>
        <source>The login with channel_binding=require was not answered in time; without it, over the same verified encryption, the login worked.</source>
        <translation>Die Anmeldung mit channel_binding=require wurde nicht rechtzeitig beantwortet; ohne, über dieselbe geprüfte Verschlüsselung, gelang sie.</translation>
    </message>
    <message>
        <source>The file does not exist yet.</source>
        <translation>Es gibt die Datei noch nicht.</translation>
    </message>
    <message>
        <source>This server is read-only.</source>
        <translation>Dieser Server kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>This version of PostgreSQL no longer receives updates.</source>
        <translation>Diese Version von PostgreSQL erhält keine Aktualisierungen mehr.</translation>
    </message>
    <message>
        <source>This user may not create tables, so the program cannot create its own tables.</source>
        <translation>Dieser Benutzer darf keine Tabellen anlegen, also kann das Programm seine eigenen nicht anlegen.</translation>
    </message>
    <message>
        <source>This user lacks privileges on the tables.</source>
        <translation>Diesem Benutzer fehlen Rechte an den Tabellen.</translation>
    </message>
    <message>
        <source>There are no tables yet.</source>
        <translation>Es gibt noch keine Tabellen.</translation>
    </message>
    <message>
        <source>The program&apos;s own tables are not up to date.</source>
        <translation>Die Tabellen des Programms selbst sind nicht auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>A newer version of Budget Tracker has changed this ledger, so it is read-only.</source>
        <translation>Eine neuere Version von Budget Tracker hat dieses Kassenbuch geändert, also kann es nur gelesen werden.</translation>
    </message>
    <message>
        <source>Nearly all connections that the server allows are in use.</source>
        <translation>Fast alle Verbindungen, die der Server zulässt, sind in Gebrauch.</translation>
    </message>
    <message>
        <source>The pool may open more connections than the server allows.</source>
        <translation>Der Pool kann mehr Verbindungen öffnen, als der Server zulässt.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock and the server&apos;s differ by more than a minute.</source>
        <translation>Die Uhr dieses Rechners und die des Servers unterscheiden sich um mehr als eine Minute.</translation>
    </message>
    <message>
        <source>Set sslmode=verify-full in the connection string.</source>
        <translation>Setzen Sie sslmode=verify-full in der Verbindungszeichenkette.</translation>
    </message>
    <message>
        <source>If the server is your own, renew its certificate. Neon renews certificates automatically.</source>
        <translation>Wenn der Server Ihnen gehört, erneuern Sie sein Zertifikat. Neon erneuert Zertifikate von selbst.</translation>
    </message>
    <message>
        <source>Remove channel_binding=require from the connection string, or use the direct host.</source>
        <translation>Entfernen Sie channel_binding=require aus der Verbindungszeichenkette, oder benutzen Sie den direkten Rechner.</translation>
    </message>
    <message>
        <source>To write, connect to the primary server instead of a replica.</source>
        <translation>Zum Schreiben verbinden Sie sich mit dem Hauptserver statt mit einer Kopie.</translation>
    </message>
    <message>
        <source>Upgrade the server, or ask its administrator to do so.</source>
        <translation>Aktualisieren Sie den Server, oder bitten Sie seinen Administrator darum.</translation>
    </message>
    <message>
        <source>this user</source>
        <translation>dieser Benutzer</translation>
    </message>
    <message>
        <source>Close other programs that use this database.</source>
        <translation>Schließen Sie andere Programme, die diese Datenbank benutzen.</translation>
    </message>
    <message>
        <source>Close other programs that use this database, or choose a smaller pool.</source>
        <translation>Schließen Sie andere Programme, die diese Datenbank benutzen, oder wählen Sie einen kleineren Pool.</translation>
    </message>
    <message>
        <source>Ask the schema&apos;s owner to run: %1</source>
        <translation>Bitten Sie den Eigentümer des Schemas, dies auszuführen: %1</translation>
    </message>
    <message>
        <source>Ask the tables&apos; owner to run: %1</source>
        <translation>Bitten Sie den Eigentümer der Tabellen, dies auszuführen: %1</translation>
    </message>
    <message>
        <source>They are created when the ledger is opened.</source>
        <translation>Sie werden angelegt, wenn das Kassenbuch geöffnet wird.</translation>
    </message>
    <message>
        <source>Update Budget Tracker to change the ledger.</source>
        <translation>Aktualisieren Sie Budget Tracker, um das Kassenbuch zu ändern.</translation>
    </message>
    <message>
        <source>Close other programs that use this database, or use Neon&apos;s pooled host.</source>
        <translation>Schließen Sie andere Programme, die diese Datenbank benutzen, oder benutzen Sie Neons Pooler-Rechner.</translation>
    </message>
    <message>
        <source>Choose a smaller pool.</source>
        <translation>Wählen Sie einen kleineren Pool.</translation>
    </message>
    <message>
        <source>Turn on automatic date and time on this computer.</source>
        <translation>Schalten Sie auf diesem Rechner die automatische Einstellung von Datum und Uhrzeit ein.</translation>
    </message>
    <message>
        <source>The server ended the connection, probably because it went to sleep or was restarted.</source>
        <translation>Der Server hat die Verbindung beendet, wahrscheinlich weil er eingeschlafen ist oder neu gestartet wurde.</translation>
    </message>
    <message>
        <source>The connection was cut before the answer arrived.</source>
        <translation>Die Verbindung wurde getrennt, bevor die Antwort ankam.</translation>
    </message>
    <message>
        <source>The server or its pooler ended the connection before it had answered.</source>
        <translation>Der Server oder sein Pooler hat die Verbindung beendet, bevor er geantwortet hatte.</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>Der Server hat zu lange für die Antwort gebraucht.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full, or its storage limit is reached.</source>
        <translation>Der Datenträger des Servers ist voll, oder seine Speichergrenze ist erreicht.</translation>
    </message>
    <message>
        <source>Check again. If the problem remains, a firewall or the network may block the connection.</source>
        <translation>Prüfen Sie erneut. Wenn das Problem bleibt, blockiert vielleicht eine Firewall oder das Netz die Verbindung.</translation>
    </message>
    <message>
        <source>Check again: this wakes a sleeping server. In normal use the program reconnects by itself.</source>
        <translation>Prüfen Sie erneut: Das weckt einen schlafenden Server. Im normalen Gebrauch verbindet sich das Programm von selbst neu.</translation>
    </message>
    <message>
        <source>Check again. If the problem remains, the server may be overloaded, or another program has locked the tables.</source>
        <translation>Prüfen Sie erneut. Wenn das Problem bleibt, ist der Server vielleicht überlastet, oder ein anderes Programm hat die Tabellen gesperrt.</translation>
    </message>
    <message>
        <source>Connection string understood</source>
        <translation>Verbindungszeichenkette verstanden</translation>
    </message>
    <message>
        <source>Password available</source>
        <translation>Passwort vorhanden</translation>
    </message>
    <message>
        <source>Host name found</source>
        <translation>Rechnername gefunden</translation>
    </message>
    <message>
        <source>Port answers</source>
        <translation>Port antwortet</translation>
    </message>
    <message>
        <source>Encrypted, and the server&apos;s identity verified</source>
        <translation>Verschlüsselt, und die Identität des Servers geprüft</translation>
    </message>
    <message>
        <source>Endpoint known</source>
        <translation>Endpunkt bekannt</translation>
    </message>
    <message>
        <source>Server awake and taking connections</source>
        <translation>Server wach und nimmt Verbindungen an</translation>
    </message>
    <message>
        <source>Password accepted</source>
        <translation>Passwort angenommen</translation>
    </message>
    <message>
        <source>Database exists</source>
        <translation>Datenbank vorhanden</translation>
    </message>
    <message>
        <source>Server answers queries</source>
        <translation>Server beantwortet Abfragen</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>Version des Servers</translation>
    </message>
    <message>
        <source>Privileges</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>The program&apos;s own tables</source>
        <translation>Tabellen des Programms selbst</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Clocks agree</source>
        <translation>Uhren stimmen überein</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>not reached, because of: %1</source>
        <translation>nicht erreicht, wegen: %1</translation>
    </message>
    <message>
        <source>This user may not read all of the tables.</source>
        <translation>Dieser Benutzer darf nicht alle Tabellen lesen.</translation>
    </message>
    <message>
        <source>There are no tables, and this user may not create any.</source>
        <translation>Es gibt keine Tabellen, und dieser Benutzer darf keine anlegen.</translation>
    </message>
    <message>
        <source>Correct the connection string…</source>
        <translation>Verbindungszeichenkette berichtigen …</translation>
    </message>
    <message>
        <source>Enter the password again…</source>
        <translation>Passwort erneut eingeben …</translation>
    </message>
    <message>
        <source>Raise to verify-full</source>
        <translation>Auf verify-full anheben</translation>
    </message>
    <message>
        <source>Use the direct host</source>
        <translation>Den direkten Rechner benutzen</translation>
    </message>
    <message>
        <source>Choose a smaller pool…</source>
        <translation>Kleineren Pool wählen …</translation>
    </message>
    <message>
        <source>Create the tables…</source>
        <translation>Tabellen anlegen …</translation>
    </message>
    <message numerus="yes">
        <source>expired %n days ago</source>
        <translation>
            <numerusform>vor %n Tag abgelaufen</numerusform>
            <numerusform>vor %n Tagen abgelaufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>the server&apos;s is %1 behind</source>
        <translation>die des Servers geht %1 nach</translation>
    </message>
    <message>
        <source>the server&apos;s is %1 ahead</source>
        <translation>die des Servers geht %1 vor</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>given</source>
        <translation>angegeben</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 antwortet</translation>
    </message>
    <message>
        <source>%1 refuses</source>
        <translation>%1 lehnt ab</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message>
        <source>by a socket in %1</source>
        <translation>durch einen Socket in %1</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>unverschlüsselt</translation>
    </message>
    <message>
        <source>certificate for %1</source>
        <translation>Zertifikat für %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>valid from %1</source>
        <translation>gültig ab %1</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>gültig bis %1</translation>
    </message>
    <message>
        <source>matches host %1</source>
        <translation>passt zum Rechner %1</translation>
    </message>
    <message>
        <source>authorities from %1</source>
        <translation>Zertifizierungsstellen aus %1</translation>
    </message>
    <message>
        <source>awake after %1</source>
        <translation>wach nach %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>Laufzeit %1</translation>
    </message>
    <message>
        <source>can be written</source>
        <translation>kann geschrieben werden</translation>
    </message>
    <message>
        <source>may create tables in %1</source>
        <translation>darf Tabellen in %1 anlegen</translation>
    </message>
    <message>
        <source>no schema to create tables in</source>
        <translation>kein Schema, in dem Tabellen angelegt werden</translation>
    </message>
    <message>
        <source>may not create tables in %1</source>
        <translation>darf keine Tabellen in %1 anlegen</translation>
    </message>
    <message>
        <source>may not %1</source>
        <translation>darf nicht: %1</translation>
    </message>
    <message>
        <source>may read and write the tables</source>
        <translation>darf die Tabellen lesen und schreiben</translation>
    </message>
    <message numerus="yes">
        <source>%n of 3 found</source>
        <translation>
            <numerusform>%n von 3 gefunden</numerusform>
            <numerusform>%n von 3 gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>latest %1</source>
        <translation>neueste %1</translation>
    </message>
    <message>
        <source>pooled</source>
        <translation>über den Pooler</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message numerus="yes">
        <source>%n in use</source>
        <translation>
            <numerusform>%n in Gebrauch</numerusform>
            <numerusform>%n in Gebrauch</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>%1 of them reserved</source>
        <translation>%1 davon vorbehalten</translation>
    </message>
    <message>
        <source>this program: no limit</source>
        <translation>dieses Programm: keine Grenze</translation>
    </message>
    <message>
        <source>this program: up to %1</source>
        <translation>dieses Programm: bis zu %1</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>die Tabelle</translation>
    </message>
    <message>
        <source>the column</source>
        <translation>die Spalte</translation>
    </message>
    <message>
        <source>the type</source>
        <translation>der Typ</translation>
    </message>
    <message>
        <source>whether it may be null</source>
        <translation>ob sie leer sein darf</translation>
    </message>
    <message>
        <source>the default value</source>
        <translation>der Vorgabewert</translation>
    </message>
    <message>
        <source>the primary key</source>
        <translation>der Primärschlüssel</translation>
    </message>
    <message>
        <source>the unique key</source>
        <translation>der eindeutige Schlüssel</translation>
    </message>
    <message>
        <source>the foreign key</source>
        <translation>der Fremdschlüssel</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 (%2) is missing</source>
        <translation>%1 (%2) fehlt</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>Primärschlüssel</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>eindeutig</translation>
    </message>
    <message>
        <source>None of the three tables exists yet; they can be created.</source>
        <translation>Es gibt noch keine der drei Tabellen; sie können angelegt werden.</translation>
    </message>
    <message>
        <source>The existing tables can be used; the missing ones can be created.</source>
        <translation>Die vorhandenen Tabellen können benutzt werden; die fehlenden können angelegt werden.</translation>
    </message>
    <message>
        <source>The tables are as the program expects them.</source>
        <translation>Die Tabellen sind, wie das Programm sie erwartet.</translation>
    </message>
    <message>
        <source>The tables differ from what the program would create, and it works with them as they are.</source>
        <translation>Die Tabellen unterscheiden sich von denen, die das Programm anlegen würde, und es arbeitet mit ihnen, wie sie sind.</translation>
    </message>
    <message>
        <source>The program cannot work with these tables and does not change them; choose another database or schema.</source>
        <translation>Das Programm kann mit diesen Tabellen nicht arbeiten und verändert sie nicht; wählen Sie eine andere Datenbank oder ein anderes Schema.</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>wie erwartet</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>Ihre eigene</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%1 statt %2</translation>
    </message>
    <message>
        <source>the time of entry is not stored</source>
        <translation>die Zeit der Eingabe wird nicht gespeichert</translation>
    </message>
    <message>
        <source>dates are stored in a table of the program&apos;s own, where your scripts do not see them</source>
        <translation>das Datum steht in einer Tabelle des Programms, wo Ihre Skripte es nicht sehen</translation>
    </message>
    <message>
        <source>colours are stored in a table of the program&apos;s own</source>
        <translation>Farben stehen in einer Tabelle des Programms</translation>
    </message>
    <message>
        <source>names are stored in a table of the program&apos;s own; a person without a name there is shown by e-mail address</source>
        <translation>Namen stehen in einer Tabelle des Programms; eine Person ohne Namen dort wird mit ihrer E-Mail-Adresse gezeigt</translation>
    </message>
    <message>
        <source>the value may be missing; the field is then shown empty</source>
        <translation>der Wert kann fehlen; das Feld wird dann leer gezeigt</translation>
    </message>
    <message>
        <source>the database does not refuse duplicates</source>
        <translation>die Datenbank lehnt doppelte Werte nicht ab</translation>
    </message>
    <message>
        <source>the column is shorter than the text that the program lets you enter</source>
        <translation>die Spalte ist kürzer als der Text, den das Programm eingeben lässt</translation>
    </message>
    <message>
        <source>the program cannot work without it</source>
        <translation>ohne dies kann das Programm nicht arbeiten</translation>
    </message>
    <message>
        <source>A string for Java programs. This program connects to PostgreSQL directly.</source>
        <translation>Eine Zeichenkette für Java-Programme. Dieses Programm verbindet sich direkt mit PostgreSQL.</translation>
    </message>
    <message>
        <source>Selects the Python driver %1 for SQLAlchemy. This program connects to PostgreSQL directly and does not need it.</source>
        <translation>Wählt für SQLAlchemy den Python-Treiber %1. Dieses Programm verbindet sich direkt mit PostgreSQL und braucht ihn nicht.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Through Neon&apos;s pooler: many programs share few connections to the database. Everything in this program works with it.</source>
        <translation>Durch den Pooler von Neon: Viele Programme teilen sich wenige Verbindungen zur Datenbank. Alles in diesem Programm funktioniert damit.</translation>
    </message>
    <message>
        <source>Directly to the database: every connection counts towards the database&apos;s connection limit.</source>
        <translation>Direkt zur Datenbank: Jede Verbindung zählt zur Verbindungsgrenze der Datenbank.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>The database that contains the tables.</source>
        <translation>Die Datenbank, die die Tabellen enthält.</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>The database role with which you log in.</source>
        <translation>Die Datenbankrolle, mit der Sie sich anmelden.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Neon&apos;s name for the compute that runs your database and sleeps when it is not used.</source>
        <translation>Neons Name für die Recheninstanz, die Ihre Datenbank ausführt und schläft, wenn sie nicht benutzt wird.</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Where the server is located; the farther away, the longer each round trip takes.</source>
        <translation>Wo der Server steht; je weiter weg, desto länger dauert jede Antwort.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>The folder of the server&apos;s socket on this computer.</source>
        <translation>Der Ordner, in dem der Socket des Servers auf diesem Rechner liegt.</translation>
    </message>
    <message>
        <source>The server&apos;s name on the network.</source>
        <translation>Der Name des Servers im Netz.</translation>
    </message>
    <message>
        <source>Further host</source>
        <translation>Weiterer Rechner</translation>
    </message>
    <message>
        <source>Tried if the previous host does not answer.</source>
        <translation>Wird versucht, wenn der vorige Rechner nicht antwortet.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>PostgreSQL&apos;s usual port.</source>
        <translation>Der übliche Port von PostgreSQL.</translation>
    </message>
    <message>
        <source>PostgreSQL&apos;s usual port is 5432.</source>
        <translation>Der übliche Port von PostgreSQL ist 5432.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Not set in the string. On this computer, encryption is used if the server offers it.</source>
        <translation>In der Zeichenkette nicht angegeben. Auf diesem Rechner wird verschlüsselt, wenn der Server es anbietet.</translation>
    </message>
    <message>
        <source>Not set in the string, so the safest value is used: encrypted, and the server must prove that it is the host you named.</source>
        <translation>In der Zeichenkette nicht angegeben, also gilt der sicherste Wert: verschlüsselt, und der Server muss beweisen, dass er der genannte Rechner ist.</translation>
    </message>
    <message>
        <source>Encrypted, and the server must prove that it is the host you named.</source>
        <translation>Verschlüsselt, und der Server muss beweisen, dass er der genannte Rechner ist.</translation>
    </message>
    <message>
        <source>On this computer, encryption is used if the server offers it.</source>
        <translation>Auf diesem Rechner wird verschlüsselt, wenn der Server es anbietet.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>a parameter</source>
        <translation>ein Parameter</translation>
    </message>
    <message>
        <source>The characters after &apos;%&apos; are not valid text. Type user and password in their fields below.</source>
        <translation>Die Zeichen nach dem „%“ sind kein gültiger Text. Geben Sie Benutzer und Passwort unten in ihre Felder ein.</translation>
    </message>
    <message>
        <source>&apos;%&apos; must be followed by two hexadecimal digits (0–9, A–F); write &apos;%&apos; itself as %25.</source>
        <translation>Auf „%“ müssen zwei hexadezimale Ziffern (0–9, A–F) folgen; ein „%“ selbst schreibt man %25.</translation>
    </message>
    <message>
        <source>Nothing is entered here yet. Paste the string, or fill in the fields below.</source>
        <translation>Hier ist noch nichts eingegeben. Fügen Sie die Zeichenkette ein, oder füllen Sie die Felder unten aus.</translation>
    </message>
    <message>
        <source>This is not a connection string. It should look like postgresql://user:password@host/database.</source>
        <translation>Das ist keine Verbindungszeichenkette. Sie sollte aussehen wie postgresql://benutzer:passwort@rechner/datenbank.</translation>
    </message>
    <message>
        <source>This is the address of another kind of server; it must begin with postgresql://.</source>
        <translation>Das ist die Adresse eines anderen Servers; sie muss mit postgresql:// beginnen.</translation>
    </message>
    <message>
        <source>The beginning is missing: put postgresql:// before it.</source>
        <translation>Der Anfang fehlt: Schreiben Sie postgresql:// davor.</translation>
    </message>
    <message>
        <source>There are several connections in this text. Choose one of them.</source>
        <translation>In diesem Text sind mehrere Verbindungen. Wählen Sie eine davon.</translation>
    </message>
    <message>
        <source>The string contains an invalid character. Copy it again from its source.</source>
        <translation>Die Zeichenkette enthält ein ungültiges Zeichen. Kopieren Sie sie noch einmal aus ihrer Quelle.</translation>
    </message>
    <message>
        <source>A quotation mark is opened here and never closed.</source>
        <translation>Hier wird ein Anführungszeichen geöffnet und nie geschlossen.</translation>
    </message>
    <message>
        <source>This is not a valid host name. If your password contains &apos;@&apos;, &apos;/&apos; or &apos;?&apos;, type it in the password field below.</source>
        <translation>Das ist kein gültiger Rechnername. Wenn Ihr Passwort „@“, „/“ oder „?“ enthält, geben Sie es unten in das Passwortfeld ein.</translation>
    </message>
    <message>
        <source>The port must be a number from 1 to 65535, usually 5432. If your password contains &apos;:&apos;, &apos;/&apos; or &apos;?&apos;, type it in the password field below.</source>
        <translation>Der Port muss eine Zahl von 1 bis 65535 sein, meist 5432. Wenn Ihr Passwort „:“, „/“ oder „?“ enthält, geben Sie es unten in das Passwortfeld ein.</translation>
    </message>
    <message>
        <source>Several hosts need one port for all, or one for each.</source>
        <translation>Mehrere Rechner brauchen einen Port für alle oder einen für jeden.</translation>
    </message>
    <message>
        <source>This is still a placeholder. Replace it with the real value.</source>
        <translation>Das ist noch ein Platzhalter. Ersetzen Sie ihn durch den wirklichen Wert.</translation>
    </message>
    <message>
        <source>This parameter has no value: write name=value, and &apos;&amp;&apos; between parameters.</source>
        <translation>Dieser Parameter hat keinen Wert: Schreiben Sie name=wert, und „&amp;“ zwischen Parametern.</translation>
    </message>
    <message>
        <source>The options -W and --password take no value; psql takes this word for the database. Write -d before the name of the database, and type the password in the password field below.</source>
        <translation>Die Optionen -W und --password nehmen keinen Wert; psql hält dieses Wort für die Datenbank. Schreiben Sie -d vor den Namen der Datenbank und geben Sie das Passwort im Passwortfeld unten ein.</translation>
    </message>
    <message>
        <source>PostgreSQL does not accept this value for this parameter.</source>
        <translation>PostgreSQL nimmt diesen Wert für diesen Parameter nicht an.</translation>
    </message>
    <message>
        <source>The connection is not encrypted: others on the network can read the password and your expenses.</source>
        <translation>Die Verbindung ist nicht verschlüsselt: Andere im Netz können das Passwort und Ihre Ausgaben lesen.</translation>
    </message>
    <message>
        <source>Raised to verify-full: the mode in the string encrypts, but does not check which server answers. verify-full makes the server prove that it is the host you named.</source>
        <translation>Auf verify-full angehoben: Der Modus der Zeichenkette verschlüsselt, prüft aber nicht, welcher Server antwortet. Mit verify-full muss der Server beweisen, dass er der genannte Rechner ist.</translation>
    </message>
    <message>
        <source>verify-ca also accepts a certificate of another host; verify-full does not.</source>
        <translation>verify-ca nimmt auch das Zertifikat eines anderen Rechners an; verify-full nicht.</translation>
    </message>
    <message>
        <source>This looks like a placeholder. Replace it with the real value.</source>
        <translation>Das sieht aus wie ein Platzhalter. Ersetzen Sie ihn durch den wirklichen Wert.</translation>
    </message>
    <message>
        <source>The password holds characters that a URL would encode. It was taken exactly as it stands.</source>
        <translation>Das Passwort enthält Zeichen, die eine URL umschreiben würde. Es wurde genau so übernommen, wie es dasteht.</translation>
    </message>
    <message>
        <source>There is an &apos;@&apos; after the host. If the password contains &apos;@&apos; and &apos;/&apos; or &apos;?&apos;, remove it from the string and type it in the password field below.</source>
        <translation>Hinter dem Rechner steht ein „@“. Wenn das Passwort „@“ und „/“ oder „?“ enthält, nehmen Sie es aus der Zeichenkette, und geben Sie es unten in das Passwortfeld ein.</translation>
    </message>
    <message>
        <source>Neon&apos;s pooled host refuses &apos;options=-c …&apos;; use the direct host, or leave it out.</source>
        <translation>Neons Pooler-Rechner lehnt „options=-c …“ ab; benutzen Sie den direkten Rechner, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>The host is missing: the name of the database server.</source>
        <translation>Der Rechner fehlt: der Name des Datenbankservers.</translation>
    </message>
    <message>
        <source>The user is missing: the database role with which you log in.</source>
        <translation>Der Benutzer fehlt: die Datenbankrolle, mit der Sie sich anmelden.</translation>
    </message>
    <message>
        <source>There is no password in it. Type it below, or leave it empty if the server asks for none.</source>
        <translation>Es enthält kein Passwort. Geben Sie es unten ein, oder lassen Sie es leer, wenn der Server keines verlangt.</translation>
    </message>
    <message>
        <source>The database is missing: the name after the last &apos;/&apos;.</source>
        <translation>Die Datenbank fehlt: der Name hinter dem letzten „/“.</translation>
    </message>
    <message>
        <source>Left out: PostgreSQL does not know it and would refuse the whole string.</source>
        <translation>Weggelassen: PostgreSQL kennt es nicht und würde die ganze Zeichenkette ablehnen.</translation>
    </message>
    <message>
        <source>Left out: another program&apos;s pooler or driver reads it, PostgreSQL does not know it.</source>
        <translation>Weggelassen: Ein Pooler oder Treiber eines anderen Programms liest es, PostgreSQL kennt es nicht.</translation>
    </message>
    <message>
        <source>Left out: only newer versions of PostgreSQL&apos;s library know it.</source>
        <translation>Weggelassen: Nur neuere Versionen der PostgreSQL-Bibliothek kennen es.</translation>
    </message>
    <message>
        <source>Left out: this program decides it itself.</source>
        <translation>Weggelassen: Dieses Programm entscheidet es selbst.</translation>
    </message>
    <message>
        <source>Left out: it would allow an encryption older than TLS 1.2.</source>
        <translation>Weggelassen: Es würde eine Verschlüsselung älter als TLS 1.2 erlauben.</translation>
    </message>
    <message>
        <source>Left out: it is given again later, and the last value is used.</source>
        <translation>Weggelassen: Es steht weiter hinten noch einmal, und der letzte Wert gilt.</translation>
    </message>
    <message>
        <source>Left out: it has no value.</source>
        <translation>Weggelassen: Es hat keinen Wert.</translation>
    </message>
    <message>
        <source>How the connection is encrypted and the server checked.</source>
        <translation>Wie die Verbindung verschlüsselt und der Server geprüft wird.</translation>
    </message>
    <message>
        <source>The file of trusted certificate authorities, in place of the system&apos;s.</source>
        <translation>Die Datei der vertrauenswürdigen Zertifizierungsstellen, anstelle derer des Systems.</translation>
    </message>
    <message>
        <source>Your own certificate, which some servers ask for.</source>
        <translation>Ihr eigenes Zertifikat, das manche Server verlangen.</translation>
    </message>
    <message>
        <source>The file of the key that belongs to your own certificate.</source>
        <translation>Die Datei des Schlüssels, der zu Ihrem Zertifikat gehört.</translation>
    </message>
    <message>
        <source>The file of certificates that are no longer valid.</source>
        <translation>Die Datei der Zertifikate, die nicht mehr gelten.</translation>
    </message>
    <message>
        <source>The folder of certificates that are no longer valid.</source>
        <translation>Der Ordner der Zertifikate, die nicht mehr gelten.</translation>
    </message>
    <message>
        <source>The oldest encryption that is accepted.</source>
        <translation>Die älteste Verschlüsselung, die angenommen wird.</translation>
    </message>
    <message>
        <source>The newest encryption that is used.</source>
        <translation>Die neueste Verschlüsselung, die benutzt wird.</translation>
    </message>
    <message>
        <source>Binds the login to this encrypted connection, so that nobody in between can relay it.</source>
        <translation>Bindet die Anmeldung an diese verschlüsselte Verbindung, sodass niemand dazwischen sie weiterreichen kann.</translation>
    </message>
    <message>
        <source>The system&apos;s user that a server on this computer must run as.</source>
        <translation>Der Benutzer des Systems, unter dem ein Server auf diesem Rechner laufen muss.</translation>
    </message>
    <message>
        <source>How many seconds to wait until the connection is open.</source>
        <translation>Wie viele Sekunden auf das Öffnen der Verbindung gewartet wird.</translation>
    </message>
    <message>
        <source>After how many idle seconds the connection is tested.</source>
        <translation>Nach wie vielen Sekunden im Leerlauf die Verbindung geprüft wird.</translation>
    </message>
    <message>
        <source>How many seconds pass between two tests of an idle connection.</source>
        <translation>Wie viele Sekunden zwischen zwei Prüfungen einer Verbindung im Leerlauf vergehen.</translation>
    </message>
    <message>
        <source>After how many failed tests an idle connection counts as lost.</source>
        <translation>Nach wie vielen misslungenen Prüfungen eine Verbindung im Leerlauf als verloren gilt.</translation>
    </message>
    <message>
        <source>After how many milliseconds without an acknowledgement the connection counts as lost.</source>
        <translation>Nach wie vielen Millisekunden ohne Bestätigung die Verbindung als verloren gilt.</translation>
    </message>
    <message>
        <source>The name that the server&apos;s lists of connections show.</source>
        <translation>Der Name, den die Verbindungslisten des Servers zeigen.</translation>
    </message>
    <message>
        <source>Settings for the server, sent when the connection opens.</source>
        <translation>Einstellungen für den Server, gesendet beim Öffnen der Verbindung.</translation>
    </message>
    <message>
        <source>Which of several hosts is used, for example one that is not read-only.</source>
        <translation>Welcher von mehreren Rechnern benutzt wird, etwa einer, der nicht nur gelesen werden kann.</translation>
    </message>
    <message>
        <source>Passed on to PostgreSQL unchanged.</source>
        <translation>Wird unverändert an PostgreSQL weitergegeben.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <source>File .env</source>
        <translation>Datei .env</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>CSV-Datei</translation>
    </message>
    <message>
        <source>Connection string</source>
        <translation>Verbindungszeichenkette</translation>
    </message>
    <message>
        <source>Open a ledger first.</source>
        <translation>Öffnen Sie zuerst ein Kassenbuch.</translation>
    </message>
    <message>
        <source>The details say what the system answered.</source>
        <translation>Die Einzelheiten sagen, was das System geantwortet hat.</translation>
    </message>
    <message>
        <source>Install the package that Debian calls %1, then start the program again.</source>
        <translation>Installieren Sie das Paket, das in Debian %1 heißt, und starten Sie das Programm dann neu.</translation>
    </message>
    <message>
        <source>Please fill it in.</source>
        <translation>Bitte füllen Sie es aus.</translation>
    </message>
    <message>
        <source>Please shorten it.</source>
        <translation>Bitte kürzen Sie es.</translation>
    </message>
    <message>
        <source>Write it like %1, or as a small sum like %1+3.</source>
        <translation>Schreiben Sie es wie %1, oder als kleine Rechnung wie %1+3.</translation>
    </message>
    <message>
        <source>Enter the amount spent, or a refund with a minus sign.</source>
        <translation>Geben Sie den ausgegebenen Betrag ein, oder eine Erstattung mit einem Minus.</translation>
    </message>
    <message>
        <source>Enter an amount above zero. To move money back, swap the two categories.</source>
        <translation>Geben Sie einen Betrag über null ein. Um Geld zurückzubuchen, vertauschen Sie die beiden Kategorien.</translation>
    </message>
    <message>
        <source>Check the digits, or split it into several entries.</source>
        <translation>Prüfen Sie die Ziffern, oder teilen Sie es auf mehrere Einträge auf.</translation>
    </message>
    <message>
        <source>Write it with two decimals, like %1.</source>
        <translation>Schreiben Sie es mit zwei Nachkommastellen, wie %1.</translation>
    </message>
    <message>
        <source>Write it like %1.</source>
        <translation>Schreiben Sie es wie %1.</translation>
    </message>
    <message>
        <source>Choose one from the list, or add it under Categories.</source>
        <translation>Wählen Sie eine aus der Liste, oder fügen Sie sie unter „Kategorien“ hinzu.</translation>
    </message>
    <message>
        <source>Choose another category for one of the two.</source>
        <translation>Wählen Sie für eine der beiden eine andere Kategorie.</translation>
    </message>
    <message>
        <source>Choose under People who you are.</source>
        <translation>Wählen Sie unter „Personen“, wer Sie sind.</translation>
    </message>
    <message>
        <source>Please choose another.</source>
        <translation>Bitte wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Write &apos;#&apos; and six digits from 0 to F, or pick one.</source>
        <translation>Schreiben Sie „#“ und sechs Zeichen von 0 bis F, oder wählen Sie eine aus.</translation>
    </message>
    <message>
        <source>Copy the whole string again from its source.</source>
        <translation>Kopieren Sie die ganze Zeichenkette noch einmal aus ihrer Quelle.</translation>
    </message>
    <message>
        <source>Open a new file for it.</source>
        <translation>Öffnen Sie dafür eine neue Datei.</translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation>Wählen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>Name the file itself.</source>
        <translation>Nennen Sie die Datei selbst.</translation>
    </message>
    <message>
        <source>Remove the second name (hard link), or choose another file.</source>
        <translation>Entfernen Sie den zweiten Namen (harten Link), oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Choose a file of your own.</source>
        <translation>Wählen Sie eine eigene Datei.</translation>
    </message>
    <message>
        <source>Allow writing to it, or choose another file.</source>
        <translation>Erlauben Sie das Schreiben, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The file was not changed; choose another file.</source>
        <translation>Die Datei wurde nicht verändert; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Close that window, or choose another file.</source>
        <translation>Schließen Sie jenes Fenster, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write in it.</source>
        <translation>Prüfen Sie, ob der Ordner da ist und Sie darin schreiben dürfen.</translation>
    </message>
    <message>
        <source>Delete data that is not needed, or raise the limit (on Neon: the plan&apos;s storage).</source>
        <translation>Löschen Sie Daten, die nicht gebraucht werden, oder heben Sie die Grenze an (bei Neon: den Speicher des Tarifs).</translation>
    </message>
    <message>
        <source>Free some space and save again.</source>
        <translation>Schaffen Sie etwas Platz und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>The damaged file was kept in the same folder, with &apos;.damaged&apos; added to its name.</source>
        <translation>Die beschädigte Datei wurde im selben Ordner aufgehoben, mit „.damaged“ hinter ihrem Namen.</translation>
    </message>
    <message>
        <source>Update the program, or move the file away to start afresh.</source>
        <translation>Aktualisieren Sie das Programm, oder schieben Sie die Datei beiseite, um neu anzufangen.</translation>
    </message>
    <message>
        <source>Keep the password elsewhere: for this session, in a .env file, or let the program ask each time.</source>
        <translation>Bewahren Sie das Passwort woanders auf: für diese Sitzung, in einer .env-Datei, oder lassen Sie das Programm jedes Mal fragen.</translation>
    </message>
    <message>
        <source>Unlock it and try again, or keep the password elsewhere.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut, oder bewahren Sie das Passwort woanders auf.</translation>
    </message>
    <message>
        <source>Please enter it again.</source>
        <translation>Bitte geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>Try again, or keep it elsewhere.</source>
        <translation>Versuchen Sie es erneut, oder bewahren Sie es woanders auf.</translation>
    </message>
    <message>
        <source>Nothing was changed; update the program.</source>
        <translation>Nichts wurde verändert; aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>Set up a ledger in the program&apos;s window, set DATABASE_URL, or name a file with --ledger.</source>
        <translation>Richten Sie im Fenster des Programms ein Kassenbuch ein, setzen Sie DATABASE_URL, oder nennen Sie mit --ledger eine Datei.</translation>
    </message>
    <message>
        <source>Nothing was changed; choose another database.</source>
        <translation>Nichts wurde verändert; wählen Sie eine andere Datenbank.</translation>
    </message>
    <message>
        <source>Check the spelling of the host name, and that this computer is online.</source>
        <translation>Prüfen Sie die Schreibweise des Rechnernamens und ob dieser Rechner mit dem Netz verbunden ist.</translation>
    </message>
    <message>
        <source>Check that this computer is online, then try again.</source>
        <translation>Prüfen Sie, ob dieser Rechner mit dem Netz verbunden ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Check the number, usually 5432, and that the server runs.</source>
        <translation>Prüfen Sie die Nummer, meist 5432, und ob der Server läuft.</translation>
    </message>
    <message>
        <source>Check the name. A firewall, a VPN or the network may block the connection.</source>
        <translation>Prüfen Sie den Namen. Eine Firewall, ein VPN oder das Netz blockiert vielleicht die Verbindung.</translation>
    </message>
    <message>
        <source>Try again. If the problem remains, a firewall or the network may block the connection.</source>
        <translation>Versuchen Sie es erneut. Wenn das Problem bleibt, blockiert vielleicht eine Firewall oder das Netz die Verbindung.</translation>
    </message>
    <message>
        <source>Check the number, usually 5432.</source>
        <translation>Prüfen Sie die Nummer, meist 5432.</translation>
    </message>
    <message>
        <source>Check the host name. Your own server must offer SCRAM instead of MD5 or clear text.</source>
        <translation>Prüfen Sie den Rechnernamen. Ein eigener Server muss SCRAM statt MD5 oder Klartext anbieten.</translation>
    </message>
    <message>
        <source>Check the host name; a private server needs sslrootcert with the file of its CA.</source>
        <translation>Prüfen Sie den Rechnernamen; ein privater Server braucht sslrootcert mit der Datei seiner Zertifizierungsstelle.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time. If they are right, the server&apos;s owner must renew the certificate.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Rechners. Wenn sie stimmen, muss der Eigentümer des Servers das Zertifikat erneuern.</translation>
    </message>
    <message>
        <source>Copy the host name again; it must match the name in the certificate.</source>
        <translation>Kopieren Sie den Rechnernamen noch einmal; er muss mit dem Namen im Zertifikat übereinstimmen.</translation>
    </message>
    <message>
        <source>If the server is your own, name the file of its CA with sslrootcert. Otherwise do not continue: the server may be an impostor.</source>
        <translation>Wenn der Server Ihnen gehört, nennen Sie mit sslrootcert die Datei seiner Zertifizierungsstelle. Sonst machen Sie nicht weiter: Der Server kann ein Betrüger sein.</translation>
    </message>
    <message>
        <source>Copy the connection string again from Neon, or add options=endpoint%3D and the host&apos;s first part without ‘-pooler’.</source>
        <translation>Kopieren Sie die Verbindungszeichenkette noch einmal von Neon, oder fügen Sie options=endpoint%3D und den ersten Teil des Rechners ohne „-pooler“ an.</translation>
    </message>
    <message>
        <source>Copy the connection string again from Neon; the branch or project may have been deleted.</source>
        <translation>Kopieren Sie die Verbindungszeichenkette noch einmal von Neon; der Zweig oder das Projekt ist vielleicht gelöscht.</translation>
    </message>
    <message>
        <source>Add this network&apos;s address to the addresses that the server allows (on Neon: IP Allow).</source>
        <translation>Nehmen Sie die Adresse dieses Netzes in die Adressen auf, die der Server zulässt (bei Neon: IP Allow).</translation>
    </message>
    <message>
        <source>Remove the parameter (often ‘options’), or use the direct host instead of the pooled one.</source>
        <translation>Entfernen Sie den Parameter (oft „options“), oder benutzen Sie den direkten Rechner statt des Poolers.</translation>
    </message>
    <message>
        <source>Try again in a moment, close other programs that use this database, or use the direct host.</source>
        <translation>Versuchen Sie es gleich noch einmal, schließen Sie andere Programme, die diese Datenbank benutzen, oder benutzen Sie den direkten Rechner.</translation>
    </message>
    <message>
        <source>Check the user name in the connection string.</source>
        <translation>Prüfen Sie den Benutzernamen in der Verbindungszeichenkette.</translation>
    </message>
    <message>
        <source>Type the password again, or copy the connection string again; user and database may be wrong as well.</source>
        <translation>Geben Sie das Passwort noch einmal ein, oder kopieren Sie die Verbindungszeichenkette neu; auch Benutzer und Datenbank können falsch sein.</translation>
    </message>
    <message>
        <source>Check the name after the last &apos;/&apos; in the connection string.</source>
        <translation>Prüfen Sie den Namen hinter dem letzten „/“ in der Verbindungszeichenkette.</translation>
    </message>
    <message>
        <source>Close other programs that use this database, choose a smaller pool, or use the pooled host if there is one.</source>
        <translation>Schließen Sie andere Programme, die diese Datenbank benutzen, wählen Sie einen kleineren Pool, oder benutzen Sie den Pooler-Rechner, falls es einen gibt.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Check the project&apos;s usage on the provider&apos;s page, or wait until the next month begins.</source>
        <translation>Prüfen Sie auf der Seite des Anbieters den Verbrauch des Projekts, oder warten Sie bis zum nächsten Monat.</translation>
    </message>
    <message>
        <source>Refresh, check the result, then try again.</source>
        <translation>Aktualisieren Sie, prüfen Sie das Ergebnis, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>Bitte versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Try again: the change is saved only once, even if it was saved already.</source>
        <translation>Versuchen Sie es erneut: Die Änderung wird nur einmal gespeichert, auch wenn sie schon gespeichert war.</translation>
    </message>
    <message>
        <source>Refresh and check whether the change is there before you save again. What you typed is kept.</source>
        <translation>Aktualisieren Sie und prüfen Sie, ob die Änderung da ist, bevor Sie noch einmal speichern. Was Sie eingegeben haben, bleibt.</translation>
    </message>
    <message>
        <source>Ask the database&apos;s owner for the privilege, or connect as another user.</source>
        <translation>Bitten Sie den Eigentümer der Datenbank um das Recht, oder verbinden Sie sich als anderer Benutzer.</translation>
    </message>
    <message>
        <source>Connect to the primary server instead of a replica.</source>
        <translation>Verbinden Sie sich mit dem Hauptserver statt mit einer Kopie.</translation>
    </message>
    <message>
        <source>First move or delete the entries that use it.</source>
        <translation>Verschieben oder löschen Sie zuerst die Einträge, die es benutzen.</translation>
    </message>
    <message>
        <source>Refresh to see the current entries.</source>
        <translation>Aktualisieren Sie, um die jetzigen Einträge zu sehen.</translation>
    </message>
    <message>
        <source>Change it and save again.</source>
        <translation>Ändern Sie ihn und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>Choose another file, or confirm that a new ledger is created in this one.</source>
        <translation>Wählen Sie eine andere Datei, oder bestätigen Sie, dass in dieser ein neues Kassenbuch angelegt wird.</translation>
    </message>
    <message>
        <source>Open a backup copy, or open the file read-only and save what can still be read.</source>
        <translation>Öffnen Sie eine Sicherungskopie, oder öffnen Sie die Datei nur zum Lesen und speichern Sie, was noch gelesen werden kann.</translation>
    </message>
    <message>
        <source>Check the schema&apos;s name in the connection string, or create the schema first.</source>
        <translation>Prüfen Sie den Namen des Schemas in der Verbindungszeichenkette, oder legen Sie das Schema zuerst an.</translation>
    </message>
    <message>
        <source>‘Tables’ on the Connection page lists them and can repair them.</source>
        <translation>„Tabellen“ auf der Seite „Verbindung“ nennt sie und kann sie berichtigen.</translation>
    </message>
    <message>
        <source>Check the path, or remove sslrootcert to use this computer&apos;s certificate authorities.</source>
        <translation>Prüfen Sie den Pfad, oder entfernen Sie sslrootcert, damit die Zertifizierungsstellen dieses Rechners gelten.</translation>
    </message>
    <message>
        <source>Use the direct host, or remove channel_binding=require from the connection string.</source>
        <translation>Benutzen Sie den direkten Rechner, oder entfernen Sie channel_binding=require aus der Verbindungszeichenkette.</translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation>Geben Sie das Passwort ein.</translation>
    </message>
    <message>
        <source>Use another role, or ask an administrator to run ALTER ROLE … LOGIN.</source>
        <translation>Benutzen Sie eine andere Rolle, oder bitten Sie einen Administrator, ALTER ROLE … LOGIN auszuführen.</translation>
    </message>
    <message>
        <source>‘Tables’ on the Connection page names the row; correct it there or with a script.</source>
        <translation>„Tabellen“ auf der Seite „Verbindung“ nennt die Zeile; berichtigen Sie sie dort oder mit einem Skript.</translation>
    </message>
    <message>
        <source>Look for an entry with an amount that cannot be right.</source>
        <translation>Suchen Sie nach einem Eintrag mit einem Betrag, der nicht stimmen kann.</translation>
    </message>
    <message>
        <source>Write it without this character.</source>
        <translation>Schreiben Sie es ohne dieses Zeichen.</translation>
    </message>
    <message>
        <source>Check that host and port are those of a PostgreSQL server; the details show the answer.</source>
        <translation>Prüfen Sie, ob Rechner und Port die eines PostgreSQL-Servers sind; die Einzelheiten zeigen die Antwort.</translation>
    </message>
    <message>
        <source>Check that this is the right server. If it is, report this as a bug of the program.</source>
        <translation>Prüfen Sie, ob dies der richtige Server ist. Wenn ja, melden Sie dies als Fehler des Programms.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The first line has no column ‘%1’.</source>
        <translation>Die erste Zeile hat keine Spalte „%1“.</translation>
    </message>
    <message>
        <source>The first line names the column ‘%1’ twice.</source>
        <translation>Die erste Zeile nennt die Spalte „%1“ zweimal.</translation>
    </message>
    <message>
        <source>There are fewer fields than the first line has columns.</source>
        <translation>Es gibt weniger Felder, als die erste Zeile Spalten hat.</translation>
    </message>
    <message>
        <source>There are more fields than the first line has columns.</source>
        <translation>Es gibt mehr Felder, als die erste Zeile Spalten hat.</translation>
    </message>
    <message>
        <source>‘%1’ is not a date such as 2024-01-31.</source>
        <translation>„%1“ ist kein Datum wie 2024-01-31.</translation>
    </message>
    <message>
        <source>‘%1’ is not an amount such as 12.50.</source>
        <translation>„%1“ ist kein Betrag wie 12.50.</translation>
    </message>
    <message>
        <source>‘%1’ is not a user_id, which is a whole number.</source>
        <translation>„%1“ ist keine user_id: Das ist eine ganze Zahl.</translation>
    </message>
    <message>
        <source>The category is empty.</source>
        <translation>Die Kategorie ist leer.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Connection string: the user name before &apos;@&apos; is missing.</source>
        <translation>Verbindungszeichenkette: Der Benutzername vor dem „@“ fehlt.</translation>
    </message>
    <message>
        <source>Connection string: the host name after &apos;@&apos; is missing or contains an invalid character.</source>
        <translation>Verbindungszeichenkette: Der Rechnername hinter dem „@“ fehlt oder enthält ein ungültiges Zeichen.</translation>
    </message>
    <message>
        <source>Connection string: the port after the host is not a number from 1 to 65535.</source>
        <translation>Verbindungszeichenkette: Der Port hinter dem Rechner ist keine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Connection string: the name of the database after the last &apos;/&apos; is missing.</source>
        <translation>Verbindungszeichenkette: Der Name der Datenbank hinter dem letzten „/“ fehlt.</translation>
    </message>
    <message>
        <source>Connection string: it should look like postgresql://user:password@host/database.</source>
        <translation>Verbindungszeichenkette: Sie sollte aussehen wie postgresql://benutzer:passwort@rechner/datenbank.</translation>
    </message>
    <message numerus="yes">
        <source>this is longer than %n characters.</source>
        <translation>
            <numerusform>dies ist länger als %n Zeichen.</numerusform>
            <numerusform>dies ist länger als %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>this text is too long.</source>
        <translation>dieser Text ist zu lang.</translation>
    </message>
    <message>
        <source>Port: the host answers, but refuses connections at this port.</source>
        <translation>Port: Der Rechner antwortet, lehnt aber Verbindungen an diesem Port ab.</translation>
    </message>
    <message>
        <source>Host: it cannot be reached from here.</source>
        <translation>Rechner: Er ist von hier nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Port: something answers there, but it is not a PostgreSQL server.</source>
        <translation>Port: Dort antwortet etwas, aber es ist kein PostgreSQL-Server.</translation>
    </message>
    <message>
        <source>Connection string: it requires encryption, which this server does not offer.</source>
        <translation>Verbindungszeichenkette: Sie verlangt Verschlüsselung, die dieser Server nicht anbietet.</translation>
    </message>
    <message>
        <source>Password: it was not sent, because the server did not prove that it knows the password.</source>
        <translation>Passwort: Es wurde nicht gesendet, weil der Server nicht bewiesen hat, dass er es kennt.</translation>
    </message>
    <message>
        <source>Host: the server could not prove that it is the one you named, so no password was sent.</source>
        <translation>Rechner: Der Server konnte nicht beweisen, dass er der genannte ist, also wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>The server ended the connection, because a change was left unfinished for too long; none of it was saved.</source>
        <translation>Der Server hat die Verbindung beendet, weil eine Änderung zu lange unvollendet blieb; nichts davon wurde gespeichert.</translation>
    </message>
    <message>
        <source>The connection was lost before the answer arrived, so it is not certain whether the change was saved.</source>
        <translation>Die Verbindung ging verloren, bevor die Antwort ankam; es ist also nicht sicher, ob die Änderung gespeichert wurde.</translation>
    </message>
    <message>
        <source>User: the server does not know this name.</source>
        <translation>Benutzer: Der Server kennt diesen Namen nicht.</translation>
    </message>
    <message>
        <source>Password: the server did not accept it.</source>
        <translation>Passwort: Der Server hat es nicht angenommen.</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>Abgebrochen; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>No ledger is open.</source>
        <translation>Es ist kein Kassenbuch offen.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Etwas Unerwartetes ging schief.</translation>
    </message>
    <message>
        <source>Server: a part of the program is missing, PostgreSQL&apos;s client library.</source>
        <translation>Server: Ein Teil des Programms fehlt, die Client-Bibliothek von PostgreSQL.</translation>
    </message>
    <message>
        <source>File: a part of the program is missing, Qt&apos;s driver for SQLite.</source>
        <translation>Datei: Ein Teil des Programms fehlt, der SQLite-Treiber von Qt.</translation>
    </message>
    <message>
        <source>A part of the program is missing: Qt&apos;s support for encryption.</source>
        <translation>Ein Teil des Programms fehlt: Qts Unterstützung für Verschlüsselung.</translation>
    </message>
    <message>
        <source>nothing is entered here yet.</source>
        <translation>hier ist noch nichts eingegeben.</translation>
    </message>
    <message>
        <source>Amount: this is not an amount.</source>
        <translation>Betrag: Das ist kein Betrag.</translation>
    </message>
    <message>
        <source>Amount: it must not be zero.</source>
        <translation>Betrag: Er darf nicht null sein.</translation>
    </message>
    <message>
        <source>Amount: a transfer must be above zero.</source>
        <translation>Betrag: Eine Umbuchung muss über null liegen.</translation>
    </message>
    <message>
        <source>Amount: the largest possible amount is %1.</source>
        <translation>Betrag: Der größte mögliche Betrag ist %1.</translation>
    </message>
    <message>
        <source>Amount: it has more than two decimals.</source>
        <translation>Betrag: Er hat mehr als zwei Nachkommastellen.</translation>
    </message>
    <message>
        <source>Date: there is no such day in the calendar.</source>
        <translation>Datum: Diesen Tag gibt es im Kalender nicht.</translation>
    </message>
    <message>
        <source>Category: there is no category of this name.</source>
        <translation>Kategorie: Es gibt keine dieses Namens.</translation>
    </message>
    <message>
        <source>Category: both sides of the transfer are the same category.</source>
        <translation>Kategorie: Beide Seiten der Umbuchung sind dieselbe Kategorie.</translation>
    </message>
    <message>
        <source>Person: no person is selected.</source>
        <translation>Person: Niemand ist gewählt.</translation>
    </message>
    <message>
        <source>another person already has this address.</source>
        <translation>eine andere Person hat diese Adresse schon.</translation>
    </message>
    <message>
        <source>this name is already in use.</source>
        <translation>dieser Name wird schon benutzt.</translation>
    </message>
    <message>
        <source>E-mail: an address has text on both sides of one &apos;@&apos; and no spaces.</source>
        <translation>E-Mail: Eine Adresse hat Text auf beiden Seiten eines „@“ und keine Leerzeichen.</translation>
    </message>
    <message>
        <source>Colour: this is not a colour such as #FF6B6B.</source>
        <translation>Farbe: Das ist keine Farbe wie #FF6B6B.</translation>
    </message>
    <message>
        <source>The sample was not added: this ledger already contains expenses.</source>
        <translation>Das Beispiel wurde nicht hinzugefügt: Dieses Kassenbuch enthält schon Ausgaben.</translation>
    </message>
    <message>
        <source>this is a folder.</source>
        <translation>dies ist ein Ordner.</translation>
    </message>
    <message>
        <source>this is a symbolic link, and the program does not write through links.</source>
        <translation>dies ist eine symbolische Verknüpfung, und durch solche schreibt das Programm nicht.</translation>
    </message>
    <message>
        <source>this file has a second name (a hard link), under which others may read it.</source>
        <translation>diese Datei hat einen zweiten Namen (einen harten Link), unter dem andere sie lesen können.</translation>
    </message>
    <message>
        <source>this is not a regular file.</source>
        <translation>dies ist keine reguläre Datei.</translation>
    </message>
    <message>
        <source>this file belongs to another user of this computer.</source>
        <translation>diese Datei gehört einem anderen Benutzer dieses Rechners.</translation>
    </message>
    <message>
        <source>it is read-only.</source>
        <translation>sie kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>File: this is not a Budget Tracker ledger.</source>
        <translation>Datei: Das ist kein Kassenbuch von Budget Tracker.</translation>
    </message>
    <message>
        <source>File: this ledger is open in another window.</source>
        <translation>Datei: Dieses Kassenbuch ist in einem anderen Fenster offen.</translation>
    </message>
    <message>
        <source>it cannot be opened or created here.</source>
        <translation>sie kann hier nicht geöffnet oder angelegt werden.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full, or its storage limit is reached; nothing was saved.</source>
        <translation>Der Datenträger des Servers ist voll, oder seine Speichergrenze ist erreicht; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>The disk with the file is full; nothing was saved.</source>
        <translation>Der Datenträger mit der Datei ist voll; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Settings file: part of it could not be read, so the defaults are used instead.</source>
        <translation>Einstellungsdatei: Ein Teil davon konnte nicht gelesen werden, also werden die Vorgaben benutzt.</translation>
    </message>
    <message>
        <source>Settings file: a newer version of the program wrote it, so it is neither used nor changed.</source>
        <translation>Einstellungsdatei: Eine neuere Version des Programms hat sie geschrieben, also wird sie weder benutzt noch verändert.</translation>
    </message>
    <message>
        <source>Keychain: this session has none.</source>
        <translation>Schlüsselbund: Diese Sitzung hat keinen.</translation>
    </message>
    <message>
        <source>Keychain: it is locked.</source>
        <translation>Schlüsselbund: Er ist gesperrt.</translation>
    </message>
    <message>
        <source>Keychain: it did not answer in time.</source>
        <translation>Schlüsselbund: Er hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Keychain: the request failed.</source>
        <translation>Schlüsselbund: Die Anfrage ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Password: no password is stored for this ledger.</source>
        <translation>Passwort: Für dieses Kassenbuch ist keines gespeichert.</translation>
    </message>
    <message>
        <source>Password: it was not stored correctly.</source>
        <translation>Passwort: Es wurde nicht richtig gespeichert.</translation>
    </message>
    <message>
        <source>This ledger was written by a newer version of Budget Tracker.</source>
        <translation>Dieses Kassenbuch wurde von einer neueren Version von Budget Tracker geschrieben.</translation>
    </message>
    <message>
        <source>No ledger is set up yet.</source>
        <translation>Noch ist kein Kassenbuch eingerichtet.</translation>
    </message>
    <message>
        <source>There is no profile with the name ‘%1’.</source>
        <translation>Es gibt kein Profil mit dem Namen „%1“.</translation>
    </message>
    <message>
        <source>The tables in this database do not have the structure that the program needs.</source>
        <translation>Die Tabellen in dieser Datenbank haben nicht den Aufbau, den das Programm braucht.</translation>
    </message>
    <message>
        <source>Host: no host of this name was found.</source>
        <translation>Rechner: Es wurde kein Rechner dieses Namens gefunden.</translation>
    </message>
    <message>
        <source>Host: its name could not be looked up just now.</source>
        <translation>Rechner: Sein Name konnte gerade nicht nachgeschlagen werden.</translation>
    </message>
    <message>
        <source>Host: it did not answer in time.</source>
        <translation>Rechner: Er hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Host: the server&apos;s certificate is not valid at the date and time of this computer, so no password was sent.</source>
        <translation>Rechner: Das Zertifikat des Servers ist nach Datum und Uhrzeit dieses Rechners nicht gültig, also wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>Host: the server&apos;s certificate was issued for another host name, so no password was sent.</source>
        <translation>Rechner: Das Zertifikat des Servers ist auf einen anderen Rechnernamen ausgestellt, also wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>Host: the server&apos;s certificate was not issued by an authority that this computer trusts, so no password was sent.</source>
        <translation>Rechner: Das Zertifikat des Servers stammt von keiner Zertifizierungsstelle, der dieser Rechner vertraut, also wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>Database: the server has no database of this name.</source>
        <translation>Datenbank: Der Server hat keine dieses Namens.</translation>
    </message>
    <message>
        <source>The server has no free connection at the moment.</source>
        <translation>Der Server hat im Augenblick keine freie Verbindung.</translation>
    </message>
    <message>
        <source>The account&apos;s compute time for this month is used up, so the server does not wake.</source>
        <translation>Die Rechenzeit des Kontos für diesen Monat ist verbraucht, also wacht der Server nicht auf.</translation>
    </message>
    <message>
        <source>Host: the connection does not tell Neon which endpoint to use.</source>
        <translation>Rechner: Die Verbindung sagt Neon nicht, welcher Endpunkt gemeint ist.</translation>
    </message>
    <message>
        <source>Host: Neon has no endpoint of this name, or you have no access to it.</source>
        <translation>Rechner: Neon hat keinen Endpunkt dieses Namens, oder Sie haben keinen Zugriff darauf.</translation>
    </message>
    <message>
        <source>The server does not accept connections from this network address.</source>
        <translation>Der Server nimmt von der Adresse dieses Netzes keine Verbindungen an.</translation>
    </message>
    <message>
        <source>Connection string: it has a parameter that this server or its pooler does not accept.</source>
        <translation>Verbindungszeichenkette: Sie enthält einen Parameter, den dieser Server oder sein Pooler nicht annimmt.</translation>
    </message>
    <message>
        <source>The pooler in front of the database found no free connection to it in time.</source>
        <translation>Der Pooler vor der Datenbank fand nicht rechtzeitig eine freie Verbindung zu ihr.</translation>
    </message>
    <message>
        <source>All connections were busy for too long; nothing was changed.</source>
        <translation>Alle Verbindungen waren zu lange beschäftigt; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>There was no answer, so it is not certain whether the change was saved.</source>
        <translation>Es kam keine Antwort; es ist also nicht sicher, ob die Änderung gespeichert wurde.</translation>
    </message>
    <message>
        <source>The server took too long, so the operation was stopped before it was complete.</source>
        <translation>Der Server brauchte zu lange, also wurde der Vorgang angehalten, bevor er fertig war.</translation>
    </message>
    <message>
        <source>Somebody else changed the same data at the same moment; nothing was saved.</source>
        <translation>Jemand anders hat im selben Augenblick dieselben Daten geändert; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Database: this user may not connect to it.</source>
        <translation>Datenbank: Dieser Benutzer darf sich nicht mit ihr verbinden.</translation>
    </message>
    <message>
        <source>This database user lacks the privilege for this.</source>
        <translation>Diesem Datenbankbenutzer fehlt das Recht dazu.</translation>
    </message>
    <message>
        <source>Category: expenses still use it.</source>
        <translation>Kategorie: Ausgaben benutzen sie noch.</translation>
    </message>
    <message>
        <source>The entry is still in use elsewhere.</source>
        <translation>Der Eintrag wird anderswo noch benutzt.</translation>
    </message>
    <message>
        <source>somebody else changed this meanwhile; nothing was saved.</source>
        <translation>jemand anders hat das inzwischen geändert; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Somebody else changed the entry meanwhile; nothing was saved.</source>
        <translation>Jemand anders hat den Eintrag inzwischen geändert; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Changed meanwhile: %1. Nothing was saved.</source>
        <translation>Inzwischen geändert: %1. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Refresh to see the current entries, then decide again.</source>
        <translation>Aktualisieren Sie die Ansicht und entscheiden Sie dann neu.</translation>
    </message>
    <message>
        <source>The entry no longer exists: somebody else deleted it.</source>
        <translation>Den Eintrag gibt es nicht mehr: Jemand anders hat ihn gelöscht.</translation>
    </message>
    <message>
        <source>The database did not accept this value.</source>
        <translation>Die Datenbank hat diesen Wert nicht angenommen.</translation>
    </message>
    <message>
        <source>this file is empty.</source>
        <translation>diese Datei ist leer.</translation>
    </message>
    <message>
        <source>this file contains the tables of another program.</source>
        <translation>diese Datei enthält die Tabellen eines anderen Programms.</translation>
    </message>
    <message>
        <source>it is damaged, and not all of it can be read.</source>
        <translation>sie ist beschädigt, und nicht alles darin kann gelesen werden.</translation>
    </message>
    <message>
        <source>Database: it has no schema ‘%1’.</source>
        <translation>Datenbank: Sie hat kein Schema „%1“.</translation>
    </message>
    <message>
        <source>This ledger contains amounts with fractions of a cent, so its totals would be wrong.</source>
        <translation>Dieses Kassenbuch enthält Beträge mit Bruchteilen eines Cents, sodass seine Summen falsch wären.</translation>
    </message>
    <message>
        <source>The database&apos;s sequence for new ids returns ids that already exist, so nothing was saved.</source>
        <translation>Die Sequenz der Datenbank für neue ids liefert ids, die es schon gibt, also wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Connection string: the file that sslrootcert names cannot be read.</source>
        <translation>Verbindungszeichenkette: Die Datei, die sslrootcert nennt, kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Connection string: it requires channel binding, which this server or its pooler does not offer.</source>
        <translation>Verbindungszeichenkette: Sie verlangt Channel Binding, das dieser Server oder sein Pooler nicht anbietet.</translation>
    </message>
    <message>
        <source>Password: the server requires one, but none is given.</source>
        <translation>Passwort: Der Server verlangt eines, aber es ist keines angegeben.</translation>
    </message>
    <message>
        <source>User: this role may not log in.</source>
        <translation>Benutzer: Diese Rolle darf sich nicht anmelden.</translation>
    </message>
    <message>
        <source>The database contains a value that the program cannot read.</source>
        <translation>Die Datenbank enthält einen Wert, den das Programm nicht lesen kann.</translation>
    </message>
    <message>
        <source>The sum is larger than the program can show.</source>
        <translation>Die Summe ist größer, als das Programm anzeigen kann.</translation>
    </message>
    <message>
        <source>this database cannot store the character ‘%1’.</source>
        <translation>diese Datenbank kann das Zeichen „%1“ nicht speichern.</translation>
    </message>
    <message>
        <source>The server&apos;s answer does not match the query.</source>
        <translation>Die Antwort des Servers passt nicht zur Abfrage.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too large, so it was not read to its end.</source>
        <translation>Die Antwort des Servers ist zu groß, also wurde sie nicht zu Ende gelesen.</translation>
    </message>
    <message>
        <source>%1 (SQLSTATE %2)</source>
        <translation>%1 (SQLSTATE %2)</translation>
    </message>
    <message>
        <source>Ledger opened</source>
        <translation>Kassenbuch geöffnet</translation>
    </message>
    <message>
        <source>Ledger not opened</source>
        <translation>Kassenbuch nicht geöffnet</translation>
    </message>
    <message>
        <source>Ledger closed</source>
        <translation>Kassenbuch geschlossen</translation>
    </message>
    <message>
        <source>Connection opened</source>
        <translation>Verbindung geöffnet</translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation>Verbindung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Connection ended by the server</source>
        <translation>Verbindung vom Server beendet</translation>
    </message>
    <message>
        <source>Dead connection replaced</source>
        <translation>Tote Verbindung ersetzt</translation>
    </message>
    <message>
        <source>Old connection replaced</source>
        <translation>Alte Verbindung ersetzt</translation>
    </message>
    <message>
        <source>Fell asleep</source>
        <translation>Eingeschlafen</translation>
    </message>
    <message>
        <source>Woke up</source>
        <translation>Aufgewacht</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>Wieder verbunden</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>Erneut versucht</translation>
    </message>
    <message>
        <source>Waited for a free connection</source>
        <translation>Auf eine freie Verbindung gewartet</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Answered slowly</source>
        <translation>Langsam beantwortet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Connection checked</source>
        <translation>Verbindung geprüft</translation>
    </message>
    <message>
        <source>open the ledger</source>
        <translation>das Kassenbuch öffnen</translation>
    </message>
    <message>
        <source>add an expense</source>
        <translation>eine Ausgabe hinzufügen</translation>
    </message>
    <message>
        <source>add expenses</source>
        <translation>Ausgaben hinzufügen</translation>
    </message>
    <message>
        <source>change an expense</source>
        <translation>eine Ausgabe ändern</translation>
    </message>
    <message>
        <source>delete an expense</source>
        <translation>eine Ausgabe löschen</translation>
    </message>
    <message>
        <source>restore an expense</source>
        <translation>eine Ausgabe wiederherstellen</translation>
    </message>
    <message>
        <source>transfer between categories</source>
        <translation>zwischen Kategorien umbuchen</translation>
    </message>
    <message>
        <source>list a month</source>
        <translation>einen Monat auflisten</translation>
    </message>
    <message>
        <source>sum up a month</source>
        <translation>einen Monat zusammenfassen</translation>
    </message>
    <message>
        <source>read a month</source>
        <translation>einen Monat lesen</translation>
    </message>
    <message>
        <source>list categories</source>
        <translation>Kategorien auflisten</translation>
    </message>
    <message>
        <source>add a category</source>
        <translation>eine Kategorie hinzufügen</translation>
    </message>
    <message>
        <source>change a category</source>
        <translation>eine Kategorie ändern</translation>
    </message>
    <message>
        <source>delete a category</source>
        <translation>eine Kategorie löschen</translation>
    </message>
    <message>
        <source>list people</source>
        <translation>Personen auflisten</translation>
    </message>
    <message>
        <source>add a person</source>
        <translation>eine Person hinzufügen</translation>
    </message>
    <message>
        <source>change a person</source>
        <translation>eine Person ändern</translation>
    </message>
    <message>
        <source>add the sample ledger</source>
        <translation>das Beispiel-Kassenbuch hinzufügen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartezeiten</translation>
    </message>
    <message>
        <source>Slow statements</source>
        <translation>Langsame Anweisungen</translation>
    </message>
    <message>
        <source>The journal cannot be written to its file, so it is lost when the program ends. %1</source>
        <translation>Das Journal kann nicht in seine Datei geschrieben werden, also geht es verloren, wenn das Programm endet. %1</translation>
    </message>
    <message>
        <source>check %1 of %2, ‘%3’</source>
        <translation>Prüfung %1 von %2, „%3“</translation>
    </message>
    <message>
        <source>Exact text:</source>
        <translation>Genauer Text:</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>What came back: %1</source>
        <translation>Was zurückkam: %1</translation>
    </message>
    <message>
        <source>Privileges are missing. Ask the owner of the database to run:</source>
        <translation>Es fehlen Rechte. Bitten Sie den Eigentümer der Datenbank, dies auszuführen:</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Not checked completely</source>
        <translation>Nicht vollständig geprüft</translation>
    </message>
    <message>
        <source>The checklist was not run, so nothing is known to be wrong.</source>
        <translation>Die Prüfliste wurde nicht abgearbeitet, also ist kein Fehler bekannt.</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Alles funktioniert</translation>
    </message>
    <message>
        <source>No check found anything wrong.</source>
        <translation>Keine Prüfung hat etwas gefunden, was nicht stimmt.</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Wo: %1</translation>
    </message>
    <message>
        <source>Warnings of other checks</source>
        <translation>Warnungen anderer Prüfungen</translation>
    </message>
    <message>
        <source>The checks</source>
        <translation>Die Prüfungen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>Was zurückkam</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>The tables</source>
        <translation>Die Tabellen</translation>
    </message>
    <message>
        <source>The program&apos;s own tables: version %1 of %2</source>
        <translation>Die Tabellen des Programms selbst: Version %1 von %2</translation>
    </message>
    <message>
        <source>The journal</source>
        <translation>Das Journal</translation>
    </message>
    <message>
        <source>The journal has no entries about this ledger yet.</source>
        <translation>Das Journal hat noch keine Einträge zu diesem Kassenbuch.</translation>
    </message>
    <message>
        <source>Times are in UTC. Entries shown: %1, the latest at the end.</source>
        <translation>Zeiten sind in UTC. Gezeigte Einträge: %1, der jüngste am Ende.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Budget Tracker: report on a connection</source>
        <translation>Budget Tracker: Bericht über eine Verbindung</translation>
    </message>
    <message>
        <source>Written at %1 UTC. The report contains host and user names, but not the password.</source>
        <translation>Geschrieben um %1 UTC. Der Bericht enthält Rechner- und Benutzernamen, aber nicht das Passwort.</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>given (not shown)</source>
        <translation>angegeben (nicht gezeigt)</translation>
    </message>
    <message>
        <source>TLS as used</source>
        <translation>TLS wie benutzt</translation>
    </message>
    <message>
        <source>Parameters as given</source>
        <translation>Parameter wie angegeben</translation>
    </message>
    <message>
        <source>as many connections as are asked for</source>
        <translation>so viele Verbindungen, wie verlangt werden</translation>
    </message>
    <message>
        <source>%1 connections, more without a limit</source>
        <translation>%1 Verbindungen, weitere ohne Grenze</translation>
    </message>
    <message>
        <source>%1 connections, %2 more under load</source>
        <translation>%1 Verbindungen, %2 mehr unter Last</translation>
    </message>
    <message>
        <source>never replaced for their age</source>
        <translation>nie wegen ihres Alters ersetzt</translation>
    </message>
    <message>
        <source>replaced after %1 s</source>
        <translation>nach %1 s ersetzt</translation>
    </message>
    <message>
        <source>checked before use (pre-ping)</source>
        <translation>vor Gebrauch geprüft (Pre-Ping)</translation>
    </message>
    <message>
        <source>not checked before use</source>
        <translation>vor Gebrauch nicht geprüft</translation>
    </message>
    <message>
        <source>%1, waiting up to %2 s for one, %3, %4</source>
        <translation>%1, Warten auf eine bis zu %2 s, %3, %4</translation>
    </message>
    <message>
        <source>unknown, because the server was not reached</source>
        <translation>unbekannt, weil der Server nicht erreicht wurde</translation>
    </message>
    <message>
        <source>database %1 on %2, as user %3</source>
        <translation>Datenbank %1 auf %2, als Benutzer %3</translation>
    </message>
    <message>
        <source>The connection</source>
        <translation>Die Verbindung</translation>
    </message>
    <message>
        <source>The connection string could not be read, so it is not shown.</source>
        <translation>Die Verbindungszeichenkette konnte nicht gelesen werden, also wird sie nicht angezeigt.</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>The open ledger</source>
        <translation>Das offene Kassenbuch</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>In use / open / at most</source>
        <translation>In Gebrauch / offen / höchstens</translation>
    </message>
    <message>
        <source>Opened, closed</source>
        <translation>Geöffnet, geschlossen</translation>
    </message>
    <message>
        <source>Failed the pre-ping, recycled by age, ended by the server</source>
        <translation>Pre-Ping ohne Antwort, wegen Alters ersetzt, vom Server beendet</translation>
    </message>
    <message>
        <source>Waits, the longest</source>
        <translation>Wartezeiten, die längste</translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <translation>%1, %2 ms</translation>
    </message>
    <message>
        <source>Last round trip</source>
        <translation>Letzte Laufzeit hin und zurück</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Budget Tracker</source>
        <translation>Budget Tracker</translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation>SQLite</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>libpq</source>
        <translation>libpq</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>They can be created once this user may create tables in the schema %1.</source>
        <translation>Sie können angelegt werden, sobald dieser Benutzer im Schema %1 Tabellen anlegen darf.</translation>
    </message>
    <message>
        <source>The connection does not work yet. The first check that failed: %1.</source>
        <translation>Die Verbindung funktioniert noch nicht. Die erste fehlgeschlagene Prüfung: %1.</translation>
    </message>
    <message>
        <source>The connection works, but this check failed: %1.</source>
        <translation>Die Verbindung funktioniert, aber diese Prüfung ist fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Stopped before all checks were done.</source>
        <translation>Angehalten, bevor alle Prüfungen fertig waren.</translation>
    </message>
    <message>
        <source>Nothing has been checked yet.</source>
        <translation>Noch wurde nichts geprüft.</translation>
    </message>
    <message>
        <source>All checks have passed.</source>
        <translation>Alle Prüfungen sind bestanden.</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message>
        <source>by process %1 through the server&apos;s process %2</source>
        <translation>von Prozess %1 durch den Prozess %2 des Servers</translation>
    </message>
    <message>
        <source>by process %1</source>
        <translation>von Prozess %1</translation>
    </message>
    <message>
        <source>category %1 ‘%2’ %3</source>
        <translation>Kategorie %1 „%2“ %3</translation>
    </message>
    <message>
        <source>%1, and the connection was closed meanwhile</source>
        <translation>%1, und die Verbindung war zwischendurch geschlossen</translation>
    </message>
    <message>
        <source>category %1 found %2</source>
        <translation>Kategorie %1 gefunden %2</translation>
    </message>
    <message>
        <source>the test category no longer existed</source>
        <translation>die Testkategorie gab es nicht mehr</translation>
    </message>
    <message>
        <source>the test category was removed</source>
        <translation>die Testkategorie wurde entfernt</translation>
    </message>
    <message>
        <source>This step failed for an unknown reason.</source>
        <translation>Dieser Schritt ist aus unbekanntem Grund fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The test category no longer exists: the database lost it, or somebody deleted it.</source>
        <translation>Die Testkategorie gibt es nicht mehr: Die Datenbank hat sie verloren, oder jemand hat sie gelöscht.</translation>
    </message>
    <message>
        <source>The second process did not find the test category: the database lost it.</source>
        <translation>Der zweite Prozess hat die Testkategorie nicht gefunden: Die Datenbank hat sie verloren.</translation>
    </message>
    <message>
        <source>The drill is running.</source>
        <translation>Die Probe läuft.</translation>
    </message>
    <message>
        <source>Passed: a second process found the test category %1 later.</source>
        <translation>Bestanden: Ein zweiter Prozess fand die Testkategorie %1 später.</translation>
    </message>
    <message>
        <source>The drill was not run; nothing was written.</source>
        <translation>Die Probe wurde nicht durchgeführt; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Failed: the database did not keep the test category.</source>
        <translation>Fehlgeschlagen: Die Datenbank hat die Testkategorie nicht behalten.</translation>
    </message>
    <message>
        <source>Failed: the drill could not be completed.</source>
        <translation>Fehlgeschlagen: Die Probe konnte nicht zu Ende geführt werden.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The test category may still exist; the program removes it at the next start.</source>
        <translation>Die Testkategorie gibt es vielleicht noch; das Programm entfernt sie beim nächsten Start.</translation>
    </message>
    <message>
        <source>The test category was not removed, because it is in use now.</source>
        <translation>Die Testkategorie wurde nicht entfernt, weil sie inzwischen benutzt wird.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Gewartet</translation>
    </message>
    <message>
        <source>Read by another process</source>
        <translation>Von einem anderen Prozess gelesen</translation>
    </message>
    <message>
        <source>Removed again</source>
        <translation>Wieder entfernt</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>A category ‘%1’ already exists and was not created by a drill, so it was not changed. Rename or delete it first.</source>
        <translation>Eine Kategorie „%1“ gibt es schon. Sie stammt nicht von einer Probe und wurde nicht verändert. Benennen Sie sie um, oder löschen Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Another drill is running here, or was interrupted on another computer. Try again when it has ended; after two hours its category is removed.</source>
        <translation>Hier läuft eine andere Probe, oder sie wurde auf einem anderen Rechner unterbrochen. Versuchen Sie es erneut, wenn sie beendet ist; nach zwei Stunden wird ihre Kategorie entfernt.</translation>
    </message>
    <message>
        <source>The second process found a category ‘%1’, but not the one that this drill wrote: the database lost it.</source>
        <translation>Der zweite Prozess fand eine Kategorie „%1“, aber nicht die von dieser Probe geschriebene: Diese hat die Datenbank verloren.</translation>
    </message>
    <message>
        <source>The second process could not be started.</source>
        <translation>Der zweite Prozess konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The second process ended before it answered, so the result is unknown. Try again.</source>
        <translation>Der zweite Prozess endete, bevor er geantwortet hatte, also ist das Ergebnis unbekannt. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The second process did not answer in time and was ended, so the result is unknown. Try again.</source>
        <translation>Der zweite Prozess antwortete nicht rechtzeitig und wurde beendet, also ist das Ergebnis unbekannt. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Expenses use the test category, so it was not removed. It is an ordinary category from now on.</source>
        <translation>Ausgaben benutzen die Testkategorie, also wurde sie nicht entfernt. Sie ist ab jetzt eine gewöhnliche Kategorie.</translation>
    </message>
    <message>
        <source>Somebody has changed the test category meanwhile, so it was not removed. It is an ordinary category from now on.</source>
        <translation>Jemand hat die Testkategorie inzwischen geändert, also wurde sie nicht entfernt. Sie ist ab jetzt eine gewöhnliche Kategorie.</translation>
    </message>
    <message>
        <source>Writes a test category ‘%1’, waits, lets a second process read it through its own connection, and removes it.</source>
        <translation>Schreibt eine Testkategorie „%1“, wartet, lässt einen zweiten Prozess sie über eine eigene Verbindung lesen und entfernt sie.</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>The schema that contains the tables.</source>
        <translation>Das Schema, das die Tabellen enthält.</translation>
    </message>
    <message>
        <source>The search path names several schemas. This program works in the first one only.</source>
        <translation>Der Suchpfad nennt mehrere Schemas. Dieses Programm arbeitet nur im ersten.</translation>
    </message>
    <message>
        <source>from the environment</source>
        <translation>aus der Umgebung</translation>
    </message>
    <message>
        <source>from the .env file here</source>
        <translation>aus der .env-Datei hier</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>until the program ends</source>
        <translation>bis das Programm endet</translation>
    </message>
    <message>
        <source>asked each time</source>
        <translation>jedes Mal erfragt</translation>
    </message>
    <message>
        <source>in this system&apos;s keychain</source>
        <translation>im Schlüsselbund dieses Systems</translation>
    </message>
    <message>
        <source>until the program closes</source>
        <translation>bis das Programm endet</translation>
    </message>
    <message>
        <source>nowhere: you are asked each time</source>
        <translation>nirgends: Sie werden jedes Mal gefragt</translation>
    </message>
    <message>
        <source>In this computer&apos;s keychain</source>
        <translation>Im Schlüsselbund dieses Rechners</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>Until the program ends</source>
        <translation>Bis das Programm endet</translation>
    </message>
    <message>
        <source>Not at all; ask each time</source>
        <translation>Gar nicht; jedes Mal fragen</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain stores it, protected by your login.</source>
        <translation>Der Schlüsselbund dieses Rechners speichert es, geschützt durch Ihre Anmeldung.</translation>
    </message>
    <message>
        <source>The file contains it as plain text; only your user account can open the file.</source>
        <translation>Die Datei enthält es als Klartext; nur Ihr Benutzerkonto kann die Datei öffnen.</translation>
    </message>
    <message>
        <source>It is kept until the program ends; the next start asks for it again.</source>
        <translation>Es wird behalten, bis das Programm endet; der nächste Start fragt wieder danach.</translation>
    </message>
    <message>
        <source>It is not stored; the program asks for it at each start.</source>
        <translation>Es wird nicht gespeichert; das Programm fragt bei jedem Start danach.</translation>
    </message>
    <message>
        <source>The password of this ledger is kept only while the program runs.</source>
        <translation>Das Passwort dieses Kassenbuchs wird nur behalten, solange das Programm läuft.</translation>
    </message>
    <message>
        <source>The password of this ledger is asked each time, as you chose.</source>
        <translation>Das Passwort dieses Kassenbuchs wird jedes Mal erfragt, wie Sie es gewählt haben.</translation>
    </message>
    <message>
        <source>as %1 in %2</source>
        <translation>als %1 in %2</translation>
    </message>
    <message>
        <source>The ledger is being opened.</source>
        <translation>Das Kassenbuch wird geöffnet.</translation>
    </message>
    <message>
        <source>The ledger is in a file on this computer.</source>
        <translation>Das Kassenbuch ist in einer Datei auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The database was asleep and is waking up; this takes a few seconds.</source>
        <translation>Die Datenbank hat geschlafen und wacht auf; das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>The server has answered.</source>
        <translation>Der Server hat geantwortet.</translation>
    </message>
    <message>
        <source>The server has answered; it is read-only.</source>
        <translation>Der Server hat geantwortet; er kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>No query was sent for a while, so the database is asleep. It wakes up with your next action.</source>
        <translation>Eine Weile wurde keine Abfrage gesendet, also schläft die Datenbank. Sie wacht auf, sobald Sie wieder etwas tun.</translation>
    </message>
    <message>
        <source>The connection was lost and is being opened again.</source>
        <translation>Die Verbindung ging verloren und wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>Nicht offen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <source>Local file</source>
        <translation>Lokale Datei</translation>
    </message>
    <message>
        <source>Waking…</source>
        <translation>Wacht auf …</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Asleep</source>
        <translation>Schläft</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Wird neu verbunden …</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n s</source>
        <translation>
            <numerusform>%1 %n s</numerusform>
            <numerusform>%1 %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>encrypted (%1)</source>
        <translation>verschlüsselt (%1)</translation>
    </message>
    <message>
        <source>A change could be saved twice here, because this database user may not create the program&apos;s own tables. If an answer is lost, the program asks you to check the result.</source>
        <translation>Hier könnte eine Änderung zweimal gespeichert werden, weil dieser Datenbankbenutzer die Tabellen des Programms nicht anlegen darf. Wenn eine Antwort verloren geht, bittet das Programm Sie, das Ergebnis zu prüfen.</translation>
    </message>
    <message>
        <source>This ledger was written by a newer version of Budget Tracker, so it is read-only. Update the program to change it.</source>
        <translation>Dieses Kassenbuch wurde von einer neueren Version von Budget Tracker geschrieben, also kann es nur gelesen werden. Aktualisieren Sie das Programm, um es zu ändern.</translation>
    </message>
    <message>
        <source>This server is read-only. Connect to its primary server to change the ledger.</source>
        <translation>Dieser Server kann nur gelesen werden. Verbinden Sie sich mit dem Hauptserver, um das Kassenbuch zu ändern.</translation>
    </message>
    <message>
        <source>A limit of the account or project is reached, so the server accepts no connections.</source>
        <translation>Eine Grenze des Kontos oder Projekts ist erreicht, deshalb nimmt der Server keine Verbindungen an.</translation>
    </message>
    <message>
        <source>The compute time for branches other than the default one is used up for this month, so this branch does not wake.</source>
        <translation>Die Rechenzeit für andere Zweige als den Standardzweig ist für diesen Monat verbraucht, deshalb wacht dieser Zweig nicht auf.</translation>
    </message>
    <message>
        <source>The account&apos;s data transfer for this month is used up, so the server accepts no connections.</source>
        <translation>Die Datenübertragung des Kontos ist für diesen Monat verbraucht, deshalb nimmt der Server keine Verbindungen an.</translation>
    </message>
    <message>
        <source>The account&apos;s limit of written data for this month is reached, so the server accepts no connections.</source>
        <translation>Die Grenze des Kontos für geschriebene Daten ist für diesen Monat erreicht, deshalb nimmt der Server keine Verbindungen an.</translation>
    </message>
    <message>
        <source>The storage of the account or project is full, so the server accepts no connections.</source>
        <translation>Der Speicherplatz des Kontos oder Projekts ist voll, deshalb nimmt der Server keine Verbindungen an.</translation>
    </message>
    <message>
        <source>The account has as many active endpoints as its plan allows, so this one does not wake.</source>
        <translation>Das Konto hat so viele aktive Endpunkte, wie sein Tarif erlaubt, deshalb wacht dieser nicht auf.</translation>
    </message>
    <message>
        <source>The account has more projects, branches or endpoints than its plan allows, so the server accepts no connections.</source>
        <translation>Das Konto hat mehr Projekte, Zweige oder Endpunkte, als sein Tarif erlaubt, deshalb nimmt der Server keine Verbindungen an.</translation>
    </message>
    <message>
        <source>Connection string: this server accepts encrypted connections only, and this one was not encrypted.</source>
        <translation>Verbindungszeichenkette: Dieser Server nimmt nur verschlüsselte Verbindungen an, und diese war nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>Connection string: it requires encryption that this server does not offer, so the connection was not opened.</source>
        <translation>Verbindungszeichenkette: Sie verlangt eine Verschlüsselung, die dieser Server nicht anbietet, also wurde die Verbindung nicht geöffnet.</translation>
    </message>
    <message>
        <source>Category: it no longer exists; somebody else deleted it.</source>
        <translation>Kategorie: Es gibt sie nicht mehr; jemand anders hat sie gelöscht.</translation>
    </message>
    <message>
        <source>Person: this person no longer exists; somebody else deleted the entry.</source>
        <translation>Person: Diese Person gibt es nicht mehr; jemand anders hat sie gelöscht.</translation>
    </message>
    <message>
        <source>The login took longer than the server allows.</source>
        <translation>Die Anmeldung dauerte länger, als der Server erlaubt.</translation>
    </message>
    <message>
        <source>The server refused the login of this user.</source>
        <translation>Der Server hat die Anmeldung dieses Benutzers abgelehnt.</translation>
    </message>
    <message>
        <source>Host: the server was reached, but ended the connection before the login was complete.</source>
        <translation>Rechner: Der Server wurde erreicht, beendete die Verbindung aber, bevor die Anmeldung fertig war.</translation>
    </message>
    <message>
        <source>The server has not enough memory for this at the moment; nothing was saved.</source>
        <translation>Der Server hat dafür im Augenblick nicht genug Arbeitsspeicher; es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>The server accepts no connections at the moment; it may be starting or stopping.</source>
        <translation>Der Server nimmt im Augenblick keine Verbindungen an; vielleicht startet oder stoppt er gerade.</translation>
    </message>
    <message>
        <source>User: this role is protected, so nobody can log in with it.</source>
        <translation>Benutzer: Diese Rolle ist geschützt, deshalb kann sich niemand mit ihr anmelden.</translation>
    </message>
    <message>
        <source>Open the usage page of the provider: it shows which limit was reached and how to raise it.</source>
        <translation>Öffnen Sie die Verbrauchsseite des Anbieters: Sie zeigt, welche Grenze erreicht ist und wie sie angehoben wird.</translation>
    </message>
    <message>
        <source>Use the default branch, choose a larger plan, or wait until the next month begins.</source>
        <translation>Verwenden Sie den Standardzweig, wählen Sie einen größeren Tarif, oder warten Sie, bis der nächste Monat beginnt.</translation>
    </message>
    <message>
        <source>Delete what is not needed, or choose a larger plan on the provider&apos;s page.</source>
        <translation>Löschen Sie, was nicht gebraucht wird, oder wählen Sie auf der Seite des Anbieters einen größeren Tarif.</translation>
    </message>
    <message>
        <source>Suspend another endpoint on the provider&apos;s page, or choose a larger plan.</source>
        <translation>Halten Sie auf der Seite des Anbieters einen anderen Endpunkt an, oder wählen Sie einen größeren Tarif.</translation>
    </message>
    <message>
        <source>Delete what is not needed on the provider&apos;s page, or choose a larger plan.</source>
        <translation>Löschen Sie auf der Seite des Anbieters, was nicht gebraucht wird, oder wählen Sie einen größeren Tarif.</translation>
    </message>
    <message>
        <source>Check host, port and sslmode; on a server of your own, turn TLS on (ssl = on in postgresql.conf).</source>
        <translation>Prüfen Sie Rechner, Port und sslmode; schalten Sie auf einem eigenen Server TLS ein (ssl = on in postgresql.conf).</translation>
    </message>
    <message>
        <source>Check sslmode and the TLS versions in the connection string; the details say what failed.</source>
        <translation>Prüfen Sie sslmode und die TLS-Versionen in der Verbindungszeichenkette; die Einzelheiten sagen, was fehlschlug.</translation>
    </message>
    <message>
        <source>Refresh, then choose another one.</source>
        <translation>Aktualisieren Sie, und wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Refresh, then choose under People who you are.</source>
        <translation>Aktualisieren Sie, und wählen Sie unter „Personen“, wer Sie sind.</translation>
    </message>
    <message>
        <source>Try again. If the problem remains, the network is very slow or the server is overloaded.</source>
        <translation>Versuchen Sie es erneut. Wenn das Problem bleibt, ist das Netz sehr langsam, oder der Server ist überlastet.</translation>
    </message>
    <message>
        <source>Check user and password in the connection string; the details say what the server answered.</source>
        <translation>Prüfen Sie Benutzer und Passwort in der Verbindungszeichenkette; die Einzelheiten sagen, was der Server antwortete.</translation>
    </message>
    <message>
        <source>Try again in a moment. If the problem remains, check host and port, or ask the server&apos;s owner for its log.</source>
        <translation>Versuchen Sie es gleich noch einmal. Wenn das Problem bleibt, prüfen Sie Rechner und Port, oder fragen Sie den Betreiber des Servers nach dem Protokoll.</translation>
    </message>
    <message>
        <source>Try again in a moment. If the problem remains, check the project&apos;s usage on the provider&apos;s page.</source>
        <translation>Versuchen Sie es gleich noch einmal. Wenn das Problem bleibt, prüfen Sie auf der Seite des Anbieters den Verbrauch des Projekts.</translation>
    </message>
    <message>
        <source>Use another role of this database.</source>
        <translation>Verwenden Sie eine andere Rolle dieser Datenbank.</translation>
    </message>
    <message>
        <source>Choose another database, ask its owner for the privilege, or connect as another user.</source>
        <translation>Wählen Sie eine andere Datenbank, bitten Sie den Eigentümer um das Recht, oder verbinden Sie sich als anderer Benutzer.</translation>
    </message>
    <message>
        <source>The details say what the database answered.</source>
        <translation>Die Einzelheiten sagen, was die Datenbank antwortete.</translation>
    </message>
    <message>
        <source>‘budget-tracker tables’ shows the statement that repairs the sequence.</source>
        <translation>„budget-tracker tables“ zeigt die Anweisung, die die Sequenz berichtigt.</translation>
    </message>
    <message>
        <source>Ask the owner of the tables to run: %1</source>
        <translation>Bitten Sie den Eigentümer der Tabellen, dies auszuführen: %1</translation>
    </message>
    <message>
        <source>This file or its folder is read-only. Allow writing, or save a copy elsewhere and open the copy.</source>
        <translation>Diese Datei oder ihr Ordner kann nur gelesen werden. Erlauben Sie das Schreiben, oder speichern Sie anderswo eine Kopie und öffnen Sie diese.</translation>
    </message>
    <message>
        <source>This file is damaged, so it is read-only. Open a backup copy, or save what can still be read.</source>
        <translation>Diese Datei ist beschädigt, deshalb kann sie nur gelesen werden. Öffnen Sie eine Sicherungskopie, oder speichern Sie, was noch gelesen werden kann.</translation>
    </message>
    <message>
        <source>Lock file</source>
        <translation>Sperrdatei</translation>
    </message>
    <message>
        <source>Move ‘%1’ to another folder, then open the ledger again.</source>
        <translation>Verschieben Sie „%1“ in einen anderen Ordner, und öffnen Sie das Kassenbuch dann erneut.</translation>
    </message>
    <message>
        <source>this file was not made by this program.</source>
        <translation>diese Datei stammt nicht von diesem Programm.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>It is not clear where the password ends. Remove it from the text and type it in the password field below.</source>
        <translation>Es ist nicht klar, wo das Passwort endet. Nehmen Sie es aus dem Text, und geben Sie es unten in das Passwortfeld ein.</translation>
    </message>
    <message>
        <source>It is not clear what this value is. Fill in the fields below.</source>
        <translation>Es ist nicht klar, welcher Wert das ist. Füllen Sie die Felder unten aus.</translation>
    </message>
    <message>
        <source>Left out: the parameter is given twice, and the stronger value is used.</source>
        <translation>Weggelassen: Der Parameter ist zweimal angegeben, und der strengere Wert gilt.</translation>
    </message>
    <message>
        <source>Left out: in another program, this value turns off the check of the server. PostgreSQL does not know it, and this program checks the server.</source>
        <translation>Weggelassen: In einem anderen Programm schaltet dieser Wert die Prüfung des Servers ab. PostgreSQL kennt ihn nicht, und dieses Programm prüft den Server.</translation>
    </message>
    <message>
        <source>Removed from the string; the next page asks where to keep it.</source>
        <translation>Aus der Zeichenkette entfernt; die nächste Seite fragt, wo es aufbewahrt werden soll.</translation>
    </message>
    <message>
        <source>%1 Reset it in Neon: in the console, open the branch, choose ‘Roles’ and then ‘Reset password’.</source>
        <translation>%1 Setzen Sie es in Neon zurück: Öffnen Sie in der Konsole den Branch, wählen Sie „Roles“ und dann „Reset password“.</translation>
    </message>
    <message>
        <source>done, with a warning</source>
        <translation>erledigt, mit einer Warnung</translation>
    </message>
    <message numerus="yes">
        <source>The connection works, with %n warnings: %1.</source>
        <translation>
            <numerusform>Die Verbindung funktioniert, mit %n Warnung: %1.</numerusform>
            <numerusform>Die Verbindung funktioniert, mit %n Warnungen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1 of the file already contains this password. The file is not changed:</source>
        <translation>Zeile %1 der Datei enthält dieses Passwort schon. Die Datei wird nicht verändert:</translation>
    </message>
    <message>
        <source>Only the password in line %1 of the file is replaced:</source>
        <translation>Nur das Passwort in Zeile %1 der Datei wird ersetzt:</translation>
    </message>
    <message>
        <source>Only the password is added, in line %1 of the file:</source>
        <translation>Nur das Passwort wird ergänzt, in Zeile %1 der Datei:</translation>
    </message>
    <message>
        <source>This becomes line %1 of the file; the other lines are not changed:</source>
        <translation>Das wird Zeile %1 der Datei; die anderen Zeilen werden nicht verändert:</translation>
    </message>
    <message>
        <source>The folder does not belong to a git repository.</source>
        <translation>Der Ordner gehört zu keinem Git-Repository.</translation>
    </message>
    <message>
        <source>git could not be run, so it was not checked whether the file is ignored.</source>
        <translation>Git konnte nicht ausgeführt werden, also wurde nicht geprüft, ob die Datei ignoriert wird.</translation>
    </message>
    <message>
        <source>git ignores this file, so it is not published by accident.</source>
        <translation>Git ignoriert diese Datei, also wird sie nicht aus Versehen veröffentlicht.</translation>
    </message>
    <message>
        <source>The folder belongs to a git repository that does not ignore this file, so ‘git add’ may commit the password. Add the file to .gitignore.</source>
        <translation>Der Ordner gehört zu einem Git-Repository, das diese Datei nicht ignoriert, also kann „git add“ das Passwort aufnehmen. Fügen Sie die Datei zu .gitignore hinzu.</translation>
    </message>
    <message>
        <source>git tracks this file, so the password becomes part of the next commit. Choose another file, or stop tracking this one with ‘git rm --cached’.</source>
        <translation>Git verfolgt diese Datei, also wird das Passwort Teil des nächsten Commits. Wählen Sie eine andere Datei, oder beenden Sie das Verfolgen mit „git rm --cached“.</translation>
    </message>
    <message>
        <source>The file is created with this line:</source>
        <translation>Die Datei wird mit dieser Zeile angelegt:</translation>
    </message>
    <message>
        <source>The variable %1 in this file has another purpose and is not overwritten. Choose another name.</source>
        <translation>Die Variable %1 hat in dieser Datei einen anderen Zweck und wird nicht überschrieben. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Leave the keychain as it is and use this password once</source>
        <translation>Den Schlüsselbund nicht ändern und dieses Passwort einmal benutzen</translation>
    </message>
    <message>
        <source>The keychain is not changed. At the next start, the program asks it again.</source>
        <translation>Der Schlüsselbund wird nicht geändert. Beim nächsten Start fragt das Programm ihn wieder.</translation>
    </message>
    <message numerus="yes">
        <source>The connection works, with %n warnings</source>
        <translation>
            <numerusform>Die Verbindung funktioniert, mit %n Warnung</numerusform>
            <numerusform>Die Verbindung funktioniert, mit %n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The last attempt to connect failed.</source>
        <translation>Der letzte Verbindungsversuch ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>this database cannot store one of its characters.</source>
        <translation>Diese Datenbank kann eines der Zeichen nicht speichern.</translation>
    </message>
    <message>
        <source>unknown, because the file was not checked</source>
        <translation>unbekannt, weil die Datei nicht geprüft wurde</translation>
    </message>
    <message>
        <source>Date: the year is not one of the Gregorian calendar between %1 and %2.</source>
        <translation>Datum: Das Jahr ist keines des gregorianischen Kalenders zwischen %1 und %2.</translation>
    </message>
    <message>
        <source>Enable the endpoint again, or resume the paused project, in the provider&apos;s console; in Neon&apos;s, on the page of the branch.</source>
        <translation>Schalten Sie den Endpunkt oder das angehaltene Projekt in der Konsole des Anbieters wieder ein; bei Neon auf der Seite des Zweigs.</translation>
    </message>
    <message>
        <source>Host: this endpoint is switched off or paused.</source>
        <translation>Rechner: Dieser Endpunkt ist abgeschaltet oder angehalten.</translation>
    </message>
    <message>
        <source>Stored password</source>
        <translation>Gespeichertes Passwort</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Rechnername</translation>
    </message>
    <message>
        <source>Encryption and the server&apos;s identity</source>
        <translation>Verschlüsselung und Identität des Servers</translation>
    </message>
    <message>
        <source>Answers of the server</source>
        <translation>Antworten des Servers</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Uhren</translation>
    </message>
    <message>
        <source>The file, and its folder if that is missing, are created when the ledger is opened for the first time.</source>
        <translation>Die Datei und, falls er fehlt, ihr Ordner werden angelegt, wenn das Kassenbuch zum ersten Mal geöffnet wird.</translation>
    </message>
    <message>
        <source>Try again once no other program is using the file.</source>
        <translation>Versuchen Sie es erneut, sobald kein anderes Programm die Datei benutzt.</translation>
    </message>
    <message>
        <source>Change what you entered, or change the trigger or constraint in the file.</source>
        <translation>Ändern Sie Ihre Eingabe oder den Trigger oder die Bedingung in der Datei.</translation>
    </message>
    <message>
        <source>The details name the column and the value; correct it with the program that stored it.</source>
        <translation>Die Einzelheiten nennen Spalte und Wert; berichtigen Sie ihn mit dem Programm, das ihn gespeichert hat.</translation>
    </message>
    <message>
        <source>it was busy for too long; nothing was changed.</source>
        <translation>sie war zu lange belegt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>the change took too long, so it is not certain whether it was saved.</source>
        <translation>die Änderung dauerte zu lange; daher ist nicht sicher, ob sie gespeichert wurde.</translation>
    </message>
    <message>
        <source>it was busy for too long, so the operation was not completed.</source>
        <translation>sie war zu lange belegt; daher wurde der Vorgang nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>a rule in it refused the change: ‘%1’.</source>
        <translation>eine Regel darin hat die Änderung abgelehnt: „%1“.</translation>
    </message>
    <message>
        <source>it contains a value that the program cannot read.</source>
        <translation>sie enthält einen Wert, den das Programm nicht lesen kann.</translation>
    </message>
    <message>
        <source>the database refuses large amounts that the program lets you enter</source>
        <translation>die Datenbank lehnt große Beträge ab, die sich im Programm eingeben lassen</translation>
    </message>
    <message>
        <source>add “%1”</source>
        <translation>„%1“ hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>add %n expenses</source>
        <translation>
            <numerusform>eine Ausgabe hinzufügen</numerusform>
            <numerusform>%n Ausgaben hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>edit “%1”</source>
        <translation>„%1“ ändern</translation>
    </message>
    <message numerus="yes">
        <source>edit %n expenses</source>
        <translation>
            <numerusform>eine Ausgabe ändern</numerusform>
            <numerusform>%n Ausgaben ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>delete “%1”</source>
        <translation>„%1“ löschen</translation>
    </message>
    <message numerus="yes">
        <source>delete %n expenses</source>
        <translation>
            <numerusform>eine Ausgabe löschen</numerusform>
            <numerusform>%n Ausgaben löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>restore “%1”</source>
        <translation>„%1“ wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>restore %n expenses</source>
        <translation>
            <numerusform>eine Ausgabe wiederherstellen</numerusform>
            <numerusform>%n Ausgaben wiederherstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>add a transfer</source>
        <translation>eine Umbuchung hinzufügen</translation>
    </message>
    <message>
        <source>edit a transfer</source>
        <translation>eine Umbuchung ändern</translation>
    </message>
    <message>
        <source>delete a transfer</source>
        <translation>eine Umbuchung löschen</translation>
    </message>
    <message>
        <source>add the category “%1”</source>
        <translation>die Kategorie „%1“ hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>add %n categories</source>
        <translation>
            <numerusform>eine Kategorie hinzufügen</numerusform>
            <numerusform>%n Kategorien hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>edit the category “%1”</source>
        <translation>die Kategorie „%1“ ändern</translation>
    </message>
    <message numerus="yes">
        <source>edit %n categories</source>
        <translation>
            <numerusform>eine Kategorie ändern</numerusform>
            <numerusform>%n Kategorien ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>delete the category “%1”</source>
        <translation>die Kategorie „%1“ löschen</translation>
    </message>
    <message numerus="yes">
        <source>delete %n categories</source>
        <translation>
            <numerusform>eine Kategorie löschen</numerusform>
            <numerusform>%n Kategorien löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>restore the category “%1”</source>
        <translation>die Kategorie „%1“ wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>restore %n categories</source>
        <translation>
            <numerusform>eine Kategorie wiederherstellen</numerusform>
            <numerusform>%n Kategorien wiederherstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>merge categories</source>
        <translation>Kategorien zusammenlegen</translation>
    </message>
    <message>
        <source>add the person “%1”</source>
        <translation>die Person „%1“ hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>add %n people</source>
        <translation>
            <numerusform>eine Person hinzufügen</numerusform>
            <numerusform>%n Personen hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>edit the person “%1”</source>
        <translation>die Person „%1“ ändern</translation>
    </message>
    <message numerus="yes">
        <source>edit %n people</source>
        <translation>
            <numerusform>eine Person ändern</numerusform>
            <numerusform>%n Personen ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>delete the person “%1”</source>
        <translation>die Person „%1“ löschen</translation>
    </message>
    <message numerus="yes">
        <source>delete %n people</source>
        <translation>
            <numerusform>eine Person löschen</numerusform>
            <numerusform>%n Personen löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>restore the person “%1”</source>
        <translation>die Person „%1“ wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>restore %n people</source>
        <translation>
            <numerusform>eine Person wiederherstellen</numerusform>
            <numerusform>%n Personen wiederherstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>merge people</source>
        <translation>Personen zusammenlegen</translation>
    </message>
    <message>
        <source>the last change</source>
        <translation>die letzte Änderung</translation>
    </message>
    <message>
        <source>a change by a newer version of the program</source>
        <translation>eine Änderung einer neueren Version des Programms</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Added with a transfer</source>
        <translation>Mit einer Umbuchung hinzugefügt</translation>
    </message>
    <message>
        <source>Edited with a transfer</source>
        <translation>Mit einer Umbuchung geändert</translation>
    </message>
    <message>
        <source>Deleted with a transfer</source>
        <translation>Mit einer Umbuchung gelöscht</translation>
    </message>
    <message>
        <source>Merged with another category</source>
        <translation>Mit einer anderen Kategorie zusammengelegt</translation>
    </message>
    <message>
        <source>Merged with another person</source>
        <translation>Mit einer anderen Person zusammengelegt</translation>
    </message>
    <message>
        <source>Added with the sample ledger</source>
        <translation>Mit dem Beispiel-Kassenbuch hinzugefügt</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Changed by a newer version of the program</source>
        <translation>Von einer neueren Version des Programms geändert</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>no. %1, which is gone</source>
        <translation>Nr. %1, nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Added outside the program</source>
        <translation>Außerhalb des Programms hinzugefügt</translation>
    </message>
    <message>
        <source>Edited outside the program</source>
        <translation>Außerhalb des Programms geändert</translation>
    </message>
    <message>
        <source>Deleted outside the program</source>
        <translation>Außerhalb des Programms gelöscht</translation>
    </message>
    <message>
        <source>outside the program</source>
        <translation>außerhalb des Programms</translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation>%1, auf %2</translation>
    </message>
    <message>
        <source>undo a change</source>
        <translation>eine Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>redo a change</source>
        <translation>eine Änderung wiederholen</translation>
    </message>
    <message>
        <source>find the steps of Undo and Redo</source>
        <translation>die Schritte zum Rückgängigmachen ermitteln</translation>
    </message>
    <message>
        <source>list the trash</source>
        <translation>den Papierkorb auflisten</translation>
    </message>
    <message>
        <source>restore from the trash</source>
        <translation>aus dem Papierkorb wiederherstellen</translation>
    </message>
    <message>
        <source>read the history of a row</source>
        <translation>den Verlauf einer Zeile lesen</translation>
    </message>
    <message>
        <source>The disk is full, so no copy of this file could be made before its tables are brought up to date, and it is read-only. Free some space, then open the file again.</source>
        <translation>Der Datenträger ist voll. Daher konnte diese Datei nicht kopiert werden, bevor ihre Tabellen auf den neuen Stand gebracht werden, und sie ist schreibgeschützt. Schaffen Sie Platz, und öffnen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>another person already has the address “%1”.</source>
        <translation>die Adresse „%1“ hat schon eine andere Person.</translation>
    </message>
    <message>
        <source>the name “%1” is already in use.</source>
        <translation>der Name „%1“ ist schon vergeben.</translation>
    </message>
    <message>
        <source>“%1” was deleted outside the program since; nothing was changed.</source>
        <translation>„%1“ wurde seitdem außerhalb des Programms gelöscht; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“%1” is there already; nothing was changed.</source>
        <translation>„%1“ ist schon da; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“%1” was changed outside the program since; nothing was changed now.</source>
        <translation>„%1“ wurde seitdem außerhalb des Programms geändert; jetzt wurde nichts geändert.</translation>
    </message>
    <message>
        <source>“%1” was changed again since; nothing was changed now.</source>
        <translation>„%1“ wurde seitdem noch einmal geändert; jetzt wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1: now %2 instead of %3</source>
        <translation>%1: jetzt %2 statt %3</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were changed since; nothing was changed now.</source>
        <translation>
            <numerusform>Ein Eintrag wurde seitdem geändert; jetzt wurde nichts geändert.</numerusform>
            <numerusform>%n Einträge wurden seitdem geändert; jetzt wurde nichts geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else has changed “%1” meanwhile: %2.</source>
        <translation>Jemand anders hat „%1“ inzwischen geändert: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n rows that it refers to</source>
        <translation>
            <numerusform>%1, mit einer Zeile, auf die verwiesen wird</numerusform>
            <numerusform>%1, mit %n Zeilen, auf die verwiesen wird</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, with the person “%2”</source>
        <translation>%1, mit der Person „%2“</translation>
    </message>
    <message>
        <source>%1, with the category “%2”</source>
        <translation>%1, mit der Kategorie „%2“</translation>
    </message>
    <message>
        <source>take the change of an expense back</source>
        <translation>die Änderung einer Ausgabe zurücknehmen</translation>
    </message>
    <message>
        <source>take the change of a category back</source>
        <translation>die Änderung einer Kategorie zurücknehmen</translation>
    </message>
    <message>
        <source>skip a step of Undo or Redo</source>
        <translation>einen Schritt beim Rückgängigmachen oder Wiederholen überspringen</translation>
    </message>
    <message>
        <source>find what keeps a step from being undone</source>
        <translation>suchen, was einen Schritt nicht rückgängig machen lässt</translation>
    </message>
    <message>
        <source>read a row</source>
        <translation>eine Zeile lesen</translation>
    </message>
    <message>
        <source>This text is too long. Paste only the part of it that contains the connection.</source>
        <translation>Dieser Text ist zu lang. Fügen Sie nur den Teil davon ein, in dem die Verbindung steht.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>--language: ‘%1’ is unknown; choose de or en.</source>
        <translation>--language: „%1“ ist unbekannt; wählen Sie de oder en.</translation>
    </message>
</context>
</TS>
