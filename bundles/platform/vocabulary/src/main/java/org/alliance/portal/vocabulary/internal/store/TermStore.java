package org.alliance.portal.vocabulary.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.api.vocabulary.Term;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Terms with their names. */
@Component(service = TermStore.class)
public final class TermStore {
  private static final String SELECT =
      "select t.id, t.version, t.scheme, t.code, t.state, t.merged_into, t.original_lang,"
          + " n.lang, n.name"
          + " from vocabulary_term t join vocabulary_term_name n on n.term_id = t.id";

  private static final String ORDER = " order by t.scheme, t.code, n.lang";

  /** A term has at most one name in each language. */
  private static final String FEW = " fetch first 200 rows only";

  private final Database database;

  private record NameRow(
      Id id,
      int version,
      String scheme,
      String code,
      Term.State state,
      String mergedInto,
      String original,
      String lang,
      String name) {}

  @Activate
  public TermStore(@Reference(target = "(portal.schema=vocabulary)") Database database) {
    this.database = database;
  }

  /** Every term of every scheme, by scheme and code. */
  public List<Term> all() {
    return terms(rows -> database.each(SELECT + ORDER, row -> rows.accept(row(row))));
  }

  /** Every term of a scheme, by code. */
  public List<Term> scheme(String scheme) {
    return terms(
        rows ->
            database.each(
                SELECT + " where t.scheme = ?" + ORDER, row -> rows.accept(row(row)), scheme));
  }

  /** One term. */
  public Optional<Term> find(String scheme, String code) {
    return first(" where t.scheme = ? and t.code = ?", scheme, code);
  }

  /** One term. */
  public Optional<Term> find(Id id) {
    return first(" where t.id = ?", id);
  }

  private Optional<Term> first(String where, Object... params) {
    String sql = SELECT + where + ORDER + FEW;
    return terms(rows -> database.list(sql, TermStore::row, params).forEach(rows)).stream()
        .findFirst();
  }

  private static List<Term> terms(Consumer<Consumer<NameRow>> query) {
    Map<Id, List<NameRow>> rows = new LinkedHashMap<>();
    query.accept(row -> rows.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
    return rows.values().stream().map(TermStore::term).toList();
  }

  private static NameRow row(Row row) {
    return new NameRow(
        row.id("id"),
        row.number("version"),
        row.text("scheme"),
        row.text("code"),
        row.choice("state", Term.State.class),
        row.text("merged_into"),
        row.text("original_lang"),
        row.text("lang"),
        row.text("name"));
  }

  private static Term term(List<NameRow> rows) {
    Map<String, String> names = new HashMap<>();
    rows.forEach(row -> names.put(row.lang(), row.name()));
    NameRow first = rows.get(0);
    String original = names.containsKey(first.original()) ? first.original() : first.lang();
    return new Term(
        first.id(),
        first.version(),
        first.scheme(),
        first.code(),
        new ByLanguage<>(original, names),
        first.state(),
        first.mergedInto());
  }

  /** Adds terms; within a transaction. */
  public void insert(List<Term> terms, Instant now) {
    database.batch(
        "insert into vocabulary_term (id, scheme, code, version, state, merged_into,"
            + " original_lang, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        terms.stream()
            .map(
                term ->
                    new Object[] {
                      term.id(),
                      term.scheme(),
                      term.code(),
                      term.version(),
                      term.state(),
                      term.mergedInto(),
                      term.names().original(),
                      now,
                      now
                    })
            .toList());
    database.batch(
        "insert into vocabulary_term_name (term_id, lang, name) values (?, ?, ?)",
        terms.stream()
            .flatMap(
                term ->
                    term.names().values().entrySet().stream()
                        .map(name -> new Object[] {term.id(), name.getKey(), name.getValue()}))
            .toList());
  }

  /**
   * Gives a term another state; within a transaction.
   *
   * @param mergedInto code of the term that takes its place; null unless merged
   * @return false when its version is no longer this one; then nothing was written
   */
  public boolean state(Id id, int version, Term.State state, String mergedInto, Instant now) {
    return database.update(
            "update vocabulary_term set version = version + 1, state = ?, merged_into = ?,"
                + " updated_at = ? where id = ? and version = ?",
            state,
            mergedInto,
            now,
            id,
            version)
        > 0;
  }

  /**
   * Gives a term other names; within a transaction. Names that stay are left where they are, so
   * that nobody reads the term without any meanwhile.
   *
   * @param before the term as it was read
   * @return false when its version is no longer this one; then nothing was written
   */
  public boolean names(Term before, ByLanguage<String> names, Instant now) {
    int updated =
        database.update(
            "update vocabulary_term set version = version + 1, original_lang = ?, updated_at = ?"
                + " where id = ? and version = ?",
            names.original(),
            now,
            before.id(),
            before.version());
    if (updated == 0) {
      return false;
    }
    Map<String, String> old = before.names().values();
    List<Object[]> changed = new ArrayList<>();
    List<Object[]> added = new ArrayList<>();
    names
        .values()
        .forEach(
            (lang, name) -> {
              if (!old.containsKey(lang)) {
                added.add(new Object[] {before.id(), lang, name});
              } else if (!old.get(lang).equals(name)) {
                changed.add(new Object[] {name, before.id(), lang});
              }
            });
    database.batch(
        "insert into vocabulary_term_name (term_id, lang, name) values (?, ?, ?)", added);
    database.batch(
        "update vocabulary_term_name set name = ? where term_id = ? and lang = ?", changed);
    database.batch(
        "delete from vocabulary_term_name where term_id = ? and lang = ?",
        old.keySet().stream()
            .filter(lang -> !names.values().containsKey(lang))
            .map(lang -> new Object[] {before.id(), lang})
            .toList());
    return true;
  }
}
