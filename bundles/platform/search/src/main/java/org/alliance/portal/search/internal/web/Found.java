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
   * A facet.
   *
   * @param name its parameter
   * @param label its name
   * @param open whether one of its values is chosen
   * @param options its values
   */
  public record Facet(String name, String label, boolean open, List<Option> options) {}

  /**
   * A value of a facet.
   *
   * @param value as in addresses
   * @param label its name
   * @param count how many have it
   * @param checked whether it is chosen
   */
  public record Option(String value, String label, long count, boolean checked) {}

  /**
   * A filter that can be taken away.
   *
   * @param label what it is
   * @param href address of the search without it
   */
  public record Chip(String label, String href) {}
}
