package org.alliance.portal.security.internal.web.clients;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.clients.ClientDesk;

/** What the form on a client shows beside its fields. */
public final class ClientFormView {

  /** Something to choose. */
  public record Choice(String value, String label) {}

  private ClientFormView() {}

  /**
   * A page with the form.
   *
   * @param had scopes of the client; none of a new one
   */
  static View of(String template, ClientDesk desk, Form form, Collection<String> had, String lang) {
    return View.of(template)
        .with("form", form)
        .with("scopes", ScopeChoice.of(desk.scopes(), had, form.all("scopes")))
        .with("organisations", choices(desk.organisations(), lang));
  }

  private static List<Choice> choices(Collection<Organisation> organisations, String lang) {
    Collator alphabet = Collator.getInstance(Locale.forLanguageTag(lang));
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", ""));
    organisations.stream()
        .map(one -> new Choice(one.id().toString(), one.names().in(lang).value()))
        .sorted(Comparator.comparing(Choice::label, alphabet))
        .forEach(choices::add);
    return choices;
  }
}
