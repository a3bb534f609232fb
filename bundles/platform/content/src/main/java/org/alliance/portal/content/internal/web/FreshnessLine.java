package org.alliance.portal.content.internal.web;

import java.time.LocalDate;
import java.util.Locale;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.entities.Entity;

/**
 * A thing that may be out of date, as lists show it.
 *
 * @param title what it is called; null when its feature is away
 * @param path address without the language; null when its feature is away
 * @param id its id
 * @param state {@code asked} or {@code stale}
 * @param confirmed when somebody last said that it is right
 * @param owner name of the organisation; null for none or when not asked for
 */
public record FreshnessLine(
    ByLanguage.Chosen<String> title,
    String path,
    String id,
    String state,
    LocalDate confirmed,
    ByLanguage.Chosen<String> owner) {

  static FreshnessLine of(Freshness.Mark mark, Entity entity, ByLanguage.Chosen<String> owner) {
    return new FreshnessLine(
        entity == null ? null : entity.title(),
        entity == null ? null : entity.path(),
        mark.ref().id().toString(),
        mark.state().name().toLowerCase(Locale.ROOT),
        mark.confirmed(),
        owner);
  }
}
