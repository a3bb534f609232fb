package org.alliance.portal.security.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.security.internal.audit.AuditFilter;

/**
 * What the page is asked for, as far as it can be used.
 *
 * @param actor as the change log names it; null for no matter
 * @param organisation null for no matter
 * @param kind an event, or {@code type:} and a type of thing; null for no matter
 * @param from first day; null for no matter
 * @param to last day; null for no matter
 */
record AuditQuery(String actor, Id organisation, String kind, LocalDate from, LocalDate to) {
  static final String ACTOR = "actor";
  static final String ORGANISATION = "organisation";
  static final String KIND = "kind";
  static final String FROM = "from";
  static final String TO = "to";

  private static final String OF_TYPE = "type:";
  private static final Pattern ACTORS =
      Pattern.compile("system|anonymous|(account|client):[0-9A-HJKMNP-TV-Z]{13}");
  private static final Pattern KINDS = Pattern.compile("[A-Za-z0-9.:-]{1,140}");
  private static final int LAST_YEAR = 9999;

  /**
   * Reads the address.
   *
   * @param problems takes what cannot be used
   */
  static AuditQuery read(Form form, List<FieldProblem> problems) {
    String actor = matching(form, ACTOR, ACTORS, "who", problems);
    String kind = matching(form, KIND, KINDS, KIND, problems);
    Id organisation = id(form.value(ORGANISATION), problems);
    LocalDate from = day(form, FROM, problems);
    LocalDate to = day(form, TO, problems);
    if (from != null && to != null && to.isBefore(from)) {
      problems.add(FieldProblem.of(TO, "security.audit.to-before-from"));
    }
    return new AuditQuery(actor, organisation, kind, from, to);
  }

  private static String matching(
      Form form, String name, Pattern pattern, String field, List<FieldProblem> problems) {
    String value = form.value(name);
    if (value.isEmpty()) {
      return null;
    }
    if (!pattern.matcher(value).matches()) {
      problems.add(FieldProblem.of(field, "portal.problem.unknown-value"));
      return null;
    }
    return value;
  }

  private static Id id(String value, List<FieldProblem> problems) {
    try {
      return value.isEmpty() ? null : Id.parse(value);
    } catch (IllegalArgumentException e) {
      problems.add(FieldProblem.of("owner", "portal.problem.unknown-value"));
      return null;
    }
  }

  private static LocalDate day(Form form, String field, List<FieldProblem> problems) {
    String value = form.value(field);
    if (value.isEmpty()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(value);
      if (day.getYear() >= 1 && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeException e) {
      // Told below, like a year that no clock shows.
    }
    problems.add(FieldProblem.of(field, "portal.problem.date"));
    return null;
  }

  /** What the audit is asked for; days are those of a zone. */
  AuditFilter filter(ZoneId zone) {
    boolean type = kind != null && kind.startsWith(OF_TYPE);
    return new AuditFilter(
        actor,
        organisation,
        type ? null : kind,
        type ? kind.substring(OF_TYPE.length()) : null,
        from == null ? null : from.atStartOfDay(zone).toInstant(),
        to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
  }

  AuditQuery withActor(String other) {
    return new AuditQuery(other, organisation, kind, from, to);
  }

  AuditQuery withOrganisation(Id other) {
    return new AuditQuery(actor, other, kind, from, to);
  }

  /** The filters in force, by parameter. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(ACTOR, actor);
    parameters.put(ORGANISATION, organisation == null ? null : organisation.toString());
    parameters.put(KIND, kind);
    parameters.put(FROM, from == null ? null : from.toString());
    parameters.put(TO, to == null ? null : to.toString());
    parameters.values().removeIf(value -> value == null);
    return parameters;
  }

  /**
   * The address with these filters.
   *
   * @param after where to go on; null for the start
   */
  String address(String lang, String after) {
    List<String> parts = new ArrayList<>();
    parameters().forEach((name, value) -> parts.add(name + "=" + encoded(value)));
    if (after != null) {
      parts.add("after=" + encoded(after));
    }
    return "/" + lang + "/admin/audit" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
