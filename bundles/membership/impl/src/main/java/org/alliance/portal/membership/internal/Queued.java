package org.alliance.portal.membership.internal;

import java.time.Instant;
import org.alliance.portal.api.Id;

/**
 * An application in the queue, without anything about a person.
 *
 * @param id its id
 * @param reference how people name it
 * @param stage where it stands
 * @param way what it asks for
 * @param name official name
 * @param nameLang language of the official name
 * @param country ISO 3166-1 alpha-2, or XK
 * @param kind code of the vocabulary {@code kind}
 * @param assignedTo account of the moderator who has it; null for nobody
 * @param since when it came to where it stands
 * @param submitted when it was sent
 * @param sample whether it is invented
 */
public record Queued(
    Id id,
    String reference,
    Stage stage,
    Application.Way way,
    String name,
    String nameLang,
    String country,
    String kind,
    Id assignedTo,
    Instant since,
    Instant submitted,
    boolean sample) {}
