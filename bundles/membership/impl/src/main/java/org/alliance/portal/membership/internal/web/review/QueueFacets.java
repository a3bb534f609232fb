package org.alliance.portal.membership.internal.web.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.alliance.portal.api.web.FacetView;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.QueueCount;
import org.alliance.portal.membership.internal.QueueFilter;
import org.alliance.portal.membership.internal.Stage;

/** The filters of the queue, each with how many it would leave. */
final class QueueFacets {
  private final QueueFilter filter;
  private final List<QueueCount> counts;
  private final String lang;
  private final Names names;

  /** What things are called in the reader's language. */
  interface Names {
    /** A text of this feature. */
    String text(String key);

    /** A country. */
    String country(String code);
  }

  /**
   * A filter in force.
   *
   * @param label its name
   * @param facet name of its group
   * @param href the queue without it
   */
  public record Chip(String label, String facet, String href) {}

  /** One group: its name in addresses, what an application counts for, what is chosen. */
  private record Facet(
      String name, Function<QueueCount, Object> value, Set<?> chosen, Collection<?> offered) {}

  QueueFacets(QueueFilter filter, List<QueueCount> counts, String lang, Names names) {
    this.filter = filter;
    this.counts = counts;
    this.lang = lang;
    this.names = names;
  }

  private List<Facet> all() {
    return List.of(
        new Facet(
            QueueAddress.STATE, QueueCount::stage, filter.stages(), Arrays.asList(Stage.values())),
        new Facet(
            QueueAddress.ASSIGNED,
            QueueCount::holder,
            filter.holders(),
            Arrays.asList(QueueFilter.Holder.values())),
        new Facet(
            QueueAddress.WAY,
            QueueCount::way,
            filter.ways(),
            Arrays.asList(Application.Way.values())),
        new Facet(QueueAddress.COUNTRY, QueueCount::country, filter.countries(), null));
  }

  /** The groups, in the order in which they are offered. */
  List<FacetView> views() {
    return all().stream().map(this::view).toList();
  }

  private FacetView view(Facet facet) {
    Map<Object, Long> found = new LinkedHashMap<>();
    if (facet.offered() != null) {
      facet.offered().forEach(value -> found.put(value, 0L));
    }
    facet.chosen().forEach(value -> found.putIfAbsent(value, 0L));
    counts.stream()
        .filter(count -> counts(count, facet))
        .forEach(count -> found.merge(facet.value().apply(count), count.count(), Long::sum));
    List<FacetView.Option> options = new ArrayList<>();
    found.forEach(
        (value, count) ->
            options.add(
                new FacetView.Option(
                    QueueAddress.value(value),
                    label(facet.name(), value),
                    count,
                    facet.chosen().contains(value))));
    if (facet.offered() == null) {
      options.sort(Comparator.comparing(FacetView.Option::label));
    }
    return new FacetView(facet.name(), legend(facet.name()), options);
  }

  /** Whether an application is left by every group but one. */
  private boolean counts(QueueCount count, Facet but) {
    return all().stream()
        .filter(facet -> !facet.name().equals(but == null ? "" : but.name()))
        .allMatch(
            facet -> {
              Set<?> wanted =
                  facet.name().equals(QueueAddress.STATE) ? filter.shown() : facet.chosen();
              return wanted.isEmpty() || wanted.contains(facet.value().apply(count));
            });
  }

  /** How many are in the part of the queue that is asked for. */
  long total() {
    return counts.stream().filter(count -> counts(count, null)).mapToLong(QueueCount::count).sum();
  }

  private String legend(String facet) {
    return names.text("membership.review.filter." + facet);
  }

  private String label(String facet, Object value) {
    return facet.equals(QueueAddress.COUNTRY)
        ? names.country(value.toString())
        : names.text("membership.review." + facet + "." + QueueAddress.value(value));
  }

  /** The filters in force. */
  List<Chip> chips() {
    Map<String, Chip> chips = new TreeMap<>();
    for (Facet facet : all()) {
      for (Object value : facet.chosen()) {
        chips.put(
            facet.name() + " " + QueueAddress.value(value),
            new Chip(
                label(facet.name(), value),
                legend(facet.name()),
                QueueAddress.of(lang, without(value), null)));
      }
    }
    return List.copyOf(chips.values());
  }

  private QueueFilter without(Object value) {
    return new QueueFilter(
        less(filter.stages(), value),
        less(filter.ways(), value),
        less(filter.countries(), value),
        less(filter.holders(), value));
  }

  private static <T> Set<T> less(Set<T> values, Object value) {
    Set<T> rest = new HashSet<>(values);
    rest.remove(value);
    return rest;
  }
}
