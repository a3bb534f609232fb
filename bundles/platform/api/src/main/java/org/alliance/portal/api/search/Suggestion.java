package org.alliance.portal.api.search;

import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;

/**
 * A thing whose name fits what has been typed so far.
 *
 * @param ref the thing
 * @param path address for this reader, without the language
 * @param title in the language in which it fits
 */
public record Suggestion(EntityRef ref, String path, ByLanguage.Chosen<String> title) {}
