package org.alliance.portal.projects.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.Id;

/**
 * What somebody wants an initiative to say; may be wrong or incomplete in every part until it has
 * been checked. To be published it needs a title, a theme, a summary and an outcome in its original
 * language; the rest can follow. Immutable.
 *
 * @param kind what it is; null only in a draft
 * @param original language it was written in first, ISO 639-1
 * @param texts by language
 * @param themes codes of vocabulary {@code theme}, 1 to 3
 * @param status where it stands; null when not said
 * @param from first day; null when not said
 * @param to last day, not before the first; null when not said or open
 * @param needsMethod how the needs were found; null when not said
 * @param needsDate when the needs were found; null when not said
 * @param evidence what is known of its effect, as its authors say; {@link Evidence#REPLICATED} is
 *     not said but follows from confirmed adoptions; null when not said
 * @param budget in euros, 0 or more; null when not said
 * @param fundings where the money came from; at most 20
 * @param results measured results; at most 30
 * @param partners who took part; at most 30
 * @param links addresses with more; at most 20
 * @param attachments ids of its files, in the order in which they are shown
 */
public record InitiativeDraft(
    Kind kind,
    String original,
    Map<String, InitiativeText> texts,
    List<String> themes,
    Status status,
    LocalDate from,
    LocalDate to,
    NeedsMethod needsMethod,
    LocalDate needsDate,
    Evidence evidence,
    BigDecimal budget,
    List<Funding> fundings,
    List<Result> results,
    List<Partner> partners,
    List<Link> links,
    List<Id> attachments) {

  /** Null collections become empty; the others are copied. */
  public InitiativeDraft {
    texts = texts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(texts));
    themes = themes == null ? List.of() : themes.stream().distinct().toList();
    fundings = fundings == null ? List.of() : List.copyOf(fundings);
    results = results == null ? List.of() : List.copyOf(results);
    partners = partners == null ? List.of() : List.copyOf(partners);
    links = links == null ? List.of() : List.copyOf(links);
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
  }

  /** What an initiative is. */
  public enum Kind {
    /** It has a beginning and an end. */
    PROJECT,
    /** A rule or strategy that an authority adopted. */
    POLICY,
    /** A way of working that lasts. */
    PRACTICE
  }

  /** Where an initiative stands. */
  public enum Status {
    /** It has not begun. */
    PLANNED,
    /** It is going on. */
    RUNNING,
    /** It is over. */
    COMPLETED,
    /** It ended before it was completed. */
    STOPPED
  }

  /** What is known of the effect, after the Council of Europe's database of practices. */
  public enum Evidence {
    /** It looks good; nobody has measured yet. */
    PROMISING,
    /** Its results were measured. */
    DEMONSTRATED,
    /** It was done again elsewhere, and the source confirmed it. */
    REPLICATED
  }

  /** How needs were found. */
  public enum NeedsMethod {
    /** Questions to many. */
    SURVEY,
    /** Talks with people concerned. */
    CONSULTATION,
    /** Figures that exist. */
    STATISTICS,
    /** A study. */
    STUDY,
    /** Another way, told in the text. */
    OTHER
  }

  /**
   * A source of money.
   *
   * @param programme code of vocabulary {@code programme}, or a name of its own; at most 100
   *     characters
   * @param amount in euros, 0 or more; null when not said
   * @param share of the whole in percent, 0 to 100; null when not said
   */
  public record Funding(String programme, BigDecimal amount, BigDecimal share) {}

  /**
   * A measured result.
   *
   * @param indicator what was measured; at most 200 characters
   * @param baseline before; null when not known
   * @param value after; null when not known
   * @param unit of both, such as {@code %} or {@code children}; at most 40 characters; null for
   *     none
   */
  public record Result(String indicator, BigDecimal baseline, BigDecimal value, String unit) {}

  /**
   * Who took part.
   *
   * @param organisation a member of the Alliance; null for somebody else
   * @param name of somebody else, never of a private person; null for a member; at most 200
   *     characters
   * @param part what it did; null when not said; at most 200 characters
   */
  public record Partner(Id organisation, String name, String part) {}

  /**
   * An address with more.
   *
   * @param address {@code https://} or {@code http://}, at most 300 characters
   * @param title what is there; null for the address itself; at most 200 characters
   */
  public record Link(String address, String title) {}
}
