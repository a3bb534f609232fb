package org.alliance.portal.security.internal.teams;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.mail.LetterKinds;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.security.internal.store.InvitationStore.Invitation;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The letter that invites. */
@Component(service = InvitationLetters.class)
public class InvitationLetters {
  private static final String SECRETARIAT = "security.secretariat";

  private final Outbox outbox;
  private final PageRenderer texts;
  private final PublicAddress address;
  private final Bundle bundle;

  /** The kind of letter; apart, so that it is there before anybody needs the outbox. */
  @Component
  public static final class Kinds implements LetterKinds {
    static final LetterKind INVITATION =
        new LetterKind(
            "security-invitation",
            List.of("name", "organisation", "inviter", "role", "link", "until"),
            List.of("link"),
            false);

    @Override
    public List<LetterKind> kinds() {
      return List.of(INVITATION);
    }
  }

  @Activate
  public InvitationLetters(
      @Reference Outbox outbox,
      @Reference PageRenderer texts,
      @Reference PublicAddress address,
      BundleContext context) {
    this.outbox = outbox;
    this.texts = texts;
    this.address = address;
    this.bundle = context.getBundle();
  }

  /**
   * Puts the letter into the outbox, within the current transaction.
   *
   * @param organisation whose team; null for the secretariat
   * @param inviter who invites
   * @param token of the link
   */
  void send(Invitation invitation, Organisation organisation, Principal inviter, String token) {
    String lang = invitation.lang();
    boolean person = inviter.kind() == Principal.Kind.ACCOUNT;
    outbox.put(
        new Letter(
            Kinds.INVITATION.id(),
            invitation.id().toString(),
            invitation.email(),
            null,
            lang,
            Map.of(
                "name",
                invitation.name(),
                "organisation",
                organisation == null
                    ? text(lang, SECRETARIAT)
                    : organisation.names().in(lang).value(),
                "inviter",
                person ? inviter.name() : text(lang, SECRETARIAT),
                "role",
                role(invitation, lang),
                "link",
                address.of(lang, "/invitation/" + token),
                "until",
                day(invitation.expires(), lang))));
  }

  private String role(Invitation invitation, String lang) {
    if (invitation.role() != null) {
      return text(lang, key(invitation.role()));
    }
    return String.join(
        ", ", invitation.roles().stream().sorted().map(role -> text(lang, key(role))).toList());
  }

  private static String key(Enum<?> role) {
    return "security.role." + role.name().toLowerCase(Locale.ROOT);
  }

  private String text(String lang, String key) {
    return texts.text(bundle, lang, key, Map.of());
  }

  private static String day(Instant time, String lang) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(lang.equals("fr") ? Locale.FRANCE : Locale.UK)
        .format(time.atZone(Principal.ALLIANCE_ZONE));
  }
}
