package org.alliance.portal.api.entities;

import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.changes.Change;

/**
 * What another feature may show of a thing. Immutable.
 *
 * @param ref the thing
 * @param title with the language it is in; plain text
 * @param path address without the language, such as {@code /profiles/0D…}
 * @param audience who may know of the thing
 */
public record Entity(
    EntityRef ref, ByLanguage.Chosen<String> title, String path, Change.Audience audience) {}
