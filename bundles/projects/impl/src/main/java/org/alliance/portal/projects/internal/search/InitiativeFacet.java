package org.alliance.portal.projects.internal.search;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.InitiativeDraft;

/**
 * A facet of initiatives: what the index has, lists offer and programs may ask for.
 *
 * @param name in addresses and queries
 * @param scheme the vocabulary that names its values; null for one with values of its own
 * @param values its values in their order; empty with a scheme
 */
public record InitiativeFacet(String name, String scheme, List<String> values) {
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
  public static final List<InitiativeFacet> ALL =
      List.of(
          of(THEME, Vocabulary.THEME),
          of(COUNTRY, Vocabulary.COUNTRY),
          of(KIND, InitiativeDraft.Kind.values()),
          of(STATUS, InitiativeDraft.Status.values()),
          of(EVIDENCE, InitiativeDraft.Evidence.values()),
          new InitiativeFacet(
              BUDGET,
              null,
              List.of("under-50000", "50000-250000", "250000-1000000", "over-1000000")),
          of(PROGRAMME, Vocabulary.PROGRAMME),
          new InitiativeFacet(
              PERIOD, null, List.of("before-2014", "2014-2020", "2021-2027", "after-2027")));

  private static final List<BigDecimal> LIMITS =
      List.of(new BigDecimal(50_000), new BigDecimal(250_000), new BigDecimal(1_000_000));
  private static final List<LocalDate> STARTS =
      List.of(LocalDate.of(2014, 1, 1), LocalDate.of(2021, 1, 1), LocalDate.of(2028, 1, 1));

  private static InitiativeFacet of(String name, String scheme) {
    return new InitiativeFacet(name, scheme, List.of());
  }

  private static InitiativeFacet of(String name, Enum<?>... values) {
    return new InitiativeFacet(
        name, null, Arrays.stream(values).map(InitiativeFacet::code).toList());
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
   */
  public static List<String> periods(LocalDate from, LocalDate to) {
    List<String> periods = new ArrayList<>();
    List<String> values = named(PERIOD).values();
    for (int i = 0; from != null && i < values.size(); i++) {
      boolean begun = i == STARTS.size() || from.isBefore(STARTS.get(i));
      boolean goesOn = i == 0 || to == null || !to.isBefore(STARTS.get(i - 1));
      if (begun && goesOn) {
        periods.add(values.get(i));
      }
    }
    return periods;
  }

  private static InitiativeFacet named(String name) {
    return ALL.stream().filter(facet -> facet.name.equals(name)).findFirst().orElseThrow();
  }

  /** Key of its name. */
  public String textKey() {
    return "projects.facet." + name;
  }

  /** Start of the key of a value's text, where no vocabulary names it. */
  public String valueKey() {
    return "projects." + (name.equals(KIND) ? "kind" : name) + ".";
  }
}
