package org.alliance.portal.projects.internal.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.alliance.portal.projects.internal.store.InitiativeLists;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a table of initiatives says of each, so that an import can read all of it again. */
@Component(service = Exports.class)
public class Exports {
  private final InitiativeLists lists;

  @Activate
  public Exports(@Reference InitiativeLists lists) {
    this.lists = lists;
  }

  /** Columns beside those that a list shows; of the texts in English, French and what there is. */
  public List<String> columns() {
    List<String> all = new ArrayList<>();
    all.add(Columns.ORGANISATION_ID);
    all.addAll(List.of("original", "needsMethod", "needsDate", Columns.EVIDENCE_SAID));
    all.addAll(Columns.TABLES.keySet());
    Set<String> languages = new LinkedHashSet<>(List.of("en", "fr"));
    languages.addAll(lists.languages());
    languages.forEach(lang -> all.addAll(Columns.texts(lang)));
    return all;
  }

  /** Cells of one initiative by column. */
  public static Map<String, Object> cells(Initiative initiative) {
    InitiativeDraft said = initiative.content();
    Map<String, List<String>> values = InitiativeForm.values(said);
    Map<String, Object> cells = new HashMap<>();
    cells.put(Columns.ORGANISATION_ID, initiative.organisation());
    for (String field : Columns.SINGLE) {
      cells.put(field, values.containsKey(field) ? values.get(field).get(0) : null);
    }
    cells.put("budget", said.budget());
    cells.put(
        Columns.EVIDENCE_SAID,
        values.containsKey(Columns.EVIDENCE) ? values.get(Columns.EVIDENCE).get(0) : null);
    Columns.TABLES.forEach((table, parts) -> cells.put(table, table(table, parts, values)));
    said.texts()
        .forEach(
            (lang, text) ->
                InitiativeForm.TEXTS.forEach(
                    part -> cells.put(part + "." + lang, InitiativeForm.part(text, part))));
    return cells;
  }

  private static String table(String table, List<String> parts, Map<String, List<String>> values) {
    List<List<String>> rows = new ArrayList<>();
    int found;
    do {
      List<String> row = new ArrayList<>();
      String start = table + "." + rows.size() + ".";
      found = 0;
      for (String part : parts) {
        String text = one(values, start + part);
        if (text.isEmpty() && part.equals("name")) {
          String member = one(values, start + Columns.ORGANISATION);
          text = member.isEmpty() ? "" : Cells.MEMBER + member;
        }
        found += text.length();
        row.add(text);
      }
      if (found > 0) {
        rows.add(row);
      }
    } while (found > 0);
    return Cells.write(rows);
  }

  private static String one(Map<String, List<String>> values, String field) {
    List<String> said = values.get(field);
    return said == null ? "" : said.get(0);
  }
}
