package org.alliance.portal.persistence.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Changelogs for tests. */
final class Changelogs {
  private Changelogs() {}

  static Map<String, byte[]> bytes(Map<String, String> files) {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }

  /** A changelog of one file. */
  static Map<String, byte[]> of(String... changeSets) {
    return bytes(Map.of(Changelog.START, file(changeSets)));
  }

  static String file(String... elements) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
            http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
        """
        + String.join("\n", elements)
        + "</databaseChangeLog>";
  }

  static String set(String id, String... changes) {
    return "<changeSet id=\"%s\" author=\"test\">%s</changeSet>"
        .formatted(id, String.join("\n", changes));
  }

  /** A table with an id and one more column. */
  static String table(String name) {
    return """
        <createTable tableName="%s">
          <column name="id" type="BIGINT"><constraints nullable="false" primaryKey="true"/></column>
          <column name="word" type="VARCHAR(50)"/>
        </createTable>
        """
        .formatted(name);
  }

  static String column(String table, String column) {
    return "<addColumn tableName=\"%s\">%s</addColumn>".formatted(table, column);
  }
}
