package org.alliance.portal.profiles.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.profiles.api.Contact;

/**
 * What an editor passes on to a person who is to be a contact.
 *
 * @param link by which the person agrees or withdraws; a secret
 * @param subject of a mail
 * @param body of a mail, with the link
 * @param mail address that opens the editor's own mail program with all this; null without an
 *     e-mail address
 * @param lang the language of the mail and of the page behind the link
 */
record Invitation(String link, String subject, String body, String mail, String lang) {

  /**
   * An invitation in the first of the person's languages that the portal speaks, else in the
   * editor's.
   */
  static Invitation of(
      Contact contact,
      String token,
      ByLanguage<String> member,
      String base,
      FieldTexts texts,
      String editors) {
    String lang =
        contact.languages().stream()
            .filter(code -> code.equals("en") || code.equals("fr"))
            .findFirst()
            .orElse(editors);
    String link = base + "/" + lang + "/contacts/" + token;
    Map<String, Object> args =
        Map.of("name", contact.name(), "member", member.in(lang).value(), "link", link);
    String subject = texts.text(lang, "profiles.invitation.subject", args);
    String body = texts.text(lang, "profiles.invitation.body", args);
    String mail =
        contact.email() == null
            ? null
            : "mailto:"
                + encoded(contact.email()).replace("%40", "@")
                + "?subject="
                + encoded(subject)
                + "&body="
                + encoded(body.replace("\n", "\r\n"));
    return new Invitation(link, subject, body, mail, lang);
  }

  /** Mail programs show a plus as a plus. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
