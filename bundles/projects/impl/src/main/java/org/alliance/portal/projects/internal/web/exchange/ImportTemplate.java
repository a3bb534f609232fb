package org.alliance.portal.projects.internal.web.exchange;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.projects.internal.exchange.Columns;

/** The table to fill in, and what its columns are. */
final class ImportTemplate {
  /** Columns, by which the texts that explain them are found. */
  static final List<String> HELP =
      List.of(
          "organisation.id",
          "organisation",
          "country",
          "themes",
          "kind",
          "original",
          "status",
          "from",
          "to",
          "needsMethod",
          "needsDate",
          "budget",
          "evidence",
          "fundings",
          "results",
          "partners",
          "links",
          "texts",
          "others");

  private ImportTemplate() {}

  /** The table with one row that shows how it is meant. */
  static byte[] table(Csv csv, String lang) {
    boolean french = lang.equals("fr");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Map<String, String> example = example(french);
    List<String> columns = Columns.offered();
    try (Csv.Writer table = csv.write(file, columns, french ? ';' : ',')) {
      table.row(columns.stream().map(name -> example.getOrDefault(name, "")).toList());
    }
    return file.toByteArray();
  }

  private static Map<String, String> example(boolean french) {
    Map<String, String> row = new HashMap<>();
    row.put("country", french ? "France" : "RS");
    row.put("needsMethod", "survey");
    row.put("needsDate", french ? "01/03/2021" : "2021-03-01");
    row.put("from", french ? "01/09/2021" : "2021-09-01");
    row.put("to", french ? "30/06/2023" : "2023-06-30");
    row.put("budget", french ? "120 000,50" : "120,000.50");
    row.put("links", "https://example.org/report ; " + (french ? "Rapport" : "Report"));
    if (french) {
      row.put("organisation", "EXEMPLE À REMPLACER : nom du membre");
      row.put("kind", "projet");
      row.put("original", "fr");
      row.put("themes", "education, health");
      row.put("status", "completed");
      row.put("evidence", "demonstrated");
      row.put("fundings", "FSE+ ; 100000 ; 83,3 | Budget propre");
      row.put("results", "Élèves en classe ; 61 ; 88,5 ; %");
      row.put("partners", "Association de parents ; Accueil des familles");
      row.put("title.fr", "EXEMPLE À REMPLACER : médiation scolaire");
      row.put("summary.fr", "Des médiatrices accompagnent les familles.");
      row.put("outcome.fr", "Plus d’élèves viennent en classe.");
    } else {
      row.put("organisation", "EXAMPLE TO REPLACE: name of the member");
      row.put("kind", "project");
      row.put("original", "en");
      row.put("themes", "education, health");
      row.put("status", "completed");
      row.put("evidence", "demonstrated");
      row.put("fundings", "ESF+ ; 100000 ; 83.3 | Own budget");
      row.put("results", "Pupils in class ; 61 ; 88.5 ; %");
      row.put("partners", "Parents’ association ; Welcomed the families");
      row.put("title.en", "EXAMPLE TO REPLACE: school mediation");
      row.put("summary.en", "Mediators accompany families.");
      row.put("outcome.en", "More pupils come to class.");
    }
    return row;
  }
}
