package org.alliance.portal.security.internal.web.clients;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.security.internal.clients.ClientDraft;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;

/** Fields of the forms on clients and keys. */
final class ClientForm {
  private static final String OVERLAP = "overlap";

  private ClientForm() {}

  /** What the form shows of a client. */
  static Form of(ApiClient client) {
    Map<String, Object> values = new HashMap<>();
    values.put("version", client.version());
    values.put("name", client.name());
    values.put("organisation", client.organisation());
    values.put("contact", client.contact());
    values.put("note", client.note());
    values.put("scopes", new TreeSet<>(client.scopes()));
    values.put("rate", client.rate());
    return Form.filled(values);
  }

  static ClientDraft draft(Form form) {
    return new ClientDraft(
        form.value("name"),
        form.value("organisation"),
        form.value("contact"),
        form.value("note"),
        Set.copyOf(new TreeSet<>(form.all("scopes"))),
        form.value("rate"));
  }

  /** A version that is not one makes a conflict, which shows the client as it is. */
  static int version(Form form) {
    String version = form.value("version");
    return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
  }

  /** Days that the keys before a new one live on. */
  static int overlap(Form form) {
    String days = form.value(OVERLAP);
    if (days.matches("\\d{1,3}")) {
      return Integer.parseInt(days);
    }
    throw new ValidationException(FieldProblem.of(OVERLAP, "portal.problem.unknown-value"));
  }

  /** An id in a hidden field. */
  static Id id(Form form, String field) {
    try {
      return Id.parse(form.value(field));
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(field, form.value(field));
    }
  }
}
