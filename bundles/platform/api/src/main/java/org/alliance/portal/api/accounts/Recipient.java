package org.alliance.portal.api.accounts;

import org.alliance.portal.api.Id;

/**
 * A person to write to.
 *
 * @param account the account
 * @param name the person's name
 * @param email the person's address
 * @param lang language to write in, ISO 639-1
 */
public record Recipient(Id account, String name, String email, String lang) {}
