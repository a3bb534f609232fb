package org.alliance.portal.membership.internal;

/**
 * How many applications are alike in everything that the queue is filtered by.
 *
 * @param stage where they stand
 * @param way what they ask for
 * @param country ISO 3166-1 alpha-2, or XK
 * @param holder who has them
 * @param count how many
 */
public record QueueCount(
    Stage stage, Application.Way way, String country, QueueFilter.Holder holder, long count) {}
