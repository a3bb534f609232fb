package org.alliance.portal.search.internal.web;

import java.util.List;
import org.alliance.portal.api.search.SearchResult;

/** What the templates show of a search. */
public final class Found {
  private Found() {}

  /**
   * A thing.
   *
   * @param href its address
   * @param title its name
   * @param titleLang language of the name; null for none
   * @param type name of its type
   * @param extractLang language of the extract; null for none
   * @param pieces the extract
   */
  public record Hit(
      String href,
      String title,
      String titleLang,
      String type,
      String extractLang,
      List<SearchResult.Piece> pieces) {}

  /**
   * A kind of things to choose from.
   *
   * @param label its name
   * @param count how many
   * @param href address of the search with it alone
   * @param current whether it is chosen
   */
  public record TypeTab(String label, long count, String href, boolean current) {}

  /**
   * A facet, as the platform's lists show it.
   *
   * @param name its parameter
   * @param legend its name
   * @param options its values, most frequent first
   */
  public record Facet(String name, String legend, List<Option> options) {
    private static final int AT_ONCE = 8;

    /** Those that are shown at once: the first ones, and all up to the last that is chosen. */
    public List<Option> first() {
      return options.subList(0, shown());
    }

    /** Those that are folded away. */
    public List<Option> rest() {
      return options.subList(shown(), options.size());
    }

    private int shown() {
      int shown = Math.min(AT_ONCE, options.size());
      for (int i = shown; i < options.size(); i++) {
        if (options.get(i).chosen()) {
          shown = i + 1;
        }
      }
      return shown;
    }
  }

  /**
   * A value of a facet.
   *
   * @param value as in addresses
   * @param label its name
   * @param count how many have it
   * @param chosen whether it is filtered by
   */
  public record Option(String value, String label, long count, boolean chosen) {}

  /**
   * An order to choose.
   *
   * @param value as in addresses
   * @param label its name
   */
  public record Choice(String value, String label) {}

  /**
   * A field that stays as it is.
   *
   * @param name its parameter
   * @param value its value
   */
  public record Hidden(String name, String value) {}

  /**
   * A filter that can be taken away.
   *
   * @param label what it is
   * @param facet name of its facet
   * @param href address of the search without it
   */
  public record Chip(String label, String facet, String href) {}
}
