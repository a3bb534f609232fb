package org.alliance.portal.security.internal.account;

import java.util.HashMap;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.security.internal.store.OwnAccountStore;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Letters to the owners of accounts, about their accounts. */
@Component(service = AccountLetters.class)
public final class AccountLetters {
  /** With the link for a new password. */
  public static final String RESET = "security-reset";

  /** The password is another one. */
  public static final String PASSWORD_CHANGED = "security-password-changed";

  /** There is a second factor. */
  public static final String FACTOR_ON = "security-factor-on";

  /** There is no second factor any more. */
  public static final String FACTOR_OFF = "security-factor-off";

  /** Somebody signed in with a browser that was not used before. */
  public static final String NEW_DEVICE = "security-new-device";

  /** To the new address, with the link that confirms it. */
  public static final String EMAIL_NEW = "security-email-new";

  /** To the old address, with the link that agrees or refuses. */
  public static final String EMAIL_OLD = "security-email-old";

  /** To whoever has the address that somebody else wanted. */
  public static final String EMAIL_TAKEN = "security-email-taken";

  /** The address is another one. */
  public static final String EMAIL_CHANGED = "security-email-changed";

  static final String NAME = "name";
  static final String LINK = "link";
  static final String EMAIL = "email";
  static final String DEVICE = "device";

  private final OwnAccountStore accounts;
  private final PublicAddress address;
  private final IdGenerator ids;

  /** Letters that only tell are left out while there is no outbox: nothing depends on them. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public volatile Outbox outbox;

  @Activate
  public AccountLetters(
      @Reference OwnAccountStore accounts,
      @Reference PublicAddress address,
      @Reference IdGenerator ids) {
    this.accounts = accounts;
    this.address = address;
    this.ids = ids;
  }

  /** Tells the owner what happened, with the way to a new password; within the transaction. */
  public void tell(Id account, String kind) {
    tell(account, kind, "/forgotten", Map.of());
  }

  /**
   * Tells the owner what happened; within the transaction.
   *
   * @param path where the letter's link leads, without the language
   * @param more values besides the name and the link
   */
  public void tell(Id account, String kind, String path, Map<String, String> more) {
    Outbox there = outbox;
    if (there != null) {
      accounts
          .find(account)
          .ifPresent(own -> there.put(letter(own, own.email(), kind, address.base(), path, more)));
    }
  }

  /**
   * A letter about an account.
   *
   * @param to address, which need not be the account's
   * @param base the portal's address
   * @param path where the letter's link leads, without the language
   * @param more values besides the name and the link
   */
  Letter letter(
      Own own, String to, String kind, String base, String path, Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put(NAME, own.name());
    values.put(LINK, base + "/" + own.lang() + path);
    return new Letter(kind, ids.next().toString(), to, own.id(), own.lang(), values);
  }
}
