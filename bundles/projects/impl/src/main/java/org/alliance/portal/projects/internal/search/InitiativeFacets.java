package org.alliance.portal.projects.internal.search;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.ListFacet;
import org.alliance.portal.projects.api.InitiativeDraft;

/** The facets of initiatives: what the index has, lists offer and programs may ask for. */
public final class InitiativeFacets {
  /** What an initiative is about. */
  public static final String THEME = "theme";

  /** Where its organisation is. */
  public static final String COUNTRY = "country";

  /** What an initiative is; the facet {@code kind} says what an organisation is. */
  public static final String KIND = "initiative-kind";

  /** Where it stands. */
  public static final String STATUS = "status";

  /** What is known of its effect. */
  public static final String EVIDENCE = "evidence";

  /** How much it costs. */
  public static final String BUDGET = "budget";

  /** Who pays; whoever is not in the vocabulary stands for itself. */
  public static final String PROGRAMME = "programme";

  /** In which of the European funds' periods it went on. */
  public static final String PERIOD = "period";

  /** What lists offer, in this order. */
  public static final List<ListFacet> ALL =
      List.of(
          ListFacet.terms(THEME, label(THEME), Vocabulary.THEME),
          ListFacet.terms(COUNTRY, label(COUNTRY), Vocabulary.COUNTRY),
          ListFacet.values(
              KIND, label(KIND), "projects.kind.", codes(InitiativeDraft.Kind.values())),
          values(STATUS, codes(InitiativeDraft.Status.values())),
          values(EVIDENCE, codes(InitiativeDraft.Evidence.values())),
          values(BUDGET, List.of("under-50000", "50000-250000", "250000-1000000", "over-1000000")),
          ListFacet.openTerms(PROGRAMME, label(PROGRAMME), Vocabulary.PROGRAMME),
          values(PERIOD, List.of("before-2014", "2014-2020", "2021-2027", "after-2027")));

  private static final List<BigDecimal> LIMITS =
      List.of(new BigDecimal(50_000), new BigDecimal(250_000), new BigDecimal(1_000_000));
  private static final List<LocalDate> STARTS =
      List.of(LocalDate.of(2014, 1, 1), LocalDate.of(2021, 1, 1), LocalDate.of(2028, 1, 1));

  private InitiativeFacets() {}

  private static String label(String name) {
    return "projects.facet." + name;
  }

  private static ListFacet values(String name, List<String> values) {
    return ListFacet.values(name, label(name), "projects." + name + ".", values);
  }

  private static List<String> codes(Enum<?>... values) {
    return Arrays.stream(values).map(InitiativeFacets::code).toList();
  }

  /** The value that stands for a choice. */
  public static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The value of {@link #BUDGET} for an amount. */
  public static String budget(BigDecimal amount) {
    int limit = 0;
    while (limit < LIMITS.size() && amount.compareTo(LIMITS.get(limit)) >= 0) {
      limit++;
    }
    return named(BUDGET).values().get(limit);
  }

  /**
   * The values of {@link #PERIOD} for a time.
   *
   * @param from first day; null when not said: then nothing is known
   * @param to last day; null when it goes on
   * @param said when it was last published: what goes on is known to do so until then
   */
  public static List<String> periods(LocalDate from, LocalDate to, LocalDate said) {
    LocalDate known = to == null ? said : to;
    List<String> periods = new ArrayList<>();
    List<String> values = named(PERIOD).values();
    for (int i = 0; from != null && i < values.size(); i++) {
      boolean begun = i == STARTS.size() || from.isBefore(STARTS.get(i));
      boolean ended =
          i > 0 && from.isBefore(STARTS.get(i - 1)) && known.isBefore(STARTS.get(i - 1));
      if (begun && !ended) {
        periods.add(values.get(i));
      }
    }
    return periods;
  }

  private static ListFacet named(String name) {
    return ALL.stream().filter(facet -> facet.name().equals(name)).findFirst().orElseThrow();
  }
}
