package org.alliance.portal.profiles.internal.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.internal.Reading;

/** Turns what was found, histories and figures into SOAP beans and back. */
final class MoreBeans {
  private MoreBeans() {}

  /** What was found, without what has gone meanwhile. */
  static SearchPage page(SearchResult found, Map<Id, ProfileSummary> there) {
    SearchPage page = new SearchPage();
    found.hits().stream()
        .map(hit -> there.get(hit.ref().id()))
        .filter(Objects::nonNull)
        .forEach(p -> page.items.add(ProfileBeans.item(p)));
    page.next = found.next();
    page.total = found.total();
    page.corrected = found.corrected();
    page.complete = found.complete();
    found.facets().keySet().stream()
        .sorted()
        .forEach(name -> page.facets.add(facet(name, found.facets().get(name))));
    return page;
  }

  private static SearchPage.Facet facet(String name, List<SearchResult.Count> counts) {
    SearchPage.Facet facet = new SearchPage.Facet();
    facet.name = name;
    for (SearchResult.Count from : counts) {
      SearchPage.Count count = new SearchPage.Count();
      count.value = from.value();
      count.profiles = from.count();
      facet.counts.add(count);
    }
    return facet;
  }

  static HistoryPage page(Slice<History.Version> slice) {
    HistoryPage page = new HistoryPage();
    for (History.Version from : slice.items()) {
      HistoryPage.Version version = new HistoryPage.Version();
      version.number = from.number();
      version.time = from.time().toString();
      version.actor = from.actor();
      version.fields = from.fields();
      page.versions.add(version);
    }
    page.next = slice.next();
    return page;
  }

  static HistoryPage.Difference difference(History.Difference from) {
    HistoryPage.Difference difference = new HistoryPage.Difference();
    difference.field = from.field();
    difference.before = from.before();
    difference.after = from.after();
    return difference;
  }

  static YearFigure figure(Figure from) {
    YearFigure figure = new YearFigure();
    figure.kind = from.kind().name().toLowerCase(Locale.ROOT);
    figure.year = from.year();
    figure.minimum = from.minimum();
    figure.maximum = from.maximum();
    figure.source = from.source();
    figure.method = from.method() == null ? null : from.method().name().toLowerCase(Locale.ROOT);
    return figure;
  }

  /**
   * A figure that was sent.
   *
   * @throws ValidationException naming what cannot be read
   */
  static Figure figure(YearFigure sent) {
    if (sent == null) {
      throw new ValidationException(FieldProblem.of("figure", "portal.problem.required"));
    }
    Reading reading = new Reading();
    Figure.Kind kind = kind(sent.kind, reading);
    Estimate.Method method = reading.choice("method", sent.method, Estimate.Method.class);
    List<FieldProblem> missing = new ArrayList<>();
    if (kind == null) {
      missing.add(FieldProblem.of("kind", "portal.problem.required"));
    }
    if (sent.year == null) {
      missing.add(FieldProblem.of("year", "portal.problem.required"));
    }
    List<FieldProblem> problems = reading.with(missing);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    boolean same = sent.maximum == null && kind == Figure.Kind.POPULATION;
    return new Figure(
        kind, sent.year, sent.minimum, same ? sent.minimum : sent.maximum, sent.source, method);
  }

  /** A kind of figures; null for none. */
  static Figure.Kind kind(String word, Reading reading) {
    return reading.choice("kind", word, Figure.Kind.class);
  }
}
