package org.alliance.portal.membership.internal.web.review;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.QueueFilter;
import org.alliance.portal.membership.internal.Stage;

/** What is asked of the queue, as its address says it: the only place where it is kept. */
final class QueueAddress {
  static final String PATH = "/admin/applications";
  static final String STATE = "state";
  static final String WAY = "way";
  static final String COUNTRY = "country";
  static final String ASSIGNED = "assigned";
  private static final String CODE = "[A-Z]{2}";

  private QueueAddress() {}

  /**
   * What the parameters of an address ask for.
   *
   * @throws ValidationException naming a parameter with a value that there is none of
   */
  static QueueFilter read(
      List<String> states, List<String> ways, List<String> countries, List<String> assigned) {
    Set<String> codes = new LinkedHashSet<>();
    for (String country : present(countries)) {
      if (!country.matches(CODE)) {
        throw unknown(COUNTRY);
      }
      codes.add(country);
    }
    return new QueueFilter(
        among(STATE, states, Stage.class),
        among(WAY, ways, Application.Way.class),
        codes,
        among(ASSIGNED, assigned, QueueFilter.Holder.class));
  }

  private static <E extends Enum<E>> Set<E> among(String name, List<String> values, Class<E> type) {
    Set<E> found = new LinkedHashSet<>();
    for (String value : present(values)) {
      try {
        found.add(Enum.valueOf(type, value.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw unknown(name);
      }
    }
    return found;
  }

  private static List<String> present(List<String> values) {
    return values.stream().filter(value -> value != null && !value.isBlank()).toList();
  }

  private static ValidationException unknown(String name) {
    return new ValidationException(FieldProblem.of(name, "portal.problem.unknown-value"));
  }

  /** A value as addresses have it. */
  static String value(Object value) {
    return value instanceof Enum<?> choice
        ? choice.name().toLowerCase(Locale.ROOT)
        : value.toString();
  }

  /** The address of a part of the queue. */
  static String of(String lang, QueueFilter filter, String after) {
    String query = query(filter, after);
    return "/" + lang + PATH + (query.isEmpty() ? "" : "?" + query);
  }

  /** The query string of a part of the queue; empty for all that is open. */
  static String query(QueueFilter filter, String after) {
    List<String> pairs = new ArrayList<>();
    add(pairs, STATE, filter.stages());
    add(pairs, WAY, filter.ways());
    add(pairs, COUNTRY, filter.countries());
    add(pairs, ASSIGNED, filter.holders());
    if (after != null) {
      pairs.add("after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }

  private static void add(List<String> pairs, String name, Collection<?> values) {
    values.stream().map(QueueAddress::value).sorted().forEach(v -> pairs.add(name + "=" + v));
  }
}
