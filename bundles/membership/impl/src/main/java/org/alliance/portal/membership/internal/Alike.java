package org.alliance.portal.membership.internal;

/**
 * Something that may be the same organisation. Nothing is said of it but what everybody may know.
 *
 * @param participant name of an organisation that takes part, and its language; null when it is an
 *     application that is being looked at
 * @param lang language of the name
 */
public record Alike(String participant, String lang) {}
