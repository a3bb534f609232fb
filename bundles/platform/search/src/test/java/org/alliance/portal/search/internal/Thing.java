package org.alliance.portal.search.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change.Audience;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.SearchDocument.Weight;

/** Makes things to be found. */
public final class Thing {
  private final EntityRef ref;
  private final List<SearchDocument.Text> texts = new ArrayList<>();
  private final List<SearchDocument.Value> values = new ArrayList<>();
  private final List<SearchDocument.Figure> numbers = new ArrayList<>();
  private Id owner;
  private Audience audience = Audience.PUBLIC;
  private Instant updated = Instant.ofEpochSecond(1_700_000_000);

  private Thing(String type, long id) {
    ref = new EntityRef(type, new Id(id));
  }

  public static Thing profile(long id) {
    return new Thing("profile", id);
  }

  public static Thing of(String type, long id) {
    return new Thing(type, id);
  }

  public Thing owner(long id) {
    owner = new Id(id);
    return this;
  }

  /** What follows is for these readers. */
  public Thing to(Audience readers) {
    audience = readers;
    return this;
  }

  public Thing title(String lang, String text) {
    return text(Weight.TITLE, lang, text);
  }

  public Thing keyword(String lang, String text) {
    return text(Weight.KEYWORD, lang, text);
  }

  public Thing body(String lang, String text) {
    return text(Weight.BODY, lang, text);
  }

  private Thing text(Weight weight, String lang, String text) {
    texts.add(new SearchDocument.Text(lang, text, weight, audience));
    return this;
  }

  public Thing value(String facet, String value) {
    values.add(new SearchDocument.Value(facet, value, audience));
    return this;
  }

  public Thing number(String name, long value) {
    numbers.add(new SearchDocument.Figure(name, value, audience));
    return this;
  }

  public Thing updated(long second) {
    updated = Instant.ofEpochSecond(second);
    return this;
  }

  public SearchDocument made() {
    return new SearchDocument(
        ref,
        "/" + ref.type() + "s/" + ref.id(),
        "/public/" + ref.id(),
        owner,
        texts,
        values,
        numbers,
        updated);
  }
}
