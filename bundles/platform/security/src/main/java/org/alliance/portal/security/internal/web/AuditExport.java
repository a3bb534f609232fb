package org.alliance.portal.security.internal.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.security.internal.audit.AuditEntry;
import org.alliance.portal.security.internal.audit.AuditFilter;
import org.alliance.portal.security.internal.audit.AuditNames;
import org.alliance.portal.security.internal.audit.AuditReading;
import org.alliance.portal.security.internal.audit.Details;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes entries of the audit for those who keep or examine them elsewhere. */
@Component(service = AuditExport.class)
public final class AuditExport {
  static final String CSV = "csv";
  static final String JSON = "jsonl";

  private static final List<String> COLUMNS =
      List.of(
          "time",
          "event",
          "actor",
          "actorName",
          "type",
          "id",
          "title",
          "organisation",
          "organisationName",
          "fields",
          "details",
          "network",
          "request",
          "position");

  private final AuditReading reading;
  private final AuditNames names;
  private final Csv csv;
  private final Details json = new Details();

  @Activate
  public AuditExport(
      @Reference AuditReading reading, @Reference AuditNames names, @Reference Csv csv) {
    this.reading = reading;
    this.names = names;
    this.csv = csv;
  }

  /** As a table. */
  void csv(AuditFilter filter, String lang, OutputStream out) {
    try (Csv.Writer table = csv.write(out, COLUMNS, lang.equals("fr") ? ';' : ',')) {
      reading.export(
          filter,
          CSV,
          entries ->
              rows(entries, lang).forEach(row -> table.row(List.copyOf(cells(row).values()))));
    }
  }

  /** As one JSON object a line. */
  void json(AuditFilter filter, String lang, OutputStream out) {
    reading.export(
        filter,
        JSON,
        entries -> {
          try {
            for (Map<String, Object> row : rows(entries, lang)) {
              out.write(json.json(row).getBytes(StandardCharsets.UTF_8));
              out.write('\n');
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Blank where there is nothing. */
  private Map<String, Object> cells(Map<String, Object> row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    for (String column : COLUMNS) {
      Object value = row.get(column);
      cells.put(
          column,
          value == null
              ? ""
              : value instanceof List<?> many
                  ? String.join(", ", many.stream().map(String::valueOf).toList())
                  : value instanceof Map<?, ?> ? json.json(value) : value);
    }
    return cells;
  }

  private List<Map<String, Object>> rows(List<AuditEntry> entries, String lang) {
    AuditNames.Names known = names.of(entries, lang);
    return entries.stream().map(entry -> row(entry, known)).toList();
  }

  private static Map<String, Object> row(AuditEntry entry, AuditNames.Names known) {
    AuditNames.Thing thing = entry.ref() == null ? null : known.things().get(entry.ref());
    ByLanguage.Chosen<String> owner =
        entry.organisation() == null ? null : known.organisations().get(entry.organisation());
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("time", entry.at().toString());
    row.put("event", entry.event());
    row.put("actor", entry.actor());
    row.put("actorName", known.actors().get(entry.actor()));
    row.put("type", entry.ref() == null ? null : entry.ref().type());
    row.put("id", entry.ref() == null ? null : entry.ref().id().toString());
    row.put("title", thing == null ? null : thing.title().value());
    row.put("organisation", entry.organisation() == null ? null : entry.organisation().toString());
    row.put("organisationName", owner == null ? null : owner.value());
    row.put("fields", entry.fields().isEmpty() ? null : entry.fields());
    row.put("details", entry.details().isEmpty() ? null : entry.details());
    row.put("network", entry.network());
    row.put("request", entry.request());
    row.put("position", entry.position());
    row.values().removeIf(value -> value == null);
    return row;
  }
}
