package org.alliance.portal.profiles.internal.contacts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.mail.LetterKinds;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.profiles.api.Contact;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The letter by which a person is asked to be a contact. */
@Component(service = ContactLetters.class)
public class ContactLetters {
  private static final Set<String> LANGUAGES = Set.of("en", "fr");

  /** Pages with contacts are read while no letter can be written, too. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Outbox outbox;

  private final CurrentRequest current;
  private final PublicAddress address;
  private final PageRenderer texts;
  private final Bundle bundle;

  /** The kind of letter; apart, so that it is there before anybody needs the outbox. */
  @Component
  public static final class Kinds implements LetterKinds {
    static final LetterKind CONSENT =
        new LetterKind(
            "profiles-consent",
            List.of("name", "organisation", "editor", "link"),
            List.of("organisation", "link"),
            false);

    @Override
    public List<LetterKind> kinds() {
      return List.of(CONSENT);
    }
  }

  @Activate
  public ContactLetters(
      @Reference CurrentRequest current,
      @Reference PublicAddress address,
      @Reference PageRenderer texts,
      BundleContext context) {
    this.current = current;
    this.address = address;
    this.texts = texts;
    this.bundle = context.getBundle();
  }

  /**
   * Puts the letter into the outbox, within the current transaction.
   *
   * @param contact a person with an address
   * @param organisation name of the member
   * @param editor who asks
   * @param token of the link
   * @throws ValidationException when no letter can be written at this moment
   */
  void ask(Contact contact, ByLanguage<String> organisation, Principal editor, String token) {
    Outbox there = outbox;
    if (there == null) {
      throw new ValidationException(FieldProblem.of("", "profiles.problem.contact-away"));
    }
    String lang = lang(contact);
    there.put(
        new Letter(
            Kinds.CONSENT.id(),
            contact.id() + " " + contact.since().toEpochMilli(),
            contact.email(),
            null,
            lang,
            Map.of(
                "name",
                contact.name(),
                "organisation",
                organisation.in(lang).value(),
                "editor",
                editor.kind() == Principal.Kind.ACCOUNT
                    ? editor.name()
                    : texts.text(bundle, lang, "profiles.contact.secretariat", Map.of()),
                "link",
                address.of(lang, "/contacts/" + token))));
  }

  /** The first of the person's languages that the portal speaks, else the editor's. */
  private String lang(Contact contact) {
    return contact.languages().stream()
        .filter(LANGUAGES::contains)
        .findFirst()
        .orElse(current.language());
  }
}
